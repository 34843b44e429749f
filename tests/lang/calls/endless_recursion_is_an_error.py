import sys
def f(n):
    return f(n + 1) + 1
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
try:
    even(-1)
except RecursionError as e:
    print(e)
g = lambda x: max(x, key=lambda y: g([x]))
try:
    g([1])
except RecursionError as e:
    print(type(e))
x = []
x.append(x)
y = []
y.append(y)
try:
    x == y
except RecursionError as e:
    print(e)
print(even(900))
