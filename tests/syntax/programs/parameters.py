def f(a, b: c, /, d=1, *e: f, g, h: i = 2, **j: k) -> l: return
def g(*, a): 'doc'
def h(*a: *b): yield
def i(a, /): yield from x
