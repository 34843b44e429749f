class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __repr__(self): return f"P({self.x})"
class E:
    def __eq__(self, o): return True
class R:
    def __lt__(self, o): return "lt"
    def __le__(self, o): return "le"
    def __gt__(self, o): return "gt"
    def __ge__(self, o): return "ge"
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"
a, b = P(1), P(1)
print(a == b, a != b, a is b, a == 1, 1 == a, a != 1, {a: "x"}[b], len({a: 1, b: 2, P(2): 3}))
print(sorted([P(3), P(1), P(2)]), min(P(5), P(4)), max([P(5), P(4)]), [P(1), P(2)] == [P(1), P(2)], (P(1),) < (P(2),))
print(P(2) > P(1), a in [P(9), P(1)], [P(3), P(1)].index(P(1)), [a, b, P(2)].count(P(1)), hash(a) == hash(1))
print(R() < 1, R() <= 1, R() > 1, R() >= 1, R() == 1, R() != 1, 1 < R(), 1 >= R(), 1 == R(), 1 != R())
print(E() == 5, E() != 5, 5 == E(), E() in [1])
for bad in (lambda: hash(E()), lambda: {E(): 1}, lambda: P(1) <= P(2), lambda: P(1) < 5, lambda: sorted([P(1), 5])):
    try: print(bad())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class H:
    __hash__ = None
class Sub(E):
    __hash__ = P.__hash__
    x = 4
class BadHash:
    def __hash__(self): return "x"
class BigHash:
    def __hash__(self): return 1 << 70
try: hash(H())
except TypeError as e: print(e)
print(hash(Sub()), hash(BigHash()) == hash(1 << 70))
try: hash(BadHash())
except TypeError as e: print(e)
class Only:
    def __eq__(self, o): raise ValueError("no comparing")
for bad in (lambda: Only() == 1, lambda: [Only()] == [1], lambda: 1 in [Only()], lambda: Only() != 1):
    try: bad()
    except ValueError as e: print(e)
o = Only()
print(o in [o], [o] == [o])
class Falsy:
    def __bool__(self): return False
class Cmp:
    def __eq__(self, o): return Falsy()
print(1 in [Cmp()], [Cmp()] == [1], bool(Cmp() == 1))
