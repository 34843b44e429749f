"""typing: types for annotations, as objects that can be shown and taken apart. Nothing is checked but by isinstance with protocols.

What is subscripted is an Alias of an `origin`: a class, or the name of one in collections or collections.abc, which is imported when
somebody asks for it.
"""

import sys
from types import GenericAlias, UnionType

NoneType = type(None)
TYPE_CHECKING = False
MISSING = object()


def type_repr(value):
    if value is Ellipsis:
        return "..."
    if isinstance(value, (GenericAlias, UnionType)):
        return repr(value)
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, list):
        return f"[{', '.join([type_repr(item) for item in value])}]"
    if callable(value) and hasattr(value, "__qualname__") and not isinstance(value, (Alias, TypeVar, NewType)):
        return value.__qualname__
    return repr(value)


def converted(value, what="Parameters to generic types must be types."):
    """A type as it is kept: None is its class, a str a reference to what is defined later."""
    if value is None:
        return NoneType
    if isinstance(value, str):
        return ForwardRef(value)
    known = Form, Alias, TypeVar, GenericAlias, UnionType, ForwardRef, list
    if callable(value) or isinstance(value, known) or value is Ellipsis:
        return value
    raise TypeError(f"{what} Got {value!r:.100}.")


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg

    def __eq__(self, other): return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__
    def __hash__(self): return hash(self.__forward_arg__)
    def __repr__(self): return f"ForwardRef({self.__forward_arg__!r})"
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]


class TypeVar:
    kind = "TypeVar"

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=None):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__, self.__bound__ = name, None if bound is None else converted(bound)
        self.__constraints__ = tuple([converted(constraint) for constraint in constraints])
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]
    def __call__(self, *args): raise TypeError(f"'{type(self).__name__}' object is not callable")


class ParamSpec(TypeVar):
    args = property(lambda self: ParamSpecPart(self, "args"))
    kwargs = property(lambda self: ParamSpecPart(self, "kwargs"))


class ParamSpecPart:
    def __init__(self, origin, name):
        self.__origin__, self.name = origin, name

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self.name}"


class TypeVarTuple(TypeVar):
    def __repr__(self): return self.__name__
    def __iter__(self): yield Unpack[self]


# Aliases

def parameters_of(args):
    """The type variables among the arguments, each once."""
    found = []
    for arg in args:
        inner = [arg] if isinstance(arg, TypeVar) else parameters_of(arg) if isinstance(arg, list) else getattr(arg, "__parameters__", ())
        found += [variable for variable in inner if variable not in found]
    return tuple(found)


def replaced(arg, values):
    """An argument with type variables replaced."""
    if isinstance(arg, TypeVar):
        return values.get(arg, arg)
    if isinstance(arg, list):
        return [replaced(item, values) for item in arg]
    inner = getattr(arg, "__parameters__", ())
    if not inner or isinstance(arg, type):
        return arg
    return arg[tuple([values.get(variable, variable) for variable in inner])]


class Alias:
    """`origin[args]`: `name` is what it is called, None for a class of the program's."""

    def __init__(self, origin, args, name=None):
        self.source, self.args, self._name = origin, args, name
        self.__parameters__ = parameters_of(args)

    @property
    def __origin__(self):
        return found_origin(self.source)

    @property
    def __args__(self):
        return flat_callable(self.args) if self._name == "Callable" else self.args

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        if len(args) != len(self.__parameters__):
            many = "many" if len(args) > len(self.__parameters__) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {len(self.__parameters__)}")
        values = dict(zip(self.__parameters__, [converted(arg) for arg in args]))
        return self.again(tuple([replaced(arg, values) for arg in self.args]))

    def again(self, args):
        return Union[args] if self._name == "Union" else Alias(self.source, args, self._name)

    def __call__(self, *args, **kwargs):
        if self._name is not None and self._name in NOT_CALLED:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {found_origin(self.source).__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if self._name is None or self._name in ("Generic", "Protocol"):
            return (origin,)
        others = [base for base in bases if base is not self]
        generic = any([isinstance(base, Alias) or isinstance(base, type) and issubclass(base, Generic)
                       for base in others])
        return (origin,) if generic or not self.__parameters__ else (origin, Generic)

    def __repr__(self):
        if self._name == "Union":
            return union_repr(self.args)
        if self._name == "Callable":
            parameters, result = self.args
            shown = "..." if parameters is Ellipsis else type_repr(parameters)
            return f"typing.Callable[{shown}, {type_repr(result)}]"
        if self._name == "Annotated":
            return f"typing.Annotated[{type_repr(self.args[0])}, {', '.join([repr(extra) for extra in self.args[1:]])}]"
        name = type_repr(self.source) if self._name is None else f"typing.{self._name}"
        shown = [repr(arg) if self._name == "Literal" else type_repr(arg) for arg in self.args]
        return f"{name}[{', '.join(shown) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, Alias):
            return NotImplemented
        if self._name == "Union":
            return other._name == "Union" and set(self.args) == set(other.args)
        if self._name == "Literal":
            return other._name == "Literal" and [(type(a), a) for a in self.args] == [(type(a), a) for a in other.args]
        return (self.source, self._name, self.args) == (other.source, other._name, other.args)

    def __hash__(self):
        return hash(frozenset(self.args)) if self._name == "Union" else hash((self._name, flat_callable(self.args) if self._name == "Callable" else self.args))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        if self._name == "Union":
            return isinstance(instance, self.args)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, kind):
        if self._name == "Union":
            return issubclass(kind, self.args)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]

    @property
    def __metadata__(self):
        if self._name != "Annotated":
            raise AttributeError("__metadata__")
        return self.args[1:]


