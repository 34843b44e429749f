class classproperty(property):
    def __get__(self, o, t=None): return self.fget(t)
class A:
    @classproperty
    def name(cls): return cls.__name__
print(A.name, A().name)
class cached(property):
    "doc"
    def __init__(self, f): super().__init__(f); self.calls = 0
    def __get__(self, o, t=None):
        self.calls += 1
        return super().__get__(o, t)
class B:
    @cached
    def v(self): return 5
b = B(); print(b.v, b.v, B.__dict__["v"].calls)
class sm(staticmethod):
    pass
class C:
    @sm
    def f(): return 1
print(C.f())
class ro(property):
    def __set__(self, o, v): raise AttributeError("ro " + str(v))
class A:
    def __init__(self): self._x = 1
    @ro
    def x(self): return self._x
a = A(); print(a.x)
try: a.x = 3
except AttributeError as e: print(e)
class p2(property): pass
class B:
    def g(self): return self._v
    def s(self, v): self._v = v
    v = p2(g, s)
b = B(); b.v = 5; print(b.v, B.v.fget is B.g, isinstance(B.__dict__["v"], property), b.__dict__)
try: del b.v
except AttributeError as e: print(type(e).__name__)
class cm(classmethod): tag = 1
class C:
    @cm
    def f(cls, x): return cls.__name__, x
print(C.f(1), C().f(2), C.__dict__["f"].tag)
