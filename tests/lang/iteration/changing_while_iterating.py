l = [1, 2, 3]
for x in l:
    print(x)
    if x < 3: l.append(x + 10)
print(l)
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
d = {1: 1}
try:
    for k in d:
        d[k + 1] = 1
except RuntimeError as e:
    print(e)
try:
    for k in d.keys():
        del d[k]
except RuntimeError as e:
    print(e)
d = {1: 2, 3: 4}
for k in d: d[k] += 1
print(d)
for k in list(d): del d[k]
print(d)
