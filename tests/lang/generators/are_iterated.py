def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(values):
    for value in values:
        if value % 2:
            continue
        yield value * value


for number in count(3):
    print(number)
print(list(count(4)), sum(squares(range(6))), tuple(squares(count(5))))
print([*count(2), *squares([2])], max(count(5)), 3 in count(5), 9 in count(5))
first, *rest = count(4)
print(first, rest, dict((k, k + 1) for k in count(2)), list(zip(count(9), "ab")))
g = count(2)
print(iter(g) is g, next(g), next(g), next(g, "end"), next(g, "end"), list(g))
print(type(g), repr(g)[:26], g.__name__, g.__qualname__)
