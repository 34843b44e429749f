def a():
    try: return 'try'
    finally: return 'finally'
def b():
    try: raise ValueError
    finally: return 'swallowed'
def c():
    for i in range(3):
        try: return i
        finally: continue
    return 'loop ended'
def d():
    while True:
        try: return 'no'
        finally: break
    return 'after break'
def e():
    for i in range(3):
        try:
            if i == 0: continue
            if i == 1: break
        finally:
            print('fin', i)
    return i
def f():
    try:
        try: raise ValueError('a')
        finally: raise KeyError('b')
    except KeyError as x:
        return repr(x), repr(x.__context__)
def g():
    x = 1
    try: return x
    finally: x = 2
def h():
    l = []
    try: return l
    finally: l.append('changed')
def i():
    for k in range(2):
        try:
            try:
                if k: return 'k'
                continue
            finally:
                print('inner', k)
        finally:
            print('outer', k)
def j():
    try: pass
    except: pass
    else: return 'else'
    finally: print('j')
def k():
    try:
        try: 1 / 0
        finally:
            try: [][0]
            except IndexError: print('inside finally')
    except ZeroDivisionError as x: return repr(x), x.__context__
def l():
    while True:
        try:
            try: raise ValueError
            except ValueError: break
            finally: print('l')
        finally: print('l2')
    return 'out'
for fn in (a, b, c, d, e, f, g, h, i, j, k, l): print(fn())
