class M(Exception):
    def __new__(cls, *a): return object()
try: raise M
except TypeError as e: print(e)
class Meta(type):
    def __new__(cls, name, bases, namespace, cell):
        namespace["__classcell__"] = cell
        return super().__new__(cls, name, bases, namespace)
for bad in None, 0, "", object():
    try:
        class A(metaclass=Meta, cell=bad): pass
    except TypeError as e: print(e)
import random, math
random.seed(3); print(random.randrange(1, 10**40), random.randrange(-10**30, 10**30, 7))
for w in lambda: math.log(-10**400), lambda: math.log2(0), lambda: random.randrange(5,5), lambda: random.randrange(1,5,-1):
    try: print(w())
    except ValueError as e: print(e)
class I(int):
    def __new__(cls, v): return int.__new__(cls, v+1)
print(I.from_bytes(b"\1","big"))
