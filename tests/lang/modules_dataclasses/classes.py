from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar


@dataclass
class Point:
    x: int
    y: int = 0
    count: ClassVar[int] = 7

    def norm(self):
        return self.x ** 2 + self.y ** 2


p = Point(3, y=4)
print(p, p == Point(3, 4), p != Point(3, 5), p.norm(), Point(1), [f.name for f in fields(p)], is_dataclass(Point), Point.count, p == 3)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


v = Version(1, 2)
print(v, v < Version(1, 3), sorted([Version(2), Version(1)]), {v: 1}[Version(1, 2)], hash(v) == hash(Version(1, 2)), v.tags, v.tags is Version(1).tags)


@dataclass
class Child(Point):
    name: str = "child"
    total: int = field(init=False)

    def __post_init__(self):
        self.total = self.x + self.y


c = Child(1, 2)
print(c, asdict(c), astuple(c), replace(c, x=10), replace(p, y=0))


@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)


tree = Tree(1, [Tree(2), Tree(3)])
print(tree, asdict(tree), astuple(tree))


@dataclass(kw_only=True)
class Options:
    verbose: bool = False
    level: int


print(Options(level=3))


def frozen():
    v.major = 5


for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, x=2), frozen, lambda: hash(p), lambda: p < p,
            lambda: Options(), lambda: Options(1), lambda: asdict(3), lambda: fields(3), lambda: Version(1) < 3):
    try:
        bad()
    except (TypeError, FrozenInstanceError) as error:
        print(type(error).__name__, error)
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
