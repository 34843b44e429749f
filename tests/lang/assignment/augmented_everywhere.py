def f(x):
    print('f', x)
    return x
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 2; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 50; print(x)
x <<= 2; print(x)
x >>= 1; print(x)
x |= 1; print(x)
x &= 27; print(x)
x ^= 5; print(x)
x /= 2; print(x)
l = [1, [2], 'a']
l[f(0)] += f(1)
l[1] += [3]
l[-1] *= 3
print(l)
d = {'n': 0, (1, 2): 'x'}
d['n'] -= 1
d[1, 2] += 'y'
print(d)
def g():
    y = 1
    def h():
        nonlocal y
        y += 1
        return y
    h(); h()
    global x
    x += 100
    y *= 10
    return y
print(g(), x)
m = [[0]]
m[0][0] += 5
m[f(0)][f(0)] -= 2
print(m)
x = 2**62
x += x; print(x)
x *= x; print(x)
x //= 2**100; print(x)
x = 'a'
x += 'b' * 2; x *= 2; x %= () if '%' in x else (); print(x)
