def inner(n):
    yield 1
    yield n / 0


def outer(n):
    yield from inner(n)


def thrown():
    try:
        x = yield 1
    finally:
        print("finally")


try:
    t = thrown()
    next(t)
    t.throw(ValueError("thrown in"))
except ValueError:
    for x in outer(5):
        y = sum(1 // z for z in [x - 1]) if x == 0 else x
