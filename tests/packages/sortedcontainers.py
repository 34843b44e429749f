# packages: sortedcontainers==2.4.0
import random

from sortedcontainers import SortedDict, SortedKeyList, SortedList, SortedSet

chance = random.Random(5)
values = [chance.randrange(1000) for _ in range(3000)]
numbers = SortedList(values)
numbers._reset(50)
for value in values[:1000]:
    numbers.remove(value)
numbers.update(range(0, 100, 7))
numbers._check()
print(len(numbers), numbers[0], numbers[-1], numbers[10:20], numbers.bisect_left(500), numbers.bisect_right(500), numbers.count(7), numbers.index(98))
print(list(numbers.irange(100, 110)), list(numbers.islice(5, 9)), 98 in numbers, numbers.pop(), numbers.pop(0))
del numbers[5:50]
numbers._check()
print(len(numbers), numbers[:5], SortedList([3, 1]) + [2], SortedList([1, 2]) * 2, SortedList([1]) == [1], SortedList("cab"))
words = SortedKeyList(["pear", "fig", "banana", "kiwi"], key=len)
words.add("plum")
print(words, words.bisect_key(4), list(words.irange_key(4, 5)))
names = SortedDict({"b": 2, "a": 1, "c": 3})
names["aa"] = 4
print(names, names.peekitem(0), names.popitem(), names.keys()[1], list(names.irange("aa")), names.setdefault("z", 9), names.index("b"))
odd = SortedSet([5, 1, 3]) | SortedSet([7, 1])
print(odd, odd & {1, 7, 9}, odd - {1}, odd ^ {1, 2}, odd[0], odd.issuperset([1, 3]), SortedSet([1]).isdisjoint([2]))
for action in (lambda: SortedList([1]).remove(5), lambda: SortedList().pop(), lambda: SortedList([1])[3], lambda: SortedDict().popitem()):
    try:
        action()
    except (ValueError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
