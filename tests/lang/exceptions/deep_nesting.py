def f(n):
    try:
        if n == 0: raise ValueError('bottom')
        f(n - 1)
    except ValueError as e:
        if n % 3 == 0: raise
        if n % 3 == 1: raise ValueError(n) from e
        raise ValueError('ctx')
    finally:
        print('finally', n)
try: f(7)
except ValueError as e:
    while e:
        print(repr(e))
        e = e.__context__
def g():
    try:
        try:
            try:
                try: raise KeyError(1)
                except ValueError: print('no')
                finally: print(1)
            except IndexError: print('no')
            else: print('no')
            finally: print(2)
        except KeyError as e:
            print('caught', e)
            raise TypeError(2)
        finally: print(3)
    except TypeError as e:
        print('outer', e, repr(e.__context__))
        return 'value'
    finally: print(4)
print(g())
