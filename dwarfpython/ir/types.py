"""Static types: what the compiler knows of a value, and so how the value is represented.

    Any        two words, payload and type word (runtime/value.h)
    Long       an int that fits in 64 bits: a bare i64
    Enum       one that came from a C object of an enumerated type: it prints by its name
    Double     a float: a bare double
    Bool       an i1
    NoneType   nothing at all
    Str        a str: the address of its bytes
    Pointer    a C pointer; Struct and Array: the address of a C object; all carry their C type
    Native     a name of a native library, not yet a value: the use decides which of its meanings is taken
    Function   a Python function of this module or session, as long as its variable is not rebound
    Library    a native library as a module
    TypeObject a C type as a value
"""

from __future__ import annotations

from dataclasses import dataclass

from dwarfpython.dwarf import types as c


@dataclass(frozen=True)
class StaticType:
    """Base of all; compared by content."""


@dataclass(frozen=True)
class Simple(StaticType):
    name: str

    def __str__(self) -> str:
        return self.name


ANY = Simple("any")
LONG = Simple("long")
DOUBLE = Simple("double")
BOOL = Simple("bool")
NONE = Simple("None")
STR = Simple("str")
NEVER = Simple("never")     # no value reaches here (yet): the bottom of the lattice


@dataclass(frozen=True)
class Pointer(StaticType):
    ctype: c.Type           # the pointer type itself, without typedefs

    def __str__(self) -> str:
        return str(self.ctype)


@dataclass(frozen=True)
class Struct(StaticType):
    ctype: c.Type           # struct or union, without qualifiers
    const: bool = False

    def __str__(self) -> str:
        return str(self.ctype)


@dataclass(frozen=True)
class Array(StaticType):
    ctype: c.Type

    def __str__(self) -> str:
        return str(self.ctype)


@dataclass(frozen=True)
class Enum(StaticType):
    ctype: c.Type           # the enum, or the typedef of one without a tag

    def __str__(self) -> str:
        return str(self.ctype)


@dataclass(frozen=True)
class Native(StaticType):
    """A name that libraries define; `dwarfpython.names.NativeName` holds the meanings."""

    name: object

    def __str__(self) -> str:
        return f"native {self.name}"


@dataclass(frozen=True)
class Function(StaticType):
    """A function that is known as long as its variable is not rebound: two words, as for ANY."""

    function: object         # ir.function.Function

    def __str__(self) -> str:
        return f"function {self.function.symbol}"

    def __hash__(self) -> int:
        return hash(self.function.symbol)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and self.function is other.function


@dataclass(frozen=True)
class Builtin(StaticType):
    name: str

    def __str__(self) -> str:
        return f"builtin {self.name}"


@dataclass(frozen=True)
class TypeObject(StaticType):
    ctype: c.Type

    def __str__(self) -> str:
        return f"type {self.ctype}"


C_OBJECTS = (Pointer, Struct, Array)
NUMBERS = (LONG, DOUBLE, BOOL)


def plain(kind: StaticType) -> StaticType:
    """What a value counts as wherever it is not printed: an enum's is an int."""
    return LONG if isinstance(kind, Enum) else kind


def join(a: StaticType, b: StaticType) -> StaticType:
    """The least type that holds both."""
    if a is NEVER or a == b:
        return b
    if b is NEVER:
        return a
    return ANY


def storable(kind: StaticType) -> StaticType:
    """The type of a variable that holds values of `kind`: what is known only of an expression is forgotten."""
    return kind if isinstance(kind, (*C_OBJECTS, Enum)) or kind in (*NUMBERS, NEVER) else ANY
