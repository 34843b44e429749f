l = [1, 2]
def f(i):
    l[i] += 'x'
f(1)
