class A:
    def __init__(self, **kw):
        self.x = 1
        self.y = 2
        self.__dict__.update(kw)
a = A(y=5, z=6)
print(a.x, a.y, a.z, a.__dict__, vars(a) == {"x": 1, "y": 5, "z": 6})
d = a.__dict__
d["x"] = 10
d["new"] = 11
del d["z"]
print(a.x, a.new, hasattr(a, "z"), d, len(d), "x" in d, list(d), sorted(d.items()), d.get("nope", 3), d.pop("y"), hasattr(a, "y"))
a.later = 1
print(d, d["later"], {**d}, dict(d), isinstance(d, dict), d.setdefault("s", 4), a.s, type(d).__name__)
a.__dict__ = {"only": 1}
print(vars(a), hasattr(a, "x"), a.only)
vars(a).clear()
print(vars(a), a.__dict__ or "empty")
class Copy:
    def __init__(self, other): self.__dict__ = dict(other.__dict__)
    def __eq__(self, other): return self.__dict__ == other.__dict__
    def __repr__(self): return "Copy(" + ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items()) + ")"
b = A(z=3)
print(Copy(b), Copy(b) == Copy(b), Copy(b) == Copy(A()))
class Bag(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
class Plain: pass
p = Plain()
p.__dict__["q"] = 1
print(p.q, p.__dict__)
for k, v in vars(b).items():
    setattr(p, k, v)
print(vars(p))
def f(): pass
f.note = 1
f.__dict__["other"] = 2
print(f.other, f.__dict__)
e = ValueError(1)
e.__dict__["k"] = 3
print(e.k, vars(e))
