def d(n):
    print("make", n)
    def w(f):
        print("apply", n, getattr(f, "__name__", f))
        return f
    return w
@d(1)
@d(2)
def f(): return 1
@d("class")
class C:
    @d("m")
    def m(self): pass
    @staticmethod
    def s(): return "s"
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
    @classmethod
    @property
    def cp(cls): return cls.__name__
c = C(); c.p = 3; print(c.p, C.s(), C.cp); del c.p
try: c.p
except AttributeError as e: print(e)
x = [lambda f: f]
@x[0]
def g(): pass
@(lambda f: "replaced")
def h(): pass
print(h)
class Deco:
    def __init__(self, f): self.f = f
    def __call__(self, *a): return ("called", self.f(*a))
    def __get__(self, o, t=None): return lambda *a: ("bound", self.f(o, *a))
class K:
    @Deco
    def m(self, x): return x
@Deco
def top(x): return x
print(top(1), K().m(2))
@d(3) if True else None
def cond(): pass
@(y := d(4))
def wal(): pass
