# Shifts by constants at the ends of 64 bits, of bools, of big ints and of classes.
class Moved:
    def __lshift__(self, by):
        return "left", by

    def __rshift__(self, by):
        return "right", by


def all_of(n):
    return n << 0, n << 1, n << 5, n << 31, n << 62, n << 63, n << 70, n >> 0, n >> 1, n >> 5, n >> 62, n >> 63, n >> 64, n >> 100


def small(n):
    n <<= 3
    n >>= 1
    return n


for n in (0, 1, -1, 2, -2, 3, 2**31, 2**61, 2**62, 2**62 - 1, -2**62, -2**61, -2**62 - 1, 2**63 - 1, -2**63, 2**63, 2**64, -2**100, 3**80, True, False):
    print(n, all_of(n), small(n))
print(Moved() << 3, Moved() >> 4)
for wrong in (1.5, "a", None):
    try:
        print(small(wrong))
    except TypeError as error:
        print(error)
try:
    print(1 << -1)
except ValueError as error:
    print(error)
