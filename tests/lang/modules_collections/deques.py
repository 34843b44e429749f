from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2], list(reversed(d)), 3 in d, 9 in d, bool(d), bool(deque()))
print(d.pop(), d.popleft(), d)
d.extend("ab")
d.extendleft("cd")
print(d, d.count(1), d.index("a"))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.remove("b")
d.insert(1, "new")
d[0] = "first"
del d[-1]
d.reverse()
print(d, d.copy() == d, d.copy() is d, deque([1, 2]) < deque([1, 3]), deque([1]) == [1])
print(deque([1]) + deque([2]), deque([1, 2]) * 2, deque("abc", maxlen=2), deque("abc", maxlen=2).maxlen, d.maxlen)
small = deque(maxlen=3)
for i in range(5):
    small.append(i)
small.appendleft(9)
print(small)
d.clear()
print(d)
for bad in (lambda: d.pop(), lambda: d.popleft(), lambda: d[0], lambda: d.remove(1), lambda: d.index(1), lambda: deque(3),
            lambda: deque([], -1), lambda: d + [1], lambda: d["a"], lambda: small.insert(0, 1)):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    grows = deque([1, 2])
    for x in grows:
        grows.append(x)
except RuntimeError as error:
    print(error)
queue = deque([0])
total = 0
for i in range(2000):
    queue.append(i)
    queue.append(i + 1)
    total += queue.popleft()
while queue:
    total += queue.pop()
    if queue:
        total -= queue.popleft()
print(total)
loop = deque()
loop.append(loop)
print(loop)
