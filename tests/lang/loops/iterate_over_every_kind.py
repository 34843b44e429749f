# iteration protocol, in the language
def show(it): print(type(it).__name__, list(it))
show(iter([1])); show(iter((1,))); show(iter('é€')); show(iter({1: 2})); show(iter({1: 2}.values())); show(iter({1: 2}.items())); show(iter(range(2))); show(reversed([1, 2])); show(iter(b'ab'))
show(enumerate('a')); show(zip('a', [1])); show(map(str, [1])); show(filter(None, [0, 1])); show(reversed('ab')); show(reversed({1: 1}))
for i in range(10, 0, -3): print(i, end=' ')
else: print('else')
for i in range(3):
    for j in range(3):
        if j == 2: break
        if i == 1: continue
        print(i, j)
x = [1, 2, 3]
for v in x:
    if len(x) < 6: x.append(v * 10)
print(x)
it = iter(x)
for a in it:
    for b in it:
        print(a, b)
        break
n = 0
while True:
    n += 1
    if n == 3: continue
    if n > 5: break
else:
    print('no')
print(n)
for k, (a, *b) in {'x': (1, 2, 3), 'y': 'pq'}.items(): print(k, a, b)
i = 99
for i in []: pass
print(i)
for i in range(3): pass
print(i)
for x in 'ab', 'cd': print(x)
first, *rest = {'a': 1, 'b': 2}
print(first, rest)
[a, [b, c]] = [1, [2, 3]]
print(a, b, c)
a, b = b, a
print(a, b)
for i in range(2**63 - 4, 2**63 - 1):
    print(i)
    if i > 2**63: break
total = 0
for i in range(1000000): total += i
print(total)
for i in range(5):
    i *= 2
    print(i, end=' ')
print()
def f():
    for i in range(10):
        try:
            if i == 3: return i
        finally:
            print('f', i)
print(f())
lst = [3, 1, 2]
for i in sorted(lst): print(i, end='')
print(max(lst, key=lambda v: -v), min({'b': 1, 'a': 2}), sum(range(101)))
print([*range(3), *'ab', *{'k': 1}], {**{'a': 1}, 'b': 2, **{'a': 3}})
print(list(zip(*[[1, 2], [3, 4]])), dict(zip('ab', [1, 2])))
print(any([]), all([]), any([0, 1]), all([1, 0]))
