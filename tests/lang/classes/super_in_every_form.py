class Base:
    tag = "base"
    def f(self, x): return ("Base.f", x)
    @classmethod
    def make(cls): return ("Base.make", cls.__name__)
    @staticmethod
    def s(): return "Base.s"
    @property
    def p(self): return "Base.p"
class Derived(Base):
    tag = "derived"
    def f(self, x): return ("Derived.f", super().f(x))
    @classmethod
    def make(cls): return ("Derived.make", super().make())
    def s(self): return super().s() + "+"
    @property
    def p(self): return super().p + "+"
    def tags(self): return self.tag, super().tag, super(Derived, self).tag
    def in_list(self): return [super(Derived, self).f(i) for i in range(2)]
    def in_closure(self):
        def g(): return super(Derived, self).tag, __class__.__name__
        return g()
    def missing(self): return super().nothing
d = Derived()
print(d.f(1), Derived.make(), d.make(), d.s(), d.p, d.tags(), d.in_list(), d.in_closure())
try:
    d.missing()
except AttributeError as e:
    print(e)
def free(): return super()
try:
    free()
except RuntimeError as e:
    print(e)
try:
    super(Derived, 5)
except TypeError as e:
    print(e)
class Sub(Derived): pass
print(Sub().f(2), Sub.make(), super(Derived, Sub()).f(3), super(Sub, Sub).make())
