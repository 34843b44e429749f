import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass

data = {"name": "x" * 30, "list": list(range(30)), "nested": {"b": [1, 2, {"deep": (1,)}], "a": "text " * 30}, 3: None}
pprint.pprint({"b": 1, "a": [1, 2]})
pprint.pprint({k: v for k, v in data.items() if k != 3})
pprint.pprint([["word"] * 5] * 4, width=30)
pprint.pprint(list(range(40)), compact=True, width=40)
pprint.pprint(("a" * 60, "b" * 30), indent=4)
pprint.pprint({"z": 1, "y": 2}, sort_dicts=False)
pprint.pp({"z": 1, "y": 2})
pprint.pprint([[[[1]]]], depth=2)
pprint.pprint("one two three four five " * 6)
pprint.pprint(b"0123456789" * 12)
pprint.pprint({1, 2, 3}), pprint.pprint(set("abcdefghij" * 2) | {str(i) * 9 for i in range(9)}, width=60)
pprint.pprint(frozenset(range(40)))
pprint.pprint(OrderedDict([("key" + str(i), "value" * 4) for i in range(4)]))
pprint.pprint(defaultdict(list, {"a": list(range(25)), "b": ["x" * 20] * 3}))
pprint.pprint(Counter("the quick brown fox jumps over the lazy dog" * 2))
pprint.pprint(deque(["item" * 5] * 6, maxlen=9))
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).startswith("[1, <Recursion on list with id="), pprint.isreadable([1]), pprint.isrecursive(loop), pprint.saferepr({"b": 1, "a": 2}))
pprint.pprint((1,)), pprint.pprint(()), pprint.pprint(10 ** 8, underscore_numbers=True)


@dataclass
class Point:
    name: str
    values: list


pprint.pprint(Point("p", list(range(30))))
