def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))
print(f(1, 2, 3, 4, c=5, e=6))
print(f(*[1, 2, 3], **{'c': 9, 'z': 1}))
def call(fn, *a, **k):
    try:
        print(fn(*a, **k))
    except TypeError as e:
        print('TypeError:', e)
call(f)
call(f, 1)
call(f, 1, c=2, a=3)
def g(x, y, /, z, *, w=0): return x, y, z, w
call(g, 1, 2, 3)
call(g, 1, 2, z=3, w=4)
call(g, 1, y=2, z=3)
call(g, 1, 2, 3, 4)
call(g)
call(g, 1, 2, 3, q=1)
def outer(n):
    count = n
    def inc(by=1):
        nonlocal count
        count += by
        return count
    def get(): return count
    return inc, get
inc, get = outer(10)
print(inc(), inc(5), get())
fs = []
for i in range(3):
    def k(i=i): return i
    fs.append(k)
print([fs[0](), fs[1](), fs[2]()])
late = []
for i in range(3):
    late.append(lambda: i)
print([late[0](), late[1](), late[2]()])
compose = lambda *fns: lambda x: fns[0](x)
print(compose(lambda x: x + 1)(5))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30))
print((lambda *a, **k: (a, k))(1, 2, x=3))
def defaults(a, l=[]):
    l.append(a)
    return l
print(defaults(1), defaults(2))
print(f.__name__, f.__qualname__, f.__defaults__, (lambda: 0).__name__, inc.__qualname__)
call(len)
call(len, 1)
call(5)
call('a'.upper)
call('a'.upper, 1)
call([].append, 1, 2)
call(max, 1, 'a')
call(print, 1, foo=2)
print(str.upper('abc'), list(map(str.strip, [' a ', 'b '])))
def rec(n):
    return rec(n - 1) + 1 if n else 0
print(rec(500))
a = 5
def shadow():
    try:
        print(a)
        a = 6
    except UnboundLocalError as e:
        print(type(e).__name__, e)
def shadow2():
    print(a)
shadow2()
shadow()
try:
    undefined_name
except NameError as e:
    print(e, e.name)
def many(a1,a2,a3,a4,a5,a6,a7,a8): return a1+a2+a3+a4+a5+a6+a7+a8
print(many(1,2,3,4,5,6,7,8), many(*range(8)))
print(sorted([3,1,2], key=lambda v: -v))
