"""Native libraries described by their DWARF: names, functions, types, constants.

    from dwarfpython.dwarf import load_library
    c = load_library("c")
    c.function("stat").prototype      # int stat(const char *file, struct stat *buf)
    c.struct("stat").fields["st_size"].offset

In order: elf.py and find.py reach the files; abbrev.py, forms.py, die.py read DWARF; scan.py passes over it;
graph.py makes distinct types of DIEs; macros.py and headers.py add constants; describe.py gathers a library;
index.py keeps it on disk; typetable.py, types.py and library.py are what the compiler sees; ctype.py reads C
type expressions.
"""

from .errors import DescriptionError
from .library import Library, NativeFunction, NativeVariable, load_library, resolve

__all__ = ["DescriptionError", "Library", "NativeFunction", "NativeVariable", "load_library", "resolve"]
