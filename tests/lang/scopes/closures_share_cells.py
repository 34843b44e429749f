fns = []
for i in range(3):
    fns.append(lambda: i)
    fns.append(lambda i=i: i)
print([fns[0](), fns[1](), fns[2](), fns[3](), fns[5]()])
def f():
    out = []
    for i in range(3):
        def g(): return i
        out.append(g)
    i = 'last'
    return out
for g in f(): print(g())
def make(n):
    def get(): return n
    def set(v):
        nonlocal n
        n = v
    return get, set
g1, s1 = make(1)
g2, s2 = make(2)
s1('one')
print(g1(), g2())
def par(a, *args, k=1, **kw):
    def inner():
        nonlocal a, k
        a += 1
        k *= 2
        return a, args, k, kw
    return inner
p = par(1, 2, 3, z=4)
print(p(), p())
def rec():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
print(rec()(20), rec()(25))
def even_odd():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(10), odd(7), even(3)
print(even_odd())
def loop():
    fs = []
    n = 0
    while n < 3:
        m = n * 10
        fs.append(lambda: (n, m))
        n += 1
    return fs
for h in loop(): print(h())
def exc():
    try:
        raise ValueError('v')
    except ValueError as e:
        def show(): return repr(e)
        print(show())
    try:
        show()
    except NameError as x:
        print(x)
exc()
add = lambda a: lambda b: lambda c: a + b + c
print(add(1)(2)(3))
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2, str)(4))
