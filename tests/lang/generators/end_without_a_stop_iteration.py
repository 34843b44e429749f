def leaks():
    yield 1
    raise StopIteration(3)


def next_inside(iterator):
    while True:
        yield next(iterator)


def itself():
    yield next(me)


for g in leaks(), next_inside(iter([1])):
    try:
        print(list(g))
    except RuntimeError as error:
        print(error, repr(error.__cause__), error.__context__ is error.__cause__)
me = itself()
try:
    next(me)
except ValueError as error:
    print(error)
