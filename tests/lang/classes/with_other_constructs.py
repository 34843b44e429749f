class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
    def __len__(self): return sum(1 for _ in self)
    def depth(self): return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)
    def map(self, f): return Tree(f(self.value), self.left and self.left.map(f), self.right and self.right.map(f))
    def walk(self, *, reverse=False):
        items = [v for v in self]
        return items[::-1] if reverse else items
t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
print(list(t), len(t), t.depth(), 3 in t, 9 in t, t.map(lambda v: v * 10).walk(reverse=True), sorted(t, key=lambda v: -v), {v: v * v for v in t})
class Base:
    def items(self):
        yield "base"
class Sub(Base):
    def items(self):
        yield from super().items()
        yield "sub"
    def pairs(self): return [(a, b) for a in self.items() for b in self.items()]
    def later(self): return lambda extra: (extra, list(self.items()), __class__.__name__)
print(list(Sub().items()), len(Sub().pairs()), Sub().later()(1))
class Managed:
    log = []
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        self.log.append("enter " + self.name)
        return self
    def __exit__(self, kind, value, trace):
        self.log.append(f"exit {self.name} {kind and kind.__name__} {value}")
        return self.swallow
with Managed("a") as a, Managed("b", True):
    raise ValueError("inside")
try:
    with Managed("c"):
        raise KeyError("out")
except KeyError as e:
    print("caught", e)
print(a.name, Managed.log)
def make(n):
    class Local:
        limit = n
        def over(self, x): return x > n, x > self.limit
    return Local
A, B = make(1), make(5)
print(A().over(3), B().over(3), A is B, A.__qualname__, A.__name__, isinstance(A(), B))
made = []
for i in range(3):
    class Loop:
        index = i
        def get(self, k=i): return self.index, k
    made.append(Loop)
print([c().get() for c in made])
class Counter:
    def __init__(self):
        self.counts = {}
    def count(self, words):
        for word in words:
            try:
                self.counts[word] += 1
            except KeyError:
                self.counts[word] = 1
            finally:
                self.last = word
        return self
c = Counter().count("the cat the dog".split())
print(c.counts, c.last)
class Chain:
    def __init__(self): self.steps = []
    def __getattr__(self, name):
        def step(*args, **kw):
            self.steps.append((name, args, kw))
            return self
        return step
print(Chain().a(1).b(x=2).c().steps)
def wraps(f):
    def inner(*a, **k): return f(*a, **k)
    inner.__name__, inner.__doc__, inner.__wrapped__ = f.__name__, f.__doc__, f
    return inner
class W:
    @wraps
    def method(self, x):
        "doc of method"
        return x + 1
print(W().method(1), W.method.__name__, W.method.__doc__, W.method.__wrapped__.__qualname__)
class Linked:
    class Node:
        def __init__(self, v): self.v, self.next = v, None
    def __init__(self, *vs):
        self.head = None
        for v in reversed(vs):
            node = self.Node(v)
            node.next, self.head = self.head, node
    def __iter__(self):
        node = self.head
        while node:
            yield node.v
            node = node.next
print([*Linked(1, 2, 3)], sum(Linked(1, 2, 3)), "".join(Linked(*"abc")))
first, *rest = Linked(7, 8, 9)
print(first, rest, max(Linked(3, 9, 2)), dict(zip(Linked("a", "b"), Linked(1, 2))))
def gen():
    for cls in (Tree, Sub):
        yield cls.__name__
print([n for n in gen()], {c.__name__ for c in (A,)}, {**vars(Managed("z"))})
