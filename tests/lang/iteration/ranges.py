for r in (range(3), range(1, 4), range(0, 10, 3), range(5, 0, -2), range(0), range(3, 1), range(1, 3, -1), range(-2, 2)):
    print(r, list(r), len(r), r[::-1], bool(r))
for i in range(3, -3, -2): print(i, end=' ')
print()
n = 3
for i in range(n): n = 100
print(i, n)
r = range(0, 20, 3)
print(r[2], r[-1], r[1:4], 9 in r, 10 in r, r.index(9), r.count(9), r.start, r.stop, r.step, r == range(0, 19, 3), r == range(0, 18, 3), hash(range(0)) == hash(range(2, 2)))
def t(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: range(1, 2, 0))
t(lambda: range('a'))
t(lambda: range(1.0))
t(lambda: range())
t(lambda: range(1, 2, 3, 4))
t(lambda: r[10])
t(lambda: r[-8])
t(lambda: r.index(1))
t(lambda: r['a'])
t(lambda: list(range(None)))
def loop(x):
    for i in range(x): pass
    return i
t(lambda: loop(3))
t(lambda: loop(0))
t(lambda: loop('a'))
t(lambda: loop(2.5))
t(lambda: loop(True))
