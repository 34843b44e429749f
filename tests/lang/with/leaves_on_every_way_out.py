class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("left", self.name, kind)


def loop():
    for i in range(4):
        with Manager(i):
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
    else:
        print("not here")
    return "looped"


def returns():
    with Manager("r"), Manager("s"):
        return print("value") or "returned"


def with_finally():
    for i in (1, 2):
        try:
            with Manager("t"):
                if i == 1:
                    continue
                return "finally wins not"
        finally:
            print("finally", i)


def generates():
    with Manager("g") as m:
        yield m.name
        with Manager("h"):
            yield "inner"
        yield "outer"


print(loop())
print(returns())
print(with_finally())
print(list(generates()))
g = generates()
next(g), next(g)
g.close()
