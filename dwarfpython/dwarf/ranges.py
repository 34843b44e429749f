"""Where a function begins: DW_AT_low_pc, or the first of its address ranges.

gcc moves cold code away from a function (`fgets.cold`); such a function has DW_AT_ranges, its entry in the
first. Source: DWARF 5, section 2.17.3; DWARF 4 for .debug_ranges.
"""

import struct

from .constants import At, Form
from .forms import READERS

(_END, _BASE_ADDRESSX, _STARTX_ENDX, _STARTX_LENGTH, _OFFSET_PAIR, _BASE_ADDRESS, _START_END,
 _START_LENGTH) = range(8)


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
    section = unit.info.section(".debug_rnglists")
    if die.form(At.ranges) == Form.rnglistx:
        table = unit.root.get(At.rnglists_base, 0)
        ranges = table + struct.unpack_from("<I", section, table + 4 * ranges)[0]
    reader = _SectionReader(unit, section)
    pos = ranges
    while True:
        kind, pos = section[pos], pos + 1
        if kind == _BASE_ADDRESSX:
            base, pos = READERS[Form.addrx](reader, pos)
        elif kind == _BASE_ADDRESS:
            base, pos = READERS[Form.addr](reader, pos)
        elif kind in (_STARTX_ENDX, _STARTX_LENGTH):
            return READERS[Form.addrx](reader, pos)[0]
        elif kind in (_START_END, _START_LENGTH):
            return READERS[Form.addr](reader, pos)[0]
        elif kind == _OFFSET_PAIR:
            return base + READERS[Form.udata](reader, pos)[0]
        else:
            return None


class _SectionReader:
    """A section that the readers of forms.py read as if it were a unit's."""

    def __init__(self, unit, data):
        self.data, self.info, self.addr_base, self.end = data, unit.info, unit.addr_base, len(data)
