def f(a, *, k): pass
def g(): f(1,
           z=2)
g()
