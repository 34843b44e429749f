"""From DIEs to distinct types: every type that a library's interface reaches, once.

Each unit of a library repeats the types it uses; libc has 64,000 pointer types. A `TypeGraph` interns types
by content and numbers them: a type is a TypeRow, and its number is what other rows, the index and the runtime
refer to. A `DieTypes` finds the number for a DIE of one file.

C's types are cyclic only through pointers to structs and unions. So a struct's identity is computed from what
it holds by value, with members behind pointers counted by their spelling; then it gets its number, and only
then are its members' types resolved, from a work list. A cycle that does not pass through a pointer member is
an error.
"""

from collections import deque

from .constants import ENCODINGS, OP_PLUS_UCONST, At, Form, Tag, at_name
from .errors import DescriptionError
from .forms import AlternateRef
from .leb128 import uleb
from .rows import (ATOMIC, CONST, INCOMPLETE, RESTRICT, UNPROTOTYPED, VARIADIC, VECTOR, VOLATILE, Field, Kind,
                   TypeRow)

# Deeper nesting of declarators or structs than this is not C that somebody wrote.
MAX_DEPTH = 64
MAX_SIZE = 1 << 62
BASE_SIZES = (1, 2, 4, 8, 16)
COMPLEX_LONG_DOUBLE = 3, 32      # DW_ATE_complex_float and its size


_QUALIFIER_TAGS = {Tag.const_type: CONST, Tag.volatile_type: VOLATILE, Tag.restrict_type: RESTRICT,
                   Tag.atomic_type: ATOMIC}
_RECORD_KINDS = {Tag.structure_type: Kind.STRUCT, Tag.class_type: Kind.STRUCT, Tag.union_type: Kind.UNION}
_POINTER_TAGS = (Tag.pointer_type, Tag.reference_type, Tag.rvalue_reference_type)


class TypeGraph:
    """Distinct types by number; number 0 is void."""

    def __init__(self):
        self.rows = [TypeRow(Kind.VOID)]
        self.fields, self.enumerators = [], []
        self._numbers, self._depths = {}, [0]
        self._pending = deque()

    def type_row(self, number):
        return self.rows[number]

    def field(self, number):
        return self.fields[number]

    def enumerator(self, number):
        return self.enumerators[number]

    def intern(self, **row):
        """The number of a type whose content is all in its row."""
        return self._number(TypeRow(**row), TypeRow(**row))

    def _number(self, key, row, parameters=()):
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.rows)
            self.rows.append(row)
            self._depths.append(1 + max(map(self._depths.__getitem__, (row.target, *parameters))))
            if self._depths[number] > MAX_DEPTH:
                raise DescriptionError(f"type {row.name!r} is nested more than {MAX_DEPTH} deep")
        return number

    def qualified(self, flags, target):
        row = self.rows[target]
        if row.kind == Kind.ARRAY:
            return self.intern(**row._replace(target=self.qualified(flags, row.target))._asdict())
        if row.kind == Kind.QUALIFIED:
            flags, target = flags | row.flags, row.target
        return self.intern(kind=Kind.QUALIFIED, flags=flags, target=target)

    def function(self, result, parameters, flags):
        # The qualifiers of a parameter itself are no part of a function's type.
        parameters = [self._unqualified(p) for p in parameters]
        key = Kind.FUNCTION, flags, result, tuple(parameters)
        if key not in self._numbers:
            first = self.add_fields(Field("", p) for p in parameters)
            row = TypeRow(Kind.FUNCTION, flags, target=result, first=first, count=len(parameters))
            self._number(key, row, parameters)
        return self._numbers[key]

    def _unqualified(self, number):
        row = self.rows[number]
        return row.target if row.kind == Kind.QUALIFIED else number

    def plain(self, number):
        """The number of a type without its outer qualifiers and typedefs."""
        while self.rows[number].kind in (Kind.QUALIFIED, Kind.TYPEDEF):
            number = self.rows[number].target
        return number

    def plain_kind(self, number):
        """What a type is behind its qualifiers and typedefs; a vector counts as a base type."""
        row = self.rows[self.plain(number)]
        return Kind.BASE if row.kind == Kind.ARRAY and row.flags & VECTOR else row.kind

    def enum(self, tag, underlying, enumerators, flags):
        key = Kind.ENUM, tag, underlying, tuple(enumerators), flags
        if key not in self._numbers:
            first = len(self.enumerators)
            self.enumerators += enumerators
            row = TypeRow(Kind.ENUM, flags, name=tag, size=self.size(underlying) or 0, target=underlying,
                          first=first, count=len(enumerators))
            self._number(key, row)
        return self._numbers[key]

    def record(self, key, row, resolve_members):
        """A struct or union of content `key`. `resolve_members()` gives its Fields once all else is done."""
        if key not in self._numbers:
            self._number(key, row)
            self._pending.append((self._numbers[key], resolve_members))
        return self._numbers[key]

    def add_fields(self, fields):
        first = len(self.fields)
        self.fields += fields
        return first

    def finish(self):
        """Resolve the members of the structs that have been met, and of those that they lead to."""
        while self._pending:
            number, resolve_members = self._pending.popleft()
            members = resolve_members()
            self.rows[number] = self.rows[number]._replace(first=self.add_fields(members), count=len(members))

    def strip(self, number):
        """Without typedefs and qualifiers."""
        while self.rows[number].kind in (Kind.TYPEDEF, Kind.QUALIFIED):
            number = self.rows[number].target
        return number

    def size(self, number):
        """In bytes, or None if unknown."""
        row = self.rows[self.strip(number)]
        if row.kind == Kind.POINTER:
            return 8
        if row.kind in (Kind.VOID, Kind.FUNCTION) or row.flags & INCOMPLETE:
            return None
        if row.kind == Kind.ARRAY:
            element = self.size(row.target)
            return None if element is None else element * row.size
        return row.size


