def f():
    try:
        int('x')
    except ValueError as e:
        e2 = e
    raise e2
f()
