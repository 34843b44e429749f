from collections.abc import *
import collections.abc as cabc
for t in (list, tuple, dict, set, frozenset, str, bytes, range, int, type(x for x in ()), type(iter([])), type({}.keys()), type({}.items()), type(lambda: 0), bytearray):
    print(t.__name__, [n for n in ("Hashable", "Iterable", "Iterator", "Reversible", "Sized", "Container", "Collection", "Callable", "Sequence", "MutableSequence", "Set", "MutableSet", "Mapping", "MutableMapping", "Generator", "KeysView", "ItemsView", "ByteString") if issubclass(t, getattr(cabc, n))])
class S(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
s = S(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), isinstance(s, Iterable), s.index(2, 2))
try: s.index(9)
except ValueError as e: print(repr(e))
class MM(MutableMapping):
    def __init__(self, **k): self.d = dict(k)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MM(a=1, b=2)
print(list(m.items()), m.get("z", 9), m.pop("a"), m.setdefault("c", 3), dict(m), m == {"b": 2, "c": 3}, "b" in m, list(m.keys()), list(m.values()))
m.update(x=1); m.update({"y": 2}); m.update([("z", 3)]); print(sorted(m)); print(m.popitem()); m.clear(); print(len(m))
class MySet(Set):
    def __init__(self, it): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
a, b = MySet([1, 2, 3]), MySet([2, 3, 4])
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, MySet([2]) < a, a == MySet([3, 2, 1]), a.isdisjoint(b), a >= MySet([1]))
class MS(MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
x = MS(); x.append(1); x.extend([2, 3]); x += [4]; x.reverse(); print(list(x), x.pop(), x.pop(0)); x.remove(3); print(list(x))
try: Sequence()
except TypeError as e: print(e)
match s:
    case [1, *rest]: print("match", rest)
match MM(k=5):
    case {"k": v}: print("match", v)
class HasIter:
    def __iter__(self): return iter(())
class NoIter(HasIter):
    __iter__ = None
print(issubclass(HasIter, Iterable), issubclass(NoIter, Iterable), isinstance(3, Hashable), isinstance([], Hashable))
