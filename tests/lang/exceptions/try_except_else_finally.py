def f(kind):
    try:
        print('try')
        if kind == 'v': raise ValueError('v')
        if kind == 'k': {}['k']
        if kind == 'r': return 'returned'
        if kind == 'z': 1 / 0
    except ValueError as e:
        print('except', repr(e))
        r = 'v'
    except (KeyError, IndexError):
        print('except tuple')
        r = 'k'
    else:
        print('else')
        r = 'else'
    finally:
        print('finally')
    return r
for k in ('v', 'k', 'r', 'n', 'z'):
    try:
        print(f(k))
    except ArithmeticError as e:
        print('outer', repr(e))
