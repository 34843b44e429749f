class Key:
    """Equal to all of its hash, and does something when that is asked."""

    def __init__(self, action, answer=True):
        self.action, self.answer = action, answer

    def __hash__(self):
        return 7

    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return self.answer


def cleared(container):
    return lambda: container.clear()


def grown(container, add):
    return lambda: [add(container, i) for i in range(100, 400)]


def put(container, i):
    container[i] = i


for answer in (True, False):
    for act in ("clear", "grow", "replace"):
        for operation in ("get", "put", "pop", "in", "del", "setdefault"):
            d = {i: i for i in range(7)}
            old, key = Key(None, answer), Key(None, answer)
            d[old] = "old"
            old.action = {"clear": cleared(d), "grow": grown(d, put), "replace": lambda: [d.clear(), d.update({7: "new", 15: 1})]}[act]
            try:
                result = {"get": lambda: d.get(key, "none"), "put": lambda: put(d, key), "pop": lambda: d.pop(key, "none"),
                          "in": lambda: key in d, "del": lambda: d.__delitem__(key), "setdefault": lambda: d.setdefault(key, 1)}[operation]()
            except KeyError:
                result = "KeyError"
            print(answer, act, operation, result if isinstance(result, (str, bool, int)) else type(result), len(d))
        for operation in ("add", "discard", "in", "remove"):
            s = set(range(7))
            old, key = Key(None, answer), Key(None, answer)
            s.add(old)
            old.action = {"clear": cleared(s), "grow": grown(s, set.add), "replace": lambda: [s.clear(), s.update({7, 15})]}[act]
            try:
                result = {"add": lambda: s.add(key), "discard": lambda: s.discard(key), "in": lambda: key in s,
                          "remove": lambda: s.remove(key)}[operation]()
            except KeyError:
                result = "KeyError"
            print(answer, act, operation, result, len(s))
        for operation in ("remove", "index", "count", "in", "=="):
            numbers = list(range(8)) + [Key(None, answer)] * 2
            key = Key(None, answer)
            key.action = {"clear": cleared(numbers), "grow": grown(numbers, list.append),
                          "replace": lambda: numbers.__delitem__(slice(1, 5))}[act]
            try:
                result = {"remove": lambda: numbers.remove(key), "index": lambda: numbers.index(key), "count": lambda: numbers.count(key),
                          "in": lambda: key in numbers, "==": lambda: numbers == [key] * 10}[operation]()
            except ValueError as error:
                result = str(error).partition(">")[2]
            print(answer, act, operation, result, len(numbers))

a = {1: Key(lambda: a.clear()), 2: 2}
b = {1: 1, 2: 2}
print(a == b)
values = {i: Key(lambda: values.clear(), False) for i in range(3)}
try:
    print(5 in values.values())
except RuntimeError as error:
    print(error)
