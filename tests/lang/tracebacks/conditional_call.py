def f(x): return x()
print(f(int) if f(str) else 1, f(None))
