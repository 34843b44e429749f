"""dataclasses: methods made from a class's annotations, as closures over its fields."""

from keyword import iskeyword


class Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class KeywordOnly:
    def __repr__(self):
        return "<dataclasses._KW_ONLY_TYPE object>"


class InitVar:
    """The type of a field that only __init__ and __post_init__ know."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{self.type.__name__ if isinstance(self.type, type_class) else repr(self.type)}]"


type_class = type


class FrozenInstanceError(AttributeError):
    pass


MISSING, KW_ONLY = Missing(), KeywordOnly()


class Field:
    def __init__(self, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
        self.name = self.type = None
        self.default, self.default_factory, self.init, self.repr = default, default_factory, init, repr
        self.hash, self.compare, self.metadata, self.kw_only = hash, compare, {} if metadata is None else metadata, kw_only

    def __repr__(self):
        shown = [(name, getattr(self, name)) for name in ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
                                                          "metadata", "kw_only")]
        shown = [(name, f"mappingproxy({value!r})" if name == "metadata" else repr(value)) for name, value in shown]
        return f"Field({','.join([f'{name}={value}' for name, value in shown])},_field_type={self.kind})"

    kind = "_FIELD"

    @property
    def is_required(self):
        return self.default is MISSING and self.default_factory is MISSING

    def initial(self):
        return self.default if self.default_factory is MISSING else self.default_factory()


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def process(cls):
        found = collect(cls, kw_only)
        check_frozen(cls, frozen)
        accepted = [f for f in found.values()]
        members = [f for f in accepted if f.kind == "_FIELD"]
        cls.__dataclass_fields__, cls.__dataclass_params__ = found, DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
        if order and not eq:
            raise ValueError("eq must be true if order is true")
        if init:
            cls.__init__ = make_init(cls, accepted, frozen)
        if repr and "__repr__" not in cls.__dict__:
            cls.__repr__ = make_repr([f.name for f in members if f.repr])
        compared = [f.name for f in members if f.compare]
        own_eq, own_hash = "__eq__" in cls.__dict__, "__hash__" in cls.__dict__
        if eq and not own_eq:
            cls.__eq__ = make_eq(compared)
        if order:
            add_order(cls, compared)
        if frozen:
            cls.__setattr__, cls.__delattr__ = refuse_set, refuse_delete
        if unsafe_hash or eq and frozen and not own_hash:
            cls.__hash__ = make_hash([f.name for f in members if (f.compare if f.hash is None else f.hash)])
        elif eq and not own_hash:
            cls.__hash__ = None
        if match_args and "__match_args__" not in cls.__dict__:
            cls.__match_args__ = tuple([f.name for f in accepted if f.init and f.kw_only is not True])
        return with_slots(cls, members) if slots else cls

    return process if cls is None else process(cls)


class DataclassParams:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen = init, repr, eq, order, unsafe_hash, frozen

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={value!r}' for name, value in vars(self).items()])})"


def check_frozen(cls, frozen):
    for base in cls.__mro__[1:]:
        params = getattr(base, "__dict__", {}).get("__dataclass_params__")
        if params is not None and params.frozen != frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one" if frozen else
                            "cannot inherit non-frozen dataclass from a frozen one")


def with_slots(cls, members):
    """The class made anew, with slots for the fields that its bases have none for."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = {name for base in cls.__mro__[1:-1] for name in getattr(base, "__dict__", {}).get("__slots__", ())}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in cls.__dataclass_fields__ and name not in ("__dict__", "__weakref__")}
    namespace["__slots__"] = tuple([f.name for f in members if f.name not in inherited])
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


