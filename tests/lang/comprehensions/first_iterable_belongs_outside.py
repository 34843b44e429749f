def f(x):
    return [x for x in [x, x]], [y for x in [x] for y in [x]]


print(f(3))
rows = [[1, 2], [3]]
print([x for rows in rows for x in rows], rows)
