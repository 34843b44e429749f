def f(rows):
    return [[1 / x for x in row]
            for row in rows]


def g(*args):
    print(*args)
    raise KeyError


try:
    f([[1], [0]])
except ZeroDivisionError as error:
    z = {a: g(a) for a in [1]}
