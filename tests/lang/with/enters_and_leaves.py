class Noisy:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, repr(value))
        return self.swallow


with Noisy("a") as a, Noisy("b"):
    print("body", a)
with (Noisy("c") as c, Noisy("d") as d):
    print(c, d)
with Noisy("e", swallow=True) as e:
    print(1 / 0)
print("after", e)
try:
    with Noisy("f"), Noisy("g"):
        raise KeyError("k")
except KeyError as error:
    print("caught", error, error.__context__)
with Noisy("outer", swallow=True):
    with Noisy("inner"):
        {}["missing"]


class Pair:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *args):
        print(len(args))


items = {}
with Pair() as (one, [two, *three]), Pair() as items["key"]:
    print(one, two, three, items)
