class A:
    def f(self): return ["A"]
    @classmethod
    def c(cls): return [cls.__name__]
    @staticmethod
    def s(): return "s"
    x = 1
class B(A):
    def f(self): return ["B"] + super().f()
    @classmethod
    def c(cls): return ["B"] + super().c()
    x = 2
class C(A):
    def f(self): return ["C"] + super().f()
    @classmethod
    def c(cls): return ["C"] + super().c()
class D(B, C):
    def f(self): return ["D"] + super(D, self).f() + super(B, self).f()
    @classmethod
    def c(cls): return super().c()
    def g(self): return super().x, super(B, self).x, super().s()
    def h(self):
        return [super(D, self).f() for _ in range(1)]
print(D().f(), D.c(), D().g(), D().h(), [k.__name__ for k in D.__mro__])
print(super(B, D()).f(), super(D, D).c())
class Meta(type):
    def __call__(cls, *a): return ("meta", super().__call__(*a))
class E(metaclass=Meta):
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): self.a = a
print(E(1)[1].a)
print(super(B, D()), super(B, D()).__thisclass__.__name__, super(B, D()).__self__.__class__.__name__)
try: super(B, D()).nope
except AttributeError as e: print(e)
try: super(int, "x")
except TypeError as e: print(e)
