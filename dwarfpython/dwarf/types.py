"""The C type model: what DWARF says of a type, as frozen values that are equal where the types are.

Two descriptions of `struct stat`, from different units or different libraries, are one type: types compare
and hash by `key`, their content. A key stops at pointers, where a tagged struct counts by kind and tag alone;
so keys are finite though types are cyclic, and looking at a `struct foo *` never reads the members of `struct
foo`. The members of a struct or union are a thunk that runs at the first look.

Sizes, offsets and alignments are in bytes, bit offsets in bits from the least significant bit of the member's
storage unit (x86-64 is little-endian). Arrays of arrays are nested. Printing is in declaration.py.
"""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Callable, ClassVar

POINTER_SIZE = 8
# The System V ABI aligns no scalar more strictly.
MAX_ALIGNMENT = 16
QUALIFIERS = ("const", "volatile", "restrict", "_Atomic")


class Type:
    """Common to all types. `str(type)` is the type as C writes it; `digest` names its content for good."""

    def __eq__(self, other):
        return self is other or isinstance(other, Type) and self.key == other.key

    def __hash__(self):
        return hash(self.shallow_key)

    @property
    def key(self):
        """The content of the type as nested tuples of strings, numbers and None."""
        return self.shallow_key

    @property
    def shallow_key(self):
        """The key as a pointer to this type sees it."""
        raise NotImplementedError

    @property
    def digest(self):
        """32 hexadecimal digits, the same in every process and for every library that has this type."""
        return hashlib.blake2b(repr(self.key).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    def __str__(self):
        from .declaration import declare
        return declare(self)


@dataclass(frozen=True, eq=False)
class Void(Type):
    @property
    def shallow_key(self):
        return ("void",)


@dataclass(frozen=True, eq=False)
class Base(Type):
    """A scalar of the language. `encoding` is DW_ATE_* in lower case: signed, unsigned, signed_char,
    unsigned_char, boolean, float, complex, utf, decimal, address."""
    name: str
    size: int
    encoding: str

    @property
    def shallow_key(self):
        return "base", self.name, self.size, self.encoding

    @property
    def signed(self):
        return self.encoding in ("signed", "signed_char")

    @property
    def is_integer(self):
        return self.encoding in ("signed", "unsigned", "signed_char", "unsigned_char", "boolean", "utf")


@dataclass(frozen=True, eq=False)
class Pointer(Type):
    target: Type
    size: ClassVar[int] = POINTER_SIZE

    @cached_property
    def shallow_key(self):
        return "pointer", self.target.shallow_key


@dataclass(frozen=True)
class Member:
    """A member of a struct or union. `name` is None for an anonymous struct or union.

    `offset` is in bytes. For a bit-field it is the offset of the storage unit of the declared type,
    `bit_offset` counts from its least significant bit, and `bit_size` is not None; a packed bit-field that
    straddles storage units has the offset of its first byte."""
    name: str | None
    type: Type
    offset: int
    bit_offset: int = 0
    bit_size: int | None = None

    @property
    def key(self):
        return self.name, self.offset, self.bit_offset, self.bit_size, self.type.key


@dataclass(frozen=True, eq=False)
class Record(Type):
    """A struct or union. `size` is None for one that is only declared; it then has no members. `alias`: the typedef that
    names one without a tag."""
    tag: str | None
    size: int | None
    thunk: Callable[[], tuple[Member, ...]] = field(default=tuple, repr=False)
    alignment: int | None = None
    alias: str | None = None
    kind: ClassVar[str]

    @property
    def complete(self):
        return self.size is not None

    @cached_property
    def members(self):
        return tuple(self.thunk())

    @cached_property
    def key(self):
        return self.kind, self.tag, self.alias, self.size, self.alignment, tuple(m.key for m in self.members)

    @cached_property
    def shallow_key(self):
        if self.tag is not None:
            return self.kind, self.tag
        return self.kind, None, self.alias, self.size, tuple(m.name for m in self.members)

    @cached_property
    def fields(self):
        """name -> Member, with those of anonymous members in it; offsets are from the start of this
        record."""
        return {m.name: m for m in flatten(self) if m.name is not None}


class Struct(Record):
    kind = "struct"


class Union(Record):
    kind = "union"


@dataclass(frozen=True, eq=False)
class Enum(Type):
    """`enumerators` are (name, value) pairs; `underlying` is the integer type that stores it."""
    tag: str | None
    underlying: Type
    enumerators: tuple[tuple[str, int], ...] = ()
    complete: bool = True

    @property
    def size(self):
        return sizeof(self.underlying)

    @property
    def key(self):
        return "enum", self.tag, self.underlying.key, self.enumerators

    @property
    def shallow_key(self):
        return ("enum", self.tag) if self.tag is not None else self.key


@dataclass(frozen=True, eq=False)
class Array(Type):
    """`count` is None where the bound is not known (`int[]`, a flexible array member, a variable-length
    array). `vector`: a SIMD vector (`__attribute__((vector_size))`), which is not an array for calls."""
    element: Type
    count: int | None
    vector: bool = False

    @cached_property
    def key(self):
        return "array", self.count, self.vector, self.element.key

    @cached_property
    def shallow_key(self):
        return "array", self.count, self.vector, self.element.shallow_key


@dataclass(frozen=True, eq=False)
class Typedef(Type):
    name: str
    type: Type

    @cached_property
    def key(self):
        return "typedef", self.name, self.type.key

    @cached_property
    def shallow_key(self):
        return "typedef", self.name, self.type.shallow_key


@dataclass(frozen=True, eq=False)
class Qualified(Type):
    """`qualifiers` is a non-empty subset of QUALIFIERS in that order; `type` is not itself Qualified (see
    qualify)."""
    qualifiers: tuple[str, ...]
    type: Type

    @cached_property
    def key(self):
        return self.qualifiers, self.type.key

    @cached_property
    def shallow_key(self):
        return self.qualifiers, self.type.shallow_key


@dataclass(frozen=True, eq=False)
class Function(Type):
    """`prototyped` is False for `int f()`, which takes anything. Parameter names are no part of the type."""
    result: Type
    parameters: tuple[Type, ...] = ()
    variadic: bool = False
    prototyped: bool = True

    @cached_property
    def shallow_key(self):
        return ("function", self.result.shallow_key, tuple(p.shallow_key for p in self.parameters),
                self.variadic, self.prototyped)


VOID = Void()


def qualify(type, *qualifiers):
    """`type` with further qualifiers; none twice, in the canonical order. Those of an array are its
    elements'."""
    if isinstance(type, Array):
        return Array(qualify(type.element, *qualifiers), type.count, type.vector)
    if isinstance(type, Qualified):
        qualifiers, type = (*type.qualifiers, *qualifiers), type.type
    ordered = tuple(q for q in QUALIFIERS if q in qualifiers)
    return Qualified(ordered, type) if ordered else type


def unqualified(type):
    """Without the qualifiers of the outermost type."""
    return type.type if isinstance(type, Qualified) else type


def strip(type):
    """The type behind typedefs and qualifiers: a Base, Pointer, Struct, Union, Enum, Array, Function or
    Void."""
    while isinstance(type, (Typedef, Qualified)):
        type = type.type
    return type


def sizeof(type):
    """Size in bytes; None for void, functions, and what is incomplete."""
    type = strip(type)
    if isinstance(type, Array):
        size = sizeof(type.element)
        return None if type.count is None or size is None else type.count * size
    return None if isinstance(type, (Void, Function)) else type.size


def alignof(type):
    """Alignment in bytes, 1 for what has none. A packed struct is recognised by members out of their
    alignment; with a size of whole 16 bytes around a member that wants them, only those are packed."""
    type = strip(type)
    if isinstance(type, Array):
        return (sizeof(type) or 1) if type.vector else alignof(type.element)
    if isinstance(type, Record):
        return type.alignment or _record_alignment(type)
    if isinstance(type, Enum):
        return alignof(type.underlying)
    if isinstance(type, Base) and type.encoding == "complex":
        return min(type.size // 2, MAX_ALIGNMENT) or 1
    if isinstance(type, (Base, Pointer)):
        return min(type.size, MAX_ALIGNMENT) or 1
    return 1


def holds_vector(type, depth=0):
    """Whether a SIMD vector travels with what is passed by value; a type that holds itself ends somewhere, too."""
    type = strip(type)
    if isinstance(type, Array):
        return type.vector or (0 < depth < 16 and holds_vector(type.element, depth + 1))
    return isinstance(type, Record) and depth < 16 and any(holds_vector(member.type, depth + 1) for member in type.members)


def _record_alignment(record):
    natural = max((alignof(m.type) for m in record.members), default=1)
    misplaced = any(_out_of_place(m) for m in record.members)
    packed = (record.size or 0) % natural or misplaced and natural < MAX_ALIGNMENT
    return 1 if packed else natural


def _out_of_place(member):
    """Whether a member stands where only a packed struct has it."""
    if member.bit_size is not None:
        return member.bit_offset + member.bit_size > 8 * sizeof(member.type)
    return member.offset % alignof(member.type) != 0


def flatten(record, offset=0):
    """The members of a record with those of its anonymous members in their place, at offsets from its
    start."""
    for member in record.members:
        inner = strip(member.type)
        if member.name is None and isinstance(inner, Record):
            yield from flatten(inner, offset + member.offset)
        else:
            yield Member(member.name, member.type, offset + member.offset, member.bit_offset, member.bit_size)
