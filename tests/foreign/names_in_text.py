import names_in_text
p = pair(4, 5)
print(eval("sum_of(p)"), eval("sum_of(pair(1, 2)) + counted"))
# expect: 12 9
exec("q = pair(7)\ndef total(x): return sum_of(x)")
print(total(q), q)
# expect: 10 { .one = 7, .two = 0 }
def f(n):
    local = pair(n, n)
    return eval("sum_of(local)"), sorted(locals())
print(f(10))
# expect: (23, ['local', 'n'])
try:
    eval("sum_of(p)", {"p": p})
except NameError as error:
    print(error)
# expect: name 'sum_of' is not defined
