class I(int):
    def __repr__(self): return f"I({int(self)})"
i = I(5)
print(i + 1, type(i + 1), i == 5, hash(i) == hash(5), i * I(2), -i, abs(I(-3)), i // 2, i ** 2, 2 ** i, divmod(i, 2), i << 1, i & 4, ~i, i < 6, bool(I(0)), float(i), int(i), i.bit_length(), [1,2,3,4,5,6][i], range(i), f"{i:03d}", "%d" % i, str(i), repr(i), I("12"), I("ff", 16), isinstance(i, int), {5: "x"}[i], i.real, round(i), i.__index__(), hex(i), sum([i, i]))
i += 1; print(i, type(i))
class F(float): pass
f = F(2.5); print(f + 1, type(f), f * 2, f.is_integer(), int(f), round(f), f == 2.5, -f, f"{f:.2f}", hash(f) == hash(2.5), F("1e3"), f // 1, divmod(f, 1), f.hex())
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc")
print(s.shout(), s + "d", type(s + "d"), s[1], s[::-1], len(s), "b" in s, s == "abc", hash(s) == hash("abc"), {"abc": 1}[s], s * 2, s.join(["x", "y"]), f"{s:>5}", "%s" % s, s.replace("a", "z"), s < "b", list(s), s.encode(), isinstance(s, str), sorted([S("b"), S("a")]), ",".join([s, s]), s.startswith("a"), s.split("b"))
class B(bytes): pass
b = B(b"xyz"); print(b, b[0], b + b"w", len(b), b == b"xyz", b.decode(), type(b), b.hex())
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
t = T(1, 2, 3); print(t, t[0], t[1:], t + (4,), len(t), 2 in t, t == (1, 2, 3), hash(t) == hash((1, 2, 3)), type(t), t.count(1), [*t], t * 2)
x, *y = t; print(x, y)
class L(list):
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(2); l += [3]; l.extend([4]); print(l, l[0], l[-1], len(l), type(l), type(l + [1]), l == [1, 4, 3, 4], l * 2, sorted(l), l.index(4)); l[0] = 9; del l[1]; l.insert(0, 7); l.sort(); l.reverse(); print(l, l.pop(), bool(L()), l.copy(), type(l.copy()), l[1:], list(reversed(l)))
class D(dict):
    def __missing__(self, k): return f"missing {k}"
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = D(a=1); d["b"] = 2; print(d, d["zz"], d.get("zz"), "zz" in d, len(d), list(d), d.items(), d | {"c": 3}, type(d | {}), d.pop("a"), d.setdefault("q", 5)); d.update(w=1); print(d, dict(d), {**d}, d == {"b": 3, "q": 5, "w": 1}, d.copy(), type(d.copy()))
class St(set): pass
s = St([1, 2]); s.add(3); print(sorted(s), s | {9}, type(s | {9}), 2 in s, s - {1}, s <= {1, 2, 3}, s & {1}, len(s), type(s.copy()))
class FS(frozenset): pass
print(FS([1]) | {2}, hash(FS([1])) == hash(frozenset([1])), type(FS() | FS()))
class C(complex): pass
print(C(1, 2) + 1, C(1, 2).real)
class BA(bytearray): pass
ba = BA(b"ab"); ba.append(99); print(ba, type(ba), len(ba))