def collect(cls, kw_only):
    """The fields by name: those of the bases first, each where it was first named."""
    found, keyword_only = {}, kw_only
    for base in reversed(cls.__mro__[1:]):
        if hasattr(base, "__dataclass_fields__"):
            found.update(base.__dataclass_fields__)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if kind is KW_ONLY or kind == "KW_ONLY":
            keyword_only = True
            continue
        if "ClassVar" in (kind if isinstance(kind, str) else repr(kind)):
            continue
        default = cls.__dict__.get(name, MISSING)
        made = default if isinstance(default, Field) else Field(default)
        if isinstance(made.default, (list, dict, set)) or type(made.default).__hash__ is None:
            raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
        made.name, made.type = name, kind
        if isinstance(kind, InitVar) or kind is InitVar or isinstance(kind, str) and kind.partition("[")[0] in ("InitVar", "dataclasses.InitVar"):
            made.kind = "_FIELD_INITVAR"
        if made.kw_only is MISSING:
            made.kw_only = keyword_only
        if isinstance(default, Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
        found[name] = made
    return found


def make_init(cls, members, frozen):
    positional = [f for f in members if f.init and not f.kw_only]
    accepted = [f for f in members if f.init]
    optional = None
    for f in positional:
        if not f.is_required:
            optional = f
        elif optional is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = [f.name for f in positional]
    known = [f.name for f in accepted]
    least = 1 + sum(f.is_required for f in positional)

    set_field = object.__setattr__ if frozen else setattr
    passed = [f.name for f in members if f.kind != "_FIELD"]
    plain = not passed and len(names) == len(members) and not hasattr(cls, "__post_init__")

    def __init__(self, *args, **keywords):
        if plain and not keywords and len(args) == len(names):
            for name, value in zip(names, args):
                set_field(self, name, value)
            return
        where = type(self).__init__.__qualname__
        if len(args) > len(names):
            wanted = f"from {least} to {len(names) + 1}" if least <= len(names) else len(names) + 1
            raise TypeError(f"{where}() takes {wanted} positional argument{'' if len(names) == 0 else 's'} but {len(args) + 1} were given")
        values = dict(zip(names, args))
        for name, value in keywords.items():
            if name in values:
                raise TypeError(f"{where}() got multiple values for argument '{name}'")
            if name not in known:
                raise TypeError(f"{where}() got an unexpected keyword argument '{name}'")
            values[name] = value
        for group, what in ((positional, "positional"), ([f for f in accepted if f.kw_only], "keyword-only")):
            missing = [f.name for f in group if f.name not in values and f.is_required]
            if missing:
                plural = "s" if len(missing) > 1 else ""
                raise TypeError(f"{where}() missing {len(missing)} required {what} argument{plural}: {listed(missing)}")
        for f in members:
            if f.name not in values and not f.is_required:
                values[f.name] = f.initial()
            if f.name in values and f.kind == "_FIELD":
                set_field(self, f.name, values[f.name])
        if hasattr(self, "__post_init__"):
            self.__post_init__(*[values[name] for name in passed])

    __init__.__qualname__ = f"{cls.__qualname__}.__init__"
    return __init__


def listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]


def values_of(obj, names):
    return tuple([getattr(obj, name) for name in names])


def make_repr(names):
    showing = set()

    def text_of(self):
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    def __repr__(self):
        if id(self) in showing:
            return "..."
        showing.add(id(self))
        try:
            return text_of(self)
        finally:
            showing.discard(id(self))
    text_of.__qualname__ = "__create_fn__.<locals>.__repr__"       # by which pprint knows it
    __repr__.__wrapped__ = text_of
    return __repr__


def make_eq(names):
    def __eq__(self, other):
        return values_of(self, names) == values_of(other, names) if type(other) is type(self) else NotImplemented
    return __eq__


def make_hash(names):
    def __hash__(self):
        return hash(values_of(self, names))
    return __hash__


def add_order(cls, names):
    def __lt__(self, other):
        return values_of(self, names) < values_of(other, names) if type(other) is type(self) else NotImplemented

    def __le__(self, other):
        return values_of(self, names) <= values_of(other, names) if type(other) is type(self) else NotImplemented

    def __gt__(self, other):
        return values_of(self, names) > values_of(other, names) if type(other) is type(self) else NotImplemented

    def __ge__(self, other):
        return values_of(self, names) >= values_of(other, names) if type(other) is type(self) else NotImplemented

    for name, function in (("__lt__", __lt__), ("__le__", __le__), ("__gt__", __gt__), ("__ge__", __ge__)):
        if name in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")
        setattr(cls, name, function)


def refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def refuse_delete(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")


# What works on dataclasses

def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in found.values() if f.kind == "_FIELD"])


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return converted(obj, lambda o, inner: dict_factory([(f.name, inner(getattr(o, f.name))) for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return converted(obj, lambda o, inner: tuple_factory([inner(getattr(o, f.name)) for f in fields(o)]))


def converted(value, make):
    """A copy in which `make` has replaced each dataclass instance."""
    def inner(part):
        return converted(part, make)
    if is_dataclass(value) and not isinstance(value, type):
        return make(value, inner)
    if isinstance(value, dict):
        return {inner(key): inner(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[inner(item) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([inner(item) for item in value])
    return value


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("replace() should be called on dataclass instances")
    for f in fields(obj):
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    for f in obj.__dataclass_fields__.values():
        if f.kind != "_FIELD" and f.name not in changes and f.is_required:
            raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **settings):
    """A dataclass from names, (name, type) or (name, type, field)."""
    annotations, values = {}, dict(namespace or {})
    for item in fields:
        name, kind, *default = (item, "typing.Any") if isinstance(item, str) else item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
        if default:
            values[name] = default[0]
    values["__annotations__"] = annotations
    values.setdefault("__module__", "types")
    return dataclass(type(cls_name, tuple(bases), values), **settings)
