class Counter:
    total = 0
    names = []

    def __init__(self, name):
        self.name = name
        self.n = 0
        Counter.total += 1
        self.names.append(name)

    def step(self, by=1):
        self.n += by
        return self

a, b = Counter("a"), Counter("b")
a.step().step(5)
b.step(by=3)
print(a.n, b.n, a.total, Counter.total, Counter.names is a.names, a.names)
a.total = 7                 # of the instance alone
print(a.total, b.total, Counter.total)
del a.total
print(a.total)
a.extra = [1]
a.extra.append(2)
print(a.extra, hasattr(b, "extra"), getattr(b, "extra", "none"), vars(a), b.__dict__)
Counter.added = "later"
print(a.added, b.added)
del Counter.added
try:
    a.added
except AttributeError as e:
    print(e)
for attempt in (lambda: b.nothing, lambda: Counter.nothing, lambda: setattr(5, "x", 1), lambda: delattr(b, "nothing")):
    try:
        attempt()
    except AttributeError as e:
        print(e)
setattr(b, "dyn" + "amic", 9)
print(b.dynamic, sorted(vars(b)))
class Empty: pass
e = Empty()
for i in range(5):
    e = Empty()
    e.one = i
    e.two = i * 2
print(e.one, e.two, e.__dict__)
