# complex() of numbers, objects and wrong things; classes that derive from complex.
def attempt(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except (AttributeError, TypeError, OverflowError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


class Complex:
    def __complex__(self):
        return 1 + 1j


class Float:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 7


class Wrong:
    def __complex__(self):
        return 3


CALLS = [(), (1, 2), (1j, 2j), ("1", 2), (1, "2"), ([], 1), (1, []), (None,), (1, 2, 3), (b"1",), (10**400,),
         (Complex(),), (Float(),),
         (Index(),), (Wrong(),), (1, Complex()), (Complex(), 1), (-0.0, -0.0), (True, 2.5)]
for args in CALLS:
    print(attempt(complex, *args))
print(attempt(complex, real=1), attempt(complex, imag=1), attempt(complex, real=1, imag=2j), attempt(complex,
                                                                                                     foo=1),
                                                                                                     attempt(complex, 1, real=2))


class Point(complex):
    def shifted(self):
        return self.real + 1


p = Point(1, 2)
print(p, p + 1, abs(p), p == 1 + 2j, type(p + 1).__name__, isinstance(p, complex), hash(p) == hash(1 + 2j),
      p.shifted(), p.imag)
print(attempt(lambda: 1j.other), attempt(lambda: (1j).conjugate(1)), attempt(setattr, 1j, "real", 3),
      complex.conjugate(1j), type(1j))
