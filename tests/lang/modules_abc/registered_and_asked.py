from abc import *
import collections.abc
class P(ABC): pass
class Q(P): pass
class R: pass
P.register(R)
print(isinstance(Q(), P), isinstance(R(), P), isinstance(3, P), issubclass(R, P), P() is not None)
print("append" in list.__dict__, "upper" in list.__dict__, type(int.__dict__).__name__)
class A(ABC):
    def __init__(self, v): self.v = v
    @abstractmethod
    def go(self): pass
class B(A):
    def go(self): return self.v
print(B(3).go())
try: A(1)
except TypeError as e: print(e)
A.__abstractmethods__ = frozenset()
print(A(2).v)
print(collections.abc.Callable[[int, str], None], collections.abc.Iterable[int], collections.abc.Mapping[str, list[int]])
class I(collections.abc.Iterable[int]):
    def __iter__(self): return iter([1])
print(list(I()), isinstance(I(), collections.abc.Iterable))
class E(Exception, metaclass=ABCMeta):
    @abstractmethod
    def m(self): pass
try: print(E())
except TypeError as e: print(e)
class AbstractDict(dict, metaclass=ABCMeta):
    @abstractmethod
    def m(self): pass
try: AbstractDict()
except TypeError as e: print(e)
from functools import singledispatch
@singledispatch
def sd(x): return "obj"
@sd.register(collections.abc.Sequence)
def _(x): return "seq"
@sd.register(int)
def _(x): return "int"
print(sd(1), sd([1]), sd({}))
