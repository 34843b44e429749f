def g(p, q=2, *, key=1, **more):
    r = p + q
    k = 3.5
    flag = True
    print(locals())
    print(eval("p + r"), eval("k * 2, flag"))
    exec("print(r, k, key)")
    try:
        eval("unbound")
    except NameError as e:
        print(e)
    unbound = 1
    del q
    return sorted(locals())
print(g(1))
print(g(1, 2, key=4, z=5))
def rest(*args): return locals()
print(rest(1, 2))
def late():
    print(locals())
    for number in range(2):
        pass
    print(locals())
late()
