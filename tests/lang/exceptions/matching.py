def t(e, *classes):
    row = []
    for c in classes:
        try:
            try: raise e
            except c: row.append(1)
        except BaseException: row.append(0)
    print(type(e).__name__, row)
classes = [BaseException, Exception, ArithmeticError, LookupError, ValueError, OSError, NameError, RuntimeError, ImportError, (KeyError, ZeroDivisionError), ((IndexError,), KeyError), ()]
for e in (ValueError(), KeyError(), IndexError(), ZeroDivisionError(), OverflowError(), FileNotFoundError(), UnboundLocalError(), NotImplementedError(), RecursionError(), ModuleNotFoundError(), KeyboardInterrupt(), SystemExit(), StopIteration(), UnicodeDecodeError('utf-8', b'x', 0, 1, 'r'), AssertionError(), AttributeError(), TypeError(), MemoryError(), EOFError(), TimeoutError()):
    t(e, *classes)
def bad(c):
    try:
        try: 1 / 0
        except c: pass
    except TypeError as e: print(e, repr(e.__context__))
    except ZeroDivisionError: print('not matched')
bad(5)
bad('ZeroDivisionError')
bad(int)
bad((ValueError, 5))
bad((ZeroDivisionError, 5))
bad([ZeroDivisionError])
def side(n, c):
    print('side', n)
    return c
try: 1 / 0
except side(1, ValueError): pass
except side(2, ZeroDivisionError): print('matched')
except side(3, Exception): pass
try: pass
except side(4, ValueError): pass
