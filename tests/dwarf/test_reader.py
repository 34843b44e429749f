"""Our reader against pyelftools, DIE by DIE: tags, attributes, values."""

import pytest
from elftools.dwarf.enums import ENUM_DW_AT, ENUM_DW_TAG
from elftools.elf.elffile import ELFFile
from .sample import SOURCE

from dwarfpython.dwarf.constants import At, Form
from dwarfpython.dwarf.die import DebugInfo
from dwarfpython.dwarf.elf import ElfFile
from dwarfpython.dwarf.errors import DescriptionError
from dwarfpython.dwarf.find import find_debug_file, find_library
from dwarfpython.dwarf.scan import scan

FLAVOURS = [["-gdwarf-4"], ["-gdwarf-5"], ["-gdwarf-5", "-gz=zlib"], ["-gdwarf-4", "-gz=zlib-gnu"],
            ["-gdwarf-4", "-fdebug-types-section"], ["-gdwarf-5", "-fdebug-types-section"], ["-gdwarf-3"],
            ["-gdwarf-5", "-gdwarf64"], ["-gdwarf-5", "-O2"]]


def our_dies(info, unit):
    pos = unit.first
    unit.root
    while pos < unit.end:
        die = info.read_die(unit, pos)
        if die is None:
            pos += 1
            continue
        yield die
        pos = die.next


def their_value(attribute, unit):
    value = attribute.value
    if attribute.form.removeprefix("DW_FORM_") in ("ref1", "ref2", "ref4", "ref8", "ref_udata"):
        return value + unit.cu_offset
    if isinstance(value, list):
        return bytes(value)
    return int(value) if isinstance(value, bool) else value


def check_unit(info, unit, theirs):
    their_dies = [die for die in theirs.iter_DIEs() if not die.is_null()]
    ours = list(our_dies(info, unit))
    assert len(ours) == len(their_dies)
    for our, their in zip(ours, their_dies):
        assert our.offset == their.offset
        assert our.tag == ENUM_DW_TAG.get(their.tag, their.tag)
        expected = {ENUM_DW_AT.get(name, name): their_value(a, theirs) for name, a in their.attributes.items()
                    if a.form != "DW_FORM_ref_sig8"}
        found = {name: value for name, value in our.attributes.items() if our.form(name) != Form.ref_sig8}
        assert found == expected, our


@pytest.mark.parametrize("flags", FLAVOURS, ids=" ".join)
def test_agrees_with_pyelftools(build, flags):
    library = build(SOURCE, *flags)
    with ElfFile(library) as elf, open(library, "rb") as f:
        info = DebugInfo(elf)
        theirs = ELFFile(f).get_dwarf_info()
        own = [u for u in info.units if u.offset < info._types_start]
        their_units = list(theirs.iter_CUs())
        assert [u.offset for u in own] == [u.cu_offset for u in their_units]
        for unit, their_unit in zip(own, their_units):
            check_unit(info, unit, their_unit)


def test_agrees_with_pyelftools_on_libc():
    with ElfFile(find_library("c")) as library:
        path = find_debug_file(library)
    if path is None:
        pytest.skip("no libc6-dbg")
    with ElfFile(path) as elf, open(path, "rb") as f:
        info = DebugInfo(elf)
        theirs = ELFFile(f).get_dwarf_info()
        for unit in info.units[::150]:
            check_unit(info, unit, theirs.get_CU_at(unit.offset))


@pytest.mark.parametrize("flags", FLAVOURS, ids=" ".join)
def test_scan_finds_what_a_full_walk_finds(build, flags):
    with ElfFile(build(SOURCE, *flags)) as elf:
        info = DebugInfo(elf)
        found = scan(info)
        for unit in info.units:
            for die in info.children(unit.root):
                if die.name and die.tag in found.types and At.declaration not in die.attributes:
                    assert die.name in found.types[die.tag]
        assert set(found.functions) >= {b"compare_ints", b"scale", b"find"}


def test_split_dwarf_is_refused_with_a_remedy(build):
    with ElfFile(build(SOURCE, "-gsplit-dwarf")) as elf:
        with pytest.raises(DescriptionError, match="-gsplit-dwarf"):
            scan(DebugInfo(elf))
