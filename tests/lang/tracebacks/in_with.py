class Manager:
    def __init__(self, name, fails=()):
        self.name, self.fails = name, fails

    def __enter__(self):
        if "enter" in self.fails:
            raise KeyError(self.name)
        return self

    def __exit__(self, kind, value, trace):
        if "exit" in self.fails:
            raise ValueError(self.name)


def body():
    with Manager("a"), Manager("b"):
        1 / 0


def leaves():
    for i in range(2):
        with Manager("c"), \
                Manager("d", ["exit"]) as d:
            continue


def enters():
    with Manager("e"), (Manager("f", "enter") if 1 else
                        None):
        pass


try:
    body()
except ZeroDivisionError:
    try:
        leaves()
    except ValueError:
        try:
            enters()
        except KeyError:
            with Manager("g", ["exit"]):
                with Manager("h") as (x, y):
                    pass
