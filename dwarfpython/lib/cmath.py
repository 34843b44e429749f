"""cmath: functions of complex numbers, over libm.

The formulas are CPython's, after Kahan's "Branch cuts for complex elementary functions", so that results agree to
the last digit. Infinities and NaN are left to libm's complex functions: C says of them what Python does.
"""

import m

pi, e, tau = 3.141592653589793, 2.718281828459045, 6.283185307179586
inf, nan = float("inf"), float("nan")
infj, nanj = complex(0.0, inf), complex(0.0, nan)

LARGE = 1.7976931348623157e308 / 4
SQRT_LARGE, LOG_LARGE = 6.703903964971298e153, 708.3964185322641
SMALLEST, SQRT_SMALLEST = 2.2250738585072014e-308, 1.4916681462400413e-154
LN2, LN10 = 0.6931471805599453, 2.302585092994046


def number(z):
    """The complex that an argument stands for."""
    if type(z) is complex:
        return z
    if isinstance(z, (complex, float, int)):
        return complex(z)
    for name in ("__complex__", "__float__", "__index__"):
        if hasattr(type(z), name):
            return complex(z)
    raise TypeError(f"must be real number, not {type(z).__name__}")


def is_finite(z):
    return z - z == 0


def is_infinite(x):
    return x == inf or x == -inf


def domain():
    return ValueError("math domain error")


def in_range(real, imag):
    """The result of finite parts; where it is not finite itself, it was too large."""
    if real - real != 0.0 or imag - imag != 0.0:
        raise OverflowError("math range error")
    return complex(real, imag)


# Powers and logarithms

