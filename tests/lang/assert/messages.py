def t(fn):
    try:
        fn()
        print('passed')
    except AssertionError as e:
        print(repr(e), e.args, str(e))
def a(): assert True
def b(): assert False
def c(): assert 1 == 2, 'message'
def d(): assert [], ('a', 'tuple')
def f(): assert not 1, 42
def g(): assert 1, 1 / 0
def h(): assert None is None and 1 < 2, 'x'
for fn in (a, b, c, d, f, g, h): t(fn)
