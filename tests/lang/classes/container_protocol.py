class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, k):
        print("get", k)
        return self.items[k]
    def __setitem__(self, k, v): self.items[k] = v
    def __delitem__(self, k): del self.items[k]
    def __contains__(self, v): return v == "magic" or v in self.items
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return ["rev", *self.items]
b = Box(1, 2, 3)
print(len(b), b[0], b[-1], b[1:3], b[::2], b[0, 1:2] if False else "", bool(b), bool(Box()))
b[1] = 20
del b[0]
b[0] += 5
print(b.items, "magic" in b, 3 in b, 9 in b, 9 not in b, list(b), tuple(b), [*b], sum(b), reversed(b), max(b))
x, y = b
print(x, y, dict(zip("ab", b)), list(enumerate(b)), list(map(str, b)), sorted(b, reverse=True))
class Old:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
print(list(Old(4)), 9 in Old(5), 10 in Old(5), [*Old(3)], max(Old(4)))
class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Iter(3)), next(Iter(5)), next(Iter(0), "end"), 2 in Iter(4), list(zip(Iter(2), Iter(3))))
for i in Iter(2):
    print("item", i)
else:
    print("done")
a, *rest = Iter(4)
print(a, rest)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return "abc"[i]
print(list(reversed(Seq())), list(Seq()), list(iter(Seq())))
class BadLen:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
for v in (-1, "x", 1.5, True, 1 << 70):
    try: print(len(BadLen(v)))
    except (TypeError, ValueError, OverflowError) as e: print(type(e).__name__, e)
class BadIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return 1
class BadBool:
    def __bool__(self): return 1
for bad in (lambda: list(BadIter()), lambda: iter(NoneIter()), lambda: bool(BadBool()), lambda: not BadBool(), lambda: Iter(1)[0]):
    try: print(bad())
    except TypeError as e: print(e)
class Mapping:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
def show(**kw): return kw
print({**Mapping()}, show(**Mapping()), dict(Mapping()))
class Missing(dict):
    def __missing__(self, k): return ("missing", k)
m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), len(m))
