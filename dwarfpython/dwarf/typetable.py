"""From rows to types: the Type of a number, made when it is asked for.

`rows` is anything that has `type_row`, `field` and `enumerator` (see index.Index). Rows from a file are not
to be trusted: what makes no sense raises DescriptionError.
"""

from dataclasses import replace

from . import types as T
from .constants import ENCODINGS
from .errors import DescriptionError
from .rows import INCOMPLETE, UNPROTOTYPED, VARIADIC, VECTOR, Kind

MAX_DEPTH = 200
_RECORDS = {Kind.STRUCT: T.Struct, Kind.UNION: T.Union}


class TypeTable:
    def __init__(self, rows):
        self._rows, self._types, self._depth = rows, {0: T.VOID}, 0

    def type(self, number):
        found = self._types.get(number)
        if found is None:
            if self._depth > MAX_DEPTH:
                raise DescriptionError("the index is damaged: a type contains itself")
            self._depth += 1
            try:
                found = self._types[number] = self._make(self._rows.type_row(number))
            finally:
                self._depth -= 1
        return found

    def _make(self, row):
        kind = row.kind
        if kind == Kind.BASE:
            return T.Base(row.name, row.size, ENCODINGS.get(row.encoding, "unsigned"))
        if kind == Kind.POINTER:
            return T.Pointer(self.type(row.target))
        if kind in _RECORDS:
            return self._record(row)
        if kind == Kind.ENUM:
            return self._enum(row)
        if kind == Kind.ARRAY:
            return T.Array(self.type(row.target), None if row.flags & INCOMPLETE else row.size,
                           bool(row.flags & VECTOR))
        if kind == Kind.TYPEDEF:
            return T.Typedef(row.name, _named(self.type(row.target), row.name))
        if kind == Kind.QUALIFIED:
            qualifiers = (q for i, q in enumerate(T.QUALIFIERS) if row.flags >> i & 1)
            return T.qualify(self.type(row.target), *qualifiers)
        if kind == Kind.FUNCTION:
            fields = map(self._rows.field, range(row.first, row.first + row.count))
            parameters = tuple(self.type(field.type) for field in fields)
            return T.Function(self.type(row.target), parameters, bool(row.flags & VARIADIC),
                              not row.flags & UNPROTOTYPED)
        raise DescriptionError(f"the index is damaged: a type of kind {kind}")

    def _record(self, row):
        make = _RECORDS[row.kind]
        if row.flags & INCOMPLETE:
            return make(row.name or None, None)
        return make(row.name or None, row.size, lambda: self._members(row), row.alignment or None)

    def _members(self, row):
        fields = (self._rows.field(i) for i in range(row.first, row.first + row.count))
        return tuple(T.Member(f.name or None, self.type(f.type), f.offset, f.bit_offset, f.bit_size or None)
                     for f in fields)

    def _enum(self, row):
        underlying = self.type(row.target)
        pairs = (self._rows.enumerator(i) for i in range(row.first, row.first + row.count))
        signed = getattr(T.strip(underlying), "signed", False)
        values = tuple((name, value - 2**64 if signed and value >> 63 else value) for name, value in pairs)
        return T.Enum(row.name or None, underlying, values, not row.flags & INCOMPLETE)


def _named(type, name):
    """A record without a tag is known by its typedef."""
    unnamed = isinstance(type, T.Record) and type.tag is None and type.alias is None
    return replace(type, alias=name) if unnamed else type
