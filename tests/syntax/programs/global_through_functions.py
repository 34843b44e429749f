x = 1
def f():
    global x, y
    x = 2
    def g(): return x
    def h():
        x = 1
        return lambda: x
