def a(n): return b(n - 1)
def b(n):
    if n < 0: return n.x
    return a(n - 1)
a(6)
