class A:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
a = A()
print(a.x)
for f in (lambda: a.y, lambda: setattr(a, "z", 1), lambda: a.__dict__, lambda: A.x.__get__(a), lambda: delattr(a, "y"), lambda: vars(a)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(A.x, A.__slots__, type(A.x))
del a.x
try: a.x
except AttributeError as e: print(e)
class B(A): pass
b = B(); b.z = 3; print(b.__dict__, b.z)
class C(A): __slots__ = "w"
c = C(); c.w = 1; c.y = 2; print(c.w, c.y)
try: c.q = 1
except AttributeError as e: print(e)
for ns in ({"__slots__": ("a",), "a": 1}, {"__slots__": (1,)}, {"__slots__": ("a b",)}, {"__slots__": ("__dict__", "__dict__")}):
    try: print(type("X", (), ns))
    except Exception as e: print(type(e).__name__, e)
class D: __slots__ = ("__dict__", "p")
d = D(); d.p = 1; d.other = 2; print(d.__dict__)
class E: __slots__ = ("__priv",)
print(hasattr(E, "_E__priv"), E.__slots__)
class S1: __slots__ = ("a",)
class S2: __slots__ = ("b",)
try:
    class S3(S1, S2): pass
except TypeError as e: print(e)
class I(int): __slots__ = ()
try: I(3).x = 1
except AttributeError as e: print(e)
try:
    class T(tuple): __slots__ = ("n",)
except TypeError as e: print(e)
class DD: __slots__ = {"doc": "documented"}
DD().doc = 1
