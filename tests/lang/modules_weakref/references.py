# weakref.ref: calling, equality, hash, identity, callbacks.
import gc
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


class Special(weakref.ref):
    pass


def alive():
    a, b = A(1), A(1)
    plain = weakref.ref(a)
    print(plain() is a, plain is weakref.ref(a), plain == weakref.ref(b), plain != weakref.ref(A(2)))
    called = weakref.ref(a, lambda dead: print("dead", dead is called, dead()))
    print(called is plain, called == plain, hash(called) == hash(a), called.__callback__ is not None, plain.__callback__)
    special = Special(a)
    print(special is plain, special() is a, isinstance(special, weakref.ref), weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
    return plain, called, special


plain, called, special = alive()
gc.collect()
print(plain(), called(), special(), plain == called, plain == plain, called.__callback__)
try:
    hash(weakref.ref(A(3)))
    hash(plain)
except TypeError as error:
    print(error)
