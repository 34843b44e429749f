a = [1, [2, (3, {'k': [4]})]]
b = [1, [2, (3, {'k': [4]})]]
print(a == b, a is b, a != b)
b[1][1][1]['k'].append(5)
print(a == b, a)
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 1.0}, {'a': 1} == {}, {1: {2: 3}} == {1: {2: 3}})
print(sorted([[2, 1], [1, 2], [1]]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), min([[3], [1, 9]]), max('abz'))
l = [1]
l.append(l)
print(l, l[1] is l)
d = {}
d['d'] = d
print(d)
