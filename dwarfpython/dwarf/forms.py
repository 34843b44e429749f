"""How the value of each DW_FORM is read.

A reader is a function `reader(unit, pos) -> (value, next position)` over `unit.data`. Values: integers for
addresses, constants, flags and section offsets; bytes for strings and blocks; references are absolute offsets
into `unit.data`, or an AlternateRef into the file shared by dwz. A reader may raise IndexError, ValueError or
struct.error at the end of a section; die.py turns these into DescriptionErrors that name the DIE.
"""

import struct

from .constants import Form
from .leb128 import sleb, uleb

_U16, _U32, _U64 = (struct.Struct(f).unpack_from for f in ("<H", "<I", "<Q"))


class AlternateRef(int):
    """The offset of a DIE in the alternate (dwz) file."""


def _fixed(unpack, size):
    def read(unit, pos):
        return unpack(unit.data, pos)[0], pos + size
    return read


def _u8(unit, pos):
    return unit.data[pos], pos + 1


def _u24(unit, pos):
    low, = _U16(unit.data, pos)
    return low | unit.data[pos + 2] << 16, pos + 3


_u16, _u32, _u64 = _fixed(_U16, 2), _fixed(_U32, 4), _fixed(_U64, 8)


def _uleb(unit, pos):
    return uleb(unit.data, pos)


def _sleb(unit, pos):
    return sleb(unit.data, pos)


def _offset(unit, pos):
    return _u32(unit, pos) if unit.offset_size == 4 else _u64(unit, pos)


def _bytes(unit, pos, size):
    end = pos + size
    if end > unit.end:
        raise ValueError("block runs over the end of its unit")
    return unit.data[pos:end], end


def _block(read_size):
    def read(unit, pos):
        size, pos = read_size(unit, pos)
        return _bytes(unit, pos, size)
    return read


def _data16(unit, pos):
    return _bytes(unit, pos, 16)


def _string(unit, pos):
    end = unit.data.index(0, pos)
    return unit.data[pos:end], end + 1


def _present(unit, pos):
    return 1, pos


def _then(read, convert):
    def read_and_convert(unit, pos):
        value, pos = read(unit, pos)
        return convert(unit, value), pos
    return read_and_convert


def _unit_ref(unit, value):
    return unit.offset + value


def _ref_addr(unit, pos):
    # DWARF 2 sized it as an address; 3 and later as an offset.
    return _u64(unit, pos) if unit.version <= 2 else _offset(unit, pos)


def _alternate(unit, value):
    return AlternateRef(value)


def _strp(unit, value):
    return unit.info.string(value)


def _line_strp(unit, value):
    return unit.info.line_string(value)


def _strx(unit, value):
    return unit.info.string_at_index(unit, value)


def _strp_alt(unit, value):
    return unit.info.alternate_string(value)


def _addrx(unit, value):
    return unit.info.address_at_index(unit, value)


def _ref_sig8(unit, value):
    return unit.info.type_unit_die(value)


def _indirect(unit, pos):
    form, pos = uleb(unit.data, pos)
    if form in (Form.indirect, Form.implicit_const):
        raise ValueError("DW_FORM_indirect names a form that it may not")
    return READERS[form](unit, pos)


_INDEXED_STRINGS = (Form.strx, Form.strx1, Form.strx2, Form.strx3, Form.strx4, Form.gnu_str_index)
_INDEXED_ADDRESSES = (Form.addrx, Form.addrx1, Form.addrx2, Form.addrx3, Form.addrx4, Form.gnu_addr_index)
# Their values depend, or may depend, on where the unit's tables begin.
INDEXED_FORMS = frozenset((*_INDEXED_STRINGS, *_INDEXED_ADDRESSES, Form.indirect))
# What is made of the number that a form stores.
CONVERTERS = {
    **dict.fromkeys((Form.strp,), _strp), **dict.fromkeys((Form.line_strp,), _line_strp),
    **dict.fromkeys(_INDEXED_STRINGS, _strx),
    **dict.fromkeys((Form.strp_sup, Form.gnu_strp_alt), _strp_alt),
    **dict.fromkeys(_INDEXED_ADDRESSES, _addrx),
    **dict.fromkeys((Form.ref1, Form.ref2, Form.ref4, Form.ref8, Form.ref_udata), _unit_ref),
    **dict.fromkeys((Form.gnu_ref_alt, Form.ref_sup4, Form.ref_sup8), _alternate),
    Form.ref_sig8: _ref_sig8,
}

_STORED = {
    Form.addr: _u64, Form.data1: _u8, Form.data2: _u16, Form.data4: _u32, Form.data8: _u64,
    Form.data16: _data16, Form.flag: _u8, Form.flag_present: _present, Form.sdata: _sleb, Form.udata: _uleb,
    Form.sec_offset: _offset,
    Form.string: _string, Form.strp: _offset, Form.line_strp: _offset, Form.strx: _uleb, Form.strx1: _u8,
    Form.strx2: _u16, Form.strx3: _u24, Form.strx4: _u32, Form.gnu_str_index: _uleb, Form.strp_sup: _offset,
    Form.gnu_strp_alt: _offset, Form.addrx: _uleb, Form.addrx1: _u8, Form.addrx2: _u16, Form.addrx3: _u24,
    Form.addrx4: _u32, Form.gnu_addr_index: _uleb, Form.ref1: _u8, Form.ref2: _u16, Form.ref4: _u32,
    Form.ref8: _u64, Form.ref_udata: _uleb, Form.ref_addr: _ref_addr, Form.ref_sig8: _u64,
    Form.gnu_ref_alt: _offset, Form.ref_sup4: _u32, Form.ref_sup8: _u64, Form.block: _block(_uleb),
    Form.block1: _block(_u8), Form.block2: _block(_u16), Form.block4: _block(_u32),
    Form.exprloc: _block(_uleb),
    Form.loclistx: _uleb, Form.rnglistx: _uleb, Form.indirect: _indirect,
}

READERS = {form: _then(read, CONVERTERS[form]) if form in CONVERTERS else read
           for form, read in _STORED.items()}

# Sizes of forms that are the same in every unit with 4-byte offsets; None where the size is in the data.
FIXED_SIZES = {
    Form.addr: 8, Form.data1: 1, Form.data2: 2, Form.data4: 4, Form.data8: 8, Form.data16: 16, Form.flag: 1,
    Form.flag_present: 0, Form.implicit_const: 0, Form.sec_offset: 4, Form.strp: 4, Form.line_strp: 4,
    Form.strx1: 1, Form.strx2: 2, Form.strx3: 3, Form.strx4: 4, Form.strp_sup: 4, Form.gnu_strp_alt: 4,
    Form.addrx1: 1, Form.addrx2: 2, Form.addrx3: 3, Form.addrx4: 4, Form.ref1: 1, Form.ref2: 2, Form.ref4: 4,
    Form.ref8: 8, Form.ref_addr: 4, Form.ref_sig8: 8, Form.gnu_ref_alt: 4, Form.ref_sup4: 4, Form.ref_sup8: 8,
}
