# names and scopes
x = 1
def f():
    global x
    x = 2
    def g():
        global y
        y = x
    g()
f()
print(x, y)
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def down():
        nonlocal n
        n -= 1
        return n
    return up, down
u, d = counter(); u2, _ = counter()
print(u(), u(), d(), u2())
def deep():
    a = 1
    def b():
        def c():
            nonlocal a
            a += 1
            return lambda: a
        return c()
    return b()
print(deep()())
def use_before():
    def inner(): return later
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    later = 5
    return inner()
print(use_before())
def deleted():
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
deleted()
def param(a, b=x): return a, b
x = 10
print(param(0))
fns = list(map(lambda i: lambda: i, range(3)))
print((fns[0](), fns[1](), fns[2]()))
def rebinding(): return 'old'
def call(): return rebinding()
print(call())
def rebinding(): return 'new'
print(call())
rebinding = lambda: 'lambda'
print(call())
len_ = len
def len(x): return 'shadowed'
print(len([1]))
del len
print(len([1]))
print((y := 5) + y)
def walrus():
    if (n := 10) > 5: return n
print(walrus())
def kw_default(*, a=[], b={}): 
    a.append(1); b['k'] = len_(a)
    return a, b
print(kw_default(), kw_default())
def annotated(a: int, b: str = 'x') -> bool: return a, b
print(annotated(1))
print(rebinding.__name__, f.__name__, deep.__qualname__, deep().__qualname__)
