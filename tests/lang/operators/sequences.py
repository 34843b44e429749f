print('ab' + 'cd', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, [1] + [2, 3], [1, 2] * 2, 2 * [0], (1,) + (2,), (1, 2) * 2, b'a' + b'b', b'ab' * 2, True * 'x')
print('a' in 'abc', '' in 'abc', 'ac' in 'abc', 'd' not in 'abc', 1 in [1, 2], 1.0 in [1], 3 in (1, 2), 'k' in {'k': 1}, 97 in b'abc', b'bc' in b'abc', 5 in range(0, 10, 5), 3 not in range(0, 10, 5))
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], (1, 'a') < (1, 'b'), 'a' < 'b', 'Z' < 'a', 'abc' < 'abd', b'a' < b'b', [] < [0], [1, 2] != (1, 2), () == ())
a = [1, 2]
b = a
b += [3]
print(a, b is a)
b = b + [4]
print(a, b, b is a)
t = (1,)
u = t
u += (2,)
print(t, u)
s = 'x'
s += 'y'
s *= 3
print(s)
d = {'a': 1} | {'b': 2}
d |= {'a': 3}
print(d)
a *= 2
print(a, b)
a += 'xy'
print(a)
a += (1, 2)
a += range(2)
print(a)
