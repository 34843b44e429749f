"""Values while lowering: LLVM operands by static type."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dwarfpython.ir.types import (ANY, BOOL, DOUBLE, LONG, NONE, STR, Array, Enum, Function, Pointer, StaticType,
                                  Struct)


@dataclass(frozen=True)
class Narrow:
    """An int in the C type of less than 64 bits that it was read from, or an operation on two such ints."""

    stored: str                      # its LLVM type
    signed: bool
    operands: tuple[str, ...]
    operator: str = ""


@dataclass(frozen=True)
class Value:
    """`parts`: (payload, type word) as i64 for ANY and functions; one operand of `llvm_type` otherwise; none for
    None and for names that are no values by themselves. `unchecked`: a module variable that may yet be unbound.
    `narrow`: how a C compiler would compute the same int, where it is stored in that type again."""

    type: StaticType
    parts: tuple[str, ...] = ()
    unchecked: str | None = None
    narrow: Narrow | None = None

    @property
    def operand(self) -> str:
        return self.parts[0]


def llvm_type(kind: StaticType) -> str:
    """How a typed value is held in one LLVM register."""
    if isinstance(kind, Enum):
        return "i64"
    if kind in (LONG, DOUBLE, BOOL):
        return {LONG: "i64", DOUBLE: "double", BOOL: "i1"}[kind]
    return "ptr"


def is_pair(kind: StaticType) -> bool:
    """Whether values of the type are two words."""
    return kind is ANY or isinstance(kind, Function)


def is_address(kind: StaticType) -> bool:
    return kind is STR or isinstance(kind, (Pointer, Struct, Array))


def plain(value: Value) -> Value:
    """An enum's value as the int that it is."""
    return replace(value, type=LONG) if isinstance(value.type, Enum) else value


def any_value(payload: str, word: str) -> Value:
    return Value(ANY, (payload, word))


NONE_VALUE = Value(NONE)
