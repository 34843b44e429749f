"""The headers that a library was built from, as its DWARF names them: for macros, which only the DWARF of -g3 has.

What lies where it lay when the library was built is the very text of its interface, be it in no package and not called like
the library.
"""

import os

from .die import READ_ERRORS, DebugInfo
from .elf import ElfFile
from .errors import DescriptionError
from .header_search import Headers, declaring
from .line import FileNames

_SYSTEM = ("/usr/include/", "/usr/lib/", "/usr/local/lib/gcc")
MOST_UNITS = 2000


def source_headers(path, functions):
    """The Headers of a library whose DWARF is in the file at `path` and which exports `functions`; empty: none are where
    they were."""
    files = [file for file in named_headers(path) if not file.startswith(_SYSTEM) and os.path.isfile(file)]
    chosen = declaring(files, {name.encode() for name in functions})
    folders = dict.fromkeys(map(os.path.dirname, [*chosen, *files])) if chosen else ()
    return Headers(tuple(chosen), tuple(f"-I{folder}" for folder in folders))


def named_headers(path):
    """The absolute paths of headers in the file tables of all units; [] where they cannot be read."""
    try:
        with ElfFile(path) as elf:
            info = DebugInfo(elf, None)
            files = FileNames(info)
            found = {name for unit in info.units[:MOST_UNITS] for name in files.names(unit) if name.endswith(".h")}
    except (*READ_ERRORS, KeyError, TypeError, AttributeError, RecursionError, DescriptionError):
        return []
    return sorted(file for file in found if os.path.isabs(file))
