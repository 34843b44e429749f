import math


def show(function, *args):
    try:
        result = function(*args)
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        result = f"{type(error).__name__}: {error}"
    print(function.__name__, result)


for n in (0, 1, 2, 5, 20, 21, 50, 200):
    show(math.factorial, n)
show(math.factorial, -1)
show(math.factorial, 2.0)
show(math.factorial, "3")
for n in (0, 1, 2, 3, 4, 15, 16, 17, 10 ** 40, 2 ** 64 - 1, 10 ** 40 + 1):
    show(math.isqrt, n)
show(math.isqrt, -1)
show(math.isqrt, 1.5)
show(math.gcd)
show(math.gcd, 12, -18)
show(math.gcd, 2 ** 100, 6 ** 50, 30)
show(math.gcd, 1.5)
show(math.lcm)
show(math.lcm, 4, 6, -10)
show(math.lcm, 4, 0)
show(math.comb, 10, 3)
show(math.comb, 100, 50)
show(math.comb, 3, 10)
show(math.comb, -1, 2)
show(math.comb, 1, -2)
show(math.perm, 10, 3)
show(math.perm, 5)
show(math.perm, 3, 5)
show(math.perm, -1, 2)
show(math.log, 10 ** 400)
show(math.log2, 2 ** 3000)
show(math.log10, 10 ** 400)
show(math.log, 8, 2)
show(math.log, -1)
show(math.ldexp, 0.75, 4)
show(math.ldexp, 1.0, 5000)
show(math.ldexp, 1.0, -5000)
show(math.ldexp, 1.0, 1.5)
show(math.prod, [2, 3.5])
print(math.prod([1, 2, 3], start=10))


class Rounds:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 0.25


print(math.floor(Rounds()), math.ceil(Rounds()), math.trunc(Rounds()), math.sqrt(Rounds()))
