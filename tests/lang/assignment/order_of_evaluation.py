def f(x):
    print('f', x)
    return x
l = [0] * 5
l[f(0)], l[f(1)] = f(2), f(3)
l[f(2)] = l[f(3)] = f(4)
print(l)
l[f(0)] += f(10)
print(l)
d = {f('k1'): f('v1'), f('k2'): f('v2')}
print(f(1) + f(2) * f(3), [f(4), f(5)], (f(6), f(7)))
def g(*a, **k):
    print(a, k)
g(f(1), *f([2, 3]), f(4), k=f(5), **f({'z': 6}))
f(d)[f('k1')] = f('new')
print(f(1) if f(0) else f(2), f('abc')[f(0):f(2)])
def h(a=f('default'), *, b=f('kw')): pass
h()
f([0])[f(0)], (f([1]))[f(0)] = f((8, 9))
