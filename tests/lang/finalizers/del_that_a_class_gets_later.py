# A class may get its finalizer when it has objects already, and may inherit it.
import gc


class Base:
    pass


class Derived(Base):
    def __init__(self, name):
        self.name = name
        self.itself = self


def make():
    Derived("one")
    Derived("two")


gc.disable()
make()
Base.__del__ = lambda self: print("del", self.name)
gc.collect()
print("end")
