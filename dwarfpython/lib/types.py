"""types: the classes that no builtin name leads to, and making classes at run time."""

import sys

__all__ = ["AsyncGeneratorType", "BuiltinFunctionType", "BuiltinMethodType", "CellType", "ClassMethodDescriptorType", "CodeType",
           "CoroutineType", "DynamicClassAttribute", "EllipsisType", "FrameType",
           "FunctionType", "GeneratorType", "GenericAlias", "GetSetDescriptorType", "LambdaType", "MappingProxyType",
           "MemberDescriptorType", "MethodDescriptorType", "MethodType",
           "MethodWrapperType", "ModuleType", "NoneType", "NotImplementedType", "SimpleNamespace", "TracebackType",
           "UnionType", "WrapperDescriptorType", "get_original_bases", "new_class", "prepare_class", "resolve_bases"]


def _function():
    variable = None

    def inner():
        return variable
    return inner


def _generator():
    yield


class _Class:
    __slots__ = ("member",)

    def method(self):
        pass


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
CellType = type(_function().__closure__[0])
MappingProxyType = type(_Class.__dict__)
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
MemberDescriptorType = GetSetDescriptorType = type(_Class.member)
GeneratorType = type(_generator())
ModuleType = type(sys)
WrapperDescriptorType, MethodWrapperType = type(object.__init__), type(object().__str__)
MethodDescriptorType, ClassMethodDescriptorType = type(str.join), type(dict.__dict__["fromkeys"])
GenericAlias = type(list[int])
UnionType = type(int | None)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)

try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)


class _Unmade(type):
    """What there are no objects of."""

    def __call__(cls):
        raise TypeError(f"cannot create '{cls.__name__}' instances")


CoroutineType = _Unmade("coroutine", (), {"__module__": "builtins"})
AsyncGeneratorType = _Unmade("async_generator", (), {"__module__": "builtins"})


class SimpleNamespace:
    """Attributes, and nothing else."""

    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f"{name}(...)"
        _shown.add(id(self))
        try:
            return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


_shown = set()


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


# Classes at run time

def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    found, changed = [], False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            found.append(base)
            continue
        changed = True
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        found.extend(entries)
    return tuple(found) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            theirs = type(base)
            if issubclass(theirs, meta):
                meta = theirs
            elif not issubclass(meta, theirs):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
                                "of all its bases")
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, namespace, kwds


def get_original_bases(cls, /):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)
