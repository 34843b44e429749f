def noisy(name):
    print("begin", name)
    yield name
    print("end", name)


g = noisy("a")
print("made")
print(next(g))
print(next(g, None))
late = (print(n) or n for n in range(3))
print("nothing yet")
print(next(late))
try:
    (n for n in 5)
except TypeError as error:
    print(error)
limit = 3
lazy = (n for n in range(limit) if n < limit)
limit = 1
print(list(lazy))
