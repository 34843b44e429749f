class A:
    "doc"
    x = 1
    def f(self): "fdoc"
    y: int = 2
d = A.__dict__
print(type(d), d["x"], "f" in d, d.get("zz"), len(d) > 5)
A.z = 9
print(d["z"])
try: d["q"] = 1
except TypeError as e: print(e)
try: del d["x"]
except TypeError as e: print(e)
print([k for k in d if not k.startswith("__")], [k for k, v in d.items() if k == "x"])
print(list(vars(A))[:3], A.__doc__, A.f.__doc__, A.__annotations__)
print(dict(A.__dict__)["x"], {**A.__dict__}["x"])
a = A()
a.q = 1
n = a.__dict__
n["w"] = 2
print(a.w, vars(a), a.__dict__ is a.__dict__, n == {"q": 1, "w": 2})
a.r = 3
print(n, "r" in n, len(n), list(n), n.pop("q"), hasattr(a, "q"))
n.update(k=1, l=2); print(a.k, a.l); del n["k"]; print(hasattr(a, "k"))
a.__dict__ = {"only": 1}; print(a.__dict__, a.only)
n = a.__dict__; n.clear()
try: a.__dict__ = 3
except TypeError as e: print(e)
n = a.__dict__
object.__setattr__(a, "via", 1); print(a.__dict__)
for k, v in sorted(vars(a).items()): print(k, v)
def f(): pass
f.attr = 1
print(f.__dict__, vars(f))
