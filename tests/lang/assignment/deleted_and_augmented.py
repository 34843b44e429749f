a = [1, 2, 3, 4, 5]
del a[0], a[-1]; print(a)
del a[::2]; print(a)
d = {"x": 1}; del d["x"]; print(d)
class C: pass
c = C(); c.x = 1; del c.x
try: del c.x
except AttributeError as e: print(e)
x = y = 1; del (x, y)
try: x
except NameError as e: print(e)
[p, q] = 1, 2; del [p, q]
def f():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
f()
try: del a[9]
except IndexError as e: print(e)
try: del d["q"]
except KeyError as e: print(repr(e))
try: del (1).real
except AttributeError as e: print(e)
try: del undefined
except NameError as e: print(e)
class I:
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, n): print("delattr", n)
    def __getitem__(self, k): print("get", k); return 10
    def __setitem__(self, k, v): print("set", k, v)
i = I(); del i[1], i["a":2], i.z; i[side] = 1 if 0 else 2 if 0 else 3 if False else 4 if (side := 3) else 5
i[5] += 1; i[1, 2] -= 3
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
for op in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split():
    setattr(N, f"__i{op}__", (lambda op: lambda self, o: N(f"{self.v} i{op} {o}"))(op))
    setattr(N, f"__r{op}__", (lambda op: lambda self, o: N(f"{o} r{op} {self.v}"))(op))
n = N(1); n += 1; n -= 2; n *= 3; n /= 4; n //= 5; n %= 6; n **= 7; n @= 8; n &= 9; n |= 10; n ^= 11; n <<= 12; n >>= 13; print(n)
print(1 + N(2), 1 - N(2), 2 ** N(1), 5 @ N(3), 1 | N(2), 1 << N(2))
s = "a"; s += "b"; s *= 2; print(s)
t = (1,); t += (2,); t *= 2; print(t)
l = m = [1]; l += [2]; l *= 2; print(m is l, m)
st = {1}; st |= {2}; st &= {2, 3}; st ^= {5}; st -= {5}; print(st)
dd = {1: 2}; dd |= {3: 4}; print(dd)
z = 5; z //= 2; z **= 3; z %= 5; z <<= 2; z >>= 1; z ^= 1; z |= 8; z &= 12; print(z)
tt = ([],)
try: tt[0] += [1]
except TypeError as e: print(e, tt)
g = 1
def inc():
    global g
    g += 1
inc(); print(g)
class K: n = 0
K.n += 5; K().n; k = K(); k.n += 1; print(K.n, k.n, k.__dict__)
try:
    u += 1
except NameError as e: print(e)
try: 1 + "a"
except TypeError as e: print(e)
q = 1
try: q += "a"
except TypeError as e: print(e)
