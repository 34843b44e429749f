x: int = 5
y: 'anything' = 6
z: str
print(x, y)
try:
    z
except NameError as e:
    print(e)
def f(a: int, b: str = 'x', *c: float, d: bool = True, **e: None) -> list:
    n: int = a
    m: str
    (k): int = 3
    return n, b, c, d, e, k
print(f(1, 'y', 2.0, d=False, q=None))
l = [0]
l[0]: int = 7
print(l)
def g():
    q: int
    try:
        print(q)
    except UnboundLocalError as e:
        print(e)
g()
