# Arithmetic, comparison and errors of complex numbers with each other and with all other numbers.
def attempt(f, *args):
    try:
        return f(*args)
    except (ArithmeticError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


NUMBERS = [0j, 1j, 1 + 2j, -1.5 - 0.25j, complex("inf"), complex(0, float("nan")), 1e300 + 1e300j,
           complex(-0.0, -0.0), 5, True, 2.5, -3,
           10**30, float("inf"), "x", None]
OPERATORS = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a,
             b: a ** b, lambda a, b: a == b,
             lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a // b, lambda a, b: a % b, lambda a,
             b: a << b, divmod]
for a in NUMBERS:
    for b in NUMBERS:
        if isinstance(a, complex) or isinstance(b, complex):
            print(a, b, [attempt(operator, a, b) for operator in OPERATORS])
for a in NUMBERS[:7]:
    print(-a, +a, abs(a), bool(a), a.real, a.imag, a.conjugate(), attempt(lambda: ~a), attempt(int, a),
          attempt(float, a), attempt(round, a))
print((-8) ** 0.5, (-8.0) ** (1 / 3), pow(-2, 0.5), attempt(pow, 1j, 2, 3), attempt(pow, 0j, -1), attempt(pow,
                                                                                                          1e200j, 2))
x = 1j
x += 1
x *= 2
x -= 1j
x /= 2
x **= 2
print(x, sum([1j, 2, 3.5]), {1 + 0j: "a"}[1], hash(2.5 - 3j), 1j in [2, 1j], [1, 1j].index(1j))
