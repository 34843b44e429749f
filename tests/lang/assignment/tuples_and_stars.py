a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c = [1, 2], 3
[a, [b, c]] = 4, (5, 6)
print(a, b, c)
a, *b = 1, 2, 3
*a, c = 'xyz'
print(a, b, c)
a, *b, c = [1, 2]
print(a, b, c)
*a, = range(3)
print(a)
(a, *b), *c = ('pq', 1, 2)
print(a, b, c)
a = b = c = []
a.append(1)
print(a, b, c, a is c)
x = y, z = 1, 2
print(x, y, z)
a, a = 1, 2
print(a)
i, l = 0, [0, 0]
i, l[i] = 1, 'set'
print(i, l)
d = {}
d['a'], d['b'] = d['c'] = 'vw'
print(d)
a, = [5]
[b] = 'q'
() = []
[] = ()
print(a, b)
a, b, c = {'x': 1, 'y': 2, 'z': 3}
print(a, b, c)
t = *range(2), 9, *'ab'
print(t, [*t, *[]], (*t,), [*{'k': 1}])
