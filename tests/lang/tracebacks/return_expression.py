def f(x):
    return [x, x.y, 3]
f(1)
