"""types: the names of the builtin types that have no builtin name."""

import sys


def some_generator():
    yield


class SomeClass:
    def method(self):
        pass


FunctionType = LambdaType = type(some_generator)
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodType = type(SomeClass().method)
GeneratorType = type(some_generator())
ModuleType = type(sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
GenericAlias = type(list[int])
UnionType = type(int | str)
MappingProxyType = type(SomeClass.__dict__)
try:
    raise TypeError
except TypeError as error:
    TracebackType = type(error.__traceback__)


class SimpleNamespace:
    def __init__(self, /, **keywords):
        self.__dict__.update(keywords)

    def __repr__(self):
        items = [f"{key}={value!r}" for key, value in self.__dict__.items()]
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join(items)})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


class DynamicClassAttribute:
    """A property of instances only: on the class, the name is something else."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel, self.__doc__ = fget, fset, fdel, doc

    def __get__(self, instance, owner=None):
        if instance is None or self.fget is None:
            raise AttributeError
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)


def prepare_class(name, bases=(), kwds=None):
    keywords = dict(kwds or {})
    metaclass = keywords.pop("metaclass", type(bases[0]) if bases else type)
    for base in bases:
        if issubclass(type(base), metaclass):
            metaclass = type(base)
    return metaclass, metaclass.__prepare__(name, bases, **keywords) if hasattr(metaclass, "__prepare__") else {}, keywords


def new_class(name, bases=(), kwds=None, exec_body=None):
    metaclass, namespace, keywords = prepare_class(name, bases, kwds)
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, bases, namespace, **keywords)


def resolve_bases(bases):
    return bases
