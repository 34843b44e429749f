# Float arithmetic in nested loops.
def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum([entry(i, j) * x for j, x in enumerate(vector)]) for i in range(len(vector))]


def times_transposed(vector):
    return [sum([entry(j, i) * x for j, x in enumerate(vector)]) for i in range(len(vector))]


u = [1.0] * 300
for turn in range(10):
    v = times_transposed(times(u))
    u = times_transposed(times(v))
print(round((sum(a * b for a, b in zip(u, v)) / sum(b * b for b in v)) ** 0.5, 9))
