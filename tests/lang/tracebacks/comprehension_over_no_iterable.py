def f(n):
    return [x for x in n] + [1]


try:
    y = 1, [a for b in [1] for a in b]
except TypeError:
    f(5)