def flat_callable(args):
    parameters, result = args
    return (*parameters, result) if isinstance(parameters, (list, tuple)) else (parameters, result)


def found_origin(source):
    """The class of a name like "collections.abc.Iterable"."""
    if not isinstance(source, str):
        return source
    module, _, name = source.rpartition(".")
    __import__(module)
    return getattr(sys.modules[module], name)


def union_repr(args):
    if len(args) == 2 and NoneType in args:
        return f"typing.Optional[{type_repr(args[0] if args[1] is NoneType else args[1])}]"
    return f"typing.Union[{', '.join([type_repr(arg) for arg in args])}]"


class Named:
    """List, Iterable and the like, before they are subscripted."""

    def __init__(self, name, source, count, nparams=None):
        self._name, self.source, self.count = name, source, count

    @property
    def __origin__(self):
        return found_origin(self.source)

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self.count >= 0 and len(args) != self.count:
            many = "many" if len(args) > self.count else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {self.count}")
        return Alias(self.source, tuple([converted(arg) for arg in args]), self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases): return (self.__origin__,)
    def __repr__(self): return f"typing.{self._name}"
    def __instancecheck__(self, instance): return isinstance(instance, self.__origin__)
    def __subclasscheck__(self, kind): return issubclass(kind, self.__origin__)
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]


class CallableForm(Named):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (list, tuple)):
            parameters = [converted(parameter) for parameter in parameters]
        elif parameters is not Ellipsis and not isinstance(parameters, (ParamSpec, Alias)):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {parameters!r}")
        return CallableAlias(self.source, (parameters, converted(result)), "Callable")


class CallableAlias(Alias):
    def again(self, args): return CallableAlias(self.source, args, self._name)

    def __hash__(self):
        return hash(("Callable", flat_callable(self.args)))


class TupleForm(Named):
    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        return Alias(self.source, tuple([converted(arg) for arg in args]), self._name)


NOT_CALLED = ("List", "Dict", "Set", "FrozenSet", "Tuple", "Type")
List, Dict, Set, FrozenSet = Named("List", list, 1), Named("Dict", dict, 2), Named("Set", set, 1), Named("FrozenSet", frozenset, 1)
Tuple, Type = TupleForm("Tuple", tuple, -1), Named("Type", type, 1)
DefaultDict = Named("DefaultDict", "collections.defaultdict", 2)
OrderedDict, ChainMap = [Named(name, f"collections.{name}", 2) for name in ("OrderedDict", "ChainMap")]
Counter, Deque = Named("Counter", "collections.Counter", 1), Named("Deque", "collections.deque", 1)
Callable = CallableForm("Callable", "collections.abc.Callable", 2)
(Iterable, Iterator, Reversible, Container, Collection, Sequence, MutableSequence, MutableSet, KeysView, ValuesView,
 Awaitable, AsyncIterable,
 AsyncIterator) = [Named(name, f"collections.abc.{name}", 1) for name in (
     "Iterable", "Iterator", "Reversible", "Container", "Collection", "Sequence", "MutableSequence", "MutableSet",
     "KeysView", "ValuesView",
     "Awaitable", "AsyncIterable", "AsyncIterator")]
