import function_pointers

f = find(ord("*"))
print(f(6, 7), find(ord("+"))(6, 7), not find(ord("?")))
# expect: 42 13 True
try:
    find(ord("?"))(1, 2)
except ValueError as error:
    print(type(error).__name__)
# expect: ValueError

calls = []
def subtract(a, b):
    calls.append((a, b))
    return a - b
def finished(data):
    calls.append(data)

t = table("minus", subtract, finished, None)
print(run(t, 10, 3), calls)
# expect: 7 [(10, 3), NULL]
t.done = None
t.apply = find(ord("+"))
print(run(t, 10, 3), t.apply(1, 1), len(calls))
# expect: 13 2 2
t.apply = subtract
print(t.apply(1, 5), t.apply is subtract)
# expect: -4 True
t.done, t.data = finished, "some text"
run(t, 0, 0)
print(calls[-1])
# expect: some text

def make(k):
    def scaled(a, b):
        return k * (a + b)
    return scaled

keep_operation(make(100))
print(call_kept(1, 2))
# expect: 300
keep_operation(lambda a, b: a ** b)
print(call_kept(2, 10))
# expect: 1024
keep_operation(add)
print(call_kept(2, 10))
# expect: 12

def fold_it(x, f, c, u, n, text):
    print(x, f, c, u, n, text)
    return x * f
print(fold(fold_it, 3))
# expect: 3.0 0.5 97 255 -1 text
# expect: 1.5
try:
    keep_operation(lambda a, b: "text")
    call_kept(1, 2)
except TypeError as error:
    print(error)
# expect: cannot convert str to int
try:
    keep_operation(lambda a: 1)
    call_kept(1, 2)
except TypeError as error:
    print(error)
# expect: <lambda>() takes 1 positional argument but 2 were given
# A function goes by the name that the program uses, whatever else its address is called.
same = [halved, half_of]
# expect: <int halved(int n) @0x <int half_of(int n) @0x
print(*[repr(f)[:repr(f).index("@") + 3] for f in same])
for f in same:
    try:
        f("x")
    except TypeError as error:
        print(error)
# expect: halved() argument 1 (n): cannot convert str to int: int halved(int n)
# expect: half_of() argument 1 (n): cannot convert str to int: int half_of(int n)
# expect: <int add(int, int) @0x
print(repr(find(ord("+")))[:22])
