def f(a):
    b = a
    def g():
        nonlocal b
        def h(): return a, b
        b = 1
    class C:
        a = a
        def m(self): return a
