# A complex number of C is one of Python's; the pair of its parts will do, too.
import complex_numbers as c


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, OverflowError) as error:
        print(f"{type(error).__name__}: {error}")


w = c.wave
# expect: { .n = 1, .z = (2+3j), .f = (4-5j) } (2+3j)
print(w, w.z)
w.z, w.f = 1 + 2.5j, 6
# expect: { .n = 1, .z = (1+2.5j), .f = (6+0j) } (1+2j)
print(w, c.z)


def write(value):
    w.z = value


# expect: TypeError: cannot convert str to _Complex double: wanted a number or (real, imaginary)
attempt(write, "1j")
# expect: TypeError: cannot convert str to double
attempt(write, (1, "2"))
# expect: TypeError: cannot convert tuple to _Complex double: wanted a number or (real, imaginary)
attempt(write, (1, 2, 3))
# expect: (1+2.5j)
print(w.z)
# expect: (3+4j)
attempt(lambda: c.square((2, 1)))
# expect: (9+0j)
attempt(c.square, 3)
# expect: (1+2j)
attempt(c.half, (2, 4))
# expect: (28+5j)
attempt(c.late, 1, 2, 3, 4, 5, 6, 7, (1, 2), (2, 1))
# expect: 1.0
attempt(c.sum_of, w)
# expect: { .f = (1+2j) } 3.0
print(c.make_single(1, 2), c.sum_of_single(c.make_single(1, 2)))
# expect: { .z = (-2+1j), .parts = { -2.0, 1.0 } }
print(c.turned(c.either(z=(1, 2))))
out = new("double _Complex")
c.set(out)
# expect: (7-8j)
print(out[0])
# expect: (1+0j)
attempt(c.extended, 1)
# expect: (5+2j)
attempt(c.map_extended, lambda z, k: z * k, 2.5 + 1j)
# expect: (1+2j) (3+4j)
# expect: (1+4j)
print(c.map(lambda a, b: print(a, b) or (a.real, b.imag)))


def product(a: "double _Complex", b: "float _Complex") -> "double _Complex":
    return a * b


# expect: (-5+10j)
print(c.map(product))
