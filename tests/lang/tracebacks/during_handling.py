def f():
    a, b = 1, 2, 3
lst = []
try:
    f()
except ValueError:
    lst[0] += 1
