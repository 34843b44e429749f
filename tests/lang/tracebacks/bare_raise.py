def f():
    try:
        1 / 0
    except ZeroDivisionError:
        print('again')
        raise
f()
