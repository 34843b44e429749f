# A call whose callee is known only at run time: each shape of function, class and wrong count, from one place.
def one(a): return "one", a
def two(a, b): return "two", a, b
def rest(*a): return "rest", a
def named(a, **k): return "named", a, k
def keyword(a, *, b): return "keyword", a, b
def default(a, b=5): return "default", a, b

def outer(x):
    def inner(a): return "inner", x, a
    return inner

def seven(a, b, c, d, e, f, g): return g, f, e, d, c, b, a

def call(f, a):
    try:
        return f(a)
    except TypeError as e:
        return str(e)

for f in (one, two, rest, named, keyword, default, outer(3), lambda a: ("lambda", a), str, len, int, [].append, None, 3):
    print(call(f, "12"))

def twice(f, g):
    return f(1, 2, 3, 4, 5, 6, g), f(g, 2.5, "x", None, [], (), {})
print(twice(seven, 7))

def fails(a):
    raise ValueError(a)

def through(f):
    for n in range(3):
        try:
            f(n)
        except ValueError as e:
            print("raised", e)
through(fails)

def again(n):
    return n if n == 0 else again(n - 1) + 1
first = again
print(again(5), first(3))
def again(n, m=2):
    return n * m
print(again(5), first(3))
again = len
print(again("four"), first.__name__)
try:
    first(3)
except TypeError as e:
    print(e)
again = first
print(first(4))
del again
try:
    first(4)
except NameError as e:
    print(e)
