def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
def bad(x):
    if x == 2: raise ValueError('bad %s' % x)
    return x
t(lambda: list(map(bad, [1, 2, 3])))
t(lambda: sorted([1, 2, 3], key=bad))
t(lambda: max([1, 2], key=bad))
t(lambda: list(filter(bad, [1, 2])))
def stop(x): raise StopIteration(x)
t(lambda: list(map(stop, [1])))
l = [3, 2, 1]
t(lambda: l.sort(key=bad))
print(l)
t(lambda: next(map(bad, [2])))
t(lambda: next(map(bad, [2]), 'default'))
t(lambda: sum(map(bad, [1, 2])))
t(lambda: ','.join(map(bad, [1])))
t(lambda: dict(map(bad, [2])))
