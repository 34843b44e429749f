l = list(range(10))
del l[2:4]
print(l)
del l[::3]
print(l)
del l[-1:]
print(l)
del l[::-2]
print(l)
del l[5:1]
del l[:]
print(l)
l = [1, 2, 3]
del l[0], l[-1]
print(l)
d = {'a': 1, 'b': 2, 'c': 3}
del d['a'], d['c']
print(d)
m = [[1, 2], [3, 4]]
del m[0][1], m[1]
print(m)
