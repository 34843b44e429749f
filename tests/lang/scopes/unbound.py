def t(fn):
    try:
        print(fn())
    except NameError as e:
        print(type(e).__name__, e)
def a():
    print(x)
    x = 1
def b():
    if False: y = 1
    return y
def c():
    for z in []: pass
    return z
def d():
    def e(): return w
    r = e()
    w = 1
    return r
def f(): return nowhere
def g():
    x += 1
def h():
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return err
def i():
    while False: q = 1
    else: pass
    return q
def j():
    k = 1
    if k:
        del k
    return k
def k():
    return later_
def l():
    def m():
        nonlocal p
        p += 1
    m()
    p = 1
x = 'g'
for fn in (a, b, c, d, f, g, h, i, j, k, l): t(fn)
if False: never = 1
try: never
except NameError as e: print(e)
