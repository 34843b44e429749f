x = 1
del x
try:
    print(x)
except NameError as e:
    print(e)
def f():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as e:
        print(e)
    y = 2
    return y
print(f())
def g():
    z = 1
    def h(): return z
    print(h())
    del z
    try:
        h()
    except NameError as e:
        print(type(e).__name__, e)
    z = 5
    return h()
print(g())
try:
    del undefined
except NameError as e:
    print(e)
def k():
    del local
    local = 1
try:
    k()
except UnboundLocalError as e:
    print(e)
a, b, (c, d) = 1, 2, (3, 4)
del a, (b, [c]), d
try:
    b
except NameError as e:
    print(e)
def m():
    global gl
    del gl
gl = 1
m()
try: gl
except NameError as e: print(e)
try: m()
except NameError as e: print(e)
len = 5
print(len)
del len
print(len('abc'))
