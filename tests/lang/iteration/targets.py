for a, b in [(1, 2), [3, 4], 'xy']: print(a, b)
for a, *b in [(1, 2, 3), 'x', [9]]: print(a, b)
for (a, (b, c)), d in [((1, (2, 3)), 4)]: print(a, b, c, d)
l = [0, 0]
for l[0] in range(3): pass
print(l)
d = {}
for d['k'], d['j'] in [(1, 2), (3, 4)]: print(d)
for i in range(3):
    x = i
    i = 'changed'
print(x, i)
for i in (1, 2, 3): last = i
print(i, last)
for _ in 'ab': print(_)
for k in {'x': 1, 'y': 2}: print(k)
for k, v in {'x': 1, 'y': 2}.items(): print(k, v)
for b in b'ab': print(b)
for x in 'é☃😀': print(x, len(x))
