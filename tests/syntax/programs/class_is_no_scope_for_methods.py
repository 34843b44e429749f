def f():
    x = 1
    class C:
        x = 2
        def m(self): return x, __class__, super()
        y = [x for z in x]
