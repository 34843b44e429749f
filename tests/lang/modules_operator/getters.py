from operator import attrgetter, itemgetter, methodcaller

pairs = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(pairs, key=itemgetter(0)), sorted(pairs, key=itemgetter(1)), list(map(itemgetter(1, 0), pairs)))
print(itemgetter(slice(1, 3))("abcd"), itemgetter("x")({"x": 1}))
print(itemgetter(1), itemgetter("a", 2), attrgetter("a.b", "c"), methodcaller("split", ",", maxsplit=1))


class Point:
    def __init__(self, x, inner=None):
        self.x, self.inner = x, inner


p = Point(1, Point(2))
print(attrgetter("x")(p), attrgetter("inner.x")(p), attrgetter("x", "inner.x")(p))
print(methodcaller("split", ",", maxsplit=1)("a,b,c"), methodcaller("upper")("x"))
for make in (lambda: attrgetter(1), lambda: methodcaller(1), lambda: attrgetter("nope")(p), lambda: itemgetter(5)([1])):
    try:
        make()
    except (TypeError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
