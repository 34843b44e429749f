def t(op):
    try:
        print(op())
    except Exception as e:
        print(type(e).__name__, e)
l = [1, 2, 3]
def a(): l[::2] = [1]
def b(): l[0:1] = 5
def c(): l[5] = 1
def d(): del l[7]
def e(): l['a'] = 1
def f(): (1, 2)[0] = 1
def g(): 'abc'[0] = 'x'
def h(): del (1,)[0]
def i(): del 'abc'[0]
def j(): return l[1:2:0]
def k(): return l['a':]
def m(): return l[1.0]
def r(): None[0] = 1
def s(): del (5)[0]
def u(): return {}[0]
def v(): return {}[[]]
def w(): {}[[]] = 1
def x(): del {}['k']
def y(): return l[10]
def z(): return 'abc'[10], ()
def a1(): return ()[0]
def a2(): return b''[0]
def a3(): return range(3)[5]
def a4(): return l[-4]
def a5(): return len[0]
def a6(): range(3)[0] = 1
def a7(): return l[::'x']
def a8(): l[::2] = 5
def a9(): return {1: 2}[1:2]
def b1(): return 'abc'[10**30]
def b2(): l[10**30] = 1
for fn in (a, b, c, d, e, f, g, h, i, j, k, m, r, s, u, v, w, x, y, z, a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2): t(fn)
print(l)
def key(container, k): return container[k]
for container in (5, 'abc', b'abc', (1,), None, print, 1.5, range(3)): t(lambda: key(container, 'x'))
