"""Abbreviation tables: what the DIEs of a unit look like.

libc has 2,000 tables with 67,000 declarations, but only 2,000 different bodies (tag, children flag, attribute
specifications). So a regular expression splits the tables into declarations, and a body is parsed once.
"""

import re
from dataclasses import dataclass
from struct import Struct

from .constants import At, Form, at_name
from .errors import DescriptionError
from .forms import CONVERTERS, FIXED_SIZES, READERS
from .leb128 import sleb, uleb

# A LEB128 number; one that is not 0; a declaration: its code, then its body up to the 0, 0 that end it. The
# possessive and atomic groups keep the match linear on hostile input.
_LEB = rb"[\x80-\xff]*+[\x00-\x7f]"
_POSITIVE = rb"(?>[\x80-\xff]++[\x00-\x7f]|[\x01-\x7f])"
_DECLARATION = re.compile(
    rb"(%b)(%b[\x00\x01](?>%b(?>\x21%b|%b))*+\x00\x00)"
    % (_POSITIVE, _POSITIVE, _POSITIVE, _LEB, _POSITIVE), re.S)


_PLAIN_FORMS = {
    At.name: (Form.strp, Form.string, Form.line_strp, Form.strx1, Form.strx2),
    At.low_pc: (Form.addr,),
    At.declaration: (Form.flag_present,),
    At.ranges: (),
    At.inline: (),
}


@dataclass(frozen=True, eq=False)
class Abbreviation:
    """`attributes` holds (attribute, form, reader, implicit constant); `at` the offsets, behind the
    abbreviation code, and forms of the attributes that stand at the same place in every DIE; `size` is the
    size of all attributes if fixed, else None. Offsets and size hold for units with 4-byte offsets. `plain`:
    what scan.py looks for stands in `at`, in the usual forms. `packed` reads all attributes at once, or is
    None."""
    tag: int
    children: bool
    attributes: tuple
    at: dict
    size: int | None
    plain: bool
    packed: "Packed | None"


@dataclass(frozen=True, eq=False)
class Packed:
    """For DIEs of a fixed size: `struct` unpacks the values of the attributes `names`; those in `converters`
    are then converted, and `constants` are added, which the DIE itself does not hold."""
    struct: Struct
    names: tuple
    converters: tuple
    constants: dict


_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}


def _pack(attributes, size):
    sizes = [FIXED_SIZES.get(form) for _, form, _, _ in attributes]
    if size is None or any(s and s not in _CODES for s in sizes):
        return None
    stored = [(attribute, form) for (attribute, form, _, _), s in zip(attributes, sizes) if s]
    constants = {attribute: 1 if form == Form.flag_present else constant
                 for (attribute, form, _, constant), s in zip(attributes, sizes) if not s}
    return Packed(Struct("<" + "".join(_CODES[s] for s in sizes if s)), tuple(a for a, _ in stored),
                  tuple((a, CONVERTERS[form]) for a, form in stored if form in CONVERTERS), constants)


def _parse_body(body):
    tag, pos = uleb(body, 0)
    children = bool(body[pos])
    pos += 1
    attributes = []
    while True:
        attribute, pos = uleb(body, pos)
        form, pos = uleb(body, pos)
        constant = None
        if form == Form.implicit_const:
            constant, pos = sleb(body, pos)
        if attribute == 0:
            break
        if form not in READERS and form != Form.implicit_const:
            raise ValueError(f"{at_name(attribute)} has unknown form {form:#x}")
        attributes.append((attribute, form, READERS.get(form), constant))
    if pos != len(body):
        raise ValueError("an attribute number is encoded with padding")
    at, size = {}, 0
    for attribute, form, _, _ in attributes:
        if size is not None:
            at[attribute] = (size, form)
            fixed = FIXED_SIZES.get(form)
            size = None if fixed is None else size + fixed
    return Abbreviation(tag, children, tuple(attributes), at, size, _is_plain(attributes, at),
                        _pack(attributes, size))


def _is_plain(attributes, at):
    return all(attribute in at and form in _PLAIN_FORMS[attribute]
               for attribute, form, _, _ in attributes if attribute in _PLAIN_FORMS)


class AbbreviationTables:
    """The tables of one .debug_abbrev section, by offset."""

    def __init__(self, data, path):
        self._data, self._path = data, path
        self._tables, self._bodies = {}, {}
        # Tables that overlap could make a small file cost much: no honest file has more declarations than
        # this.
        self._budget = len(data) // 3 + 16

    def table(self, offset):
        """Abbreviation code -> Abbreviation, for the table at `offset`."""
        found = self._tables.get(offset)
        if found is None:
            found = self._tables[offset] = self._parse(offset)
        return found

    def _parse(self, offset):
        data, bodies, table, pos = self._data, self._bodies, {}, offset
        match = _DECLARATION.match(data, pos)
        while match:
            code, body = match.groups()
            abbreviation = bodies.get(body)
            if abbreviation is None:
                abbreviation = bodies[body] = self._body(body, pos)
            table[code[0] if len(code) == 1 else uleb(code, 0)[0]] = abbreviation
            pos = match.end()
            match = _DECLARATION.match(data, pos)
        self._budget -= len(table)
        if pos >= len(data) or data[pos] != 0 or self._budget < 0:
            raise self._error(pos, "malformed abbreviation")
        return table

    def _body(self, body, pos):
        try:
            return _parse_body(body)
        except (IndexError, ValueError) as e:
            raise self._error(pos, f"malformed abbreviation: {e}") from None

    def _error(self, pos, message):
        return DescriptionError(f"{self._path}: .debug_abbrev+{pos:#x}: {message}")
