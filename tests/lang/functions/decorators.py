def twice(fn):
    print('twice')
    return lambda *a: fn(*a) * 2
def add(n):
    print('add', n)
    def deco(fn):
        print('deco', n)
        return lambda *a: fn(*a) + n
    return deco
@twice
@add(3)
@add(4)
def f(x): return x
print(f(10))
@str
def s(): pass
print(type(s) is str)
