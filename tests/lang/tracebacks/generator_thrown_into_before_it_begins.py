def f(x):
    yield x


g = (1 // x for x in [1, 0])
try:
    list(g)
except ZeroDivisionError:
    f(1).throw(KeyError("k"))
