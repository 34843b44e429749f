f = lambda x: x['a'] + x['b']
print(list(map(f, [{'a': 1, 'b': 2}, {'a': 1}])))
