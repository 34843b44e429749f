def f(n):
    print('f', n)
    if n == 0: raise KeyError('deep')
    f(n - 1)
try:
    f(2)
finally:
    print('cleaned')
