def f(x):
    return 1 / x

def g(x):
    return f(x - 1) + f(x)

class_ = None
try:
    g(1)
except ZeroDivisionError as e:
    print("caught", e)
    try:
        {}['a']
    except KeyError as k:
        print(repr(k), k.__context__)

def h(n):
    if n == 0:
        raise ValueError('deep')
    h(n - 1)

try:
    try:
        h(10)
    except ValueError as e:
        raise KeyError('x') from e
except KeyError:
    [1, 2][5]
