def bad(fn): raise TypeError('decorator')
@bad
def f():
    pass
