l = list(range(6))
l[1:3] = ['a']
print(l)
l[:0] = [9, 8]
print(l)
l[len(l):] = (1, 2)
print(l)
l[2:2] = 'xy'
print(l)
l[::2] = range(len(l[::2]))
print(l)
l[::-1] = l
print(l)
l[3:1] = ['in']
print(l)
l[:] = []
print(l)
l[5:10] = [1]
l[-1:] = l
l[:1] = {'k': 1}
print(l)
m = [1, 2, 3]
m[0:2] = m
print(m)
m[1:2] *= 2
print(m)
m[0:1] += [5, 6]
print(m)
