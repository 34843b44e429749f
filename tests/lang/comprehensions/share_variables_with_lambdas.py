def closures():
    made = []
    for i in range(2):
        made += [lambda: a for a in [i, i + 1]]     # one variable for each run of the comprehension
    return [f() for f in made]


def uses_outer(k):
    return [[lambda: (k, a, b) for b in "xy"] for a in range(2)]


print(closures())
print([[f() for f in row] for row in uses_outer("k")])
print([lambda: q for q in (1, 2)][0].__qualname__)
print(uses_outer(1)[0][0].__qualname__)
