def f():
    return undefinedd
undefined = 1
f()
