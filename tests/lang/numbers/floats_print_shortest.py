values = [0.1, 0.1 + 0.2, 1.0, 100.0, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 0.0001, 0.00001, -0.0, 2.5, 1 / 3,
          float("inf"), -float("inf"), float("nan"), 2.0 ** 0.5, 1e100, 4.35, 0.3 - 0.1]
for v in values:
    print(v, repr(v), [v], f"{v:.3f} {v:.2e} {v:g} {v:10.4} {v!r:>25}|", "%.1f %e %g" % (v, v, v))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), -0.0 // 1, 1e300 * 1e10, 2 ** 0.5, 4 ** -0.5)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(1e20), round(0.5), round(7, -1), round(15, -1), round(2.5, None))
print(1 == 1.0, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, float("nan") == float("nan"), float("nan") != 1, -10 ** 400 < -float("inf"))
print(sum([0.1] * 10), max(1, 2.5), min(0.0, -0.0), abs(-2.5), abs(-0.0), 3 + 4.0, 5 - True, True + True, True / 2, True & False, True | 2, ~True)
print(float("1e3"), float(" -1.5\n"), float("1_0.5"), float("-Infinity"), int(float("1e18")), (0.5).as_integer_ratio(), (0.1).hex(), (3.0).is_integer())
for text in ("", "abc", "1.5.2", "1e", "--1"):
    try:
        float(text)
    except ValueError as e:
        print(e)
for operation in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: int(float("nan")), lambda: int(float("inf")), lambda: 1.5 & 1,
                  lambda: 1.5 << 1, lambda: divmod(1.5, 0), lambda: round("a"), lambda: float([])):
    try:
        print(operation())
    except Exception as e:
        print(type(e).__name__, e)