class DieTypes:
    """The numbers, in `graph`, of the types that DIEs of one file describe.

    `scan` finds the definition of a struct that a unit only declares."""

    def __init__(self, info, scan, graph, alternate=None):
        self.info, self.scan, self.graph, self.alternate = info, scan, graph, alternate
        self._numbers, self._active, self._spellings = {}, set(), {}
        self._depth = 0

    def number(self, offset):
        """The number of the type at `offset`, as DW_AT_type gives it; None is void."""
        if offset is None:
            return 0
        if type(offset) is AlternateRef and self.alternate is not None:
            return self.alternate.number(int(offset))
        found = self._numbers.get(offset)
        if found is not None:
            return found
        if offset in self._active or self._depth > MAX_DEPTH:
            raise self.info.die(offset).error("the type contains itself, or is nested too deeply")
        self._active.add(offset)
        self._depth += 1
        try:
            found = self._numbers[offset] = self._resolve(self.info.die(offset))
        finally:
            self._active.discard(offset)
            self._depth -= 1
        return found

    def _resolve(self, die):
        tag, target = die.tag, die.get(At.type)
        if tag in _POINTER_TAGS:
            return self.graph.intern(kind=Kind.POINTER, target=self.number(target))
        if tag in _QUALIFIER_TAGS:
            return self.graph.qualified(_QUALIFIER_TAGS[tag], self.number(target))
        if tag == Tag.typedef:
            return self.graph.intern(kind=Kind.TYPEDEF, name=die_name(die), target=self.number(target))
        if tag in _RECORD_KINDS:
            return self._record(die)
        lower = {Tag.base_type: self._base, Tag.enumeration_type: self._enum, Tag.array_type: self._array,
                 Tag.subroutine_type: self._subroutine, Tag.subprogram: self._subroutine,
                 Tag.unspecified_type: lambda die: 0}.get(tag)
        if lower is None:
            raise die.error("is not a type of C")
        return lower(die)

    def _base(self, die):
        size = die.get(At.byte_size)
        encoding = die.get(At.encoding)
        if size not in BASE_SIZES and (encoding, size) != COMPLEX_LONG_DOUBLE:
            raise die.error("missing or invalid DW_AT_byte_size")
        if encoding not in ENCODINGS:
            raise die.error("missing or invalid DW_AT_encoding")
        return self.graph.intern(kind=Kind.BASE, encoding=encoding, name=base_name(die_name(die)), size=size)

    # Arrays and functions

    def _array(self, die):
        number = self.number(die.get(At.type))
        if self.graph.plain_kind(number) in (Kind.VOID, Kind.FUNCTION):
            raise die.error("is an array of what has no size")
        vector = VECTOR if die.get(At.gnu_vector) else 0
        bounds = [_array_count(c) for c in self.info.children(die) if c.tag == Tag.subrange_type] or [None]
        for count in reversed(bounds):
            if count is not None and count * (self.graph.size(number) or 1) > MAX_SIZE:
                raise die.error(f"an array of {count} elements is absurd")
            flags = vector | (INCOMPLETE if count is None else 0)
            number = self.graph.intern(kind=Kind.ARRAY, flags=flags, size=count or 0, target=number)
        return number

    def _subroutine(self, die):
        return self.function(die)[0]

    def function(self, die):
        """(type number, parameter names) of a DW_TAG_subprogram or DW_TAG_subroutine_type.

        An out-of-line instance of an inlined function has its types in its abstract origin."""
        die = self.origin(die)
        parameters, names, flags = [], [], 0
        for child in self.info.children(die):
            if child.tag == Tag.formal_parameter:
                child = self.origin(child)
                parameters.append(self.number(child.get(At.type)))
                names.append(die_name(child))
            elif child.tag == Tag.unspecified_parameters:        # clang's stands behind the variables
                flags |= VARIADIC
        if not parameters and not die.get(At.prototyped):
            flags |= UNPROTOTYPED
            flags &= ~VARIADIC
        result = self.number(self._inherited(die, At.type))
        if self.graph.plain_kind(result) in (Kind.ARRAY, Kind.FUNCTION):
            raise die.error("returns what no C function can return")
        if any(self.graph.plain_kind(p) in (Kind.VOID, Kind.ARRAY, Kind.FUNCTION) for p in parameters):
            raise die.error("has a parameter that no C function can have")
        return self.graph.function(result, parameters, flags), tuple(names)

    def _inherited(self, die, attribute):
        """An attribute of a DIE, or of the declaration that its DW_AT_specification names."""
        if attribute not in die.attributes and At.specification in die.attributes:
            die = self.info.die(die.get(At.specification))
        return die.get(attribute)

    def origin(self, die):
        """The DIE at the end of the DW_AT_abstract_origin links."""
        for _ in range(MAX_DEPTH):
            origin = die.get(At.abstract_origin)
            if origin is None:
                return die
            die = self.info.die(origin)
        raise die.error("DW_AT_abstract_origin leads in a circle")

    # Enumerations

    def _enum(self, die):
        if At.signature in die.attributes:
            return self.number(die.get(At.signature))
        underlying = self.number(die.get(At.type)) if At.type in die.attributes else None
        found = [c for c in self.info.children(die) if c.tag == Tag.enumerator]
        values = [_constant(c, At.const_value) for c in found]
        if underlying is None:
            underlying = self._plain_enum_type(die, values)
        row = self.graph.rows[self.graph.strip(underlying)]
        if row.kind not in (Kind.BASE, Kind.ENUM):
            raise die.error("the underlying type is not an integer type")
        signed = ENCODINGS.get(row.encoding, "").startswith("signed")
        enumerators = [(die_name(c), _wrap(v, row.size or 4, signed)) for c, v in zip(found, values)]
        flags = INCOMPLETE if At.declaration in die.attributes else 0
        return self.graph.enum(die_name(die), underlying, enumerators, flags)

    def _plain_enum_type(self, die, values):
        size = die.get(At.byte_size, 4)
        names = {1: "char", 2: "short", 4: "int", 8: "long"}
        if size not in names:
            raise die.error("missing or invalid DW_AT_byte_size")
        signed = any(v < 0 for v in values)
        name = names[size] if signed and size > 1 else f"{'signed' if signed else 'unsigned'} {names[size]}"
        return self.graph.intern(kind=Kind.BASE, encoding=0x05 if signed else 0x07, name=name, size=size)

    # Structs and unions

    def _record(self, die):
        kind, tag = _RECORD_KINDS[die.tag], die_name(die)
        if At.signature in die.attributes:
            return self.number(die.get(At.signature))
        size = die.get(At.byte_size)
        if At.declaration in die.attributes or size is None:
            return self._declared_record(die, kind, tag)
        if not isinstance(size, int) or not 0 <= size <= MAX_SIZE:
            raise die.error("invalid DW_AT_byte_size")
        alignment = die.get(At.alignment, 0)
        if not isinstance(alignment, int) or not 0 <= alignment < 1 << 28 or alignment & alignment - 1:
            raise die.error("invalid DW_AT_alignment")
        members = [m for m in self.info.children(die)
                   if m.tag == Tag.member and At.external not in m.attributes]
        placed = [self._place(die, size, m) for m in members]
        key = (kind, tag, size, alignment, tuple(placed))
        row = TypeRow(kind, alignment=alignment, name=tag, size=size)

        def resolve_members():
            return [Field(p[0], self.number(m.get(At.type)), *p[1:4]) for p, m in zip(placed, members)]
        return self.graph.record(key, row, resolve_members)

    def _declared_record(self, die, kind, tag):
        definition = self.scan.types[die.tag].get(die.name)
        if definition is not None and definition != die.offset:
            return self.number(definition)
        if self.alternate and die.name in self.alternate.scan.types[die.tag]:
            return self.alternate.number(self.alternate.scan.types[die.tag][die.name])
        return self.graph.intern(kind=kind, flags=INCOMPLETE, name=tag)

    def _place(self, record, record_size, member):
        """(name, offset, bit offset, bit size, key of the type) of a DW_TAG_member."""
        offset = _member_offset(member)
        key = self._content(member.get(At.type))
        size = self.graph.size(key) if isinstance(key, int) else None
        bit_size = member.get(At.bit_size, 0)
        if bit_size:
            offset, bit_offset = _bit_field_place(member, offset, bit_size, size)
        elif size is not None and offset + size > record_size or offset > record_size:
            name = die_name(member) or "(anonymous)"
            raise record.error(f"member {name} lies outside its {record_size} bytes")
        return die_name(member), offset, bit_offset if bit_size else 0, bit_size, key

    def _content(self, offset):
        """What a member's type contributes to the identity of its struct: the number of the type if it is
        held by value, its spelling if it is a pointer."""
        info, reference = self.info, offset
        for _ in range(MAX_DEPTH):
            if reference is None:
                break
            die = info.die(reference)
            if die.tag in _POINTER_TAGS:
                return self._spelling(self.info, offset)
            if die.tag not in (Tag.typedef, *_QUALIFIER_TAGS, Tag.array_type):
                break
            info, reference = die.unit.info, die.get(At.type)
        return self.number(offset)

    def _spelling(self, info, offset, depth=0):
        """A key for a type as seen through a pointer: tags and names, without the members of structs."""
        if offset is None:
            return "void"
        place = id(info), type(offset), offset
        found = self._spellings.get(place)
        if found is None:
            die = info.die(offset)
            if depth > MAX_DEPTH:
                raise die.error("the type contains itself, or is nested too deeply")
            found = self._spellings[place] = self._spell(die, depth + 1)
        return found

    def _spell(self, die, depth):
        info, name = die.unit.info, die_name(die)
        if die.tag in (*_RECORD_KINDS, Tag.enumeration_type):
            inside = () if name else tuple(die_name(c) for c in info.children(die))
            return die.tag, name, inside, None if name else die.get(At.byte_size)
        inner = [self._spelling(info, die.get(At.type), depth)]
        for child in info.children(die):
            if child.tag == Tag.subrange_type:
                inner.append(_array_count(child))
            elif child.tag == Tag.formal_parameter:
                inner.append(self._spelling(info, child.get(At.type), depth))
            elif child.tag == Tag.unspecified_parameters:
                inner.append("...")
        return die.tag, name, *inner


