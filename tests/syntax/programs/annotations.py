x: int
y: int = 1
(z): int = 2
a.b: c
def f(p: q, *r: s, t: u = v, **w: x) -> y:
    n: m
    return n
