import math
import numbers
from fractions import Fraction as F

a, b = F(3, 4), F(-5, 6)
print(a, repr(a), a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** 3, -a, +a, abs(b), a + 1, 1 - a, 2 * a, 1 / a, a + 0.5, 0.5 * a, 2 ** F(3), 4 ** F(1, 2))
print(F("3/4"), F(" -1.25e2 "), F("7"), F(0.5), F(1.1), F(6, -8), F(F(1, 2), F(3, 4)), F(), F(".5"), F("1_000/3"))
print(a > b, a < 1, a == 0.75, F(4, 2) == 2, F(1, 3) == 1 / 3, hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), hash(F(1, 3)), sorted([a, b, 0, 0.1]), bool(F(0)))
print(int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), float(F(1, 3)), math.trunc(b))
print(F(math.pi).limit_denominator(1000), F("3.1415926535897932").limit_denominator(10), a.numerator, a.denominator, a.as_integer_ratio(), F(2).limit_denominator())
print(isinstance(a, numbers.Rational), isinstance(3, numbers.Integral), isinstance(1.0, numbers.Rational), isinstance(1.0, numbers.Real), sum([F(1, 3)] * 3))
for action in (lambda: F(1, 0), lambda: F("x"), lambda: F("1/0"), lambda: F(1.5, 2), lambda: F([]), lambda: F(float("nan")), lambda: F("1/2/3")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
