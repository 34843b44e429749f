import c
import m


class Int(int):
    pass


class Float(float):
    pass


class Text(str):
    pass


class Index:
    def __index__(self): return 7


class Real:
    def __float__(self): return 2.25


class Failing:
    def __index__(self): raise ValueError("no number")


print(c.abs(Int(-4)), m.sqrt(Float(6.25)), c.strlen(Text("hello")), c.abs(Index()), m.sqrt(Real()), m.sqrt(Int(9)))
# expect: 4 2.5 5 7 1.5 3.0
time = timeval(Index(), Int(3))
print(time.tv_sec, time.tv_usec)
# expect: 7 3
for wrong in Failing(), Real(), object():
    try:
        c.abs(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ValueError abs() argument 1 (i): no number: int abs(int i)
# expect: TypeError abs() argument 1 (i): cannot convert Real to int: int abs(int i)
# expect: TypeError abs() argument 1 (i): cannot convert object to int: int abs(int i)


class Halved(int):
    def __float__(self): return self / 2


class Wrong:
    def __float__(self): return "2.25"


# A double is what float() gives.
print(m.fabs(Halved(-3)), m.fabs(Index()))
# expect: 1.5 7.0
try:
    m.fabs(Wrong())
except TypeError as error:
    print(error)
# expect: fabs() argument 1 (x): Wrong.__float__ returned non-float (type str): double fabs(double x)
