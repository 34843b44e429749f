"""What a program that is linked with a library can name: its symbols, and those of the libraries that belong to it."""

import re
from dataclasses import replace

from .elf import STT_FUNC, STT_GNU_IFUNC, ElfFile
from .find import find_partners


def exported_symbols(elf):
    """The symbols of an open ElfFile; those of its partners are without addresses, which would be in other files."""
    found = elf.dynamic_symbols()
    for path in find_partners(elf.path):
        with ElfFile(path) as other:
            found += [replace(symbol, address=0, size=0) for symbol in other.dynamic_symbols()]
    return found


def functions_of(elf):
    """The names of the functions among them, as far as a program in C would write them."""
    names = {s.name for s in exported_symbols(elf) if s.default and s.type in (STT_FUNC, STT_GNU_IFUNC)}
    return sorted(name for name in names if re.fullmatch(r"(?!_Z)[A-Za-z_]\w*", name))
