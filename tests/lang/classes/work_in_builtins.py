class Num:
    def __init__(self, n): self.n = n
    def __add__(self, o): return Num(self.n + (o.n if isinstance(o, Num) else o))
    __radd__ = __add__
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return isinstance(o, Num) and self.n == o.n
    def __hash__(self): return self.n % 3
    def __repr__(self): return f"Num({self.n})"
    def __bool__(self): return self.n != 0
nums = [Num(3), Num(1), Num(2), Num(0)]
print(sorted(nums), min(nums), max(nums), sum(nums), any(nums), all(nums), Num(1) in nums, nums.index(Num(2)), nums.count(Num(9)))
nums.sort(reverse=True)
print(nums, {n: n.n for n in nums}[Num(2)], list(filter(None, nums)), [n for n in nums if n], nums == [Num(3), Num(2), Num(1), Num(0)])
d = {}
for n in nums * 2 + [Num(4), Num(7)]:
    d[n] = d.get(n, 0) + 1
print(d, Num(7) in d, d.pop(Num(4)), len(d), (Num(1), 2) == (Num(1), 2), {(Num(1), 2): "t"}[Num(1), 2])
nums.remove(Num(1))
print(nums, sorted([(Num(2), "b"), (Num(1), "a")]), max([Num(1)], default=None), list(map(lambda n: n + 1, nums)), list(zip(nums, "ab")))
print(f"{nums[0]} {nums[0]!r:>8}", "%s" % nums[0], "{}".format(nums), str(nums[0]), print(Num(5), sep=""))
print(nums and "yes", Num(0) or "falsy", not Num(0), "t" if Num(0) else "f", bool(Num(2)))
while nums:
    nums.pop()
a, *b = [Num(1), Num(2), Num(3)]
print(a, b, Num(1) is a, a != Num(1), [a, b] == [Num(1), [Num(2), Num(3)]])
class Fail:
    def __lt__(self, o): raise ValueError("no order")
    def __eq__(self, o): raise ValueError("no equality")
    def __hash__(self): raise ValueError("no hash")
    def __bool__(self): raise ValueError("no truth")
    def __len__(self): raise ValueError("no length")
    def __iter__(self): raise ValueError("no iteration")
    def __repr__(self): raise ValueError("no repr")
    def __getattr__(self, n): raise ValueError("no attribute " + n)
    def __call__(self): raise ValueError("no call")
    def __index__(self): raise ValueError("no index")
    def __add__(self, o): raise ValueError("no sum")
    def __getitem__(self, k): raise ValueError("no item")
    def __contains__(self, k): raise ValueError("no membership")
    def __format__(self, s): raise ValueError("no format")
f = Fail()
for bad in (lambda: sorted([f, Fail()]), lambda: min(f, Fail()), lambda: Fail() == f, lambda: {f: 1}, lambda: f in {}, lambda: not f, lambda: bool(f), lambda: len(f),
            lambda: list(f), lambda: [*f], lambda: repr(f), lambda: print(f), lambda: str([f]), lambda: f.x, lambda: hasattr(f, "x"), lambda: getattr(f, "x", 1),
            lambda: f(), lambda: [1][f], lambda: [1] * f, lambda: f + 1, lambda: sum([f, 1], f), lambda: f[0], lambda: 1 in f, lambda: f"{f}", lambda: any([f]), lambda: all(f),
            lambda: (lambda *a: a)(*f), lambda: 1 if f else 2, lambda: f and 1, lambda: [x for x in f], lambda: "%s" % f, lambda: range(f), lambda: [1, 2][f:], lambda: f.method(),
            lambda: enumerate(f), lambda: map(str, f), lambda: zip(f), lambda: max(f), lambda: set() if False else tuple(f), lambda: Fail() in [f], lambda: [f].index(1), lambda: "x".join(f), lambda: isinstance(f, int)):
    try:
        print("no failure", bad())
    except ValueError as e:
        print(e)
