# A complex number of C is the pair of its parts.
import complex_numbers as c


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, OverflowError) as error:
        print(f"{type(error).__name__}: {error}")


w = c.wave
# expect: { .n = 1, .z = (2.0, 3.0), .f = (4.0, -5.0) } (2.0, 3.0)
print(w, w.z)
w.z, w.f = (1, 2.5), 6
# expect: { .n = 1, .z = (1.0, 2.5), .f = (6.0, 0.0) } (1.0, 2.0)
print(w, c.z)


def write(value):
    w.z = value


# expect: TypeError: cannot convert str to _Complex double: wanted a number or (real, imaginary)
attempt(write, "1j")
# expect: TypeError: cannot convert str to double
attempt(write, (1, "2"))
# expect: TypeError: cannot convert tuple to _Complex double: wanted a number or (real, imaginary)
attempt(write, (1, 2, 3))
# expect: (1.0, 2.5)
print(w.z)
# expect: (3.0, 4.0)
attempt(lambda: c.square((2, 1)))
# expect: (9.0, 0.0)
attempt(c.square, 3)
# expect: (1.0, 2.0)
attempt(c.half, (2, 4))
# expect: (28.0, 5.0)
attempt(c.late, 1, 2, 3, 4, 5, 6, 7, (1, 2), (2, 1))
# expect: 1.0
attempt(c.sum_of, w)
# expect: { .f = (1.0, 2.0) } 3.0
print(c.make_single(1, 2), c.sum_of_single(c.make_single(1, 2)))
# expect: { .z = (-2.0, 1.0), .parts = { -2.0, 1.0 } }
print(c.turned(c.either(z=(1, 2))))
out = new("double _Complex")
c.set(out)
# expect: (7.0, -8.0)
print(out[0])
# expect: TypeError: extended(): a _Complex long double cannot be passed by value: _Complex long double extended(_Complex long double z)
attempt(c.extended, 1)
# expect: (1.0, 2.0) (3.0, 4.0)
# expect: (1.0, 4.0)
print(c.map(lambda a, b: print(a, b) or (a[0], b[1])))


def product(a: "double _Complex", b: "float _Complex") -> "double _Complex":
    return a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]


# expect: (-5.0, 10.0)
print(c.map(product))
