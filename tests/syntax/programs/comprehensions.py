def f(a):
    return [b + a for b in a if (c := b) for d in (e for e in b)], {x: y for x, y in a}, c
