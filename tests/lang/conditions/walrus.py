if (n := len('abc')) > 2:
    print(n)
while (n := n - 1) > 0:
    print('n', n)
print((a := 1) + (b := 2), a, b, [c := 3, c + 1], c)
def f(x):
    if (y := x * 2) and (z := y + 1) > 3:
        return y, z
    return y
print(f(0), f(1), f(2))
def g():
    global w
    return (w := 5)
print(g(), w)
def h():
    k = 1
    def i():
        nonlocal k
        return (k := k + 1)
    return i(), k
print(h(), print(q := 'q'), q, f'{(r := 8)}', r)
d = {'k': (v := 2), v: v}
print(d, (lambda: (u := 4) + u)())
