import math

print(math.fsum([0.1] * 10), sum([0.1] * 10))
print(math.fsum([1e100, 1.0, -1e100]), math.fsum([1, 2 ** 53, -1]), math.fsum([]))
print(math.fsum([1e16, 1.0, 1e-16]), math.fsum([math.inf, 1.0]), math.fsum([math.nan, 1.0]))
for values in ([math.inf, -math.inf], [1e308, 1e308]):
    try:
        print(math.fsum(values))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(math.hypot(), math.hypot(-3), math.hypot(3, 4), math.hypot(1, 2, 3, 4, 5), math.hypot(1e200, 1e200), math.hypot(5e-324, 5e-324))
print(math.hypot(math.nan, math.inf), math.hypot(math.nan, 1), math.dist((1, 2), (4, 6)), math.dist([0.1, 0.2, 0.3], [1.1, 2.7, 3.14]))
x = 0.37
for i in range(300):
    x = (x * 1103.5 + 0.12345) % 7.3
    y = x * x % 3.1
    print(math.hypot(x, y), math.hypot(x, y, 0.3), end=" ")
print()
try:
    math.dist((1,), (1, 2))
except ValueError as error:
    print(error)
print(math.isclose(1.0, 1.0 + 1e-10), math.isclose(1, 2, rel_tol=0.5), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9))
