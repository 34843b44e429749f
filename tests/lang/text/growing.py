# `name += text` may write into the text that the name has: nothing else that holds it changes.
import sys

alone = ""


def add_alone(text):
    global alone
    alone += text
    return text


def local():
    s, kept = "", []
    for i in range(40):
        s += "ab"
        if i % 7 == 0:
            kept.append(s)
        if i % 5 == 0:
            t = s
            s += str(len(s))
            kept.append((t, len(t), t == s, hash(t) == hash(s)))
    return kept, s


def seen():
    s = "x"
    s += "y"
    s += "z"
    before = locals()["s"]
    frame = sys._getframe().f_locals["s"]
    s += "more"
    s += "and more"
    return before, frame, s


class Right:
    def __radd__(self, left):
        self.left = left
        return left + "!"


def right():
    s, kept = "a", Right()
    s += "b"
    s += kept
    s += "c"
    return s, kept.left


def yielding():
    s = "a"
    s += "b"
    while True:
        s += yield s


def twice():
    s = "a"
    s += "b"
    s += s
    s += s
    return s


def parts(n):
    s = ""
    for i in range(n):
        s += "é" if i % 3 else "ab"
        s += ""
    return s, len(s), s.count("é"), s[-3:]


print(local())
print(seen(), right(), twice())
g = yielding()
print(next(g), g.send("1"), g.send("2"), g.send("3"))
print(parts(20))
for i in range(10):
    alone += add_alone("1") + "2"
    last = alone
    alone += "3"
print(alone, last)
alone += "4"
taken = globals()["alone"]
alone += "5"
mine = sys.modules[__name__].alone
alone += "6"
print(taken, mine, alone)
n = 0
n += 1
n += 2.5
words = []
words += "ab"
words += ["c"]
print(n, words, {"é" + "x": 1}.get("éx"))
big = ""
for i in range(200000):
    big += "x"
print(len(big), hash(big) == hash("x" * 200000))
