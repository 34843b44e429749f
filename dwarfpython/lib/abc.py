"""Abstract base classes: classes that say what others must define, and that others may be declared to be of."""

__all__ = ["ABC", "ABCMeta", "abstractmethod", "abstractclassmethod", "abstractproperty", "abstractstaticmethod", "get_cache_token",
           "update_abstractmethods"]


def abstractmethod(funcobj):
    """A method that classes must override before they have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def abstractclassmethod(callable):
    return classmethod(abstractmethod(callable))


def abstractstaticmethod(callable):
    return staticmethod(abstractmethod(callable))


def abstractproperty(fget=None, fset=None, fdel=None, doc=None):
    return property(abstractmethod(fget), fset, fdel, doc)


class _Known:
    """What is known of an abstract class: who registered, and answers given before. Those that were no may change with a registration."""

    registrations = 0

    def __init__(self):
        self.registry = []
        self.answers = {}
        self.age = 0


def _abstract_names(cls, namespace):
    found = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                found.add(name)
    return frozenset(found)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Known()
        return cls

    def register(cls, subclass):
        """Declares a class to be a subclass; gives it back, so that it can be a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.append(subclass)
        _Known.registrations += 1
        marks = getattr(cls, "__abc_tpflags__", None)
        if marks and isinstance(type(subclass), type) and hasattr(subclass, "__dict__"):
            try:
                subclass.__abc_tpflags__ = marks
            except TypeError:
                pass             # a builtin class, of which `match` knows what it is
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        answer = cls._abc_impl.answers.get(subclass)
        if answer:
            return True
        subtype = type(instance)
        return cls.__subclasscheck__(subclass) or (subtype is not subclass and cls.__subclasscheck__(subtype))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_impl
        if known.age != _Known.registrations:
            known.answers = {kind: True for kind, answer in known.answers.items() if answer}
            known.age = _Known.registrations
        answer = known.answers.get(subclass)
        if answer is None:
            answer = known.answers[subclass] = _is_subclass(cls, subclass)
        return answer


def _is_subclass(cls, subclass):
    said = cls.__subclasshook__(subclass)
    if said is not NotImplemented:
        return said
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for other in cls._abc_impl.registry:
        if issubclass(subclass, other):
            return True
    for other in cls.__subclasses__():
        if issubclass(subclass, other):
            return True
    return False


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def update_abstractmethods(cls):
    """After methods were added to a class from outside, as decorators do."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    return _Known.registrations
