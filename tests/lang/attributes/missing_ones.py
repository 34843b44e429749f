def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
def set_attr(o):
    o.x = 1
def del_attr(o):
    del o.x
for o in (1, 1.5, 'a', b'a', None, True, [], (), {}, range(1), len, ValueError('e')):
    t(lambda: o.missing)
    if type(o) is not ValueError:
        t(lambda: set_attr(o))
        t(lambda: del_attr(o))
t(lambda: getattr('a', 'upper')())
t(lambda: getattr('a', 'nope', 'default'))
t(lambda: getattr('a', 'nope'))
t(lambda: hasattr('a', 'upper'))
t(lambda: hasattr('a', 'x'))
t(lambda: getattr('a', 5))
t(lambda: 'abc'.uper())
t(lambda: None.upper())
