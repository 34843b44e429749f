# What the program drops is found at once, also by a collector that takes each word of a frame for a pointer.
import gc, weakref


class A:
    pass


class B:
    __slots__ = ("x", "__weakref__")

    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return B(self.x + other.x)


a = A()
r = weakref.ref(a, lambda r: print("dead"))
del a
gc.collect()
print(r() is None)
b = B(1)
c = b + b
print(b.x, [b][0].x, {b: 2}[b], isinstance(b, B))
r = weakref.ref(b)
b = None
gc.collect()
print(r() is None)


def f():
    d = B(3)
    q = weakref.ref(d)
    print(q() is d, hash(d) == hash(d))
    del d
    gc.collect()
    print(q() is None)


f()
e = B(2)
try:
    e.z = 1
except AttributeError as error:
    print(error)
r = weakref.ref(e)
del e
gc.collect()
print(r() is None)
g = [A()]
g.append(g)
r = weakref.ref(g[0])
del g
gc.collect()
print(r() is None)
w = weakref.WeakValueDictionary()
k = A()
w["k"] = k
print(len(w), "k" in w)
del k
gc.collect()
print(len(w), "k" in w)
