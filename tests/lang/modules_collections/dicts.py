from collections import ChainMap, OrderedDict, defaultdict

groups = defaultdict(list)
for word in "one two three four".split():
    groups[len(word)].append(word)
print(groups, dict(groups), len(groups), 9 in groups, groups.get(9), groups.default_factory is list)
counts = defaultdict(int, a=1)
counts["b"] += 2
print(counts["a"], counts["z"], sorted(counts.items()), counts == {"a": 1, "b": 2, "z": 0}, isinstance(counts, dict))
print(defaultdict(None, {1: 2}), counts.copy()["q"], "q" in counts)
for bad in (lambda: defaultdict(None)["x"], lambda: defaultdict(3)):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print(nested["a"]["b"])

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o), list(reversed(o)), o == {"a": 1, "b": 2, "c": 3}, o == OrderedDict([("a", 1), ("b", 2), ("c", 3)]), OrderedDict())
o.move_to_end("c", last=False)
print(o.popitem(), o.popitem(last=False), o, OrderedDict.fromkeys("ab", 0))
try:
    OrderedDict().popitem()
except KeyError as error:
    print(error)

chained = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chained, chained["a"], chained["b"], sorted(chained), len(chained), "c" in chained, chained.get("c", 0))
chained["b"] = 9
print(chained.maps, chained.new_child({"z": 0})["z"], chained.parents)
for bad in (lambda: chained["q"], lambda: chained.pop("q")):
    try:
        bad()
    except KeyError as error:
        print(error)
