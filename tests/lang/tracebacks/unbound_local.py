def f():
    if False: x = 1
    return (1 + x)
f()
