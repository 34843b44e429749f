from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def shout(self):
        return self.name + "!"

    @classmethod
    def favourite(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color))
print(Color.RED.shout(), Color.favourite(), Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, {Color.RED: "r"}[Color(1)], isinstance(Color.RED, Color))
print(f"{Color.RED}", Color, type(Color.RED) is Color, Color.RED != Color.GREEN, list(Color.__members__), [c.value for c in reversed(Color)])


class Auto(Enum):
    A = auto()
    B = auto()
    C = "text"


class Priority(IntEnum):
    LOW = 1
    HIGH = auto()


class Word(StrEnum):
    HELLO = auto()
    OTHER = "x"


print([a.value for a in (Auto.A, Auto.B, Auto.C)], Priority.HIGH > Priority.LOW, Priority.HIGH + 1, Priority(2), repr(Priority.HIGH), sorted([Priority.HIGH, Priority.LOW]))
print(Word.HELLO, repr(Word.HELLO), Word.HELLO == "hello", Word("x").name, Word.HELLO.upper(), f"{Priority.LOW:03}", Priority.LOW == 1)


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()


both = Permission.READ | Permission.WRITE
print(both, repr(both), Permission.READ in both, Permission.EXECUTE in both, both & Permission.READ, bool(Permission.READ & Permission.WRITE), list(both), both.value)
print(both is Permission.READ | Permission.WRITE, ~Permission.READ, Permission(0), repr(Permission(7)), both ^ Permission.READ)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def ratio(self):
        return self.mass / self.radius


print(Planet.EARTH.mass, Planet.MARS.ratio, Planet.EARTH.value, Planet((0.64, 3.39)))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)


def extend():
    class More(Color):
        BLUE = 3


def duplicates():
    @unique
    class Twice(Enum):
        A = 1
        B = 1


for bad in (lambda: Color(9), lambda: Color["NO"], extend, duplicates, lambda: Color.NO):
    try:
        bad()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
