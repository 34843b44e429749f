def g(): raise KeyError('g')
def f():
    try:
        try:
            g()
        except KeyError as e:
            raise ValueError('from') from e
    finally:
        [].pop()
f()
