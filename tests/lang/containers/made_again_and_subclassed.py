a=[1,2,3]; a.__init__(); print(a); a.__init__("ab"); print(a)
s={1}; s.__init__("xy"); print(sorted(s))
d={1:2}; d.__init__([(3,4)], z=1); print(d)
b=bytearray(b"abc"); b.__init__(b"xy"); print(b)
class L(list):
    def __new__(cls, seq, newarg=None):
        self = super().__new__(cls, seq); self.newarg = newarg; return self
l=L([1,2], newarg=3); print(l, l.newarg)
class L2(list):
    def __init__(self, seq, newarg=None):
        super().__init__(seq); self.newarg = newarg
l=L2([1,2], newarg=3); print(l, l.newarg)
class T(tuple):
    def __init__(self, arg, newarg=None): self.newarg = newarg
t=T([1,2], newarg=3); print(t, t.newarg)
class F(frozenset):
    def __init__(self, arg, newarg=None): self.newarg = newarg
t=F([1,2], newarg=3); print(sorted(t), t.newarg)
class D(dict): pass
print(D(a=1), D([(1,2)], b=3), D({5:6}))
class S(set): pass
print(S("a"), S())
for w in lambda: [].__init__(1,2), lambda: [].__init__(x=1), lambda: L2(), lambda: list.__init__([], 5), lambda: S(a=1), lambda: [].__iadd__(None), lambda: {}.__ior__(None):
    try: print(w())
    except TypeError as e: print(e)
class str2(str): pass
class X: msg=1
print(getattr(X(), str2("msg")), hasattr(X, str2("q"))); setattr(X, str2("k"), 2); print(X.k)
class DL(dict): pass
print(type(DL.fromkeys("ab")), DL.fromkeys("ab", 1))
class DD(dict):
    def __init__(self): self.log=[]
    def __setitem__(self,k,v): super().__setitem__(k,(v,))
print(DD.fromkeys("ab"))
print({1: 2}.keys().mapping, {1: 2}.items().mapping)
