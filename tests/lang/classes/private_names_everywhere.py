class A:
    __x = 1
    def __init__(self): self.__y = 2; self.__z__ = 3; self._a = 4
    def __m(self): return self.__x + self.__y
    def call(self): return self.__m()
    def f(self, __p=5, *, __k=6): return __p, __k
    class __Inner: pass
    def inner(self): return self.__Inner.__name__
    def g(self):
        def h(): return __glob
        return h()
    def names(self): return [__v for __v in (1, 2)]
    def imp(self):
        import math as __m2
        return __m2.pi > 3
    def glob(self):
        global __made
        __made = 7
    def attr(self, o): return o.__q
    def kw(self): return dict(__a=1)
    def dele(self):
        del self.__y
_A__glob = "global"
a = A(); print(a.call(), a._A__x, a._A__y, a.__z__, a.f(), a.inner(), a.g(), a.names(), a.imp(), sorted(k for k in A.__dict__ if "A__" in k)); a.glob(); print(_A__made, a.kw())
print(a.f(_A__k=3))
class Q: _A__q = "found"
print(a.attr(Q()))
a.dele()
try: a._A__y
except AttributeError as e: print(e)
class __Under:
    __v = 1
    def get(self): return self.__v
print(__Under().get(), __Under._Under__v)
class _: 
    __w = 2
    def get(self): return self.__w
print(_().get())
class S(A):
    def sub(self): return self.__x
try: S().sub()
except AttributeError as e: print(e)
