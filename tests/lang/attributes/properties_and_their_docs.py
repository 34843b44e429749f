class P:
    @property
    def a(self):
        "doc a"
        return 1
    b = property(lambda self: 2)
    x = property(None, lambda self, v: None, doc="X")
print(P.a.__doc__, P.b.__doc__, P.x.__doc__)
P.a.__doc__ = "new"
P.b.__doc__ = "newb"
print(P.a.__doc__, P.b.__doc__)
c = P.a.getter(lambda self: 3)
print(c.__doc__)
d = P.x.setter(lambda s, v: 0)
print(d.__doc__)
class Sub(property): pass
class Q:
    @Sub
    def a(self):
        "hello"
        return 1
    @a.setter
    def a(self, v): print("set", v)
print(type(Q.a), Q.a.__doc__, isinstance(Q.a, property))
Q().a = 5
Q.a.__doc__ = "w"
print(Q.a.__doc__)
p = property(lambda self: 2)
try: p.__get__(5, int).foo
except AttributeError as e: print(e)
class R: pass
R.z = property()
try: R().z
except AttributeError as e: print(e)
R.z.__set_name__(R, "zz")
try: R().z
except AttributeError as e: print(e)
try: R().z = 1
except AttributeError as e: print(e)
try: del R().z
except AttributeError as e: print(e)
try: p.fget = 1
except AttributeError as e: print(e)
try: p.foo = 1
except AttributeError as e: print(e)
from collections import namedtuple
N = namedtuple("N", "a b")
N.a.__doc__ = "field a"
print(N.a.__doc__, N.b.__doc__, N.__doc__)
N.__doc__ += "!"
print(N.__doc__)
