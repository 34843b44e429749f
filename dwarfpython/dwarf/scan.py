"""One pass over the top-level DIEs of a file: which names there are, and where.

This is what makes `import c` fast: libc has 260,000 top-level DIEs, most of them types that every unit
repeats. A DIE whose attributes have a fixed size is passed over by adding a constant, children by
DW_AT_sibling; of the interesting ones only the name and the address are read. Everything else is decoded
later, when a name is asked for.
"""

from dataclasses import dataclass, field
from struct import Struct

from .constants import At, Form, Tag, UnitType
from .die import READ_ERRORS
from .forms import READERS
from .leb128 import uleb
from .ranges import entry_address

_u32, _u64 = Struct("<I").unpack_from, Struct("<Q").unpack_from

_TYPE_TAGS = (Tag.structure_type, Tag.union_type, Tag.enumeration_type, Tag.typedef, Tag.base_type,
              Tag.class_type)
_TAGS = (*_TYPE_TAGS, Tag.subprogram, Tag.variable)


@dataclass
class Scan:
    """Offsets of top-level DIEs. Names are bytes, addresses those of the file before relocation.

    `types` maps a tag to (name -> first definition), `opaque_types` to (name -> first declaration); `enums` are all
    enumerations, also the nameless ones; `functions_at` maps DW_AT_low_pc to the subprogram there, `names_at` to the name
    that it has itself, or None; `functions` a name to its definition, `declarations` to a declaration; `inline` a name to a
    function that may have no code; `variables` lists all variables."""
    types: dict = field(default_factory=lambda: {tag: {} for tag in _TYPE_TAGS})
    opaque_types: dict = field(default_factory=lambda: {tag: {} for tag in _TYPE_TAGS})
    enums: list = field(default_factory=list)
    functions_at: dict = field(default_factory=dict)
    names_at: dict = field(default_factory=dict)
    functions: dict = field(default_factory=dict)
    declarations: dict = field(default_factory=dict)
    inline: dict = field(default_factory=dict)
    variables: list = field(default_factory=list)


def scan(info, progress=None):
    """The Scan of a DebugInfo. `progress(done, total)` is called now and then, in bytes."""
    result = Scan()
    for i, unit in enumerate(info.units):
        if unit.type in (UnitType.skeleton, UnitType.split_compile, UnitType.split_type):
            raise _split_dwarf(info)
        _scan_unit(info, unit, result)
        if progress and i % 64 == 0:
            progress(unit.end, len(info.data))
    if progress:
        progress(len(info.data), len(info.data))
    return result


def _split_dwarf(info):
    return info.error("the types are described in separate .dwo files; rebuild the library without "
                      "-gsplit-dwarf")


def _scan_unit(info, unit, result):
    root = unit.root
    if At.gnu_dwo_name in root.attributes or At.dwo_name in root.attributes:
        raise _split_dwarf(info)
    if not root.children:
        return
    pos = root.next
    try:
        _scan_siblings(info, unit, pos, result)
    except READ_ERRORS as e:
        raise info.error(f"the unit at {unit.offset:#x} is malformed: {e}") from None
    except KeyError as e:
        message = f"the unit at {unit.offset:#x} uses abbreviation {e}, which is not declared"
        raise info.error(message) from None


def _plan(abbreviation, compact):
    """What to do with a DIE: (size, sibling, visit). `size` is its size without the code, 0 if it must be
    read; `sibling` where DW_AT_sibling (a ref4) stands, or None."""
    visit = abbreviation.tag in _TAGS
    if not compact or abbreviation.size is None or (not abbreviation.attributes):
        return 0, None, visit
    sibling, form = abbreviation.at.get(At.sibling, (None, None))
    if abbreviation.children and form != Form.ref4:
        return 0, None, visit
    return abbreviation.size, sibling if abbreviation.children else None, visit


def _scan_siblings(info, unit, pos, result):
    data, end, base, compact = info.data, unit.end, unit.offset, unit.compact
    plans, abbreviations = {}, unit.abbreviations
    while pos < end:
        start = pos
        code = data[pos]
        if code < 0x80:
            pos += 1
        else:
            code, pos = uleb(data, pos)
        if code == 0:
            return
        plan = plans.get(code)
        if plan is None:
            plan = plans[code] = *_plan(abbreviations[code], compact), abbreviations[code]
        size, sibling, visit, abbreviation = plan
        if visit:
            _visit(info, unit, start, pos, abbreviation, result)
        if size:
            if sibling is None:
                pos += size
                continue
            following = base + _u32(data, pos + sibling)[0]
            if pos + size <= following <= end:
                pos = following
                continue
        pos = info._after(info.read_die(unit, start))


def _visit(info, unit, start, pos, abbreviation, result):
    """Note the name and the address of the DIE at `start`, whose attributes begin at `pos`."""
    tag = abbreviation.tag
    if tag == Tag.variable:
        result.variables.append(start)
        return
    if tag == Tag.enumeration_type:
        result.enums.append(start)
    name = address = None
    declaration = False
    if unit.compact and abbreviation.plain:
        at = abbreviation.at
        declaration = At.declaration in at
        if At.name in at:
            offset, form = at[At.name]
            name = _name(info, unit, pos + offset, form)
        if At.low_pc in at:
            address, = _u64(unit.data, pos + at[At.low_pc][0])
    else:
        die = info.read_die(unit, start)
        name, address, declaration = die.name, entry_address(die), At.declaration in die.attributes
        if name and tag == Tag.subprogram and At.inline in die.attributes:
            result.inline.setdefault(name, start)
    if tag == Tag.subprogram:
        _note_subprogram(result, start, name, address, declaration)
    elif name:
        (result.opaque_types if declaration else result.types)[tag].setdefault(name, start)


def _name(info, unit, pos, form):
    if form == Form.strp:
        return info.string(_u32(unit.data, pos)[0])
    return READERS[form](unit, pos)[0]


def _note_subprogram(result, start, name, address, declaration):
    if address is not None:
        result.functions_at.setdefault(address, start)
        result.names_at.setdefault(address, name)
    if name and declaration:
        result.declarations.setdefault(name, start)
    elif name:
        result.functions.setdefault(name, start)
