def f():
    yield x
def g():
    return (yield from y)
def h():
    return (a for a in b)
lambda: (yield)
