from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def concrete(self): return "c"
try: Shape()
except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 1
try: Half()
except TypeError as e: print(e)
class One(Shape):
    def area(self): return 1
    name = "n"
    @classmethod
    def make(cls): return cls()
class Only(ABC):
    @abstractmethod
    def f(self): return "base f"
class Done(Only):
    def f(self): return super().f() + "!"
try: Only()
except TypeError as e: print(e)
print(One().area(), One.make().name, Done().f(), One().concrete())
print(sorted(Shape.__abstractmethods__), One.__abstractmethods__, Shape.area.__isabstractmethod__)
class V(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is V: return any("vmark" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
class W: vmark = 1
print(isinstance(W(), V), issubclass(W, V), issubclass(int, V))
V.register(int)
print(isinstance(3, V), issubclass(int, V), issubclass(bool, V), issubclass(str, V))
@V.register
class R: pass
print(issubclass(R, V), R.__name__)
try: V.register(3)
except TypeError as e: print(e)
