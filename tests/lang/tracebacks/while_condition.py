def f():
    i = 3
    while 10 / i:
        i -= 1
f()
