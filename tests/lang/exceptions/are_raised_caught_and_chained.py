def t(fn):
    try:
        r = fn()
        print('ok', r)
    except Exception as e:
        print(type(e).__name__, e, e.args)
    else:
        print('else')
    finally:
        print('finally')
t(lambda: 1)
t(lambda: 1 / 0)
t(lambda: [][1])
t(lambda: {}['k'])
t(lambda: int('x'))
t(lambda: None.foo)
t(lambda: 'a' + 1)
t(lambda: open_)
def f():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print('body', i)
        finally:
            print('fin', i)
    else:
        print('never')
    try:
        return 'ret'
    finally:
        print('on the way')
print(f())
def g():
    try:
        raise ValueError('one')
    except ValueError as e:
        try:
            raise TypeError('two') from e
        except TypeError as e2:
            print(repr(e2.__cause__), repr(e2.__context__), e2.__suppress_context__)
            raise
try:
    g()
except (KeyError, TypeError) as e:
    print('outer', e, e.__cause__)
try:
    try:
        raise KeyError('a')
    finally:
        print('cleanup')
except LookupError as e:
    print(repr(e))
try:
    e
except NameError as x:
    print(x)
def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
try:
    reraise()
except ArithmeticError as e:
    print('again', e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    assert 1 == 2, 'message'
except AssertionError as e:
    print(repr(e))
try:
    assert False
except AssertionError as e:
    print(repr(e))
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == '')
def nested():
    try:
        try:
            raise ValueError(1)
        except KeyError:
            print('no')
        finally:
            print('inner finally')
    except ValueError as v:
        return v.args
print(nested())
def swallow():
    try:
        return 1 / 0
    finally:
        return 'swallowed'
print(swallow())
def loop():
    while True:
        try:
            raise StopIteration(5)
        except StopIteration as s:
            return s.value
print(loop())
it = iter([1, 2])
try:
    while True:
        print(next(it))
except StopIteration:
    print('stopped')
class_error = None
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise ValueError('x') from 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    d = {1: 1}
    for k in d:
        d[k + 1] = 1
except RuntimeError as e:
    print(e)
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    raise OSError(2, 'No such file or directory', 'x.txt')
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
x = [1, 2, 3]
try:
    x[10] = 1
except IndexError as e: print(e)
try:
    (1, 2)[0] = 1
except TypeError as e: print(e)
try:
    del x['a']
except TypeError as e: print(e)
e = ValueError('n')
e.add_note('a note')
print(e.__notes__)
def deep(n):
    try:
        if n: deep(n - 1)
        else: raise ValueError('bottom')
    except ValueError:
        raise KeyError(n)
try:
    deep(3)
except KeyError as k:
    c = k
    while c is not None:
        print(repr(c))
        c = c.__context__
import sys
try:
    1/0
except Exception:
    print(sys.exc_info()[0], sys.exc_info()[1])
print(sys.exc_info())
sys.exit('bye')
