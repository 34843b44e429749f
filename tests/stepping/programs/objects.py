class Item:
    def __init__(self, name, price, amount=1):
        self.name = name
        self.price = price
        self.amount = amount

    def total(self):
        cost = self.price * self.amount
        if cost > 100:
            discount = cost * 0.5
            cost -= discount
        return cost

    def renamed(self, name):
        old = self.name
        self.name = name
        return old


class Special(Item):
    def total(self):
        base = super().total()
        half = base / 2
        return half


def counter(start):
    total = start

    def add(k):
        nonlocal total
        before = total
        total += k
        return before, total

    def reset():
        nonlocal total
        total = 0

    return add, reset


def numbers(limit):
    n = 0
    while n < limit:
        got = yield n
        n = got or n + 1


def generated(limit):
    g = numbers(limit)
    first = next(g)
    second = g.send(2)
    rest = []
    for value in g:
        rest.append(value)
    return first, second, rest


def given(a, *args, key=1, **more):
    b, (c, *ds) = a, args
    text = str(c)
    del args
    words = {"a": a, "more": more}
    words["key"] = key
    c += 1
    return b, c, ds, text, words


item = Item("pen", 60, 3)
item.total()
item.renamed("desk")
special = Special("lamp", 40)
special.total()
add, reset = counter(10)
add(5)
add(7)
reset()
add(1)
generated(5)
given(1, 2, 3, key="k", other=None)
