class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.__slots__)
for bad in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.__dict__, lambda: delattr(p, "y")):
    try: print(bad())
    except AttributeError as e: print(e)
p.y = 5
p.x += 1
print(p.x, p.y)
del p.y
print(hasattr(p, "y"), repr(P.x), type(P.x).__name__)
class Q(P):
    __slots__ = ("z",)
class R(P): pass
q, r = Q(1), R(2)
q.z = 3
r.free = 4
print(q.x, q.z, r.x, r.free, r.__dict__, hasattr(q, "__dict__"))
try: q.w = 1
except AttributeError as e: print(e)
class One:
    __slots__ = "single"
o = One()
o.single = 1
print(o.single)
try:
    class Bad:
        __slots__ = ("a",)
        a = 1
except ValueError as e: print(e)
class Priv:
    __slots__ = ("__h",)
    def __init__(self): self.__h = 3
    def get(self): return self.__h
print(Priv().get(), Priv()._Priv__h)
class WithDict:
    __slots__ = ("a", "__dict__")
w = WithDict()
w.a, w.b = 1, 2
print(w.a, w.b, w.__dict__)
