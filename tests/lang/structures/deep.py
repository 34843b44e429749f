l = []
for i in range(200): l = [l]
depth = 0
while l:
    l = l[0]
    depth += 1
print(depth)
t = ()
for i in range(50): t = (t, i)
print(t)
d = {}
e = d
for i in range(30): e['k'] = {}; e = e['k']
print(d)
m = [[0] * 3] * 2
m[0][0] = 1
print(m)
grid = [[0, 0], [0, 0]]
grid[1][0] = grid[0][1] = 5
print(grid)
tree = {'v': 1, 'kids': [{'v': 2, 'kids': []}, {'v': 3, 'kids': [{'v': 4, 'kids': []}]}]}
def total(n): return n['v'] + sum(map(total, n['kids']))
print(total(tree))
x = []
for i in range(3000): x = [x]
try: repr(x)
except RecursionError as e: print('RecursionError')
try: x == x[:]; y = []
except RecursionError: print('RecursionError')
