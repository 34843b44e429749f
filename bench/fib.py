# Runs under CPython and here: fib.py N REPEATS prints the seconds of each variant.
import sys
try:
    from time import thread_time as now
except ImportError:
    from loops import now


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def measure(what, n):
    start = now()
    result = fib(n)
    end = now()
    assert result == fibonacci(int(n)), what
    print(what, end - start)


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def other(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


n = int(sys.argv[1])
original = fib
for turn in range(int(sys.argv[2])):
    measure("int", n)
    measure("float", float(n))
    start = now()
    fib(n - 1)
    fib = other
    fib(n - 1)
    end = now()
    print("rebound", end - start)
    fib = original
