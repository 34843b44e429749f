import inspect, warnings, numbers, functools, sys
def f(a, b: int = 1, /, c=2, *args, d, e=5, **kw) -> str: pass
class C:
    def __init__(self, x, y=1): pass
    def m(self, z): "doc"
    def __call__(self, q): pass
print(inspect.signature(f), inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C(1)))
print(inspect.signature(functools.partial(f, 1, d=3)), repr(inspect.signature(lambda x: 1)))
s = inspect.signature(f)
print(list(s.parameters), s.parameters["b"].kind, s.parameters["b"].default, s.return_annotation, s.parameters["args"].kind.name, [str(p) for p in s.parameters.values()])
b = s.bind(1, 2, 3, 4, d=5, z=6); print(b.args, b.kwargs, b.arguments)
for bad in (lambda: s.bind(), lambda: inspect.signature(C).bind(1, 2, 3)):
    try: bad(); print("fine")
    except TypeError as e: print(e)
print(inspect.getfullargspec(f), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isclass(C), inspect.isgeneratorfunction(f), inspect.getdoc(C.m))
print([n for n, v in inspect.getmembers(C, inspect.isfunction)])
print(inspect.getsource(f), inspect.currentframe().f_lineno)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("hello")
    warnings.warn("old", DeprecationWarning, stacklevel=1)
    print([(str(x.message), x.category.__name__, x.lineno) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom", RuntimeWarning)
    except RuntimeWarning as e: print("raised", e)
print([isinstance(x, numbers.Number) for x in (1, 1.5, 1j, True, "", None)], isinstance(1, numbers.Integral), isinstance(1.5, numbers.Rational), isinstance(2, numbers.Real), issubclass(int, numbers.Rational))


# What stands in typing has no module's name, and names of positional parameters are no keywords.
import typing


def named(a, b: typing.Any = 1, /, c: typing.Optional[int] = None, **rest: typing.Any) -> typing.List[int]: ...


print(inspect.signature(named))
try:
    inspect.signature(named).bind(1, b=2)
except TypeError as error:
    print(error)