def die_name(die):
    return die.name.decode("utf-8", "replace") if die.name else ""


def base_name(name):
    """The C standard's spelling of a base type, which gcc writes as `long unsigned int` and clang as
    `unsigned long`."""
    words = name.split()
    if "complex" in words:
        return " ".join(["_Complex", *(w for w in words if w != "complex")])
    if not set(words) <= {"unsigned", "signed", "long", "short", "int", "char", "__int128"}:
        return {"bool": "_Bool"}.get(name, name)
    sign = "unsigned " if "unsigned" in words else "signed " if "signed" in words and "char" in words else ""
    kind = next((w for w in words if w in ("char", "__int128")), None)
    return sign + (kind or " ".join(w for w in words if w in ("long", "short")) or "int") if words else name


def _constant(die, attribute):
    value = die.get(attribute)
    if isinstance(value, bytes) and len(value) <= 16:
        return int.from_bytes(value, "little")
    if not isinstance(value, int):
        raise die.error(f"missing or invalid {at_name(attribute)}")
    return value


def _wrap(value, size, signed):
    """A constant that DWARF may hold without its sign, as a number of `size` bytes."""
    bits = 8 * min(size, 8)
    value &= (1 << bits) - 1
    return value - (1 << bits) if signed and value >> bits - 1 else value