def root(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        return m.csqrt(z)
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    ax, ay = m.fabs(x), m.fabs(y)
    if ax < SMALLEST and ay < SMALLEST:
        ax = m.ldexp(ax, 53)
        s = m.ldexp(m.sqrt(ax + m.hypot(ax, m.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * m.sqrt(ax + m.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    return complex(s, m.copysign(d, y)) if x >= 0.0 else complex(d, m.copysign(s, y))


def sqrt(z, /):
    return root(number(z))


def exp(z, /):
    z = number(z)
    x, y = z.real, z.imag
    if not is_finite(z):
        if is_infinite(y) and (x - x == 0.0 or x == inf):
            raise domain()
        return m.cexp(z)
    if x > LOG_LARGE:
        scale = m.exp(x - 1.0)
        return in_range(scale * m.cos(y) * e, scale * m.sin(y) * e)
    scale = m.exp(x)
    return in_range(scale * m.cos(y), scale * m.sin(y))


def logarithm(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        return m.clog(z)
    ax, ay = m.fabs(x), m.fabs(y)
    if ax > LARGE or ay > LARGE:
        real = m.log(m.hypot(ax / 2.0, ay / 2.0)) + LN2
    elif ax < SMALLEST and ay < SMALLEST:
        if ax == 0.0 and ay == 0.0:
            raise domain()
        real = m.log(m.hypot(m.ldexp(ax, 53), m.ldexp(ay, 53))) - 53 * LN2
    else:
        h = m.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            large, small = (ax, ay) if ax > ay else (ay, ax)
            real = m.log1p((large - 1) * (large + 1) + small * small) / 2.0
        else:
            real = m.log(h)
    return complex(real, m.atan2(y, x))


def log(z, base=None, /):
    result = logarithm(number(z))
    if base is None:
        return result
    divisor = logarithm(number(base))
    if divisor == 0:
        raise domain()
    return result / divisor


def log10(z, /):
    result = logarithm(number(z))
    return complex(result.real / LN10, result.imag / LN10)


# Hyperbolic functions, and the trigonometric ones by them

def hyperbolic_cosine(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        if is_infinite(y) and x == x:
            raise domain()
        return m.ccosh(z)
    if m.fabs(x) > LOG_LARGE:
        less = x - m.copysign(1.0, x)
        return in_range(m.cos(y) * m.cosh(less) * e, m.sin(y) * m.sinh(less) * e)
    return in_range(m.cos(y) * m.cosh(x), m.sin(y) * m.sinh(x))


def hyperbolic_sine(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        if is_infinite(y) and x == x:
            raise domain()
        return m.csinh(z)
    if m.fabs(x) > LOG_LARGE:
        less = x - m.copysign(1.0, x)
        return in_range(m.cos(y) * m.sinh(less) * e, m.sin(y) * m.cosh(less) * e)
    return in_range(m.cos(y) * m.sinh(x), m.sin(y) * m.cosh(x))


def hyperbolic_tangent(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        if is_infinite(y) and x - x == 0.0:
            raise domain()
        return m.ctanh(z)
    if m.fabs(x) > LOG_LARGE:
        return complex(m.copysign(1.0, x), 4.0 * m.sin(y) * m.cos(y) * m.exp(-2.0 * m.fabs(x)))
    tx, ty = m.tanh(x), m.tan(y)
    cx = 1.0 / m.cosh(x)
    both = tx * ty
    scale = 1.0 + both * both
    return complex(tx * (1.0 + ty * ty) / scale, ((ty / scale) * cx) * cx)


def cosh(z, /):
    return hyperbolic_cosine(number(z))


def sinh(z, /):
    return hyperbolic_sine(number(z))


def tanh(z, /):
    return hyperbolic_tangent(number(z))


def turned(z):
    """z times i."""
    return complex(-z.imag, z.real)


def turned_back(z):
    return complex(z.imag, -z.real)


def cos(z, /):
    return hyperbolic_cosine(turned(number(z)))


def sin(z, /):
    return turned_back(hyperbolic_sine(turned(number(z))))


def tan(z, /):
    return turned_back(hyperbolic_tangent(turned(number(z))))


# Their inverses

def far(x, y):
    return m.fabs(x) > LARGE or m.fabs(y) > LARGE


def far_logarithm(x, y):
    """Of twice the distance from 0, which may be beyond the largest float."""
    return m.log(m.hypot(x / 2.0, y / 2.0)) + LN2 * 2.0


def inverse_sinh(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        return m.casinh(z)
    if far(x, y):
        real = far_logarithm(x, y)
        real = m.copysign(real, x) if m.copysign(1.0, y) > 0 else -m.copysign(real, -x)
        return complex(real, m.atan2(y, m.fabs(x)))
    a, b = root(complex(1.0 + y, -x)), root(complex(1.0 - y, x))
    return complex(m.asinh(a.real * b.imag - b.real * a.imag), m.atan2(y, a.real * b.real - a.imag * b.imag))


def inverse_tanh(z):
    x, y = z.real, z.imag
    if not is_finite(z):
        return m.catanh(z)
    if m.copysign(1.0, x) < 0.0:
        return -inverse_tanh(-z)
    ay = m.fabs(y)
    if x > SQRT_LARGE or ay > SQRT_LARGE:
        h = m.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -m.copysign(pi / 2.0, -y))
    if x == 1.0 and ay < SQRT_SMALLEST:
        if ay == 0.0:
            raise domain()
        return complex(-m.log(m.sqrt(ay) / m.sqrt(m.hypot(ay, 2.0))), m.copysign(m.atan2(2.0, -ay) / 2, y))
    real = m.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0
    return complex(real, -m.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def asinh(z, /):
    return inverse_sinh(number(z))


def atanh(z, /):
    return inverse_tanh(number(z))


def asin(z, /):
    return turned_back(inverse_sinh(turned(number(z))))


def atan(z, /):
    return turned_back(inverse_tanh(turned(number(z))))


def acos(z, /):
    z = number(z)
    x, y = z.real, z.imag
    if not is_finite(z):
        return m.cacos(z)
    if far(x, y):
        length = far_logarithm(x, y)
        return complex(m.atan2(m.fabs(y), x), -m.copysign(length, y) if x < 0.0 else m.copysign(length, -y))
    a, b = root(complex(1.0 - x, -y)), root(complex(1.0 + x, y))
    return complex(2.0 * m.atan2(a.real, b.real), m.asinh(b.real * a.imag - b.imag * a.real))


def acosh(z, /):
    z = number(z)
    x, y = z.real, z.imag
    if not is_finite(z):
        return m.cacosh(z)
    if far(x, y):
        return complex(far_logarithm(x, y), m.atan2(y, x))
    a, b = root(complex(x - 1.0, y)), root(complex(x + 1.0, y))
    return complex(m.asinh(a.real * b.real + a.imag * b.imag), 2.0 * m.atan2(a.imag, b.real))


# Polar coordinates, classification

def phase(z, /):
    z = number(z)
    return m.atan2(z.imag, z.real)


def polar(z, /):
    z = number(z)
    return m.hypot(z.real, z.imag) if not is_finite(z) else abs(z), m.atan2(z.imag, z.real)


def real_number(x):
    if isinstance(x, (float, int)) or hasattr(type(x), "__float__") or hasattr(type(x), "__index__"):
        return float(x)
    raise TypeError(f"must be real number, not {type(x).__name__}")


def rect(r, phi, /):
    r, phi = real_number(r), real_number(phi)
    if is_infinite(phi) and r == r and r != 0.0:
        raise domain()
    if r - r == 0.0 and phi - phi == 0.0:
        return complex(r, r * phi) if phi == 0.0 else complex(r * m.cos(phi), r * m.sin(phi))
    if is_infinite(r) and phi == phi and phi != 0.0:
        sign = m.copysign(1.0, r)
        return complex(m.copysign(r, sign * m.cos(phi)), m.copysign(r, sign * m.sin(phi)))
    if is_infinite(r) and phi == 0.0:
        return complex(r, phi if r > 0 else -phi)
    if r == 0.0:
        return complex(0.0, 0.0)
    return complex(inf if is_infinite(r) else nan, phi if phi == 0.0 else nan)


def isfinite(z, /):
    z = number(z)
    return z.real - z.real == 0.0 and z.imag - z.imag == 0.0


def isinf(z, /):
    z = number(z)
    return is_infinite(z.real) or is_infinite(z.imag)


def isnan(z, /):
    z = number(z)
    return z.real != z.real or z.imag != z.imag


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b, rel_tol, abs_tol = number(a), number(b), real_number(rel_tol), real_number(abs_tol)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
