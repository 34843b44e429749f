class A: pass
A.__call__ = A()
a = A()
try: a()
except RecursionError as e: print("rec")
class B:
    def __getattr__(self, n): return getattr(self, n)
try: B().x
except RecursionError as e: print("rec")
class C:
    def __repr__(self): return repr(self)
try: repr(C())
except RecursionError as e: print("rec")
class D:
    def __eq__(self, o): return o == self
try: D() == D()
except RecursionError as e: print("rec")
class E:
    def __hash__(self): return hash(self)
try: hash(E())
except RecursionError as e: print("rec")
class S(set):
    def __repr__(self): return set.__repr__(self)
s = S()
class H:
    def __init__(s, v): s.v = v
    def __repr__(s): return repr(s.v)

l=[]; 
for i in range(100000): l=[l]
try: print(len(repr(l)))
except RecursionError as e: print("rec")
try: print(l == [l])
except RecursionError as e: print("rec")
class F:
    __iter__ = None
try: iter(F())
except TypeError as e: print(e)
class P(property):
    def __get__(self, *a): return getattr(*a[:1], "x")
class Q: x = P()
try: Q().x
except RecursionError as e: print("rec")
class M(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class N(metaclass=M): pass
try: isinstance(3, N)
except RecursionError as e: print("rec")
