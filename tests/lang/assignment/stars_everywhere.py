a, *b, c = 1, 2, 3, 4; print(a, b, c)
*a, = "xy"; print(a)
(a, [b, *c]), d = (1, [2, 3, 4]), 5; print(a, b, c, d)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2, **{"a": 3}})
def f(*a, **k): return a, k
print(f(*[1], 2, *(3,), x=1, **{"y": 2}, z=3, **{"w": 4}))
for x, *y in [(1, 2, 3), (4,)]: print(x, y)
def g(): return 1, *[2, 3]
print(g())
def h(): yield 1, *[2]
print(list(h()))
x = *[1], *[2]; print(x)
t = (1, 2); print({t[0]: 1, **{}}, [*t, *t])
for bad in ("a, *b = 1, 2, 3\n*c, d = []",):
    try: exec(bad)
    except ValueError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: f(**{1: 2})
except TypeError as e: print(e)
try: f(*5)
except TypeError as e: print(e)
try: f(x=1, **{"x": 2})
except TypeError as e: print(e)
try: [*5]
except TypeError as e: print(e)
try: {**5}
except TypeError as e: print(e)
a = [1, 2, 3]; a[0], a[1:] = 9, [8]; print(a)
i, a[i] = 0, 7; print(i, a)
d = {}; d["k"], d["j"] = d["m"], d["n"] = 1, 2; print(d)
class X: pass
X.p, X.q = 1, 2; print(X.p, X.q)
x[1:2] if 0 else None
z = a[0], *a[1:]; print(z, a[*(0,)] if 0 else "")
class Sub:
    def __class_getitem__(cls, k): return k
print(Sub[*(1, 2)], Sub[1, *(2, 3)], Sub[1:2, 3])
