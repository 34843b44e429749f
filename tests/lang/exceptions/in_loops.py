out = []
for i in range(6):
    try:
        if i == 0: continue
        if i == 1: raise ValueError(i)
        if i == 2: 1 / 0
        if i == 4: break
        out.append(i)
    except ValueError: out.append('v'); continue
    except ZeroDivisionError: out.append('z')
    else: out.append('else')
    finally: out.append('f')
else: out.append('never')
print(out)
def f():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: raise ValueError
            return n
        except ValueError:
            if n > 10: break
        finally:
            if n == 2: print('two')
print(f())
def g(items):
    good = []
    for x in items:
        try: good.append(10 // x)
        except (ZeroDivisionError, TypeError) as e: good.append(type(e).__name__)
    return good
print(g([1, 0, 'a', 5, None]))
for i in (1, 2):
    try:
        for j in (1, 2):
            try:
                if j == 2: raise KeyError(i)
            finally: print('j', j)
    except KeyError as e: print('caught', e)
