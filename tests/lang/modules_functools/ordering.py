from functools import singledispatch, total_ordering


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n


@total_ordering
class Upward:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n >= other.n


for kind in (Version, Upward):
    for a, b in ((1, 2), (2, 2), (3, 2)):
        a, b = kind(a), kind(b)
        print(a < b, a <= b, a > b, a >= b, a == b, a != b)
try:
    Version(1) <= 3
except TypeError as error:
    print(error)
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as error:
    print(error)


@singledispatch
def describe(x):
    return "something"


@describe.register(int)
def _(x):
    return f"int {x}"


@describe.register(list)
def _(x):
    return f"list of {len(x)}"


print(describe(1), describe(True), describe([1, 2]), describe("s"), describe.dispatch(int) is describe.dispatch(bool))
