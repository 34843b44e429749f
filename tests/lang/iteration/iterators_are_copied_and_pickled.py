import copy
import operator
import pickle


def iterators():
    return [iter([1, 2, 3]), iter((1, 2)), iter("abc"), iter("añb"), iter(b"ab"), iter(bytearray(b"xyz")), iter(range(5)), reversed([1, 2]),
            reversed((1, 2, 3)), iter({1: 2, 3: 4}), iter({1}), iter({1: 2}.items()), reversed({1: 2, 3: 4}), iter(range(10**20, 10**20 + 3))]


for made in iterators():
    print(type(made).__name__, operator.length_hint(made), next(made), operator.length_hint(made), list(copy.copy(made)),
          list(pickle.loads(pickle.dumps(made))), list(made), operator.length_hint(made),
          None if "range" in type(made).__name__ else made.__reduce__()[1])

for made in (enumerate(["a", "b"], 5), zip([1, 2], "ab"), map(str, [1, 2]), filter(None, [0, 1, 2]), map(max, [1, 5], [4, 2])):
    print(type(made).__name__, next(made), list(copy.deepcopy(made)), list(pickle.loads(pickle.dumps(made))), list(made))

places = iter([1, 2, 3])
for place in (2, 0, -5, 100):
    places.__setstate__(place)
    print(operator.length_hint(places))
letters = iter("añb")
letters.__setstate__(2)
print(next(letters), iter([1, 2]).__reduce__()[1:], reversed([1, 2]).__reduce__()[1:])
shrinking = [1, 2, 3, 4]
one = iter(shrinking)
next(one), next(one)
del shrinking[1:]
print(operator.length_hint(one), list(one))
strict = zip([1, 2], [3], strict=True)
print(strict.__reduce__()[2])
changed = {1: 2, 3: 4}
keys = iter(changed)
changed[5] = 6
print(operator.length_hint(keys))
