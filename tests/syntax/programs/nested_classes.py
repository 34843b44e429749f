def f(x):
    class A:
        class B:
            def m(self): return x, __class__
        global x2
        nonlocal x
        x = 1
