a = []
b = a
print(a is b, a is not b, [] is [], a is a, None is None, (a is None) == False)
x = 1.5
y = x
print(x is y, True is True, (1 == 1) is True, type(1) is int, type(a) is list, len is len)
def f(): pass
print(f is f, f is not print)
t = (1, 2)
print(t is t, tuple(t) is t, t[:] is t)
