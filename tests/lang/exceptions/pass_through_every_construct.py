# exceptions through every construct
log = []
def t(name):
    log.append(name)
    return True
def finally_order():
    for i in range(3):
        try:
            try:
                if i == 1: raise ValueError(i)
                t(f'try{i}')
            except ValueError:
                t(f'except{i}')
                continue
            else:
                t(f'else{i}')
            finally:
                t(f'finally{i}')
            t(f'after{i}')
        finally:
            t(f'outer{i}')
finally_order()
print(log)
def ret_in_finally():
    try: raise KeyError
    finally: return 5
print(ret_in_finally())
def break_in_finally():
    while True:
        try: 1 / 0
        finally: break
    return 'broke'
print(break_in_finally())
def raise_in_finally():
    try: raise KeyError('first')
    finally: raise ValueError('second')
try: raise_in_finally()
except ValueError as e: print(repr(e), repr(e.__context__))
def nested_handlers():
    try: raise KeyError('a')
    except KeyError as e:
        try: raise ValueError('b')
        except ValueError as e2:
            print(repr(e2.__context__), e2.__context__ is e)
        try:
            raise
        except KeyError as again:
            print(again is e)
nested_handlers()
e = 'kept'
try: raise KeyError
except KeyError as e: pass
try: print(e)
except NameError as err: print(err)
def reraise_same():
    try:
        try: raise ValueError('x')
        except ValueError as v: raise v
    except ValueError as w: return w.__context__
print(reraise_same())
class_ = ValueError
try: raise class_('dyn')
except class_ as q: print(q)
kinds = (KeyError, IndexError)
for bad in (lambda: {}[1], lambda: [][1], lambda: int('z')):
    try: bad()
    except kinds as e: print('kinds', type(e).__name__)
    except Exception as e: print('other', type(e).__name__, e)
try:
    try: raise ValueError(1)
    except ValueError as e: raise KeyError(2) from e
except KeyError as e:
    print(e.__cause__, e.__suppress_context__)
def gen_error(x): return 10 // x
for x in (1, 0, 'a'):
    try: print(gen_error(x))
    except (ZeroDivisionError, TypeError) as e: print(type(e).__name__, e)
try: assert [], ('tuple', 'message')
except AssertionError as e: print(e.args)
try: raise Exception('a', 'b')
except Exception as e: print(e, e.args, repr(e))
try: raise KeyError('missing key')
except KeyError as e: print(e, str(e), e.args[0])
try: [1].index(5)
except ValueError as e: print(e)
try: 'abc'.index('z')
except ValueError as e: print(e)
try: (lambda a: a)()
except TypeError as e: print(e)
try: {}.popitem()
except KeyError as e: print(e)
def loops():
    n = 0
    while n < 5:
        n += 1
        try:
            if n == 2: continue
            if n == 4: break
        except ValueError: pass
        else: print('else', n)
        finally: print('fin', n)
    else: print('not here')
loops()
def many(n):
    total = 0
    for i in range(n):
        try:
            try: raise ValueError(i)
            finally: total += 1
        except ValueError as e: total += e.args[0]
    return total
print(many(1000))
x = ValueError('same')
for i in range(3):
    try: raise x
    except ValueError as y: print(y is x, y.__context__)
try:
    try: raise x
    except ValueError: raise TypeError('t')
except TypeError as t2: print(t2.__context__ is x)
def f():
    try: return g()
    except ZeroDivisionError: return 'zero'
    except: return 'bare'
def g(): return {}['x']
print(f())
