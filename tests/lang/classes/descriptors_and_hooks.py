class NonData:
    def __get__(self, o, t): return ("nondata", o is None)
class Data:
    def __get__(self, o, t): return ("data", o is None)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class A:
    n = NonData(); d = Data()
a = A(); print(a.n, a.d, A.n, A.d); a.n = 1; print(a.n); a.d = 2; print(a.d); del a.d; a.__dict__["d"] = 9; print(a.d)
class P:
    def __init__(self): self._x = 1
    x = property(lambda s: s._x, doc="docx")
p = P(); print(p.x, P.x.__doc__, P.x.fset)
for f in (lambda: setattr(p, "x", 2), lambda: delattr(p, "x")):
    try: f()
    except AttributeError as e: print(e)
class Hook:
    def __getattribute__(self, n):
        if n == "magic": return 42
        return super().__getattribute__(n)
    def __getattr__(self, n): return f"missing {n}"
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
    def __dir__(self): return ["a", "b"]
h = Hook(); h.x = 5; print(h.magic, h.x, h.nope, dir(h)); del h.x; print(h.x)
print(getattr(h, "zz"), hasattr(h, "q"), getattr(3, "nope", "dflt"))
