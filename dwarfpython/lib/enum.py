"""enum: classes whose members are made by a metaclass when the class is.

The names in the class's body that are not private, not functions and not descriptors become members, in their order.
A second name for the same value is an alias.
"""


class auto:
    def __init__(self):
        self.value = None


class nonmember:
    def __init__(self, value):
        self.value = value


def is_descriptor(value):
    if isinstance(value, (property, classmethod, staticmethod, type(is_descriptor))):
        return True
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def is_special(name):
    return name.startswith("__") or name.startswith("_") and name.endswith("_")


class EnumType(type):
    def __new__(metacls, name, bases, namespace, **keywords):
        wanted = {key: value for key, value in namespace.items() if not (is_special(key) or is_descriptor(value) or isinstance(value, nonmember))}
        for base in bases:
            if getattr(base, "_member_names_", None):
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        cls = type.__new__(metacls, name, bases, {key: value.value if isinstance(value, nonmember) else value
                                                  for key, value in namespace.items() if key not in wanted})
        cls._member_names_, cls._member_map_, cls._values_ = [], {}, []
        for key, value in wanted.items():
            add_member(cls, key, value)
        return cls

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return member_of(cls, value)
        return functional(cls, value, names, start)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{type(cls).__qualname__}'")
        return isinstance(member, cls)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __repr__(cls):
        return f"<{'flag' if issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>" if cls.__name__ != "Enum" else "<enum 'Enum'>"

    __members__ = property(lambda cls: {name: member for name, member in cls._member_map_.items() if name[0] != "#"})


EnumMeta = EnumType


def add_member(cls, name, value):
    if isinstance(value, auto):
        value.value = value = cls._generate_next_value_(name, 1, len(cls._values_), list(cls._values_))
    for other in cls._member_map_.values():
        if other._value_ == value and cls.__init__ is Enum.__init__:
            cls._member_map_[name] = other
            setattr(cls, name, other)
            return
    member = made(cls, name, value)
    cls._member_map_[name] = member
    if not issubclass(cls, Flag) or value and value & value - 1 == 0:
        cls._member_names_.append(name)
    cls._values_.append(member._value_)
    setattr(cls, name, member)


def made(cls, name, value):
    arguments = value if isinstance(value, tuple) else (value,)
    base = next((base for base in (int, str, float) if issubclass(cls, base)), None)
    if "__new__" in [key for kind in cls.__mro__ if issubclass(kind, Enum) for key in kind.__dict__]:
        member = cls.__new__(cls, *arguments)
    elif base is not None:
        member = base.__new__(cls, *arguments)
    else:
        member = object.__new__(cls)
    if not hasattr(member, "_value_"):
        member._value_ = value if base is None else base(*arguments)
    member._name_ = name
    member.__init__(*arguments)
    return member


def member_of(cls, value):
    if isinstance(value, cls):
        return value
    for member in cls._member_map_.values():
        if member._value_ == value:
            return member
    found = cls._missing_(value)
    if found is None:
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    return found


def functional(cls, name, names, start):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    pairs = names.items() if isinstance(names, dict) else names
    namespace = {}
    for place, item in enumerate(pairs):
        key, value = (item, start + place) if isinstance(item, str) else item
        namespace[key] = value
    return EnumType.__new__(EnumType, name, (cls,), namespace)


class Enum(metaclass=EnumType):
    def __init__(self, *args):
        pass

    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    @classmethod
    def _missing_(cls, value):
        return None

    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, IntEnum) else other)

    def __hash__(self):
        return hash(self._value_)

    def __str__(self):
        return repr(self._value_)

    def __repr__(self):
        return Enum.__repr__(self)

    def __format__(self, spec):
        return format(self._value_, spec)


class StrEnum(str, ReprEnum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __eq__(self, other):
        return self._value_ == (other._value_ if isinstance(other, StrEnum) else other)

    def __hash__(self):
        return hash(self._value_)

    def __str__(self):
        return self._value_

    def __repr__(self):
        return Enum.__repr__(self)

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        everything = 0
        for member in cls._member_map_.values():
            everything |= member._value_
        if value < 0:
            value &= everything
        if value & ~everything:
            raise ValueError(f"{cls!r} invalid value {value!r}")
        names = [name for name in cls._member_names_ if cls._member_map_[name]._value_ & value]
        member = cls._member_map_[f"#{value}"] = made(cls, "|".join(names) or None, value)
        return member

    def __or__(self, other):
        return type(self)(self._value_ | other._value_) if isinstance(other, type(self)) else NotImplemented

    def __and__(self, other):
        return type(self)(self._value_ & other._value_) if isinstance(other, type(self)) else NotImplemented

    def __xor__(self, other):
        return type(self)(self._value_ ^ other._value_) if isinstance(other, type(self)) else NotImplemented

    def __invert__(self):
        return type(self)(~self._value_)

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([member for member in type(self) if member._value_ & self._value_])

    def __len__(self):
        return len(list(iter(self)))

    def __repr__(self):
        name = type(self).__name__
        return f"<{name}.{self._name_}: {self._value_}>" if self._name_ else f"<{name}: {self._value_}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}.{self._name_}" if self._name_ else f"{name}({self._value_})"


def unique(enumeration):
    aliases = [f"{name} -> {member.name}" for name, member in enumeration._member_map_.items() if name != member._name_]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration
