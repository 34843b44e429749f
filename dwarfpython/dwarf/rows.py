"""Types as rows: what the graph collects, the index holds, and the typetable makes types of."""

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """Of a TypeRow; runtime/index.h has the same numbers."""
    VOID = 0
    BASE = 1
    POINTER = 2
    STRUCT = 3
    UNION = 4
    ENUM = 5
    ARRAY = 6
    TYPEDEF = 7
    QUALIFIED = 8
    FUNCTION = 9


# Flags of a TypeRow. INCOMPLETE: a declaration, or an array without bound.
INCOMPLETE, VECTOR, VARIADIC, UNPROTOTYPED = 1, 2, 4, 8
# Qualifiers of a QUALIFIED row stand in its flags, in the order of types.QUALIFIERS.
CONST, VOLATILE, RESTRICT, ATOMIC = 1, 2, 4, 8


class TypeRow(NamedTuple):
    """`size` is in bytes, the count of elements for an ARRAY. `encoding` is DW_ATE_* of a BASE. `target`: the
    number of the type pointed to, named, qualified, returned, of the elements or underlying. `first` and
    `count`: members and parameters in the graph's `fields`, enumerators in `enumerators`."""
    kind: int
    flags: int = 0
    encoding: int = 0
    alignment: int = 0
    name: str = ""
    size: int = 0
    target: int = 0
    first: int = 0
    count: int = 0


class Field(NamedTuple):
    """A member or a parameter; `bit_size` 0: not a bit-field. See types.Member."""
    name: str
    type: int
    offset: int = 0
    bit_offset: int = 0
    bit_size: int = 0
