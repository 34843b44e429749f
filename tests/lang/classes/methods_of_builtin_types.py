class A(int):
    __str__ = int.__repr__
print(str(A(3)), f"{A(3)}", A(3).__str__())
class B(int): pass
B.__str__ = int.__repr__
print(str(B(3)), f"{B(3)}")
class C(int): pass
C.__str__ = int.__str__
print(str(C(3)), f"{C(3)}", int.__str__ is object.__str__, list.append is list.append)
class D(int): 
    def __repr__(self): return "D!"
D.__str__ = object.__str__
print(str(D(3)), f"{D(3)}", '__add__' in dir(D), '__new__' in int.__dict__)
class E(str):
    up = str.upper
    __add__ = str.__mod__
print(E("a").up(), E("%s!")+3)
class L(list):
    __hash__ = object.__hash__
    __len__ = list.__len__
    push = list.append
l=L([1]); l.push(2); print(len(l), l, hash(l)==object.__hash__(l))
class M(type):
    def __prepare__(name,bases,**kw): return {"z":1}
class N(metaclass=M): pass
print(N.z)
class O(object):
    __eq__ = object.__eq__
    __repr__ = object.__str__
