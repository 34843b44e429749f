"""llvm/lines.py: rows of line 0 get a line of their neighbours; all else in the table stays."""

from __future__ import annotations

import io

import pytest
from elftools.elf.elffile import ELFFile
from support import TESTS

from dwarfpython.llvm import backend
from dwarfpython.llvm.lines import without_line_0

ALONE = [path for path in sorted((TESTS / "gdb").glob("[a-l]*.py")) if not path.with_suffix(".c").exists()]
PROGRAMS = ALONE[::3] + sorted((TESTS / "lang" / "exceptions").glob("*.py"))[::6]


def rows(elf: bytes) -> list:
    dwarf = ELFFile(io.BytesIO(elf)).get_dwarf_info()
    unit, = dwarf.iter_CUs()
    entries = dwarf.line_program_for_CU(unit).get_entries()
    return [entry.state for entry in entries if entry.state is not None]


@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_rows(program, level, dwarfpython, tmp_path):
    copy = tmp_path / program.name
    copy.write_text("exit()\n" + program.read_text())      # its own output would follow the dump
    module = backend.parse(dwarfpython(f"-O{level}", "--dump=llvm", copy, cwd=tmp_path).stdout)
    backend.optimise(module, level)
    elf = backend.machine(level).emit_object(module)
    before, after = rows(elf), rows(without_line_0(elf))
    assert len(before) == len(after) > 10
    real = {state.line for state in before if state.line}
    for old, new in zip(before, after):
        if old.end_sequence:
            continue
        assert (old.address, old.file, old.column, old.is_stmt) == (new.address, new.file, new.column, new.is_stmt)
        assert new.line == old.line or (old.line == 0 and 0 < new.line <= max(real) and not new.is_stmt)


def test_other_files_stay():
    assert without_line_0(b"\x7fELF" + bytes(60)) == b"\x7fELF" + bytes(60)
