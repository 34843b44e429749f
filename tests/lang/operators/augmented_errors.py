def t(op):
    try:
        op()
    except Exception as e:
        print(type(e).__name__, e)
def a():
    x = 1
    x += 'a'
def b():
    x = 'a'
    x -= 1
def c():
    x = []
    x += 1
def d():
    x = None
    x **= 2
def e():
    x = (1,)
    x[0] += 1
def f():
    x = {}
    x['k'] += 1
def g():
    x = 1
    x //= 0
def h():
    x = [1]
    x *= 'a'
def i():
    x = 1
    x <<= 'a'
def j():
    x = ([],)
    try:
        x[0] += [1]
    finally:
        print(x)
def k():
    x = 5
    x @= 2
def l():
    x = {}
    x |= 1
def m():
    x >>= 1
for op in (a, b, c, d, e, f, g, h, i, j, k, l, m): t(op)
