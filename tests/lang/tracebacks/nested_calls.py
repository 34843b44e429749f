def f(x): return x
print(f(1), f('a' + 'b'), (f(2) + f(3)) * f('x') - None, 5)
