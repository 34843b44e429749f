import collections.abc as c, types, abc
objs = [[], {}, set(), "", 1, b"", (), frozenset(), bytearray(), {}.keys(), {}.items(), {}.values(), iter([]), (x for x in ()), range(3), len, lambda: 1, int, None, 1.5, zip(), enumerate([]), [].append]
for o in objs:
    print(type(o).__name__, [n for n in c.__all__ if isinstance(o, getattr(c, n))])
class L(c.Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
l = L(1, 2, 3)
print(list(l), 2 in l, l.index(3), l.count(1), list(reversed(l)), isinstance(l, c.Reversible), isinstance(l, c.Hashable))
try:
    c.Mapping()
except TypeError as e: print(e)
class D(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
d = D(); d.update(a=1, b=2); print(dict(d), d.pop("a"), d == {"b": 2}, list(d.items()), d.setdefault("z", 5), d.popitem(), {**d})
class S(c.Set):
    def __init__(self, it): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
s = S([1, 2, 3]); print(list(s & {2, 3, 4}), s == {1, 2, 3}, s <= {1, 2, 3, 4}, list(s ^ S([3, 4])), s.isdisjoint([9]))
print(types.SimpleNamespace(a=1, b="x"), types.FunctionType, types.GeneratorType, types.MethodType, types.MappingProxyType, c.Iterable[int], issubclass(dict, c.Mapping))
class P(abc.ABC):
    @property
    @abc.abstractmethod
    def x(self): ...
    @abc.abstractmethod
    def y(self): ...
try: P()
except TypeError as e: print(e)
class Q(P):
    x = 1
    def y(self): return 2
print(Q().y(), Q.__abstractmethods__, P.__abstractmethods__ == {"x", "y"})
P.register(int); print(isinstance(3, P), issubclass(bool, P), isinstance("", P))
