# Every function of cmath over a grid of points, with signed zeros, tiny and huge parts; errors; arguments
# by their methods.
import cmath

FUNCTIONS = [cmath.sqrt, cmath.exp, cmath.log, cmath.log10, cmath.cosh, cmath.sinh, cmath.tanh, cmath.cos,
             cmath.sin, cmath.tan, cmath.asinh,
             cmath.acosh, cmath.atanh, cmath.asin, cmath.acos, cmath.atan, cmath.isfinite, cmath.isinf,
             cmath.isnan]


def attempt(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (OverflowError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


PARTS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e-310, -1e-200, 1e200, 710.0, -710.0, 1.5e308, float("inf")]
for x in PARTS:
    for y in PARTS:
        if x != float("inf") or y != float("inf"):
            print(complex(x, y), [attempt(f, complex(x, y)) for f in FUNCTIONS], attempt(cmath.rect, x, y))
for x in PARTS[:7]:
    print(x, [(cmath.phase(complex(x, y)), cmath.polar(complex(x, y))) for y in PARTS[:7]])


class Complex:
    def __complex__(self):
        return 3 + 4j


class Float:
    def __float__(self):
        return 2.0


class Index:
    def __index__(self):
        return 2


for argument in ["x", 2, True, None, Complex(), Float(), Index(), 10**400]:
    print(attempt(cmath.sqrt, argument), attempt(cmath.rect, argument, 1), attempt(cmath.phase, argument))
print(cmath.log(8, 2), attempt(cmath.log, 1, 1), attempt(cmath.log, 0), attempt(cmath.log, 2, 0),
      cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2))
print(attempt(cmath.isclose, 1, 1, rel_tol=-1), cmath.isclose(cmath.inf, cmath.inf), cmath.isclose(1j, 1.1j,
                                                                                                   abs_tol=.2))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
