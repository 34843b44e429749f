class A:
    def __repr__(self): return "repr-A"
class B(A):
    def __str__(self): return "str-B"
class C(B):
    def __format__(self, spec): return f"<{spec}>"
a, b, c = A(), B(), C()
print(a, b, c, str(a), repr(b), [a, b], (c,), {1: b}, f"{a} {b} {b!r} {c} {c:x>3} {a!s:>8}", "%s %r" % (b, b), "{} {!r} {:abc}".format(b, b, c))
print(format(b, ""), format(c, "q"), ascii(b), str([b]), "%5s|" % (b,), "x".join([str(b)]))
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
class BadF:
    def __format__(self, s): return 1
for bad in (lambda: repr(Bad()), lambda: str(Bad()), lambda: f"{BadF()}", lambda: f"{b:>10}", lambda: [Bad()].__repr__(), lambda: print(Bad())):
    try: print(bad())
    except TypeError as e: print(e)
class Rec:
    def __init__(self): self.items = [self, 1]
    def __repr__(self): return f"Rec({self.items})"
class Node:
    def __init__(self, v, n=None): self.v, self.n = v, n
    def __repr__(self): return f"Node({self.v!r}, {self.n!r})"
print(Node(1, Node(2, Node(3))))
try: repr(Rec())
except RecursionError: print("recursion")
class Raises:
    def __repr__(self): raise ValueError("in repr")
for bad in (lambda: repr(Raises()), lambda: str([Raises()]), lambda: f"{Raises()}", lambda: print([Raises()])):
    try: bad()
    except ValueError as e: print(e)
class M(type(None).__class__): pass
print(object.__repr__(a).startswith("<__main__.A object at 0x"), object.__str__(b))
