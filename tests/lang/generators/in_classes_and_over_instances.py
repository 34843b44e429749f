class A:
    n = 3
    rows = [x for x in range(n)]
    try:
        bad = [n for _ in range(2)]
    except NameError as e:
        print(e)
    pairs = list((i, j) for i in rows for j in "ab")
    def gen(self):
        for x in range(self.k):
            yield x, self.k
    k = 2
    def __iter__(self):
        yield from self.rows
    def total(self):
        return sum(x * self.k for x in self)
    @staticmethod
    def st(): yield "static"
    @property
    def lazy(self): return (k for k in "xy")
    def __private(self): return [self.__y for _ in range(1)]
    __y = 5
    def p(self): return self.__private(), {z: __class__ for z in range(1)}
class B(A):
    def gen(self):
        yield "b"
        yield from super().gen()
        yield [super(B, self).total() for _ in range(2)]
    def __contains__(self, x): return x in (y for y in self.rows if y)
a = A(); b = B()
print(a.rows, a.pairs, list(a.gen()), list(b.gen()), list(a), a.total(), list(A.st()), list(a.lazy), 0 in b, 1 in b, a.p()[0], len(a.p()[1]))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("result")
        return self.n
    def send(self, v):
        if v == "stop": raise StopIteration("sent stop")
        return v
    def throw(self, *e): return ("thrown", e[0].__class__.__name__ if not isinstance(e[0], type) else e[0].__name__)
    def close(self): print("closed it")
def d():
    r = yield from It()
    print("r", r)
    r = yield from It()
    print("r2", r)
g = d()
print(next(g), next(g), next(g), next(g), g.send("hello"), g.throw(KeyError), next(g))
try: print(g.send("stop"))
except StopIteration: print("end")
g = d(); next(g); g.close()
print({a, a} == {a}, len({A(), A()}), [*(x for x in It())], {**{k: v for k, v in zip("ab", It())}})
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 4
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return f"H{self.v}"
print({H(1), H(5), H(1), H(9)}, H(5) in {H(5)}, {H(i) for i in range(12)} - {H(3)})
class S(set):
    def twice(self): return [x * 2 for x in self]
s = S([3, 1]); s.add(2); print(s.twice(), len(s), s | {9}, repr(s), s == {1,2,3}, 2 in s, type(s & {1}))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(500)))
try: list(rec())
