"""fractions: rational numbers, always in lowest terms."""

import math
import numbers


def read(text):
    """(numerator, denominator) of "3/4", "-1.5e3" and the like; None: it is none."""
    plain = text.strip()
    sign = -1 if plain[:1] == "-" else 1
    if plain[:1] in ("+", "-"):
        plain = plain[1:]
    top, slash, bottom = plain.partition("/")
    if slash:
        if not digits(top) or not digits(bottom):
            return None
        return sign * int(top), int(bottom)
    body, exponent = plain, 0
    for mark in ("e", "E"):
        if mark in plain:
            body, _, power = plain.partition(mark)
            if not digits(power[1:] if power[:1] in ("+", "-") else power):
                return None
            exponent = int(power)
            break
    whole, point, part = body.partition(".")
    if not (whole or part) or whole and not digits(whole) or part and not digits(part):
        return None
    part = part.replace("_", "")
    number = sign * int((whole + part).replace("_", ""))
    exponent -= len(part)
    return (number * 10 ** exponent, 1) if exponent >= 0 else (number, 10 ** -exponent)


def digits(text):
    return text.replace("_", "").isdecimal() and text[:1] != "_" and text[-1:] != "_" and "__" not in text


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            top, bottom = ratio_of(numerator)
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        divisor = math.gcd(top, bottom)
        if bottom < 0:
            divisor = -divisor
        self._numerator, self._denominator = top // divisor, bottom // divisor
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(f)

    @classmethod
    def from_decimal(cls, dec): return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self): return self._numerator, self._denominator
    def is_integer(self): return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before, last = (0, 1), (1, 0)            # convergents of the continued fraction
        top, bottom = self._numerator, self._denominator
        while True:
            whole = top // bottom
            size = before[1] + whole * last[1]
            if size > max_denominator:
                break
            before, last = last, (before[0] + whole * last[0], size)
            top, bottom = bottom, top - whole * bottom
        steps = (max_denominator - before[1]) // last[1]
        lower, upper = Fraction(before[0] + steps * last[0], before[1] + steps * last[1]), Fraction(*last)
        return upper if abs(upper - self) <= abs(lower - self) else lower

    def __repr__(self): return f"{type(self).__name__}({self._numerator}, {self._denominator})"
    def __str__(self): return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"
    def __reduce__(self): return type(self), (str(self),)
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self
    def __add__(self, other): return combined(self, other, lambda a, b, c, d: (a * d + c * b, b * d), lambda x,
                                              y: x + y)
    def __radd__(self, other): return combined(self, other, lambda a, b, c, d: (a * d + c * b, b * d), lambda x,
                                               y: y + x)
    def __sub__(self, other): return combined(self, other, lambda a, b, c, d: (a * d - c * b, b * d), lambda x,
                                              y: x - y)
    def __rsub__(self, other): return combined(self, other, lambda a, b, c, d: (c * b - a * d, b * d), lambda x,
                                               y: y - x)
    def __mul__(self, other): return combined(self, other, lambda a, b, c, d: (a * c, b * d), lambda x, y: x * y)
    def __rmul__(self, other): return combined(self, other, lambda a, b, c, d: (a * c, b * d), lambda x, y: y * x)
    def __truediv__(self, other): return combined(self, other, lambda a, b, c, d: (a * d, b * c), lambda x, y: x / y)
    def __rtruediv__(self, other): return combined(self, other, lambda a, b, c, d: (c * b, d * a), lambda x, y: y / x)
    def __mod__(self, other): return combined(self, other, lambda a, b, c, d: (a * d % (c * b), b * d), lambda x,
                                              y: x % y)
    def __rmod__(self, other): return combined(self, other, lambda a, b, c, d: (c * b % (a * d), b * d), lambda x,
                                               y: y % x)

    def __floordiv__(self, other):
        if isinstance(other, numbers.Rational):
            return self._numerator * other.denominator // (self._denominator * other.numerator)
        return float(self) // other if isinstance(other, float) else NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, numbers.Rational):
            return other.numerator * self._denominator // (other.denominator * self._numerator)
        return other // float(self) if isinstance(other, float) else NotImplemented

    def __divmod__(self, other): return self // other, self % other
    def __rdivmod__(self, other): return other // self, other % self

    def __pow__(self, other):
        if isinstance(other, numbers.Rational) and other.denominator == 1:
            power = other.numerator
            if power >= 0:
                return Fraction(self._numerator ** power, self._denominator ** power)
            return Fraction(self._denominator ** -power, self._numerator ** -power)
        return float(self) ** float(other) if isinstance(other, (int, float, Fraction)) else NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return other ** float(self)

    def __neg__(self): return Fraction(-self._numerator, self._denominator)
    def __pos__(self): return Fraction(self._numerator, self._denominator)
    def __abs__(self): return Fraction(abs(self._numerator), self._denominator)
    def __int__(self): return self.__trunc__()
    def __trunc__(self): return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator
    def __floor__(self): return self._numerator // self._denominator
    def __ceil__(self): return -(-self._numerator // self._denominator)
    def __float__(self): return self._numerator / self._denominator
    def __bool__(self): return self._numerator != 0

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            up = rest * 2 > self._denominator or rest * 2 == self._denominator and floor % 2
            return floor + bool(up)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = 2 ** 61 - 1
        try:
            value = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, modulus))
        except ValueError:
            value = 314159
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return other - other == 0 and self == Fraction(other)
        return float(self) == other if isinstance(other, complex) else NotImplemented

    def order(self, other):
        """Less than 0, 0, more than 0: how it compares; None: it does not."""
        if isinstance(other, float):
            if other != other or other - other != 0:
                return None if other != other else -1 if other > 0 else 1
            other = Fraction(other)
        if not isinstance(other, numbers.Rational):
            return NotImplemented
        return self._numerator * other.denominator - other.numerator * self._denominator

    def __lt__(self, other): return answer(self.order(other), lambda sign: sign < 0)
    def __le__(self, other): return answer(self.order(other), lambda sign: sign <= 0)
    def __gt__(self, other): return answer(self.order(other), lambda sign: sign > 0)
    def __ge__(self, other): return answer(self.order(other), lambda sign: sign >= 0)


def answer(sign, test):
    return sign if sign is NotImplemented else False if sign is None else test(sign)


def combined(self, other, exactly, roughly):
    """Of two fractions a/b and c/d, or with a float as one."""
    if isinstance(other, numbers.Rational):
        return Fraction(*exactly(self._numerator, self._denominator, other.numerator, other.denominator))
    return roughly(float(self), other) if isinstance(other, (float, complex)) else NotImplemented


def ratio_of(value):
    if isinstance(value, numbers.Rational):
        return value.numerator, value.denominator
    if isinstance(value, str):
        found = read(value)
        if found is None:
            raise ValueError(f"Invalid literal for Fraction: {value!r}")
        return found
    if isinstance(value, float) or hasattr(type(value), "as_integer_ratio"):
        return value.as_integer_ratio()
    raise TypeError("argument should be a string or a Rational instance")
