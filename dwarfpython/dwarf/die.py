"""Units and DIEs: random access to the .debug_info of one file.

`DebugInfo.data` is .debug_info with .debug_types (type units of DWARF 4) behind it, so that one number, the
offset, names any DIE of the file. Only the DIEs that somebody asks for are decoded; scan.py passes over the
others.
"""

import struct
from bisect import bisect_right
from functools import cached_property

from .abbrev import AbbreviationTables
from .constants import At, UnitType, tag_name
from .errors import DescriptionError
from .forms import INDEXED_FORMS
from .leb128 import uleb

# What a reader raises when it runs off its data.
READ_ERRORS = (IndexError, ValueError, struct.error, OverflowError)


class Die:
    """One debugging information entry. `attributes` maps DW_AT numbers to values as forms.py describes them;
    `next` is the offset behind its attributes, where its first child stands if it has `children`."""
    __slots__ = ("unit", "offset", "tag", "children", "attributes", "next", "abbreviation")

    def __init__(self, unit, offset, abbreviation, attributes, next):
        self.unit, self.offset, self.next, self.abbreviation = unit, offset, next, abbreviation
        self.tag, self.children, self.attributes = abbreviation.tag, abbreviation.children, attributes

    def form(self, attribute):
        """The DW_FORM of an attribute that the DIE has."""
        return next(form for name, form, _, _ in self.abbreviation.attributes if name == attribute)

    def get(self, attribute, default=None):
        return self.attributes.get(attribute, default)

    @property
    def name(self):
        """DW_AT_name as bytes, or None."""
        name = self.attributes.get(At.name)
        return name if isinstance(name, bytes) else None

    def error(self, message):
        name = f" ({self.name.decode('utf-8', 'replace')})" if self.name else ""
        return self.unit.info.error(f"{tag_name(self.tag)}{name} at {self.offset:#x}: {message}")

    def __repr__(self):
        return f"<{tag_name(self.tag)} at {self.offset:#x}>"


class Unit:
    """A compile, partial or type unit: DIEs stand from `first` to `end`."""

    def __init__(self, info, offset, end, version, offset_size, type, abbreviation_offset, first):
        self.info, self.data = info, info.data
        self.offset, self.end, self.version, self.offset_size = offset, end, version, offset_size
        self.type, self.abbreviation_offset, self.first = type, abbreviation_offset, first
        # The places in `at` and `size` of an Abbreviation hold for this unit.
        self.compact = offset_size == 4 and version >= 3
        self.str_offsets_base = self.addr_base = None
        self._root = None

    @cached_property
    def abbreviations(self):
        return self.info.tables.table(self.abbreviation_offset)

    @property
    def root(self):
        """The DIE of the unit itself, which also says where the unit's indexed strings and addresses
        begin."""
        if self._root is None:
            die = self.info.read_die(self, self.first)
            if die is None:
                raise self.info.error(f"the unit at {self.offset:#x} is empty")
            header = 8 if self.version >= 5 else 0
            self.str_offsets_base = die.get(At.str_offsets_base, header)
            self.addr_base = die.get(At.addr_base, header)
            # The first reading skipped indexed values; a second knows the bases.
            indexed = any(form in INDEXED_FORMS for _, form, _, _ in die.abbreviation.attributes)
            self._root = self.info.read_die(self, self.first) if indexed else die
        return self._root


def _read_attributes(unit, abbreviation, pos):
    packed = abbreviation.packed
    if packed is not None and unit.compact:
        attributes = dict(zip(packed.names, packed.struct.unpack_from(unit.data, pos)))
        for attribute, convert in packed.converters:
            attributes[attribute] = convert(unit, attributes[attribute])
        attributes.update(packed.constants)
        return attributes, pos + abbreviation.size
    attributes = {}
    for attribute, _, read, constant in abbreviation.attributes:
        if read is None:
            attributes[attribute] = constant
        else:
            attributes[attribute], pos = read(unit, pos)
    return attributes, pos


