import types
n = types.SimpleNamespace(a=1, b="x")
print(n, n.a, n == types.SimpleNamespace(a=1, b="x"), n == 3)
n.c = [n]; print(n); del n.a; print(vars(n).keys())
try: types.SimpleNamespace(1)
except TypeError as e: print(type(e).__name__)
class S(types.SimpleNamespace): pass
print(S(q=1))
m = types.MappingProxyType({"a": 1})
print(m, m["a"], dict(m), len(m), "a" in m, list(m), m.get("z"), m | {"b": 2}, m == {"a": 1}, bool(types.MappingProxyType({})))
for f in (lambda: m.__setitem__("a", 2), lambda: types.MappingProxyType(3), lambda: types.MappingProxyType()):
    try: f()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
def f(): pass
print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), isinstance((x for x in ()), types.GeneratorType), isinstance(f.__code__, types.CodeType), isinstance(None, types.NoneType), isinstance(3, types.FunctionType))
class C:
    def m(self, x): return (self.v, x)
    v = 3
b = types.MethodType(C.m, C())
print(b(5), types.MethodType(lambda s, y: (s, y), "self")(1))
C2 = types.new_class("C2", (C,), {}, lambda ns: ns.update(w=4))
print(C2.w, C2.__mro__[1] is C, C2.__name__)
print(types.GenericAlias(list, int), types.FunctionType, types.MethodType, types.MappingProxyType, types.UnionType, types.NoneType)
c = C(); c.bound = types.MethodType(lambda self: self.v + 1, c); print(c.bound())
mod = types.ModuleType("mymod", "docs"); mod.x = 5; print(mod.x, mod.__name__, mod.__doc__, mod)
