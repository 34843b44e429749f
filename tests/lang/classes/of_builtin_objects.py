print(type(1) is int, type('a') is str, type([]) == list, int is int, type(int) is type, type(ValueError) is type)
print({int: 'i', str: 's'}[type(5)], isinstance(5, int), isinstance(True, int), isinstance('a', (int, str)))
print(list(map(int, ['1', '2'])), sorted(['b', 'A'], key=str.lower))
print(type(lambda: 0), type(print), type(None), type(...), type(type), type(1.5), type(range(1)), type({}.items()))
print(int, str, ValueError, type(ValueError()))
def f(): pass
print(type(f).__name__, f is f, f == f, callable(f), hash(f) == hash(f), [f, f].count(f), {f: 1}[f])
g = [].append
print(g == [].append, type(g).__name__)
print(getattr('abc', 'upper')(), hasattr(1, 'real'), getattr(1, 'nope', 'default'))
e = ValueError('x')
print(type(e), e.__class__, isinstance(e, Exception), issubclass(KeyError, LookupError), type(e) == ValueError)
print(id(e) == id(e), e is e)
print(object, isinstance(5, object), issubclass(bool, int))
d = {}
d[f] = 1
d[len] = 2
d[int] = 3
d[None] = 4
d[(1, 'a')] = 5
d[1.5] = 6
d[True] = 7
print(d[f], d[len], d[int], d[None], d[1, 'a'], d[1.5], d[1])
print((1).__class__, 'a'.__class__.__name__, [].__class__ is list)
