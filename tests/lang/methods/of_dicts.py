d = {'a': 1, 'b': 2}
print(d.get('a'), d.get('x'), d.get('x', 0), d.keys(), d.values(), d.items(), list(d), len(d), 'a' in d)
print(d.pop('a'), d.pop('zz', 'def'), d.setdefault('c', 3), d.setdefault('c', 4), d, d.popitem(), d)
d.update({'x': 1}, y=2)
d.update([('z', 3)])
print(d, d.copy() == d, d.copy() is d, dict(d, w=0), dict(a=1), dict([('k', 'v')]), dict.fromkeys('ab', 0), dict.fromkeys([1]))
print(d.clear(), d, {1: 'a', 1.0: 'b', True: 'c'}, {None: 1, (1, 2): 2, 'k': 3}, {**{'a': 1}, 'a': 2, **{'b': 3}})
d = {}
for i in range(20): d[i % 7] = i
print(d, list(d.items())[:2], sorted(d.values()), max(d, key=d.get))
del d[0], d[3]
d[0] = 'back'
print(d, list(reversed(d)), d.keys() == {1: 1}.keys(), 5 in d.keys(), (1, 15) in d.items())
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
t(lambda: {}['x'])
t(lambda: {}.pop('x'))
t(lambda: {}.popitem())
t(lambda: {[]: 1})
t(lambda: {{}: 1})
t(lambda: {(1, []): 1})
t(lambda: {}.update(5))
t(lambda: {}.update([1]))
t(lambda: {}.update([(1, 2, 3)]))
t(lambda: {}.get())
t(lambda: {}.nope)
t(lambda: {'ab': 1}['ba'])
t(lambda: hash([]))
t(lambda: hash((1, [2])))
