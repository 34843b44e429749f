# Crossing the border of 64 bits, both ways, through every operator.
a = 9223372036854775807
b = a + 1
print(a, b, b - 1, b - 1 == a, b > a, -b, -b - 1, -(-b))
print(a * a, a * a // a, (a * a) % 1000, divmod(a * a, -7), -a * a // 10)
print(2 ** 64, 2 ** 63, -2 ** 63, 2 ** 200 >> 190, 1 << 100, -1 >> 100, (1 << 100) >> 36)
print(b & 0xFF, b | 1, b ^ -1, ~b, -b & (2 ** 70 - 1))
print(0xFFFFFFFFFFFFFFFF, 0o7777777777777777777777, 0b1 + 1_000_000_000_000_000_000_000)

f = 1
for i in range(1, 61):
    f *= i
print(f, len(str(f)), f.bit_length())

x, y = 0, 1
n = 0
while n < 200:
    x, y = y, x + y
    n += 1
print(x)
print(pow(3, 1000, 10 ** 9 + 7), pow(2, -1, 101), 7 ** 77 % 1000, (-3) ** 3, 2 ** -2, 0 ** 0)
print(int("123456789012345678901234567890"), int("-ff", 16), int("0b101", 0), int(" 1_000 "), int(1e30), int(-2.9))
print(hash(2 ** 61 - 1), hash(2 ** 100), hash(-1), hash(2 ** 64) == hash(float(2 ** 64)))
d = {2 ** 70: "big", 1: "one"}
print(d[2 ** 70], d[1.0], d[True], 2 ** 70 in d, 2.0 ** 70 in d)
for expression in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 2 ** 70 // 0, lambda: 1 << -1, lambda: int("x"), lambda: int("9" * 5000),
                   lambda: 10 ** 400 / 3, lambda: float(10 ** 400), lambda: 1 + "a", lambda: "a" + 1, lambda: -"a", lambda: [] * 1.5, lambda: 1 @ 2):
    try:
        print(expression())
    except Exception as e:
        print(type(e).__name__, e)
