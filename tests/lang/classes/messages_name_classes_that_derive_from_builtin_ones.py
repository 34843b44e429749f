import operator


class Table(dict): pass
class Items(list): pass
class Number(int): pass
class Text(str): pass
class Real(float): pass
class Pair(tuple): pass
class Group(set): pass


def tries(o):
    yield lambda: o + None
    yield lambda: None + o
    yield lambda: o < None
    yield lambda: o[None]
    yield lambda: -o
    yield lambda: ~o
    yield lambda: None in o
    yield lambda: o @ 1
    yield lambda: abs(o)
    yield lambda: divmod(o, None)
    yield lambda: pow(o, None)
    yield lambda: int(o)
    yield lambda: float(o)
    yield lambda: len(o)
    yield lambda: [1][o]
    yield lambda: round(o)
    yield lambda: sum([o])
    yield lambda: o | None
    yield lambda: sorted([o, None])
    yield lambda: "%d" % o
    yield lambda: format(o, "d")
    yield lambda: [*o]
    yield lambda: operator.index(o)


for o in Table(), Items(), Number(3), Text("a"), Real(1.0), Pair():
    for number, one in enumerate(tries(o)):
        try:
            print(type(o).__name__, number, repr(one()))
        except (TypeError, ValueError, LookupError) as e:
            print(type(o).__name__, number, type(e).__name__, e)
try:
    Group() - None
except TypeError as e:
    print(e)
