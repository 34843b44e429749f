def f(x): return x + 1
g = f
print(g(1), [f, g][0](2), {'k': f}['k'](3), (lambda h: h(4))(f), f is g, callable(f), f == g)
def apply(fn, *args): return fn(*args)
print(apply(f, 1), apply(max, 1, 2), apply(lambda *a: a, 1, 2), apply(str.upper, 'x'), apply([].append, 1), apply('a-b'.split, '-'))
fs = [len, str, lambda x: x * 2, repr]
for fn in fs: print(fn('ab'))
print(sorted(['b', 'A'], key=lambda s: s.lower()), list(map(f, [1, 2])))
up = 'abc'.upper
print(up(), up())
app = [].append
app(1)
def f(x): return 'new f'
print(f(1), g(1))
print(f.__name__, g.__name__, (lambda: 1).__name__, len.__name__, f.__qualname__)
if True:
    def cond(): return 'one'
else:
    def cond(): return 'two'
print(cond())
