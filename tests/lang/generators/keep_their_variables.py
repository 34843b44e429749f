def many(a, *rest, key=4, **more):
    whole, part, flag, text = 1, 2.5, True, "t"
    for i in range(2):
        whole += i
        part *= 2
        flag = not flag
        yield a, rest, key, more, whole, part, flag, text + str(i)


def shares(n):
    def bump():
        nonlocal n
        n += 1
        return n
    while n < 3:
        yield n, bump
        bump()


def maker(k):
    return [list(k + z + y for y in range(2)) for z in (10, 20)], (lambda: (yield k))


print(list(many(1, 2, 3, key=5, other=6)))
print([(n, bump()) for n, bump in shares(0)])
rows, lazy = maker(5)
print(rows, list(lazy()))
a, b = many("a"), many("b")
print(next(a)[0], next(b)[0], next(a)[5], next(b)[5])


def unbound(really):
    if really:
        x = 1
    yield "before"
    yield x


print(list(unbound(True)))
try:
    print(list(unbound(False)))
except UnboundLocalError as error:
    print(error)
print(list((i, j) for i in range(3) if i for j in "ab" for k in [i] if (last := k)), last)
values = (n * n for n in range(3))
print(next(values), list(values), values.__name__)
