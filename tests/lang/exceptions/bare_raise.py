def t(fn):
    try: fn()
    except BaseException as e: print(type(e).__name__, e, e.args)
def a():
    try: 1 / 0
    except ZeroDivisionError:
        print('again')
        raise
def b(): raise
def helper(): raise
def c():
    try: {}['x']
    except KeyError: helper()
def d():
    try: 1 / 0
    except ZeroDivisionError:
        try: [][1]
        except IndexError: pass
        raise
def e():
    try: 1 / 0
    except ZeroDivisionError: pass
    raise
def f():
    try: 1 / 0
    except ZeroDivisionError:
        for i in range(3):
            try: [][i]
            except IndexError: continue
        raise
def g():
    try:
        try: 1 / 0
        except: raise
        finally: print('finally')
    except ZeroDivisionError:
        print('outer')
        raise
def h():
    try: 1 / 0
    except ZeroDivisionError as e:
        e = None
        raise
for fn in (a, b, c, d, e, f, g, h): t(fn)
