from collections import Counter

c = Counter("abracadabra")
print(c, c.most_common(2), c["a"], c["z"], len(c), c.total(), sorted(c.elements()))
c.update("aaz")
c.subtract({"b": 5}, r=1)
print(c, dict(c), Counter(a=1, b=2), Counter({"x": 3}), Counter(), sorted(c))
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=-1)
print(a + b, a - b, a | b, a & b, +b, -b, a == b, a == Counter(x=3, y=1, w=0), a <= a + a, a < b)
a += b
print(a, isinstance(a, dict), Counter([1, 2, 1]).most_common(), "q" in c)
del a["nothing"]
print(a.copy() == a, Counter(["x", "y"]) == {"x": 1, "y": 1})
for word, count in Counter("the cat the dog the".split()).most_common(1):
    print(word, count)
