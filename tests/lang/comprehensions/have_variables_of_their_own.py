def f(n, k):
    x = "outer"
    odd = [x * k for x in range(n) if x % 2]
    table = {a: [b for b in range(a)] for a in range(4)}
    pairs = [(i, j) for i in odd for j in odd if i < j if j < 20]
    return x, odd, table, pairs


x = 5
print(f(10, 3))
print([x for x in "abc"], x)
print({x: x * x for x in (1, 2, 2.0)}, x)
print([a + b for a, b in {"p": "q"}.items()], [first for first, *_ in ["xy", [1, 2, 3]]])
print([[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)])
print([len(x) for x in [[x for x in range(n)] for n in range(3)]])
