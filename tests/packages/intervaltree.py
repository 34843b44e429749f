# packages: intervaltree==3.1.0 sortedcontainers==2.4.0
import random

from intervaltree import Interval, IntervalTree

tree = IntervalTree()
chance = random.Random(3)
for number in range(200):
    start = chance.randrange(1000)
    tree[start:start + 1 + chance.randrange(60)] = number
tree.verify()
print(len(tree), sorted(tree[500]), sorted(tree[100:120]), sorted(tree.envelop(200, 300)), tree.begin(), tree.end(), tree.overlaps(2000), tree.overlaps(5, 50))
tree.remove_overlap(300, 400)
tree.chop(500, 600)
tree.verify()
print(len(tree), sorted(tree)[:5])
other = IntervalTree([Interval(1, 5, "a"), Interval(3, 9, "b"), Interval(20, 30)])
print(other, other | IntervalTree([Interval(40, 50)]), other & other, other - IntervalTree([Interval(20, 30)]), Interval(1, 5, "a") in other, other.containsi(1, 5, "b"))
other.slice(4)
print(sorted(other))
other.merge_overlaps(data_reducer=lambda a, b: f"{a}{b}")
print(sorted(other), other == other.copy(), Interval(1, 2).overlaps(2, 3), Interval(1, 4).distance_to(Interval(9, 10)), Interval(0, 5) < Interval(0, 6), tuple(Interval(1, 2)))
other.split_overlaps()
print(sorted(other.items()), other.is_empty(), IntervalTree().is_empty())
try:
    other[5:5] = 1
except ValueError as error:
    print(error)
