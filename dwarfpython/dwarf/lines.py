"""Line tables: which line of which file an address belongs to. Source: DWARF 5, section 6.2."""

import struct
from bisect import bisect_right
from functools import cache
from operator import itemgetter

from .constants import At
from .die import READ_ERRORS
from .errors import DescriptionError
from .leb128 import sleb, uleb

_COPY, _ADVANCE_PC, _ADVANCE_LINE, _SET_FILE = 1, 2, 3, 4
_CONST_ADD_PC, _FIXED_ADVANCE_PC = 8, 9
_ADDRESS = itemgetter(0)
_END_SEQUENCE, _SET_ADDRESS = 1, 2


class Lines:
    """`at(unit, address)` is (index of the file, line) as the unit's line table has it, or None.

    A line table that makes no sense costs the lines, not the description."""

    def __init__(self, info):
        self._info, self._tables = info, {}

    def at(self, unit, address):
        table = self._tables.get(unit.offset)
        if table is None:
            try:
                table = _sorted_rows(self._info, unit)
            except (*READ_ERRORS, KeyError, DescriptionError):
                table = []
            self._tables[unit.offset] = table
        i = bisect_right(table, address, key=_ADDRESS) - 1
        return table[i][1:] if i >= 0 and table[i][1] else None


def line_rows(info, unit):
    """(address, line) of a unit's rows in order of address; line 0: no line, or the end of the code."""
    found = {}
    for address, file, line in _sorted_rows(info, unit):
        found[address] = line if file else 0
    return sorted(found.items())


def _sorted_rows(info, unit):
    """By address; of one address, in the order of the table."""
    return sorted(_rows(info.section(".debug_line"), unit.root.get(At.stmt_list)), key=_ADDRESS)


def _rows(section, start):
    """(address, file, line) of each row; file 0 ends a sequence."""
    if not isinstance(start, int):
        return []
    length, pos, offset_size = *struct.unpack_from("<I", section, start), start + 4, 4
    if length == 0xffffffff:
        length, pos, offset_size = *struct.unpack_from("<Q", section, pos), pos + 8, 8
    end = min(pos + length, len(section))
    version, = struct.unpack_from("<H", section, pos)
    pos += 4 if version >= 5 else 2
    program = pos + offset_size + int.from_bytes(section[pos:pos + offset_size], "little")
    pos += offset_size
    pos += 3 if version >= 4 else 2
    unit_length = section[pos - (3 if version >= 4 else 2)]
    base, line_range, opcode_base = struct.unpack_from("<bBB", section, pos)
    if not line_range:
        raise ValueError("a line table has a line range of 0")
    lengths = section[pos + 3:pos + 2 + opcode_base]
    return _run(section, program, end, unit_length, base, line_range, opcode_base, lengths)


@cache
def _special_opcodes(unit_length, base, line_range, opcode_base):
    """opcode -> (what it adds to the address, what to the line)."""
    return [(advance // line_range * unit_length, base + advance % line_range) for advance in range(-opcode_base, 256 - opcode_base)]


def _run(data, pos, end, unit_length, base, line_range, opcode_base, lengths):
    rows, address, file, line = [], 0, 1, 1
    special = _special_opcodes(unit_length, base, line_range, opcode_base)
    while pos < end:
        opcode, pos = data[pos], pos + 1
        if opcode >= opcode_base:
            further, down = special[opcode]
            address += further
            line += down
            rows.append((address, file, line))
        elif opcode == 0:
            size, pos = uleb(data, pos)
            kind, following = data[pos] if size else 0, pos + size
            if kind == _END_SEQUENCE:
                rows.append((address, 0, 0))
                address, file, line = 0, 1, 1
            elif kind == _SET_ADDRESS:
                address, = struct.unpack_from("<Q", data, pos + 1)
            pos = following
        elif opcode == _COPY:
            rows.append((address, file, line))
        elif opcode == _ADVANCE_PC:
            advance, pos = uleb(data, pos)
            address += advance * unit_length
        elif opcode == _ADVANCE_LINE:
            advance, pos = sleb(data, pos)
            line += advance
        elif opcode == _SET_FILE:
            file, pos = uleb(data, pos)
        elif opcode == _CONST_ADD_PC:
            address += special[255][0]
        elif opcode == _FIXED_ADVANCE_PC:
            address, pos = address + struct.unpack_from("<H", data, pos)[0], pos + 2
        else:
            for _ in range(lengths[opcode - 1]):
                _, pos = uleb(data, pos)
    return rows
