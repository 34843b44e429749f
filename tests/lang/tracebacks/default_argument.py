def f(a, b=[][0]): pass