_REFERENCES = (Form.ref1, Form.ref2, Form.ref4, Form.ref8, Form.ref_udata, Form.ref_addr, Form.gnu_ref_alt)


def _array_count(subrange):
    """The number of elements, None where it is not a constant: of a variable-length array an expression, or the number of the
    DIE that has it. gcc writes the bound of `int a[0]` as -1."""
    count, bound = (None if name in subrange.attributes and subrange.form(name) in _REFERENCES else subrange.get(name)
                    for name in (At.count, At.upper_bound))
    if isinstance(count, int):
        return max(count, 0)
    if not isinstance(bound, int):
        return None
    return 0 if bound in (-1, 0xffffffff, 0xffffffffffffffff) else max(bound + 1, 0)


def _member_offset(member):
    place = member.get(At.data_member_location, 0)
    if isinstance(place, bytes) and place[:1] == bytes([OP_PLUS_UCONST]):
        place = uleb(place + b"\0", 1)[0]
    if not isinstance(place, int) or not 0 <= place <= MAX_SIZE:
        raise member.error("invalid DW_AT_data_member_location")
    return place


def _bit_field_place(member, offset, bit_size, size):
    """(byte offset of the storage unit, bit offset in it from the least significant bit).

    DWARF 4 and 5 give the bit's distance from the start of the struct (DW_AT_data_bit_offset), older
    producers the distance of the field's most significant bit from that of a storage unit of DW_AT_byte_size
    (DW_AT_bit_offset)."""
    if size is None or not isinstance(bit_size, int) or not 0 < bit_size <= 8 * size:
        raise member.error("invalid DW_AT_bit_size")
    bits, from_top = member.get(At.data_bit_offset), member.get(At.bit_offset)
    if bits is None and from_top is not None:
        unit = member.get(At.byte_size, size)
        if from_top >> 63 == 1:                  # clang writes as 64 bits without sign what is below zero in packed structs
            from_top -= 1 << 64
        bits = 8 * offset + 8 * unit - from_top - bit_size
    elif bits is None:
        bits = 8 * offset
    if not isinstance(bits, int) or not 0 <= bits <= MAX_SIZE:
        raise member.error("invalid bit offset")
    offset = bits // (8 * size) * size
    if bits + bit_size > 8 * (offset + size):
        offset = bits // 8
    return offset, bits - 8 * offset
