"""What lies at an address of a running process: the file, the function, the source line. Read from ELF and DWARF, at leisure,
after a fault; so it may be slow, but it must not fail, whatever the process has become."""

from __future__ import annotations

import contextlib
import os
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from elftools.common.exceptions import ELFError
from elftools.dwarf.dwarf_util import DWARFError
from elftools.elf.elffile import ELFFile

from ..dwarf.elf import ElfFile
from ..dwarf.find import find_debug_file

BAD_FILE = (ELFError, DWARFError, OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError)


@dataclass(frozen=True)
class Mapping:
    start: int
    end: int
    offset: int
    path: str


@dataclass(frozen=True)
class Place:
    """`path` is the ELF file, "" for an address in none; `function`, `file`, `line` as far as they are known."""
    pc: int
    path: str = ""
    function: str = ""
    file: str = ""
    line: int = 0


def mappings(pid: int) -> list[Mapping]:
    found = []
    with contextlib.suppress(OSError), open(f"/proc/{pid}/maps", encoding="utf-8", errors="surrogateescape") as file:
        for row in file:
            fields = row.rstrip("\n").split(maxsplit=5)
            if len(fields) == 6 and fields[5].startswith("/"):
                start, end = (int(part, 16) for part in fields[0].split("-"))
                found.append(Mapping(start, end, int(fields[2], 16), fields[5]))
    return found


def locate(pc: int, maps: list[Mapping]) -> Place:
    """The place of an address, which lies within an instruction rather than behind it."""
    at = next((m for m in maps if m.start <= pc < m.end), None)
    if at is None:
        return Place(pc)
    try:
        code = open_code(at.path)
        address = code.address(pc - at.start + at.offset)
        return Place(pc, at.path, code.function(address), *code.line(address))
    except BAD_FILE:
        return Place(pc, at.path)


@lru_cache(maxsize=64)
def open_code(path: str) -> Code:
    return Code(path)


class Code:
    """One ELF file and, where there is one, its separate debug file."""

    def __init__(self, path: str):
        self.files = [ELFFile(open(path, "rb"))]
        with contextlib.suppress(*BAD_FILE), ElfFile(path) as elf:
            if separate := find_debug_file(elf):
                self.files.append(ELFFile(open(separate, "rb")))
        self.symbols = sorted({row for file in self.files for row in functions(file)})

    def address(self, offset: int) -> int:
        """The address in the file's own terms of an offset in it."""
        for segment in self.files[0].iter_segments("PT_LOAD"):
            if segment["p_offset"] <= offset < segment["p_offset"] + segment["p_filesz"]:
                return offset - segment["p_offset"] + segment["p_vaddr"]
        raise ValueError("an address in no segment")

    def function(self, address: int) -> str:
        i = bisect_right(self.symbols, (address, "\x7f" * 8, 0)) - 1
        if i < 0 or address >= self.symbols[i][0] + max(self.symbols[i][2], 1):
            return ""
        start = self.symbols[i][0]
        names = [name for at, name, size in self.symbols[max(i - 8, 0):i + 1] if at == start and address < at + max(size, 1)]
        return min(names, key=lambda name: (name.startswith("_"), len(name), name))

    def line(self, address: int) -> tuple[str, int]:
        with contextlib.suppress(*BAD_FILE):
            for file in self.files:
                if file.has_dwarf_info() and (found := line_in(file.get_dwarf_info(), address)):
                    return found
        return "", 0


def functions(file: ELFFile) -> list[tuple[int, str, int]]:
    return [(symbol["st_value"], symbol.name, symbol["st_size"])
            for name in (".symtab", ".dynsym") if (table := file.get_section_by_name(name)) and hasattr(table, "iter_symbols")
            for symbol in table.iter_symbols() if symbol["st_info"]["type"] == "STT_FUNC" and symbol["st_value"]]


def line_in(dwarf, address: int) -> tuple[str, int] | None:
    """The row of the line table that an address belongs to."""
    aranges = dwarf.get_aranges()
    if aranges:
        offset = aranges.cu_offset_at_addr(address)
        units = [] if offset is None else [dwarf.get_CU_at(offset)]
    else:
        units = [unit for unit, _ in zip(dwarf.iter_CUs(), range(16), strict=False)]
    for unit in units:
        program = dwarf.line_program_for_CU(unit)
        before = None
        for entry in program.get_entries() if program else ():
            state = entry.state
            if state is None:
                continue
            if before and before.address <= address < state.address:
                return file_name(program, before.file, unit), before.line
            before = None if state.end_sequence else state
    return None


def file_name(program, index: int, unit) -> str:
    """Relative where the compilation directory is not known or is relative itself."""
    entries, folders = program.header["file_entry"], program.header["include_directory"]
    if program.header["version"] >= 5:
        entry = entries[index]
        parts = [folders[0], folders[entry.dir_index], entry.name] if entry.dir_index else [folders[0], entry.name]
    else:
        entry = entries[index - 1]
        root = unit.get_top_DIE().attributes.get("DW_AT_comp_dir")
        folder = folders[entry.dir_index - 1] if entry.dir_index else b""
        parts = [root.value if root else b"", folder, entry.name]
    return os.path.normpath(os.path.join(*map(os.fsdecode, parts)))
