class Registry:
    known = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Registry.known.append(cls.__name__)
class A(Registry, tag="a"): pass
class B(A): pass
print(Registry.known, A.tag, B.tag)
try:
    class C(A, wrong=1): pass
except TypeError as e: print(e)
try:
    class D(object, x=1): pass
except TypeError as e: print(e)
class Gen:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(Gen[int], Gen[1, 2])
Made = type("Made", (A,), {"x": 5, "double": lambda self: self.x * 2})
m = Made()
print(Made, m.double(), Made.__name__, Made.__bases__, isinstance(m, A), Made.__module__, type(Made))
Empty = type("Empty", (), {})
print(Empty, Empty.__mro__, Empty().__class__ is Empty)
for bad in (lambda: type("X"), lambda: type(1, 2), lambda: type("X", 5, {}), lambda: type(5, (), {}), lambda: type("X", (), 3)):
    try: print(bad())
    except TypeError as e: print(e)
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["made_by"] = mcs.__name__
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.options = kw
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.called = True
        return made
    def __len__(cls): return 7
    def __iter__(cls): return iter("abc")
    def __contains__(cls, x): return x == "in"
    def __getitem__(cls, k): return ("item", k)
    def __repr__(cls): return f"<Meta class {cls.__name__}>"
    def helper(cls): return cls.__name__ + "!"
    @property
    def prop(cls): return "meta prop"
    def __getattr__(cls, name):
        if name == "dynamic": return "from meta"
        raise AttributeError(name)
class M(metaclass=Meta, opt=1):
    def __init__(self, v=0): self.v = v
class N(M): pass
print(M.made_by, N.made_by, M.options, N.options, M(3).v, M(3).called, len(M), list(N), "in" in M, M[4], M, type(N), M.helper(), N.prop, M.dynamic, isinstance(M, Meta))
try: M().helper()
except AttributeError as e: print(e)
try: M.nothing
except AttributeError as e: print(e)
class Singleton(type):
    made = {}
    def __call__(cls, *a):
        if cls not in cls.made: cls.made[cls] = super().__call__(*a)
        return cls.made[cls]
class S(metaclass=Singleton): pass
print(S() is S())
x = A()
print(x.__class__ is A, type(x) is A, A.__dict__["tag"], "known" in vars(Registry), A.__qualname__, A.__doc__)
x.__class__ = B
print(type(x).__name__, isinstance(x, B))
try: x.__class__ = 5
except TypeError as e: print(e)
try: x.__class__ = int
except TypeError as e: print(e)
A.__name__ = "Renamed"
print(A, A.__name__, A())if False else print(A.__name__)
def later(self): return "later"
B.later = later
print(x.later(), B().later())
setattr(B, "dyn", 5)
print(x.dyn, hasattr(A, "dyn"))
delattr(B, "dyn")
print(hasattr(x, "dyn"))
try: del B.dyn
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
class K:
    z: int = 1
    w: str
    def f(self, a: int) -> str: ...
print(K.__annotations__, K.z, hasattr(K, "w"))
print([c.__name__ for c in bool.__mro__], int.__bases__, object.__bases__, type.__mro__, ValueError.__bases__)
print(isinstance(int, type), isinstance(A, type), isinstance(type, object), issubclass(A, object), type(type) is type)
o = object()
print(type(o), o == o, o == object(), isinstance(o, object))
try: o.x = 1
except AttributeError as e: print(e)
print(object.__init__ == object.__init__, (5).__add__(3), [1].__len__(), "ab".__contains__("a"), (5).__eq__(5), (5).__eq__("x"), [].__repr__(), (1).__class__)
