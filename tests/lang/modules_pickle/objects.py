import copy
import pickle
from collections import OrderedDict, deque
from enum import Enum


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)


class Slotted:
    __slots__ = ("a", "b")


class Stateful:
    def __init__(self):
        self.kept, self.dropped = 1, print

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.kept = state["kept"] + 1


class Numbers(list):
    pass


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class Color(Enum):
    RED = 1


shared = [1]
values = [None, True, 5, -2 ** 70, 2.5, "text\u00e9", b"bytes", bytearray(b"xy"), [1, [2]], (1, (2,)), {"a": 1}, {1, 2}, frozenset({3}), 1 + 2j,
          range(1, 9, 2), Point(1, [2]), [shared, shared], OrderedDict(a=1), deque([1, 2], 5), Color.RED, len, Point, ValueError("no", 3)]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in values:
        again = pickle.loads(pickle.dumps(value, protocol))
        same = again == value if not isinstance(value, Exception) else again.args == value.args
        if type(again) is not type(value) or not same:
            print("differs", protocol, value, again)
again = pickle.loads(pickle.dumps([shared, shared]))
print(again[0] is again[1])
slotted = Slotted()
slotted.a = 7
again = pickle.loads(pickle.dumps(slotted))
print(again.a, hasattr(again, "b"))
again = pickle.loads(pickle.dumps(Stateful()))
print(again.kept, hasattr(again, "dropped"))
numbers = Numbers([1, 2])
numbers.name = "n"
again = pickle.loads(pickle.dumps(numbers))
print(again, again.name, type(again).__name__, pickle.loads(pickle.dumps(Pair(1, 2))))
loop = []
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[0] is again)
print(Point(1, 2).__reduce_ex__(2)[0].__name__, Point(1, 2).__getstate__(), copy.copy(slotted).a, copy.deepcopy(numbers).name)
for wrong in lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(x for x in ()), lambda: pickle.loads(b""):
    try:
        print(wrong())
    except EOFError:
        print("nothing there")
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        print("cannot:", "it's not found" in str(error) or "local object" in str(error) or "Can't get" in str(error) or str(error))
