# A base that is no class: its type is called, and complains.
def a_module():
    import math
    class Derived(math): pass
def none():
    class Derived(None): pass
def number():
    class Derived(5): pass
def instance():
    class Plain: pass
    class Derived(Plain()): pass
def second():
    class Derived(int, 5): pass
def accepted():
    class Maker:
        def __init__(self, *args): self.args = args[:2]
    class Derived(Maker(1)): pass
    print(type(Derived).__name__, Derived.args[0], len(Derived.args[1]))


for make in (none, number, instance, second, accepted):
    try:
        make()
    except TypeError as error:
        print(make.__name__, error)

# Asking a class directly, and tuples of classes of one's own.
class Kinds(tuple): pass


print(type.__instancecheck__(int, 3), type.__subclasscheck__(int, bool), isinstance(1, Kinds((str, int))), issubclass(str, Kinds((int,))))


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 5 or super().__instancecheck__(instance)


class Five(metaclass=Meta): pass


print(isinstance(5, Five), isinstance(6, Five), isinstance(Five(), Five), hash(""), hash(b""))
