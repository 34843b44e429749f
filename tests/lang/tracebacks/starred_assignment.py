def f():
    x = [*range(3), *7]
f()
