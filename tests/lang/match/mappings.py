from collections import defaultdict, OrderedDict


class Key:
    name = "n"


def f(x):
    match x:
        case {"a": 1}:
            return "a is 1"
        case {"a": [first, *_], **rest}:
            return f"list {first} {rest}"
        case {1: x, None: y}:
            return f"{x} {y}"
        case {Key.name: {"deep": value}}:
            return f"deep {value}"
        case {-1: v, "b": w, **others}:
            return f"{v} {w} {others}"
        case {}:
            return "mapping"
        case _:
            return "no"


for x in ({"a": 1, "b": 2}, {"a": [1, 2], "z": 3}, {1: 2, None: 3}, {"n": {"deep": 4}}, {-1: 5, "b": 6, "c": 7}, {}, {"q": 1}, [], None,
          OrderedDict(a=1)):
    print(f(x))

d = defaultdict(int)
match d:
    case {"missing": x}:
        print("made")
    case _:
        print("not made", dict(d))


class Mapped(dict):
    def get(self, key, default=None):
        return f"got {key}"


match Mapped(k=1):
    case {"k": x}:
        print(x)


class K:
    a = b = "same"


try:
    match {"same": 1}:
        case {K.a: 1, K.b: 2}:
            pass
except ValueError as e:
    print(e)
match {"x": 1}:
    case {**rest}:
        rest["y"] = 2
        print(rest)
