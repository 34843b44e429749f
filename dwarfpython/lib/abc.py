"""abc: classes that are not complete, and classes that others may count as subclasses of theirs."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


def abstractproperty(fget, fset=None, fdel=None, doc=None):
    return property(abstractmethod(fget), fset, fdel, doc)


def abstractclassmethod(function):
    return classmethod(abstractmethod(function))


def abstractstaticmethod(function):
    return staticmethod(abstractmethod(function))


def is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if is_abstract(value)}
    for base in cls.__bases__:
        names.update([name for name in getattr(base, "__abstractmethods__", ()) if is_abstract(getattr(cls, name, None))])
    return frozenset(names)


registrations = [0]          # how many there have been: what was found to be no subclass before one is asked again


class ABCMeta(type):
    def __new__(metacls, name, bases, namespace, /, **keywords):
        cls = super().__new__(metacls, name, bases, namespace, **keywords)
        cls.__abstractmethods__ = abstract_names(cls, namespace)
        cls._abc_registered, cls._abc_subclasses, cls._abc_others, cls._abc_asked = [], set(), set(), 0
        return cls

    def __call__(cls, *args, **keywords):
        if cls.__abstractmethods__:
            names = sorted(cls.__abstractmethods__)
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{'s' if len(names) > 1 else ''} {', '.join(names)}")
        return type.__call__(cls, *args, **keywords)

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registered.append(subclass)
        registrations[0] += 1
        return subclass

    def __instancecheck__(cls, instance):
        own = type(instance)
        return cls.__subclasscheck__(own) or (instance.__class__ is not own and cls.__subclasscheck__(instance.__class__))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if subclass in cls._abc_subclasses:
            return True
        if cls._abc_asked != registrations[0]:
            cls._abc_others, cls._abc_asked = set(), registrations[0]
        if subclass in cls._abc_others:
            return False
        found = is_subclass(cls, subclass)
        (cls._abc_subclasses if found else cls._abc_others).add(subclass)
        return found


def is_subclass(cls, subclass):
    hook = getattr(cls, "__subclasshook__", None)
    said = NotImplemented if hook is None else hook(subclass)
    if said is not NotImplemented:
        return said
    if cls in subclass.__mro__:
        return True
    return any([issubclass(subclass, other) for other in cls._abc_registered + type.__subclasses__(cls)])


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def get_cache_token():
    return registrations[0]


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = abstract_names(cls, cls.__dict__)
    return cls
