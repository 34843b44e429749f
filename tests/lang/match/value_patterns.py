import math


class Color:
    RED = 1
    GREEN = 2

    class Deep:
        blue = "b"


def f(x):
    match x:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.Deep.blue:
            return "green or blue"
        case math.pi:
            return "pi"
        case (Color.RED, other):
            return f"pair {other}"


for x in (1, 2, "b", math.pi, (1, 5), 9):
    print(f(x))

try:
    match 1:
        case Color.nothing:
            pass
except AttributeError as e:
    print(e)


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(self.name, "==", other)
        return False


class Ns:
    a, b = Loud("a"), Loud("b")


match 5:
    case Ns.a | Ns.b:
        pass
    case 5:
        print("five")