AbstractSet = Named("AbstractSet", "collections.abc.Set", 1)
Mapping, MutableMapping, ItemsView = [Named(name, f"collections.abc.{name}", 2)
                                      for name in ("Mapping", "MutableMapping", "ItemsView")]
Generator, Coroutine = Named("Generator", "collections.abc.Generator",
                             3), Named("Coroutine", "collections.abc.Coroutine", 3)
AsyncGenerator = Named("AsyncGenerator", "collections.abc.AsyncGenerator", 2)
Hashable, Sized, ByteString = [Named(name, f"collections.abc.{name}", 0)
                               for name in ("Hashable", "Sized", "ByteString")]
ContextManager = Named("ContextManager", "contextlib.AbstractContextManager", 1)
Pattern, Match = Named("Pattern", "re.Pattern", 1), Named("Match", "re.Match", 1)


# Forms

class Form:
    """A name with a meaning of its own; `make` says what subscribing it gives."""

    def __init__(self, name, make=None):
        self._name, self.make = name, make

    def __getitem__(self, args):
        if self.make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self.make(args)

    def __call__(self, *args, **kwargs): raise TypeError(f"Cannot instantiate {self!r}")
    def __repr__(self): return f"typing.{self._name}"
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]
    def __instancecheck__(self, instance): raise TypeError(f"{self!r} cannot be used with isinstance()")
    def __subclasscheck__(self, kind): raise TypeError(f"{self!r} cannot be used with issubclass()")


def union_of(args):
    args = args if isinstance(args, tuple) else (args,)
    if not args:
        raise TypeError("Cannot take a Union of no types.")
    found = []
    for arg in [converted(arg, "Union[arg, ...]: each arg must be a type.") for arg in args]:
        parts = arg.args if isinstance(arg, Alias) and arg._name == "Union" else arg.__args__ if isinstance(arg, UnionType) else (arg,)
        found += [part for part in parts if part not in found]
    return found[0] if len(found) == 1 else Alias(Union, tuple(found), "Union")


