for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else:
    print('never')
print('after', i)
for i in []:
    print('never')
else:
    print('empty')
for i in range(2):
    for j in range(3):
        if j == 1: break
        print(i, j)
    else:
        print('never')
    for j in (7, 8):
        if j == 7: continue
        print(i, j)
    else:
        print('inner else')
else:
    print('outer else')
def find(items, x):
    for i, item in enumerate(items):
        if item == x: return i
    else:
        return None
print(find('abc', 'c'), find('abc', 'z'))
