"""Where a function begins, and all its code: DW_AT_low_pc and DW_AT_high_pc, or address ranges. Where a static variable lies.

gcc moves cold code away from a function (`fgets.cold`); such a function has DW_AT_ranges, its entry in the
first. Source: DWARF 5, section 2.17.3; DWARF 4 for .debug_ranges.
"""

import struct

from .constants import OP_ADDR, OP_ADDRX, OP_GNU_ADDR_INDEX, At, Form
from .forms import READERS
from .leb128 import uleb

(_END, _BASE_ADDRESSX, _STARTX_ENDX, _STARTX_LENGTH, _OFFSET_PAIR, _BASE_ADDRESS, _START_END,
 _START_LENGTH) = range(8)
# By DW_RLE_* and DW_LLE_*, where 5 is the default location.
_RANGE_KINDS = dict(enumerate(range(8)))
_LOCATION_KINDS = {**dict(enumerate(range(5))), 6: _BASE_ADDRESS, 7: _START_END, 8: _START_LENGTH}


def static_address(die):
    """The address in a DW_AT_location that is nothing but an address, or None."""
    location = die.get(At.location)
    if not isinstance(location, bytes) or not location:
        return None
    if location[0] == OP_ADDR and len(location) == 9:
        return int.from_bytes(location[1:], "little")
    if location[0] in (OP_ADDRX, OP_GNU_ADDR_INDEX):
        index, end = uleb(location + b"\0", 1)
        return die.unit.info.address_at_index(die.unit, index) if end == len(location) else None
    return None


def entry_address(die):
    """The address of a subprogram's code, or None if it has none."""
    address = die.get(At.low_pc)
    ranges = die.get(At.ranges)
    if isinstance(address, int) or not isinstance(ranges, int):
        return address if isinstance(address, int) else None
    unit = die.unit
    base = unit.root.get(At.low_pc)
    base = base if isinstance(base, int) else 0
    try:
        if unit.version < 5:
            low, high = struct.unpack_from("<QQ", unit.info.section(".debug_ranges"), ranges)
            return None if low == high else base + low
        return _first_of_list(die, unit, ranges, base)
    except (IndexError, ValueError, struct.error):
        raise die.error("DW_AT_ranges leads outside of its section") from None


def _first_of_list(die, unit, ranges, base):
    found = next(_range_list(die, unit, ranges, base), None)
    return found and found[0]


def code_ranges(die):
    """[(low, high)] of the code of a subprogram or block; empty where it has none."""
    low, high, ranges = die.get(At.low_pc), die.get(At.high_pc), die.get(At.ranges)
    if isinstance(low, int) and isinstance(high, int):
        return [(low, high if die.form(At.high_pc) == Form.addr else low + high)]
    if not isinstance(ranges, int):
        return []
    unit = die.unit
    base = unit.root.get(At.low_pc)
    base = base if isinstance(base, int) else 0
    try:
        if unit.version < 5:
            return list(_old_list(unit.info.section(".debug_ranges"), ranges, base))
        return list(_range_list(die, unit, ranges, base))
    except (IndexError, ValueError, struct.error):
        raise die.error("DW_AT_ranges leads outside of its section") from None


def _old_list(section, pos, base):
    while True:
        low, high = struct.unpack_from("<QQ", section, pos)
        if low == high == 0:
            return
        if low == 2**64 - 1:
            base = high
        else:
            yield base + low, base + high
        pos += 16


def _range_list(die, unit, ranges, base):
    section = unit.info.section(".debug_rnglists")
    if die.form(At.ranges) == Form.rnglistx:
        table = unit.root.get(At.rnglists_base, 0)
        ranges = table + struct.unpack_from("<I", section, table + 4 * ranges)[0]
    yield from ((low, high) for low, high, _ in list_entries(unit, section, ranges, base, False))


def list_entries(unit, section, pos, base, located):
    """(low, high, expression) of a list in .debug_rnglists or, `located`, in .debug_loclists, whose entries differ
    by an expression and by the default location (kind 5)."""
    kinds = _LOCATION_KINDS if located else _RANGE_KINDS
    while (kind := kinds.get(section[pos])) not in (None, _END):
        if kind == _OFFSET_PAIR:    # nearly all are
            low, pos = uleb(section, pos + 1)
            high, pos = uleb(section, pos)
            low, high = base + low, base + high
        else:
            low, high, pos = _rare_entry(unit, section, kind, pos + 1)
        if high is None:
            base = low
            continue
        expression = b""
        if located:
            size, pos = uleb(section, pos)
            expression = section[pos:pos + size]
            pos += size
            if len(expression) < size:
                raise ValueError("an expression runs over the end of its section")
        yield low, high, expression


def _rare_entry(unit, section, kind, pos):
    """(low, high, next position) of an entry that is no pair of offsets; high is None where low is a base."""
    reader = SectionReader(unit, section)
    address, index, number = READERS[Form.addr], READERS[Form.addrx], READERS[Form.udata]
    low, pos = (address if kind in (_BASE_ADDRESS, _START_END, _START_LENGTH) else index)(reader, pos)
    if kind in (_BASE_ADDRESS, _BASE_ADDRESSX):
        return low, None, pos
    high, pos = (address if kind == _START_END else index if kind == _STARTX_ENDX else number)(reader, pos)
    return low, low + high if kind in (_STARTX_LENGTH, _START_LENGTH) else high, pos


class SectionReader:
    """A section that the readers of forms.py read as if it were a unit's."""

    def __init__(self, unit, data):
        self.data, self.info, self.addr_base, self.end = data, unit.info, unit.addr_base, len(data)
