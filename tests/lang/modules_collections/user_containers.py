from collections import UserDict, UserList, UserString
from collections.abc import MutableMapping


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return key * 2


d = Lower({"A": 1}, B=2)
d.update(C=3)
print(d, d["a"], d["zz"], len(d), sorted(d), "b" in d, d.get("q", 5), isinstance(d, MutableMapping), d.pop("c"), d | {"E": 4}, d == {"a": 1, "b": 2})
print(type(d.copy()).__name__, d.copy(), Lower.fromkeys("XY", 0), UserDict([(1, 2)]), d.setdefault("n", 7), d.data)


class Stack(UserList):
    def push(self, item):
        self.append(item)


s = Stack([3, 1, 2])
s.push(9)
print(s, s[0], s[1:], type(s[1:]).__name__, s + [4], [0] + s, s * 2, sorted(s), s == [3, 1, 2, 9], s < [4], len(s), 9 in s, s.index(9), s.pop())
s.sort()
s += (7,)
s[0:1] = UserList([5, 6])
s.extend(Stack([8]))
del s[-1]
print(s, s.count(7), list(reversed(s)), UserList("ab"), Stack(s).data is s.data)
t = UserString("Hello")
print(t, repr(t), t.upper(), type(t.upper()).__name__, t + " you", "oh " + t, t * 2, t[1:3], t == "Hello", hash(t) == hash("Hello"), "ell" in t)
print(t.replace("l", UserString("L")), t.split("l"), t.find("l"), t.center(9, "*"), UserString("%d-%s") % (1, 2), int(UserString("12")), t.startswith("He"))
print({t: 1}["Hello"], t < "I", [*t], t.join(["a", "b"]), UserString(5))
