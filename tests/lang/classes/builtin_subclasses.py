class Stack(list):
    def push(self, x): self.append(x)
    def top(self): return self[-1]
    def __repr__(self): return f"Stack({super().__repr__()})"
s = Stack([1, 2])
s.push(3)
s[0] = 10
print(s, len(s), s.top(), s == [10, 2, 3], isinstance(s, list), list(s), s + [4], s[1:], sorted(s), sum(s), 2 in s, bool(Stack()), [*s])
s.extend([5, 4])
s.sort()
del s[0]
s += [9]
print(s, type(s).__name__, s.index(5), max(s), s.count(9), s.pop(), len(s), type(s + []).__name__)
class Default(dict):
    def __init__(self, factory, *args, **kw):
        super().__init__(*args, **kw)
        self.factory = factory
    def __missing__(self, key):
        self[key] = value = self.factory()
        return value
d = Default(list, a=[1])
d["x"].append(2)
d["a"].append(3)
print(d, d["x"], len(d), "x" in d, list(d), d.get("zz"), d == {"a": [1, 3], "x": [2]}, sorted(d.items()), {**d})
class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getitem__(self, k): return super().__getitem__(k.upper())
    def __contains__(self, k): return super().__contains__(k.upper())
u = Upper()
u["abc"] = 1
print(u, u["ABC"], u["abc"], "aBc" in u, dict(u), len(u))
class Name(str):
    def shout(self): return self.upper() + "!"
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
n = Name("bob", tag=3)
print(n, repr(n), n.shout(), n.tag, len(n), n + "x", n == "bob", {n: 1}["bob"], {"bob": 2}[n], n[0], "o" in n, f"{n:>5}|", isinstance(n, str), n.split("o"), "-".join([n, "z"]), n in ["bob"], "%s" % n, n.startswith("b"))
class Celsius(float):
    def f(self): return self * 9 / 5 + 32
c = Celsius(100)
print(c, c.f(), c + 1, c > 50, round(c), int(c), -c, abs(c), isinstance(c, float), c == 100.0, max(c, 5.0), f"{c:.2f}", sorted([c, 1.0]))
class Id(int):
    def __repr__(self): return f"Id({int(self)})"
    def __add__(self, o): return Id(int(self) + o)
i = Id(5)
print(i, repr(i), i + 1, i * 2, i == 5, hash(i) == hash(5), [10, 20, 30, 40, 50, 60][i], range(i), {i: 1}[5], i.bit_length(), 7 - i, i < 6, sum([i, 1]), bin(i), "x" * i, isinstance(i, int))
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
p = Pair(1, 2)
a, b = p
print(p, p.first, a, b, len(p), p == (1, 2), hash(p) == hash((1, 2)), p + (3,), isinstance(p, tuple), {p: 1}[1, 2], p < (1, 3), list(p), "%d-%d" % p)
class Both(Stack):
    def __init__(self, *items):
        super().__init__(items)
        self.n = len(items)
print(Both(1, 2), Both(1).n, Both.__mro__)
try:
    class Bad(int, str): pass
except TypeError as e: print(e)
try:
    class Worse(type(lambda: 0)): pass
except TypeError as e: print(e)
class Counter(dict):
    def add(self, k): self[k] = self.get(k, 0) + 1
k = Counter()
for ch in "hello": k.add(ch)
print(k, k.most if hasattr(k, "most") else "none", dict.get(k, "l"), list.append and len(k))
class Tags(set):
    def put(self, x):
        self.add(x)
        return self
tags = Tags([1, 2])
tags |= {4}
print(tags.put(3), len(tags), 2 in tags, tags | {9}, sorted(tags), tags == {1, 2, 3, 4}, isinstance(tags, set), type(tags).__name__, tags - {1})
