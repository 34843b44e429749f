def show(e, depth=0):
    while e is not None:
        print(' ' * depth, repr(e), 'cause', repr(e.__cause__), 'context', repr(e.__context__), e.__suppress_context__)
        e, depth = e.__context__, depth + 1
try:
    try:
        try: raise ValueError(1)
        except ValueError: raise KeyError(2)
    except KeyError: raise TypeError(3)
except TypeError as e: show(e)
try:
    try: raise ValueError(1)
    except ValueError as v: raise KeyError(2) from v
except KeyError as e: show(e)
try:
    try: raise ValueError(1)
    except ValueError as v: raise KeyError(2) from None
except KeyError as e: show(e)
try: raise KeyError(2) from IndexError('i')
except KeyError as e: show(e)
try: raise KeyError from IndexError
except KeyError as e: show(e)
try: raise KeyError(1) from 5
except TypeError as e: show(e)
try:
    try: 1 / 0
    finally: [][0]
except IndexError as e: show(e)
try:
    try: 1 / 0
    except ZeroDivisionError: pass
    raise ValueError('none handled')
except ValueError as e: show(e)
try:
    try: 1 / 0
    except ZeroDivisionError as z:
        try: raise ValueError('inner')
        except ValueError: pass
        raise
except ZeroDivisionError as e: show(e)
err = ValueError('self')
try:
    try: raise err
    except ValueError: raise err
except ValueError as e: show(e)
def helper(): raise KeyError('from helper')
try:
    try: 1 / 0
    except ZeroDivisionError: helper()
except KeyError as e: show(e)
