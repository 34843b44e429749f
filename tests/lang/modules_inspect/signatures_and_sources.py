import inspect, functools
def f(a, b: int, /, c=1, *args: str, d, e: float = 2.5, **kw) -> list[int]:
    """Doc of f.

        indented
    last
    """
    return [a,
            b]
print(inspect.signature(f), repr(inspect.signature(f)))
s = inspect.signature(f)
for p in s.parameters.values(): print(p.name, p.kind, p.default, p.annotation, str(p.kind), p.kind.description, repr(p))
print(s.return_annotation, list(s.parameters))
b = s.bind(1, 2, 3, 4, d=5, z=6)
print(b, b.args, b.kwargs, b.arguments)
b = s.bind(1, 2, d=5); b.apply_defaults(); print(b.arguments)
for args, kw in (((), {}), ((1, 2), {}), ((1, 2), dict(d=1, a=5))):
    try: print(s.bind(*args, **kw))
    except TypeError as e: print(e)
try: inspect.signature(lambda: 0).bind(1)
except TypeError as e: print(e)
try: inspect.signature(lambda x: 0).bind(1, x=2)
except TypeError as e: print(e)
try: inspect.signature(lambda x: 0).bind(1, y=2)
except TypeError as e: print(e)
class C:
    "class doc"
    def __init__(self, x, y=2): pass
    def m(self, q): "md"
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(w): pass
    def __call__(self, k): pass
    @property
    def p(self): "pdoc"
class D(C):
    def m(self, q): pass
print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C.c), inspect.signature(C.s), inspect.signature(C(1)))
print(inspect.getdoc(f)); print(inspect.getdoc(D.m), inspect.getdoc(D), inspect.getdoc(C.p), inspect.getdoc(D(1).m))
print(inspect.getsource(f)); print(inspect.getsourcelines(C.m)); print(inspect.getsource(D))
print(inspect.isfunction(f), inspect.isclass(C), inspect.ismethod(C(1).m), inspect.ismethod(C.m), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.isgeneratorfunction(f), inspect.isroutine(f), inspect.isgenerator(x for x in ()))
print([n for n, v in inspect.getmembers(C, inspect.isfunction)], [n for n, v in inspect.getmembers(C(1), inspect.ismethod)])
print(inspect.signature(functools.partial(f, 1, e=3)))
@functools.wraps(f)
def w(*a): pass
print(inspect.signature(w), inspect.unwrap(w) is f, inspect.signature(w, follow_wrapped=False))
print(inspect.getfullargspec(f))
print(inspect.getmodule(f).__name__, inspect.getfile(f) == __file__, inspect.getmro(D))
P = inspect.Parameter
print(inspect.Signature([P("a", P.POSITIONAL_ONLY), P("b", P.KEYWORD_ONLY, default=1)]))
try: inspect.signature(3)
except TypeError as e: print(e)
def g(x: "C", y: int | None = None) -> None: yield
print(inspect.signature(g), inspect.isgeneratorfunction(g))
class Plain: pass
print(inspect.signature(Plain), inspect.cleandoc("a\n   b\n     c\n\n"))
class E(C):
    pass
print(inspect.signature(E), inspect.isabstract(E), inspect.isdatadescriptor(C.p))
