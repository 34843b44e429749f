def f():
    try: 1 / 0
    except ZeroDivisionError as e: print(e)
    try: e
    except UnboundLocalError as x: print(x)
f()
try: 1 / 0
except ZeroDivisionError as e: pass
try: e
except NameError as x: print(x)
def g():
    e = 'before'
    try: 1 / 0
    except ZeroDivisionError as e:
        e = 'rebound'
    try: return e
    except UnboundLocalError: return 'unbound'
print(g())
def h():
    for i in range(2):
        try: [][i]
        except IndexError as e:
            if i == 0: continue
            try: raise ValueError('inner')
            except ValueError as e: print(e)
            del_ok = True
    return 'done'
print(h())
def k():
    try: 1 / 0
    except ZeroDivisionError as e:
        del e
    return 'deleted'
print(k())
def keep():
    kept = None
    try: 1 / 0
    except ZeroDivisionError as e: kept = e
    return kept
print(repr(keep()))
