"""typing: names for annotations. Nothing is checked; what is subscripted gives itself."""


class Special:
    """A form like Optional or Union, or the name of a kind of type like List."""

    def __init__(self, name):
        self.name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate typing.{self.name}")

    def __repr__(self):
        return f"typing.{self.name}"


Any, Optional, Union, Callable, ClassVar, Final, Literal, Annotated, NoReturn, Never, Self, TypeAlias, Concatenate, Required, NotRequired = [
    Special(name) for name in ("Any", "Optional", "Union", "Callable", "ClassVar", "Final", "Literal", "Annotated", "NoReturn", "Never",
                               "Self", "TypeAlias", "Concatenate", "Required", "NotRequired")]
(List, Dict, Set, FrozenSet, Tuple, Type, Deque, DefaultDict, OrderedDict, Counter, Iterable, Iterator, Sequence, MutableSequence, Mapping,
 MutableMapping, Generator, Hashable, Sized, Collection, Container, Reversible, Awaitable, AnyStr, Text, IO, TextIO, BinaryIO, Pattern, Match) = [
    Special(name) for name in (
        "List", "Dict", "Set", "FrozenSet", "Tuple", "Type", "Deque", "DefaultDict", "OrderedDict", "Counter", "Iterable", "Iterator",
        "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Generator", "Hashable", "Sized", "Collection", "Container", "Reversible",
        "Awaitable", "AnyStr", "Text", "IO", "TextIO", "BinaryIO", "Pattern", "Match")]
TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.sign = "+" if covariant else "-" if contravariant else "~"

    def __repr__(self):
        return self.sign + self.__name__

    def __or__(self, other):
        return self

    __ror__ = __or__


ParamSpec = TypeVarTuple = TypeVar


class Generic:
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    pass


def cast(typ, val): return val
def overload(func): return func
def final(f): return f
def no_type_check(arg): return arg
def runtime_checkable(cls): return cls
def get_type_hints(obj): return dict(getattr(obj, "__annotations__", {}))


def NewType(name, tp):
    def new_type(x):
        return x
    new_type.__name__ = name
    return new_type


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def NamedTuple(typename, fields=()):
    from collections import namedtuple
    return namedtuple(typename, [name for name, _ in fields])