class DebugInfo:
    """The DWARF of one open ElfFile; `alternate` is the DebugInfo of the dwz file, if any."""

    def __init__(self, elf, alternate=None):
        self.path, self.alternate, self._elf = elf.path, alternate, elf
        self._sections = {}
        info = elf.section_data(".debug_info")
        if not info:
            raise elf.error("no debugging information")
        types = elf.section_data(".debug_types") or b""
        self.data, self._types_start = info + types, len(info)
        self.tables = AbbreviationTables(elf.section_data(".debug_abbrev") or b"", self.path)
        self._signatures = {}
        self._dies = {}  # offset -> DIE, of those that references name
        self._strings = {}  # offset in .debug_str -> string
        # A file of ours has no DIE that is read more than a few times; a hostile one could have us walk the
        # same children again and again.
        self._budget = 4 * len(self.data) + 100_000
        self.units = self._read_units()
        self._unit_offsets = [unit.offset for unit in self.units]

    def error(self, message):
        return DescriptionError(f"{self.path}: {message}")

    def section(self, name):
        """The bytes of a further debug section; empty if there is none."""
        found = self._sections.get(name)
        if found is None:
            found = self._sections[name] = self._elf.section_data(name) or b""
        return found

    # Units

    def _read_units(self):
        units, pos = [], 0
        while pos < len(self.data):
            try:
                unit = self._read_unit(pos)
            except struct.error:
                raise self.error(f"the unit header at {pos:#x} is truncated") from None
            units.append(unit)
            pos = unit.end
        return units

    def _read_unit(self, offset):
        data = self.data
        length, = struct.unpack_from("<I", data, offset)
        pos, offset_size, word = offset + 4, 4, "<I"
        if length == 0xffffffff:
            length, = struct.unpack_from("<Q", data, pos)
            pos, offset_size, word = pos + 8, 8, "<Q"
        end = pos + length
        limit = self._types_start if offset < self._types_start else len(data)
        if length == 0 or end > limit:
            raise self.error(f"the unit at {offset:#x} does not fit into its section (truncated?)")
        version, = struct.unpack_from("<H", data, pos)
        if not 2 <= version <= 5:
            raise self.error(f"the unit at {offset:#x} is DWARF version {version}; 2 to 5 can be read")
        if version >= 5:
            type, address_size = data[pos + 2], data[pos + 3]
            abbreviations, = struct.unpack_from(word, data, pos + 4)
            pos += 4 + offset_size
        else:
            type = UnitType.type if offset >= self._types_start else UnitType.compile
            abbreviations, = struct.unpack_from(word, data, pos + 2)
            address_size = data[pos + 2 + offset_size]
            pos += 3 + offset_size
        if address_size != 8:
            raise self.error(f"the unit at {offset:#x} has addresses of {address_size} bytes, expected 8")
        signature = None
        if type == UnitType.type:
            signature, = struct.unpack_from("<Q", data, pos)
            type_offset, = struct.unpack_from(word, data, pos + 8)
            pos += 8 + offset_size
        elif type in (UnitType.skeleton, UnitType.split_compile):
            pos += 8
        unit = Unit(self, offset, end, version, offset_size, type, abbreviations, pos)
        if signature is not None:
            self._signatures.setdefault(signature, offset + type_offset)
        return unit

    def unit_at(self, offset):
        i = bisect_right(self._unit_offsets, offset) - 1
        if i < 0 or not self.units[i].first <= offset < self.units[i].end:
            raise self.error(f"reference to {offset:#x}, where no DIE can be")
        return self.units[i]

    # DIEs

    def die(self, offset):
        """The DIE at an absolute offset, as a reference gives it."""
        if type(offset) is not int:
            return self._alternate_die(offset)
        found = self._dies.get(offset)
        if found is None:
            found = self._dies[offset] = self._read_referenced(offset)
        return found

    def _read_referenced(self, offset):
        unit = self.unit_at(offset)
        if unit._root is None:
            unit.root
        die = self.read_die(unit, offset)
        if die is None:
            raise self.error(f"reference to {offset:#x}, where no DIE is")
        return die

    def _alternate_die(self, offset):
        if not isinstance(offset, int):
            raise self.error("a reference has a form that is none")
        if self.alternate is None:
            raise self.error("refers to an alternate debug file, but names none")
        return self.alternate.die(int(offset))

    def read_die(self, unit, offset):
        """The DIE at `offset` of `unit`, or None where the list of siblings ends."""
        self._spend(1)
        try:
            code, pos = unit.data[offset], offset + 1
            if code >= 0x80:
                code, pos = uleb(unit.data, offset)
            if code == 0:
                return None
            abbreviation = unit.abbreviations[code]
            attributes, pos = _read_attributes(unit, abbreviation, pos)
        except KeyError:
            raise self.error(f"the DIE at {offset:#x} has an unknown abbreviation or form") from None
        except READ_ERRORS as e:
            raise self.error(f"the DIE at {offset:#x} is malformed: {e}") from None
        if pos > unit.end:
            raise self.error(f"the DIE at {offset:#x} runs over the end of its unit")
        return Die(unit, offset, abbreviation, attributes, pos)

    def children(self, die):
        """The children of a DIE, in order."""
        if not die.children:
            return
        pos = die.next
        while pos < die.unit.end:
            child = self.read_die(die.unit, pos)
            if child is None:
                return
            yield child
            pos = self._after(child)

    def _after(self, die):
        """The offset behind a DIE and its children."""
        if not die.children:
            return die.next
        sibling = die.get(At.sibling)
        if isinstance(sibling, int) and die.next <= sibling <= die.unit.end:
            return sibling
        return self.skip_children(die.unit, die.next)

    def skip_children(self, unit, pos):
        """The offset behind the list of siblings that begins at `pos`, and everything below them."""
        depth = 1
        while depth and pos < unit.end:
            size = self.size_without_children(unit, pos)
            if size and pos + size <= unit.end:
                pos += size
                self._spend(1)
                continue
            die = self.read_die(unit, pos)
            if die is None:
                depth -= 1
                pos += 1
                continue
            pos = die.next
            if die.children:
                sibling = die.get(At.sibling)
                if isinstance(sibling, int) and die.next <= sibling <= unit.end:
                    pos = sibling
                else:
                    depth += 1
        return pos

    def size_without_children(self, unit, pos):
        """The size of the DIE at `pos` where that is known without reading it, else 0."""
        abbreviation = unit.abbreviations.get(unit.data[pos]) if unit.compact and unit.data[pos] < 0x80 else None
        return 1 + abbreviation.size if abbreviation and not abbreviation.children and abbreviation.size is not None else 0

    def _spend(self, count):
        self._budget -= count
        if self._budget < 0:
            raise self.error("the debugging information refers to itself without an end")

    # Strings and addresses

    def string(self, offset):
        found = self._strings.get(offset)
        if found is None:
            found = self._strings[offset] = self._string(self.section(".debug_str"), offset, ".debug_str")
        return found

    def line_string(self, offset):
        return self._string(self.section(".debug_line_str"), offset, ".debug_line_str")

    def alternate_string(self, offset):
        if self.alternate is None:
            raise self.error("a string stands in an alternate debug file, but none is named")
        return self.alternate.string(offset)

    def _string(self, data, offset, section):
        end = data.find(0, offset) if offset < len(data) else -1
        if end < 0:
            raise self.error(f"there is no string at {section}+{offset:#x}")
        return data[offset:end]

    def string_at_index(self, unit, index):
        if unit.str_offsets_base is None:
            return b""
        word = "<I" if unit.offset_size == 4 else "<Q"
        at = unit.str_offsets_base + index * unit.offset_size
        return self.string(struct.unpack_from(word, self.section(".debug_str_offsets"), at)[0])

    def address_at_index(self, unit, index):
        if unit.addr_base is None:
            return 0
        return struct.unpack_from("<Q", self.section(".debug_addr"), unit.addr_base + index * 8)[0]

    def type_unit_die(self, signature):
        """The offset of the type that a DW_FORM_ref_sig8 names."""
        try:
            return self._signatures[signature]
        except KeyError:
            raise self.error(f"there is no type unit of signature {signature:016x}") from None
