class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return dict(type.__prepare__(name, bases), made=name, **super().__prepare__(name, bases))


class Plain(type):
    pass


class A(metaclass=Meta):
    pass


class B(metaclass=Plain):
    x = 1


print(A.made, B.x, Plain.__prepare__("a", ()), type.__prepare__(), hasattr(int, "__prepare__"))
