def f():
    try:
        g()
    finally:
        print('f')
def g():
    try:
        h()
    except KeyError:
        pass
    finally:
        print('g')
def h():
    for i in range(3):
        if i == 2: raise IndexError(i)
f()
