"""math: the functions of libm, with CPython's checks and messages."""

import m

pi, e, tau = 3.141592653589793, 2.718281828459045, 6.283185307179586
inf, nan = float("inf"), float("nan")


def number(x):
    """The float that an argument stands for."""
    if type(x) is float:
        return x
    if type(x) is int:
        return float(x)
    if isinstance(x, (float, int)) or hasattr(type(x), "__float__") or hasattr(type(x), "__index__"):
        return float(x)
    raise TypeError(f"must be real number, not {type(x).__name__}")


def index(x):
    if isinstance(x, int):
        return int(x)
    if not hasattr(type(x), "__index__"):
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
    return x.__index__()


def checked(result, x, can_overflow=False):
    """A result of libm: NaN from a number is outside of the domain, infinity from a finite number out of range or a pole."""
    if result - result == 0.0 or x != x:
        return result
    if result != result:
        raise ValueError("math domain error")
    if x - x == 0.0:
        if can_overflow:
            raise OverflowError("math range error")
        raise ValueError("math domain error")
    return result


def checked2(result, x, y):
    if result - result == 0.0 or x != x or y != y:
        return result
    if result != result:
        raise ValueError("math domain error")
    if x - x == 0.0 and y - y == 0.0:
        raise OverflowError("math range error")
    return result


def isfinite(x, /):
    x = number(x)
    return x - x == 0.0


def isinf(x, /):
    x = number(x)
    return x == inf or x == -inf


def isnan(x, /):
    x = number(x)
    return x != x


# Exponents and logarithms

def exp(x, /):
    x = number(x)
    return checked(m.exp(x), x, True)


def exp2(x, /):
    x = number(x)
    return checked(m.exp2(x), x, True)


def expm1(x, /):
    x = number(x)
    return checked(m.expm1(x), x, True)


def log1p(x, /):
    x = number(x)
    return checked(m.log1p(x), x)


def logarithm(of, x):
    """The logarithm of an int too large for a float is that of its leading bits and of a power of two."""
    if isinstance(x, int) and x > 0:
        try:
            return of(float(x))
        except OverflowError:
            bits = x.bit_length()
            leading = x >> bits - 64
            sticky = leading << bits - 64 != x
            return of(m.ldexp(float(leading | sticky), -64)) + of(2.0) * bits
    if (x if isinstance(x, int) else number(x)) <= 0:
        raise ValueError("math domain error")
    x = number(x)
    return of(x)


def log(x, base=None, /):
    if base is None:
        return logarithm(m.log, x)
    return logarithm(m.log, x) / logarithm(m.log, base)


def log2(x, /):
    return logarithm(m.log2, x)


def log10(x, /):
    return logarithm(m.log10, x)


def pow(x, y, /):
    x, y = number(x), number(y)
    result = m.pow(x, y)
    if x == 0.0 and y < 0.0 and y - y == 0.0:
        raise ValueError("math domain error")
    return checked2(result, x, y)


def sqrt(x, /):
    x = number(x)
    return checked(m.sqrt(x), x)


def cbrt(x, /):
    return m.cbrt(number(x))


# Angles

def sin(x, /):
    x = number(x)
    return checked(m.sin(x), x)


def cos(x, /):
    x = number(x)
    return checked(m.cos(x), x)


def tan(x, /):
    x = number(x)
    return checked(m.tan(x), x)


def asin(x, /):
    x = number(x)
    return checked(m.asin(x), x)


def acos(x, /):
    x = number(x)
    return checked(m.acos(x), x)


def atan(x, /):
    return m.atan(number(x))


def atan2(y, x, /):
    return m.atan2(number(y), number(x))


def sinh(x, /):
    x = number(x)
    return checked(m.sinh(x), x, True)


def cosh(x, /):
    x = number(x)
    return checked(m.cosh(x), x, True)


def tanh(x, /):
    return m.tanh(number(x))


def asinh(x, /):
    return m.asinh(number(x))


def acosh(x, /):
    x = number(x)
    return checked(m.acosh(x), x)


def atanh(x, /):
    x = number(x)
    return checked(m.atanh(x), x)


def degrees(x, /):
    return number(x) * (180.0 / pi)


def radians(x, /):
    return number(x) * (pi / 180.0)


# Special functions

def erf(x, /):
    return m.erf(number(x))


def erfc(x, /):
    return m.erfc(number(x))


def gamma(x, /):
    x = number(x)
    if x == -inf or x == 0.0 or (x < 0.0 and x == m.floor(x)):
        raise ValueError("math domain error")
    if 0.0 < x < 24.0 and x == m.floor(x):
        return float(factorial(int(x) - 1))
    return checked(m.tgamma(x), x, True)


def lgamma(x, /):
    x = number(x)
    if x == inf or x == -inf:
        return inf
    if x == m.floor(x) and x <= 2.0:
        if x <= 0.0:
            raise ValueError("math domain error")
        return 0.0
    return checked(m.lgamma(x), x, True)


# Parts of floats

def rounded(x, method, by):
    if isinstance(x, int):
        return int(x)
    if type(x) is not float and hasattr(type(x), method):
        return getattr(type(x), method)(x)
    x = number(x)
    if x - x != 0.0:
        return int(x)
    return int(by(x))


def floor(x, /):
    if type(x) is float and x - x == 0.0:
        return int(m.floor(x))
    return rounded(x, "__floor__", m.floor)


def ceil(x, /):
    if type(x) is float and x - x == 0.0:
        return int(m.ceil(x))
    return rounded(x, "__ceil__", m.ceil)


