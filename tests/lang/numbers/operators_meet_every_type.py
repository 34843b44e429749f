# Operators, in place too, on every pair of kinds; and errors where there is no such operator.
print("a" in {"a": 1}, isinstance(True, int), isinstance(2**70, int), isinstance("a", (int, str)), type(2**70) is int, type(2**70) == type(1), issubclass(bool, int))
print("abc" "def"[1:], "%s" % {"a": 1}, "%(x)s" % {"x": 1}, (1, 2) + (3,), [1] + [2], (1,) * 3, [[0]] * 2)
x = [1, 2]; y = x; x += (3,); x *= 2; print(y, x is y)
d = {1: 2}; e = d; d |= {3: 4}; print(e, d | {5: 6})
s = "ab"; s *= 2; s += "c"; print(s)
n = 5; n **= 100; n //= 3; n >>= 10; print(n)
f = 1; f /= 3; f *= 3; f -= 1; print(f)
for a, b in ((1, "a"), ([], 1), ({}, []), ("a", []), (None, 1), ((), []), (1.5, "x"), (b"a", "b")):
    for op in (lambda: a + b, lambda: a * b, lambda: a - b, lambda: a < b, lambda: a % b if not isinstance(a, (str, bytes)) else 0, lambda: a ** b, lambda: a | b):
        try: print(op())
        except Exception as e: print(type(e).__name__, e)
try:
    x += 5
except TypeError as e: print(e)
try:
    n += "a"
except TypeError as e: print(e)
try:
    n **= "a"
except TypeError as e: print(e)
try: d |= 5
except TypeError as e: print(e)
print(min("b", "a"), max(1, 2.0, True), sum([1, 2.5, 2**70]), sum([[1], [2]], []), sorted([3, 1.5, True, 2**70, -1]), all([1, "a"]), any([0, ""]))
print(1 if "" else 2, "x" or "y", 0 or 0.0, 1 and "z", not "a")
print(*map(int, "123"), *map(str, [1, 2.5]), *map(float, ["1", "2e3"]), *map(ord, "ab"), *map(chr, (97, 98)))
print("a,b;c".replace(";", ",").split(","), "  x ".strip().upper().center(5, "-").encode().decode()[::-1])
import sys
print(sys.maxsize, sys.maxsize + 1, -sys.maxsize - 2)
print(0.1 + 0.2 == 0.3, round(0.1 + 0.2, 10) == 0.3, 1e16 + 1, 2 ** 53 + 1.0, 10 // 3 * 3 + 10 % 3, -10 // 3, -10 % 3, 10 // -3, 10 % -3, 10.0 // -3, 10.0 % -3)
print("%s %s" % ("a", 2 ** 65), "%i" % 2 ** 3, "%5s|%-5s|" % ("é", "é"), "%r" % ("it's",), "%s" % None)
