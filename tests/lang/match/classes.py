class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Sub(Point):
    pass


class Bare:
    z = 1


def f(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y {y}"
        case Point(x, 0):
            return f"on x {x}"
        case Sub() as s:
            return f"sub {s.x}"
        case Point(Point(a, b), c):
            return f"nested {a} {b} {c}"
        case Point():
            return "point"
        case Bare(z=1, w=w):
            return f"w {w}"
        case Bare(z=z):
            return f"z {z}"
        case bool(b):
            return f"bool {b}"
        case int(i) | float(i):
            return f"number {i}"
        case str(s):
            return f"text {s}"
        case list([x, *_]):
            return f"list {x}"
        case tuple() | set():
            return "tuple or set"
        case dict(d):
            return f"dict {d}"
        case type():
            return "class"
        case KeyError(args=[k]):
            return f"key {k}"
        case object():
            return "object"


b = Bare()
c = Bare()
c.w = 5
for v in (Point(0, 0), Point(0, 2), Point(3, 0), Sub(1, 1), Point(Point(1, 2), 3), Point(1, 1), b, c, True, 1, 2.5, "x", [4], [], (), {1},
          {"k": 1}, int, KeyError("k"), ValueError(), None, len):
    print(f(v))


def failing(what):
    try:
        match what:
            case "many", v:
                match v:
                    case Point(1, 2, 3):
                        pass
            case "none", v:
                match v:
                    case Bare(1):
                        pass
            case "int", v:
                match v:
                    case int(1, 2):
                        pass
            case "twice", v:
                match v:
                    case Point(1, x=1):
                        pass
            case "no class", v:
                match v:
                    case failing():
                        pass
            case "list", v:
                match v:
                    case Odd(1):
                        pass
            case "items", v:
                match v:
                    case Odder(1):
                        pass
    except TypeError as e:
        print(what[0], e)


class Odd:
    __match_args__ = ["x"]


class Odder:
    __match_args__ = (1,)


failing(("many", Point(1, 2)))
failing(("none", b))
failing(("int", 1))
failing(("twice", Point(1, 2)))
failing(("no class", 1))
failing(("list", Odd()))
failing(("items", Odder()))


class Lazy:
    def __getattr__(self, name):
        print("asked for", name)
        if name == "no":
            raise AttributeError(name)
        if name == "bad":
            raise ValueError(name)
        return 1


match Lazy():
    case Lazy(no=1):
        print("?")
    case Lazy(yes=1):
        print("yes")
try:
    match Lazy():
        case Lazy(bad=1):
            pass
except ValueError as e:
    print("raised", e)


class Meta(type):
    def __instancecheck__(cls, v):
        return v == 42


class Answer(metaclass=Meta):
    pass


match 42:
    case Answer():
        print("by __instancecheck__")


class Mangled:
    def __init__(self):
        self.__secret = 7

    def look(self, other):
        match other:
            case Mangled(_Mangled__secret=s):
                return s


print(Mangled().look(Mangled()))
