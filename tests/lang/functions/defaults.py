def f(a, b=2, c=3): return a, b, c
print(f(1), f(1, 5), f(1, c=9), f(c=1, a=2, b=3), f(*[1, 2]), f(1, **{'c': 0}))
def shared(x, l=[]):
    l.append(x)
    return l
print(shared(1), shared(2), shared(3, []))
n = 1
def early(x=n): return x
n = 2
print(early())
for i in range(3):
    def g(x=i): return x
    print(g(), g(10))
def outer(v):
    def inner(x=v, *, y=v + 1): return x, y
    return inner
print(outer(1)(), outer(5)(y=0))
print((lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1), (lambda: 0)(), (lambda *a: a)(1, 2), (lambda *, k=3: k)())
