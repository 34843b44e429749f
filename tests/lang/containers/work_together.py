# containers through the language
squares = []
for i in range(10):
    squares.append(i * i)
print(squares, squares[2:5], squares[::-1], len(squares))
words = {}
for w in "the quick brown fox jumps over the lazy dog the end".split():
    words[w] = words.get(w, 0) + 1
print(words)
print(sorted(words.items(), key=lambda kv: (-kv[1], kv[0])))
a, *b, c = squares
print(a, b, c)
for i, (k, v) in enumerate(words.items()):
    print(i, k, v, end=';')
print()
m = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
m[1][2] = 5
print(m)
t = (1, 'a', None, 2.5)
print(t + (3,), t * 2, t[1:], t.index('a'), t.count(None))
d = {**words, 'x': [1, 2]}
d['x'] += [3]
print(d['x'])
print([*squares, *t], (*t, 1), {'a': 1, **{'b': 2}})
x = y = []
x += [1]
print(y, x is y)
n = None
print(n is None, n == None, [None, None])
del squares[0], words['the']
print(squares, words)
print(max(squares), min(words), sum(squares))
print("a" in words, 5 not in squares)
print(list(zip(squares, words)))
print(dict(zip('abc', range(3))))
s = list("hello")
s.sort()
print(s, ''.join(s))
print(list(map(lambda q: q + 1, [1, 2, 3])), list(filter(lambda q: q % 2, range(10))))
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)))
for row in matrix:
    for cell in row:
        if cell == 5:
            break
    else:
        continue
    print("found", cell)
    break
print([1, 2] < [1, 3], (1, 2) == (1.0, 2.0), {1: 2} == {1.0: 2.0})
print(any(map(lambda x: x > 4, matrix[1])))
q = {}
for i in range(1000):
    q[i] = str(i)
for i in range(0, 1000, 2):
    del q[i]
print(len(q), list(q)[:5], q[999])
big = list(range(100000))
print(sum(big), big[-1])
nested = {'a': [1, {'b': (2, 3)}], 'c': {}}
print(nested, nested['a'][1]['b'][0])
print(range(5), range(2, 10, 3)[1], list(range(10, 0, -3)))
print(type([]), type({}), type(()), type(range(1)), isinstance([], list))
