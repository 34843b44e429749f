def t(fn):
    try:
        fn()
    except Exception as e:
        print(type(e).__name__, e)
def a(): x, y = 1, 2, 3
def b(): x, y = [1]
def c(): x, y = 5
def d(): x, *y, z = [1]
def e(): x, y = None
def f(): [x, y] = 'abc'
def g(): (x, y), z = 1, 2
def h(): x, = ()
def i(): x, y = {}
def j(): () = [1]
def k(): x, y = iter([1, 2, 3])
def l(): x, *y = ()
def m(): x, y = range(3)
def n():
    for a, b in [(1, 2), (3,)]: print(a, b)
def o():
    v = 1, 2, 3
    x, y = v
def p(): x, y, *z = [1]
def q(): x, y = {'a': 1, 'b': 2, 'c': 3}
def r(): [*1]
def s(): print(*1)
def u(): print(**1)
def v(): {**1}
def w(): (*None,)
def y():
    x, y = len
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, u, v, w, y): t(fn)
