import sys
x: int = 1
y: "later"
class K: a: int; b: str = "x"
print(__annotations__, K.__annotations__)
(z): int = 5
def f(a, b: int, /, c=1, *args: str, d, e=2, **kw: dict) -> "ret":
    "doc of f"
    local = a
    return local
print(f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__doc__, f.__module__, f.__qualname__, f.__name__)
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames[:6], c.co_name, c.co_firstlineno, c.co_flags & 12, c.co_filename == __file__)
print(f.__code__ is f.__code__, f.__annotations__ is f.__annotations__)
def outer(n):
    def inner(m: n = 1):
        return n + m
    return inner
g = outer(5)
print(g.__closure__[0].cell_contents, len(g.__closure__), g.__annotations__, g.__qualname__, outer.__closure__)
h = outer(6)
print(h.__closure__[0].cell_contents, h.__annotations__, g.__annotations__)
g.__closure__[0].cell_contents = 100
print(g(1))
f.__defaults__ = (9, 8)
def f2(a, b=1): return a, b
f2.__defaults__ = (5, 6)
print(f2(), f2(1))
f2.__defaults__ = None
try: f2(1)
except TypeError as e: print(e)
def f3(*, k=1): return k
f3.__kwdefaults__ = {"k": 7}
print(f3(), f3.__kwdefaults__)
g.__defaults__ = (50,); print(g(), h())
for name, value in (("__defaults__", 3), ("__kwdefaults__", 3), ("__name__", 3), ("__closure__", ()), ("__globals__", {})):
    try: setattr(f, name, value)
    except (TypeError, AttributeError) as e: print(e)
f.__name__ = "renamed"; f.__qualname__ = "q.renamed"; f.__doc__ = "new"; f.attr = [1]
print(f.__name__, f.__doc__, f.attr, f.__dict__ == {"attr": [1]} or sorted(f.__dict__))
print(f.__globals__["x"], f.__globals__ is globals())
l = lambda a, *b: a
print(l.__name__, l.__annotations__, l.__code__.co_argcount)
def gen(): yield
print(gen.__code__.co_flags & 32, f2.__code__.co_flags & 32)
class C:
    def m(self, x: int) -> str: "md"
    @staticmethod
    def s(a: int): pass
    @classmethod
    def c(cls): "cd"
    @property
    def p(self) -> int: "pd"
print(C.m.__annotations__, C.m.__qualname__, C().m.__func__ is C.m, C().m.__self__.__class__, C().m.__doc__, C.c.__doc__, C.p.__doc__, C.p.fget.__annotations__, C.s.__annotations__, C.c.__func__.__name__)
def ann(a: print("evaluated a"), b: (lambda: 3)() = print("default")) -> print("evaluated r"): pass
def nested():
    v: undefined_name = 1
    return v
print(nested())
try:
    def bad(a: undefined_thing): pass
except NameError as e: print(e)
del f.attr
try: f.attr
except AttributeError as e: print(e)
print(hasattr(f, "__wrapped__"), f.__get__(3).__self__)
import functools
def deco(fn):
    @functools.wraps(fn)
    def w(*a): return fn(*a)
    return w
@deco
def wrapped(a: int): "wd"
print(wrapped.__name__, wrapped.__doc__, wrapped.__annotations__, wrapped.__wrapped__.__code__.co_name, wrapped.__qualname__)
print(type(f.__code__).__name__, type(g.__closure__[0]).__name__, type(f.__globals__).__name__)