def trunc(x, /):
    if isinstance(x, (float, int)):
        return int(x)
    if not hasattr(type(x), "__trunc__"):
        raise TypeError(f"type {type(x).__name__} doesn't define __trunc__ method")
    return type(x).__trunc__(x)


def fabs(x, /):
    return m.fabs(number(x))


def copysign(x, y, /):
    return m.copysign(number(x), number(y))


def fmod(x, y, /):
    x, y = number(x), number(y)
    if isinf(y) and x - x == 0.0:
        return x
    return checked2(m.fmod(x, y), x, y)


def remainder(x, y, /):
    x, y = number(x), number(y)
    return checked2(m.remainder(x, y), x, y)


def frexp(x, /):
    x, exponent = number(x), new("int")
    if x - x != 0.0:
        return x, 0
    return m.frexp(x, exponent), exponent[0]


def ldexp(x, i, /):
    x = number(x)
    if not isinstance(i, int):
        raise TypeError("Expected an int as second argument to ldexp.")
    if x == 0.0 or x - x != 0.0:
        return x
    return checked(m.ldexp(x, max(min(i, 10000), -10000)), x, True)


def modf(x, /):
    x = number(x)
    if x - x != 0.0:
        return (x, x) if x != x else (m.copysign(0.0, x), x)
    whole = m.trunc(x)
    return m.copysign(x - whole, x), whole


def nextafter(x, y, /):
    return m.nextafter(number(x), number(y))


def ulp(x, /):
    x = fabs(x)
    if x - x != 0.0:
        return x
    above = m.nextafter(x, inf)
    return above - x if above != inf else x - m.nextafter(x, 0.0)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b, rel_tol, abs_tol = number(a), number(b), number(rel_tol), number(abs_tol)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    distance = abs(b - a)
    return distance <= abs(rel_tol * b) or distance <= abs(rel_tol * a) or distance <= abs_tol


# Sums and products

def fsum(seq, /):
    """The exact sum, rounded once: `partials` holds it as floats that do not overlap, the smallest first."""
    partials, special = [], 0.0
    for x in seq:
        x = original = number(x)
        kept = 0
        for y in partials:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                partials[kept] = low
                kept += 1
            x = high
        if x - x == 0.0:
            partials[kept:] = [x]
        elif original - original == 0.0:
            raise OverflowError("intermediate overflow in fsum")
        else:
            if isinf(original) and special == -original:
                raise ValueError("-inf + inf in fsum")
            special += original
            del partials[kept:]
    return special if special != 0.0 else rounded_sum(partials)


def rounded_sum(partials):
    high = 0.0
    while partials:
        x, y = high, partials.pop()
        high = x + y
        low = y - (high - x)
        if low:
            # Half way between two floats, the next partial decides.
            if partials and (low < 0.0) == (partials[-1] < 0.0):
                twice = low * 2.0
                if twice == (high + twice) - high:
                    high += twice
            break
    return high


def prod(iterable, /, *, start=1):
    for x in iterable:
        start = start * x
    return start


def scaled_norm(vector):
    """The root of the sum of squares: sizes beyond the exponents' range are scaled, and one correction makes up for rounding."""
    largest = max(vector, default=0.0)
    if largest == inf or inf in vector:
        return inf
    if largest != largest or any(x != x for x in vector):
        return nan
    if largest == 0.0 or len(vector) == 1:
        return largest
    exponent = frexp(largest)[1]
    if exponent < -1023:
        smallest = 2.2250738585072014e-308
        return smallest * scaled_norm([x / smallest for x in vector])
    scaled = [m.ldexp(x, -exponent) for x in vector]
    root = m.sqrt(fsum([m.fma(x, x, 0.0) for x in scaled] + [m.fma(x, x, -(x * x)) for x in scaled]))
    error = fsum([p for x in scaled for p in (x * x, m.fma(x, x, -(x * x)))] + [-(root * root), -m.fma(root, root, -(root * root))])
    return m.ldexp(root + error / (2.0 * root), exponent)


def hypot(*coordinates):
    return scaled_norm([abs(number(x)) for x in coordinates])


def dist(p, q, /):
    p, q = tuple(p), tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return scaled_norm([abs(number(a) - number(b)) for a, b in zip(p, q)])


# Integers

def factorial(x, /):
    if isinstance(x, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    x = index(x)
    if x < 0:
        raise ValueError("factorial() not defined for negative values")
    return product(1, x) if x > 1 else 1


def product(low, high):
    """The product of the ints from low to high, in halves, so that factors have like sizes."""
    if high - low < 8:
        result = low
        for x in range(low + 1, high + 1):
            result *= x
        return result
    middle = (low + high) // 2
    return product(low, middle) * product(middle + 1, high)


def gcd(*integers):
    result = 0
    for x in integers:
        x = abs(index(x))
        while x:
            result, x = x, result % x
    return result


def lcm(*integers):
    result = 1
    for x in integers:
        x = abs(index(x))
        if x == 0:
            result = 0
        elif result:
            result = result // gcd(result, x) * x
    return result


def isqrt(n, /):
    n = index(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n == 0:
        return 0
    root = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (root + n // root) // 2
        if better >= root:
            return root
        root = better


def comb(n, k, /):
    n, k = index(n), index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    k = min(k, n - k)
    result = 1
    for i in range(k):
        result = result * (n - i) // (i + 1)
    return result


def perm(n, k=None, /):
    if k is None:
        return factorial(n)
    n, k = index(n), index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    return 0 if k > n else product(n - k + 1, n) if k else 1
