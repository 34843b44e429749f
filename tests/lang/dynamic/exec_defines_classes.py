exec("""
class K:
    count = 0
    def __init__(self, v): self.v = v
    def m(self): return self.__class__.__name__, self.v, __name__
    class Inner: pass
class L(K):
    def m(self): return super().m() + ("L",)
""")
print(K(1).m(), L(2).m(), K.__module__, L.__mro__[1] is K, K.Inner.__qualname__)
ns = {"__name__": "elsewhere"}
exec("class A: pass", ns)
print(ns["A"].__module__, ns["A"])
