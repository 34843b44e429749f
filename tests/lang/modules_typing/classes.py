from typing import (Any, Dict, Generic, List, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, get_type_hints, overload, runtime_checkable)

T, U = TypeVar("T"), TypeVar("U")


class Point(NamedTuple):
    x: int
    y: int = 5

    def total(self):
        return self.x + self.y

    @property
    def double(self):
        return self.x * 2


print(Point(1), Point(1, 2).total(), Point(y=3, x=2), Point._fields, Point._field_defaults, Point.__annotations__, Point(4).double, Point(1) == (1, 5), Point.__name__)
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "x"), Pair.__annotations__)


class Movie(TypedDict):
    name: str
    year: int


class More(Movie, total=False):
    extra: Optional[str]


movie: Movie = {"name": "x", "year": 1}
print(Movie(name="a", year=2), type(Movie(name="a", year=2)), Movie.__annotations__, sorted(More.__required_keys__), sorted(More.__optional_keys__), More.__total__)


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item


class IntBox(Box[int]):
    pass


class Two(Generic[T, U], Dict[T, U]):
    pass


print(Box[int], Box[int](3).item, Box("x").item, IntBox(4).item, IntBox.__mro__[1] is Box, Box[int](3).__orig_class__, Box.__parameters__, Two.__parameters__, Two({1: 2}))


@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...


class Thing:
    def size(self):
        return 1


print(isinstance(Thing(), Sized), isinstance(3, Sized), issubclass(Thing, Sized))
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, Optional[UserId])


class Node:
    next: Optional["Node"]
    values: "List[int]" = []
    nothing: None


def f(a: int, b: "str" = "x", *args: Any) -> "Optional[Node]": ...


print(get_type_hints(Node), get_type_hints(f))


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x


print(g(3))
for action in (lambda: Sized(), lambda: Box[int, str], lambda: type("P", (Protocol,), {"m": 1})()):
    try:
        print(action())
    except TypeError as error:
        print(error)
try:
    class Bad(NamedTuple):
        x: int = 1
        y: int
except TypeError as error:
    print(error)
