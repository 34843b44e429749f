from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace


@dataclass
class Shape:
    name: str
    scale: InitVar[int] = 2
    size: int = field(init=False)
    tags: list = field(default_factory=list, compare=False)

    def __post_init__(self, scale):
        self.size = scale * 10


print(Shape("a"), Shape("b", 5), [f.name for f in fields(Shape)], Shape("a") == Shape("a", tags=[1]), replace(Shape("a"), name="z", scale=1))


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"), Slotted(1) == Slotted(1, 3))
try:
    s.z = 1
except AttributeError as error:
    print(error)


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0
    _: KW_ONLY
    label: str = ""


print(Point(1), Point(1, 2, label="p"), Point(1) < Point(2), hash(Point(1)) == hash(Point(1)), Point.__match_args__, sorted([Point(3), Point(1, 5)]), asdict(Point(1)), astuple(Point(1)))
Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=5))], namespace={"sum": lambda self: self.b + self.c})
print(Made(1, 2), Made(1, 2).sum(), is_dataclass(Made), is_dataclass(3))
for action in (lambda: Point(1).__setattr__("x", 2), lambda: Point(1, 2, 3), lambda: Made(1), lambda: make_dataclass("X", ["1"]), lambda: fields(3),
               lambda: dataclass(type("A", (), {"__annotations__": {"x": list}, "x": []})), lambda: dataclass(type("B", (Point,), {"__annotations__": {"z": int}}))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
