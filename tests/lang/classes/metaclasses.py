class M(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", m.__name__, name, bases, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", cls.__name__, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": 1}
    def method(cls): return cls.__name__
    @property
    def prop(cls): return "prop of " + cls.__name__
    def __len__(cls): return 42
    def __getitem__(cls, k): return (cls.__name__, k)
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 7
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __add__(cls, o): return (cls, o)
    def __getattr__(cls, n): 
        if n.startswith("dyn"): return n
        raise AttributeError(n)
class A(metaclass=M, key=1):
    x = 1
    def __init__(self, v): self.v = v
print(A.prepared, A.method(), A.prop, len(A), A[3], list(A), 7 in A, 8 in A, A, A + 1, A.dyno, type(A), isinstance(A, M))
a = A(5)
print(a.v)
class B(A, key=2): pass
print(B, type(B) is M, B.method())
try: a.method()
except AttributeError as e: print(e)
try: A.nope
except AttributeError as e: print(e)
C = M("C", (B,), {"y": 2}, z=3)
print(C, C.y, C.__mro__)
class N(type): pass
try:
    class D(A, metaclass=N): pass
except TypeError as e: print(e)
def fm(name, bases, ns, **kw):
    print("function metaclass", name, bases, kw); return 5
class E(metaclass=fm, a=1): q = 1
print(E)
