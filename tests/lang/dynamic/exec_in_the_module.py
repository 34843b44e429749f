x = 7
print(eval("x + 1"))
exec("y = x * 2")
print(y)
exec("def added(n): return n + x")
x = 10
print(added(1))
exec("del y")
try:
    y
except NameError as e:
    print(e)
exec("for i in range(3): x += i")
print(x, i)
