class A:
    def __init__(self, n): self.n = n
    def get(self, k=0): return self.n + k
    def __repr__(self): return f"A({self.n})"
a = A(3)
m = a.get
print(m(), m(4), m(k=5), m.__self__ is a, m.__func__ is A.get, m.__name__, m.__qualname__, m == a.get, m is a.get)
print(repr(m), A.get(a, 1), list(map(A(10).get, [1, 2])), callable(m), type(m).__name__, type(A.get).__name__)
print(sorted([A(3), A(1), A(2)], key=lambda x: x.n), max([A(1), A(7)], key=A.get))
a.get = lambda k=0: "own"
print(a.get(), A.get(a))
del a.get
print(a.get())
def extra(self): return ("extra", self.n)
A.extra = extra
print(a.extra(), A(9).extra())
A.get = lambda self, k=0: "replaced"
print(a.get())
def run(x, times):
    out = []
    for i in range(times):
        out.append(x.get())
        if i == 1:
            A.get = lambda self, k=0: "again"
    return out
print(run(a, 4))
for bad in (lambda: a.get(1, 2, 3), lambda: A(), lambda: A(1, 2), lambda: A.extra(), lambda: a.nope()):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
