from functools import partial, reduce, wraps, cmp_to_key, partialmethod


def show(*args, **keywords):
    return args, keywords


p = partial(show, 1, a=2)
print(p(), p(3, b=4), p(a=5), p.args, p.keywords, p.func is show)
print(partial(p, 9)(10, c=1), partial(int, base=2)("101"), partial(print, "x", sep="-").keywords)
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "start"), reduce(max, "hello"))
for bad in (lambda: reduce(max, []), lambda: partial(3)):
    try:
        bad()
    except TypeError as error:
        print(error)


def logged(function):
    @wraps(function)
    def wrapper(*args):
        "hidden"
        print("calling", function.__name__)
        return function(*args)
    return wrapper


@logged
def add(a, b):
    "adds"
    return a + b


print(add(1, 2), add.__name__, add.__doc__, add.__qualname__, add.__wrapped__(3, 4))
print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(2))


class Cell:
    def __init__(self):
        self.alive = False

    def set(self, alive):
        self.alive = alive

    revive = partialmethod(set, True)


cell = Cell()
cell.revive()
print(cell.alive)
