import math

VALUES = [0.0, -0.0, 1, 0.5, -0.5, 2.5, -2.5, 3, -7, 170.6, -170.5, 1e10, 1e308, -1e308, 5e-324, math.inf, -math.inf, math.nan, True, 10 ** 400]
ONE = [math.exp, math.expm1, math.log, math.log2, math.log10, math.log1p, math.sqrt, math.cbrt, math.sin, math.cos, math.tan,
       math.asin, math.acos, math.atan, math.sinh, math.cosh, math.tanh, math.asinh, math.acosh, math.atanh, math.degrees,
       math.radians, math.erf, math.erfc, math.floor, math.ceil, math.trunc, math.fabs, math.frexp, math.modf, math.ulp,
       math.isnan, math.isinf, math.isfinite, math.exp2]
TWO = [math.pow, math.fmod, math.remainder, math.copysign, math.atan2, math.nextafter, math.hypot, math.isclose, math.log]


def show(function, *args):
    try:
        result = function(*args)
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        result = f"{type(error).__name__}: {error}"
    print(function.__name__, args, result)


for function in ONE:
    for value in VALUES:
        show(function, value)
for function in TWO:
    for x in (0.0, -0.0, 1, -2.5, 7.25, math.inf, -math.inf, math.nan, 1e308):
        for y in (0.0, 1, -3, 0.5, 2, math.inf, -math.inf, math.nan, 1e308):
            show(function, x, y)
for value in (1, 5, 23, 24.0, 0.5, -0.5, -3, 0, 171, 172.0, math.inf, -math.inf, math.nan):
    print(f"{math.gamma(value):.12g}" if value > 0 and value < 171 else "")
    show(math.lgamma, value) if value in (1, 2, 0, -3, math.inf, -math.inf) else None
for bad in ("text", None, [1], b"b"):
    show(math.sin, bad)
    show(math.floor, bad)
    show(math.isnan, bad)
    show(math.trunc, bad)
print(math.pi, math.e, math.tau, math.inf, math.nan)