def optional_of(arg):
    if isinstance(arg, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {arg!r:.100}.")
    return Union[arg, NoneType]


def literal_of(args):
    args, found = args if isinstance(args, tuple) else (args,), []
    for arg in args:
        parts = arg.args if isinstance(arg, Alias) and arg._name == "Literal" else (arg,)
        found += [part for part in parts if (type(part), part) not in [(type(known), known) for known in found]]
    return Alias(Literal, tuple(found), "Literal")


def annotated_of(args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    first = converted(args[0])
    if isinstance(first, Alias) and first._name == "Annotated":
        return Alias(first.source, (*first.args, *args[1:]), "Annotated")
    return Alias(first, (first, *args[1:]), "Annotated")


def single(name):
    def make(arg):
        if isinstance(arg, tuple):
            raise TypeError(f"typing.{name} accepts only single type. Got {arg!r:.100}.")
        return Alias(form, (converted(arg),), name)
    form = Form(name, make)
    return form


def several(name):
    form = Form(name, lambda args: Alias(form, tuple([converted(arg) for arg in (args if isinstance(args, tuple) else (args,))]), name))
    return form


Union, Optional, Literal, Annotated = Form("Union", union_of), Form("Optional", optional_of), Form("Literal", literal_of), Form("Annotated", annotated_of)
ClassVar, Final, TypeGuard, Required, NotRequired, Unpack = [single(name) for name in ("ClassVar", "Final", "TypeGuard", "Required", "NotRequired", "Unpack")]
Concatenate = several("Concatenate")
NoReturn, Never, Self, LiteralString, TypeAlias = [Form(name) for name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias")]


class AnyType(type):
    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return issubclass(type(instance), cls)

    def __repr__(cls):
        return "typing.Any" if cls is Any else f"<class '{cls.__module__}.{cls.__qualname__}'>"

    def __or__(cls, other): return Union[cls, other]
    def __ror__(cls, other): return Union[other, cls]


class Any(metaclass=AnyType):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Text = str
AnyStr = TypeVar("AnyStr", bytes, str)


# Classes of the program's

class Generic:
    __slots__ = ()
    __parameters__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic or cls.__name__ == "Protocol" and cls.__module__ == "typing":
            if not all([isinstance(arg, TypeVar) or isinstance(arg, Alias) for arg in args]):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return Alias(cls, args, cls.__name__)
        wanted = cls.__parameters__
        if not wanted:
            raise TypeError(f"{cls!r} is not a generic class")
        variadic = any([isinstance(variable, (TypeVarTuple, ParamSpec)) for variable in wanted])
        if len(args) != len(wanted) and not variadic:
            many = "many" if len(args) > len(wanted) else "few"
            raise TypeError(f"Too {many} arguments for {cls!r}; actual {len(args)}, expected {len(wanted)}")
        return Alias(cls, tuple([converted(arg) for arg in args]))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            if isinstance(base, Alias):
                found += [variable for variable in base.__parameters__ if variable not in found]
        cls.__parameters__ = tuple(found)


PROTOCOL_OWN = {"__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
                "__slots__", "__subclasshook__",
                "__weakref__", "__class_getitem__", "__match_args__", "__parameters__", "__orig_bases__",
                "__init_subclass__", "_is_protocol",
                "_is_runtime_protocol", "__qualname__", "__hash__", "__static_attributes__", "__firstlineno__"}


def protocol_members(cls):
    found = set()
    for base in cls.__mro__:
        if base.__name__ not in ("Protocol", "Generic", "object"):
            found |= {name for name in (*base.__dict__, *base.__dict__.get("__annotations__", {}))
                      if name not in PROTOCOL_OWN and not name.startswith("_abc")}
    return found


class ProtocolType(type):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol") or cls is Protocol:
            return issubclass(type(instance), cls) if cls is not Protocol else False
        if not cls.__dict__.get("_is_runtime_protocol"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return cls in type(instance).__mro__ or all([hasattr(instance, name) for name in protocol_members(cls)])

    def __subclasscheck__(cls, kind):
        if cls in kind.__mro__ or not cls.__dict__.get("_is_protocol"):
            return cls in kind.__mro__
        if not cls.__dict__.get("_is_runtime_protocol"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all([hasattr(kind, name) for name in protocol_members(cls)])

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)


class Protocol(Generic, metaclass=ProtocolType):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any([base is Protocol for base in cls.__bases__])


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


runtime = runtime_checkable


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self): ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


class IO(Generic[AnyStr]):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


# Named tuples and typed dicts

NAMED_TUPLE_OWN = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types",
                   "_make", "_replace", "_asdict", "_source")


def tuple_class(name, types, defaults, module):
    from collections import namedtuple
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = types
    return made


class NamedTupleType(type):
    def __new__(mcls, name, bases, namespace):
        types = {key: converted(value) for key, value in namespace.get("__annotations__", {}).items()}
        if name == "NamedTuple" and not bases:
            return type.__new__(mcls, name, bases, namespace)
        preset = []
        for key in types:
            if key in namespace:
                preset.append(key)
            elif preset:
                plural = "s" if len(preset) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {key} cannot follow default field{plural} {', '.join(preset)}")
        made = tuple_class(name, types, [namespace[key] for key in preset], namespace.get("__module__"))
        made.__qualname__ = namespace.get("__qualname__", name)
        for key, value in namespace.items():
            if key in NAMED_TUPLE_OWN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in types and key not in ("__module__", "__qualname__", "__annotations__"):
                setattr(made, key, value)
        return made

    def __call__(cls, typename, fields=None, /, **kwargs):
        fields = list(kwargs.items()) if fields is None else fields
        return tuple_class(typename, {name: converted(kind) for name, kind in fields}, (),
                           sys._getframe(1).f_globals.get("__name__", "__main__"))


class NamedTuple(metaclass=NamedTupleType):
    """Of a class statement with annotations, or of a list of pairs, a class of tuples."""


class TypedDictType(type):
    def __new__(mcls, name, bases, namespace, total=True):
        made = type.__new__(mcls, name, (dict,), {key: value for key, value in namespace.items()})
        types, required, optional = {}, set(), set()
        for base in bases:
            types.update(base.__dict__.get("__annotations__", {}))
            required |= getattr(base, "__required_keys__", frozenset())
            optional |= getattr(base, "__optional_keys__", frozenset())
        for key, kind in namespace.get("__annotations__", {}).items():
            kind = types[key] = converted(kind)
            marked = kind._name if isinstance(kind, Alias) else None
            (required if marked == "Required" or total and marked != "NotRequired" else optional).add(key)
        made.__annotations__, made.__total__ = types, total
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        return made

    def __call__(cls, *args, **kwargs):
        if cls is not TypedDict:
            return dict(*args, **kwargs)
        name, fields = args
        return TypedDictType(name, (), {"__annotations__": dict(fields), "__module__": "__main__"},
                             total=kwargs.get("total", True))

    def __instancecheck__(cls, instance): raise TypeError("TypedDict does not support instance and class checks")
    def __subclasscheck__(cls, kind): raise TypeError("TypedDict does not support instance and class checks")


class TypedDict(metaclass=TypedDictType):
    """Of a class statement with annotations, a class whose instances are dicts."""


def is_typeddict(tp): return isinstance(tp, TypedDictType)


class NewType:
    def __init__(self, name, tp):
        self.__name__, self.__qualname__, self.__supertype__ = name.rpartition(".")[2], name, tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__", "__main__")

    def __call__(self, x): return x
    def __repr__(self): return f"{self.__module__}.{self.__qualname__}"
    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]


# Functions

def get_origin(tp):
    if isinstance(tp, Alias):
        return {"Union": Union, "Literal": Literal, "Annotated": Annotated}.get(tp._name) or tp.__origin__
    if isinstance(tp, Named):
        return tp.__origin__
    if isinstance(tp, UnionType):
        return UnionType
    if tp is Generic:
        return Generic
    return tp.__origin__ if isinstance(tp, GenericAlias) else None


def get_args(tp):
    if isinstance(tp, Alias):
        if tp._name == "Callable" and not isinstance(tp.args[0], (list, tuple)):
            return tp.args
        return (list(tp.args[0]), tp.args[1]) if tp._name == "Callable" else tp.args
    if isinstance(tp, (GenericAlias, UnionType)):
        args = tp.__args__
        called = isinstance(tp, GenericAlias) and getattr(tp.__origin__, "__name__",
                                                          "") == "Callable" and args[0] is not Ellipsis
        return (list(args[:-1]), args[-1]) if called else args
    return ()


def evaluated(value, names, locals):
    """A reference as what it refers to, also within aliases."""
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        return converted(evaluated(eval(value.__forward_arg__, names, locals), names, locals))
    if isinstance(value, Alias) and value._name not in ("Literal",):
        args = tuple([evaluated(arg, names, locals) if not isinstance(arg, list)
                      else [evaluated(item, names, locals) for item in arg]
                      for arg in (value.args if value._name != "Annotated" else value.args[:1])])
        if value._name == "Annotated":
            return Alias(args[0], (*args, *value.args[1:]), "Annotated")
        return value.again(args)
    if isinstance(value, GenericAlias):
        return GenericAlias(value.__origin__, tuple([evaluated(arg, names, locals) for arg in value.__args__]))
    return value


def bare(value):
    """Without what only annotates."""
    if isinstance(value, Alias) and value._name in ("Annotated", "Required", "NotRequired"):
        return bare(value.args[0])
    return value.again(tuple([bare(arg) for arg in value.args])) if isinstance(value, Alias) and value._name != "Literal" else value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = vars(sys.modules[base.__module__]) if globalns is None and base.__module__ in sys.modules else globalns or {}
            for name, value in getattr(base, "__dict__", {}).get("__annotations__", {}).items():
                hints[name] = NoneType if value is None else evaluated(value, names, dict(vars(base)) if localns is None else localns)
    else:
        names = getattr(obj, "__globals__", None) or getattr(obj, "__dict__", {}) if globalns is None else globalns
        for name, value in getattr(obj, "__annotations__", {}).items():
            hints[name] = NoneType if value is None else evaluated(value, names, localns)
    return hints if include_extras else {name: bare(value) for name, value in hints.items()}


overloads = {}


def overload(func):
    overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return refused_overload


def refused_overload(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
                              "should always be followed by an implementation that is not @overload-ed.")


def get_overloads(func): return list(overloads.get((func.__module__, func.__qualname__), []))
def clear_overloads(): overloads.clear()
def cast(typ, val): return val
def assert_type(val, typ, /): return val
def no_type_check(arg): return arg
def no_type_check_decorator(decorator): return decorator
def dataclass_transform(**settings): return lambda decorated: decorated


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r:.100}")
