"""How values of C types appear to the program: the static type that reading a C object gives."""

from __future__ import annotations

from dataclasses import replace

from dwarfpython.dwarf import types as c
from dwarfpython.ir.types import ANY, BOOL, DOUBLE, LONG, NONE, Array, Enum, Pointer, StaticType, Struct


def type_of_c(ctype: c.Type) -> StaticType:
    """The static type of a C object's value. ANY where only the runtime can tell: `void *`, what exceeds 64 bits."""
    plain = c.strip(ctype)
    match plain:
        case c.Void():
            return NONE
        case c.Base():
            return scalar(plain)
        case c.Enum():
            return Enum(enum_of(ctype)) if scalar(c.strip(plain.underlying)) is LONG else ANY
        case c.Pointer():
            return ANY if isinstance(c.strip(plain.target), c.Void) else Pointer(plain)
        case c.Record():
            return Struct(plain, is_const(ctype))
        case c.Array():
            return Array(plain)
    return ANY


def scalar(base: c.Base) -> StaticType:
    if base.encoding == "boolean":
        return BOOL
    if base.encoding == "float":
        return DOUBLE if base.size <= 8 else ANY
    if not base.is_integer or base.size > 8 or (base.size == 8 and not base.signed):
        return ANY
    return LONG


def enum_of(ctype: c.Type) -> c.Type:
    """The type that programs know an enum's values by: the enum, or where it has no tag the typedef next to it."""
    plain = named = c.strip(ctype)
    while plain.tag is None and isinstance(ctype, (c.Typedef, c.Qualified)):
        named, ctype = ctype if isinstance(ctype, c.Typedef) else named, ctype.type
    return named


def is_const(ctype: c.Type) -> bool:
    """Whether an object of the type, or the items of an array, cannot be changed."""
    while isinstance(ctype, (c.Typedef, c.Qualified)):
        if isinstance(ctype, c.Qualified) and "const" in ctype.qualifiers:
            return True
        ctype = ctype.type
    return isinstance(ctype, c.Array) and is_const(ctype.element)


def is_text(ctype: c.Type) -> bool:
    """`char *`: text for the program."""
    plain = c.strip(ctype)
    return isinstance(plain, c.Pointer) and is_char(plain.target)


def is_char(ctype: c.Type) -> bool:
    plain = c.strip(ctype)
    return isinstance(plain, c.Base) and plain.name == "char"


WIDE = ("wchar_t", "char32_t")


def is_wide(ctype: c.Type) -> bool:
    """A character of four bytes: the name tells, whose type is a number's."""
    while isinstance(ctype, (c.Typedef, c.Qualified)) and getattr(ctype, "name", "") not in WIDE:
        ctype = ctype.type
    return isinstance(ctype, (c.Typedef, c.Base)) and ctype.name in WIDE and c.sizeof(ctype) == 4


def record_behind(kind: StaticType) -> c.Record | None:
    """The struct or union whose members `.name` reaches: of a reference, or of a pointer to one."""
    if isinstance(kind, Struct):
        return kind.ctype
    if isinstance(kind, Pointer):
        target = c.strip(kind.ctype.target)
        return target if isinstance(target, c.Record) else None
    return None


def member_of(kind: StaticType, name: str) -> c.Member | None:
    """The member that `.name` means; that of something const is const."""
    record = record_behind(kind)
    member = record.fields.get(name) if record is not None else None
    const = kind.const if isinstance(kind, Struct) else isinstance(kind, Pointer) and is_const(kind.ctype.target)
    return member if member is None or not const else replace(member, type=c.qualify(member.type, "const"))


def element_of(kind: StaticType) -> c.Type | None:
    """What `p[i]` reads of a C pointer or array; None where it is text, opaque or not a C object."""
    if isinstance(kind, Array):
        return None if is_char(kind.ctype.element) else kind.ctype.element
    if isinstance(kind, Pointer):
        target = c.strip(kind.ctype.target)
        return None if is_char(target) or not c.sizeof(target) else kind.ctype.target
    return None
