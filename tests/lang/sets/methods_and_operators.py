s = {3, 1, 2}
print(s, {1, 2.0, True}, set(), frozenset(), frozenset([4, 3]), {*s, *"", 9}, {x % 3 for x in range(10)})
print(len(s), 2 in s, 5 in s, bool(set()), bool(s), sorted(s, reverse=True), sum(s), list(frozenset([1])))
s.add(4)
s.discard(1)
s.discard(99)
s.remove(2)
print(s, s.pop(), s, s.copy() == s, s.copy() is s)
print({1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, type({1} | frozenset([2])), type(frozenset([2]) | {1}))
print({1}.union([2], (3,), {4: 5}, range(2)), {1, 2, 3}.intersection([1, 2], {2}), {1, 2, 3}.difference([1], [2]), {1}.symmetric_difference([1, 2, 2]))
t = {1, 2}
u = t
t |= {3}
t &= {2, 3}
t -= {2}
t ^= {7}
print(t, u is t)
t.update([8], "a")
t.difference_update("a")
t.intersection_update([7, 8], {8, 7})
t.symmetric_difference_update([1, 8])
print(t)
f = frozenset([1])
g = f
g |= {2}
print(f, g)
print({1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} >= {2}, {1} == frozenset([1]), {1} != {2}, {1} == [1], {1} < {2})
print({1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), {1}.isdisjoint({1: 2}))
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "k"}[frozenset([1])], {1} in {frozenset([1])})
print({frozenset(), frozenset([1])} == {frozenset([1]), frozenset()}, isinstance(f, frozenset), isinstance(f, set), type(s))
d = {1: "a", 2: "b"}
print(d.keys() & [1, 9], d.keys() | {3}, d.keys() - {1}, {1, 5} ^ d.keys(), d.keys() <= {1, 2, 3}, d.items() & {(1, "a")})
print(set("aab") == {"a", "b"}, frozenset(f) is f, f.copy() is f, {(): 1, (1,): 2}.keys() == {(), (1,)})
t.clear()
print(t)
