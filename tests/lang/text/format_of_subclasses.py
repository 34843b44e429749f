class Text(str):
    def __str__(self):
        return "own str"


class Number(int):
    def __format__(self, spec):
        return f"own format {spec}"


class Pair(tuple):
    def __repr__(self):
        return "own repr"


for value in (Text("x"), Number(3), Pair((1, 2))):
    print("{}".format(value), "{0:}".format(value), "{v!r}".format(v=value), "{!s}".format(value), "%s" % (value,), f"{value}")
print("{0:5}|{0!s:>9}".format(Number(1)), str.format("{}", Pair()), "{a.real}".format(a=Number(7)))
