"""numbers: the kinds of numbers as classes, of which int, float and complex are instances by what they can do."""


class NumberType(type):
    def __instancecheck__(cls, instance): return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, kind):
        return any([cls in base.__mro__ for base in kind.__mro__ if isinstance(base, NumberType)]) \
            or any([issubclass(kind, builtin) for builtin in BUILTINS.get(cls.__name__, ())])

    def register(cls, kind):
        BUILTINS.setdefault(cls.__name__, []).append(kind)
        return kind


class Number(metaclass=NumberType):
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    __slots__ = ()

    def __bool__(self): return self != 0
    def __sub__(self, other): return self + -other
    def __rsub__(self, other): return -self + other


class Real(Complex):
    __slots__ = ()

    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def __divmod__(self, other): return self // other, self % other
    def __rdivmod__(self, other): return other // self, other % self
    def __complex__(self): return complex(float(self))
    def conjugate(self): return +self


class Rational(Real):
    __slots__ = ()

    def __float__(self): return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __slots__ = ()

    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)

    def __int__(self): return self.__index__()
    def __float__(self): return float(int(self))


BUILTINS = {"Number": [int, float, complex], "Complex": [int, float, complex], "Real": [int, float],
            "Rational": [int], "Integral": [int]}
