a = [1, "x", 2.0, None, True, (1,), (), [], {}, {"k": [1]}, b"b", range(3), slice(1, None), "it's"]
a.append(a)
print(a)
d = {}
d["self"] = d
d["list"] = [d]
print(d, str(d) == repr(d))
t = ([],)
t[0].append(t)
print(t)
print(int, str, print, len, None, ..., type(1), type("a"), type(None), ValueError)
print([ValueError("a"), KeyError("k")], str(KeyError("k")), str(ValueError("a", 1)), repr(ValueError()))
deep = []
for i in range(300):
    deep = [deep]
print(len(str(deep)))
for i in range(200000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as e:
    print("RecursionError", str(e)[:32])
