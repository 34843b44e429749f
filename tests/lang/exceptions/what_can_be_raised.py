def t(fn):
    try: fn()
    except BaseException as e: print(type(e).__name__, repr(str(e)), e.args)
def a(): raise ValueError
def b(): raise ValueError()
def c(): raise ValueError('one', 2)
def d(): raise 5
def e(): raise 'text'
def f(): raise None
def g(): raise int
def h(): raise KeyboardInterrupt
def i(): raise StopIteration(5)
def j(): raise OSError(2, 'No such file or directory')
def k(): raise OSError(2, 'No such file', 'name.txt')
def l(): raise KeyError('k')
def m(): raise Exception('a' + 1)
def n():
    x = ValueError('kept')
    x.args = (1, 2)
    raise x
def o(): raise UnicodeError('u')
def p(): raise (ValueError, TypeError)
def q(): raise NotImplementedError('soon')
def r(): raise [].append
def s(): raise BaseException('base')
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s): t(fn)
