def f(a, b):
    return (a +
            b)
def g():
    x = [1, 2]
    y = {'a': {}}
    return x[0] + y['a']['b'] * 2
def h(fn, *a):
    try:
        fn(*a)
    except Exception as e:
        raise RuntimeError(f'in h: {e}') from e
try:
    h(f, 1, 'é')
except RuntimeError as e:
    saved = e
saved.add_note('note one')
saved.add_note('note two')
def k():
    try:
        raise saved
    finally:
        x = 1
        g()
k()
