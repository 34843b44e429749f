def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
old = fib
def fib(n): return 'rebound'
print(old(5) if False else fib(5), old(1))
try:
    old(3)
except TypeError as e:
    print(e)
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(8, 'a', 'b', 'c'))
def walk(t, depth=0):
    for x in t:
        if type(x) is list: walk(x, depth + 1)
        else: print(depth, x)
walk([1, [2, [3, []], 4]])
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(900))
