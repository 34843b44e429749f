x = 'global'
def f():
    x = 'local'
    def g():
        nonlocal x
        x = 'changed'
        def h():
            global x
            x = 'changed global'
            return x
        return h()
    r = g()
    return x, r
print(f(), x)
def make():
    global made, made2
    made = 1
    def made2(): return 'm2'
make()
print(made, made2())
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc(5)
inc2, get2 = counter()
inc2()
print(get(), get2())
def shadow(len):
    return len
print(shadow(3), len('abc'))
def outer():
    def a():
        def b():
            def c():
                nonlocal v
                v += 1
                return v
            return c
        return b
    v = 0
    return a()()
fn = outer()
print(fn(), fn())
def for_global():
    global i
    for i in range(3): pass
    global imported
    import sys as imported
for_global()
print(i, imported is not None)
