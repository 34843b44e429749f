from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p.y, p[0], len(p), tuple(p), p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), Point.__name__)
x, y = p
print(x + y, p._asdict(), p._replace(x=10), Point._make([5, 6]), Point._fields, p + (3,), sorted([Point(2, 1), Point(1, 9)]))
Named = namedtuple("Named", ["a", "b", "c"], defaults=[10, 20])
print(Named(1), Named(1, 2), Named(1, c=3), Named._field_defaults, Named.__doc__, namedtuple("R", "a def a _b", rename=True)._fields)


class Vector(namedtuple("Base", "x, y")):
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Vector(3, 4), Vector(3, 4).length(), {p: 1}[(1, 2)], max(Point(1, 2), Point(1, 3)))
for bad in (lambda: Point(1), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, 2, z=3), lambda: Point(1, x=2), lambda: Point._make([1]),
            lambda: p._replace(q=1), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "_a"), lambda: namedtuple("A", "def"),
            lambda: namedtuple("1", "a"), lambda: p.z, lambda: Named(), lambda: Named(1, 2, 3, 4)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    p.x = 5
except AttributeError as error:
    print("AttributeError")
