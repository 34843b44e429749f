class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f"V{self.c}"
    def __add__(self, o):
        if isinstance(o, V): return V(*[a + b for a, b in zip(self.c, o.c)])
        return NotImplemented
    def __radd__(self, o): return V(*[o + a for a in self.c])
    def __sub__(self, o): return V(*[a - b for a, b in zip(self.c, o.c)])
    def __mul__(self, k): return V(*[a * k for a in self.c])
    __rmul__ = __mul__
    def __truediv__(self, k): return V(*[a / k for a in self.c])
    def __floordiv__(self, k): return V(*[a // k for a in self.c])
    def __mod__(self, k): return V(*[a % k for a in self.c])
    def __divmod__(self, k): return self // k, self % k
    def __pow__(self, k, m=None): return V(*[pow(a, k, m) for a in self.c])
    def __rpow__(self, k): return ("rpow", k)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.c, o.c))
    def __neg__(self): return self * -1
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return V(*[abs(a) for a in self.c])
    def __round__(self, n=None): return ("round", n)
    def __lshift__(self, o): return ("<<", o)
    def __rshift__(self, o): return (">>", o)
    def __rlshift__(self, o): return ("r<<", o)
    def __and__(self, o): return ("&", o)
    def __rand__(self, o): return ("r&", o)
    def __or__(self, o): return ("|", o)
    def __xor__(self, o): return ("^", o)
    def __iadd__(self, o):
        self.c = tuple(a + 100 for a in self.c)
        return self
    def __int__(self): return self.c[0]
    def __float__(self): return self.c[0] + 0.5
    def __index__(self): return self.c[0]
    def __bool__(self): return any(self.c)
a, b = V(1, 2), V(3, 4)
print(a + b, 10 + a, a - b, a * 3, 3 * a, a / 2, b // 2, b % 2, divmod(b, 2), b ** 2, pow(b, 2, 5), 2 ** a, a @ b)
print(-a, +a, ~a, abs(V(-1, -2)), round(a), round(a, 2), a << 1, a >> 1, 1 << a, a & 1, 1 & a, a | 1, a ^ 1)
c = a
c += b
print(c is a, a)
d = b
d -= V(1, 1)
print(d is b, b, d)
print(int(a), float(a), [1] * V(3), bool(V(0, 0)), bool(a), [10, 20, 30][V(1)], hex(V(255)), range(V(3)), "abc"[V(1):V(2)], bin(V(5)))
for bad in (lambda: a + 1, lambda: a + "x", lambda: a % "x" if False else [] + a, lambda: a - 1, lambda: 1 - a, lambda: 1 | a):
    try: print(bad())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class W(V):
    def __radd__(self, o): return "W.radd first"
    def __rsub__(self, o): return "W.rsub first"
print(a + W(1, 1), W(1, 1) + a, a - W(1, 1))
class N:
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
n = N()
try:
    n += 1
except TypeError as e: print(e)
try:
    n + 1
except TypeError as e: print(e)
print(sum([V(1, 1), V(2, 2)], V(0, 0)))
