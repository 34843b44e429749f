s = {1, 2}
set.add(s, 3); print(s, set.union(s, {4}), list(map(set.pop, [{1}])), s.__contains__(2), s.__len__(), s.__or__({9}), set.__and__(s, {1}))
print(list(map({1: 2}.__contains__, [1, 2])), max([{1}, {1, 2}], key=len), sorted([{3}, {1}], key=min))
print(s.__iter__().__next__(), iter(s), s.__eq__({1,2,3}), s.__ne__(3), s.__hash__, type(iter(s)).__name__) if 0 else None
print(isinstance(s, set), issubclass(bool, int), frozenset.union(frozenset([1]), [2]), set.__name__, set)
def g(): yield
x = g()
print(x.__iter__() is x, x.__next__(), x.__class__, type(x) is type(g()), callable(x), hash(x) == hash(x), x == x, x != g(), bool(x))
try: len(x)
except TypeError as e: print(e)
try: x[0]
except TypeError as e: print(e)
try: x.nope
except AttributeError as e: print(e)
try: x.gi_running = 1
except AttributeError as e: print(e)
try: next(5)
except TypeError as e: print(e)
for a, *b in [(1, 2, 3)]: print([*b, *(c for c in b)], (*b, *{7}), {*b, *range(2)}, dict(zip(*[b, b])))
print(sum([len(w) for w in "the quick brown".split()]), " ".join(w[::-1] for w in ["ab", "cd"]), any(c == "x" for c in "axb"), all(n for n in (1, 0)))
print([i for i in range(20) if i % 2 if i % 3], [(x, y) for x in range(3) for y in range(x)], {c: i for i, c in enumerate("abc")})
print([x if x else -1 for x in (0, 1)], [[(i, j) for j in range(i)] for i in range(3)], [not x for x in (0, "")])
print([x for x in range(10, 0, -3)], [f"{x:>3}" for x in (1, 22)])
print(list(x for x in range(5, -3, -2)), list(map(lambda q: [q for _ in range(q)], (1, 2))))
n = 3
print(list(range(n)), [n for n in range(n)], n, list(n for n in range(n)))
fs = [(lambda y=x: y) for x in range(3)]
print([f() for f in fs])
print(max((x for x in [3, 1]), default=None), min((), default=9), sorted((c for c in "hello"), reverse=True), tuple(x for x in ()), set(x % 3 for x in range(9)), bytes(x for x in (65, 66)), "".join(sorted({*"abc"})))
i = iter([1,2,3,4]); print([(a, next(i)) for a in i])
gen = (yield_ for yield_ in [1]); print(gen.gi_running, gen.__name__)
while (chunk := next(i, None)) is not None: print(chunk)
print([y := 1, y ** 2], [last := q for q in (1, 2)], last)
