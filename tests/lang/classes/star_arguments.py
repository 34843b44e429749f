bases = (int,)
kw = {"tag": 5}
class B:
    def __init_subclass__(cls, **k): print(cls.__name__, k)
class A(*bases): x = 1
print(A.__mro__, A.__qualname__, A(3) + 1)
class C(B, *bases, **kw, other=1):
    def __init__(self, *a): self.v = 7
print(C.__bases__, C(2).v, C(2))
class M(type):
    def __new__(m, n, b, d, **k): print("M", n, k); return super().__new__(m, n, b, d)
    def __init__(cls, *a, **k): pass
class D(*[], **{"metaclass": M, "q": 1}): y = 2
print(type(D), D.y)
def f():
    class L(*(B,), z=2): pass
    return L.__qualname__
print(f())
try:
    class E(*5): pass
except TypeError as e: print(e)
