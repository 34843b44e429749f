def f():
    try:
        raise ValueError('lost')
    finally:
        exit(4)
f()
