def f(values):
    if any([(last := v) > 2 for v in values]):
        return last
    return None


def declared():
    global top
    return [[top := v for v in range(n)] for n in range(4)]


print(f([1, 5, 3]), f([]))
print(declared(), top)
print([(y := z) + y for z in (1, 2)], y)
