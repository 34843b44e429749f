"""What a library's headers say: its macros, and prototypes as DWARF, in one ELF file (see stub.py).

libc's DWARF has no macros, and nothing but names for functions written in assembly or chosen by the loader: the build
makes files for libc and libm. Those of other libraries are made when a library without DWARF is imported, or by
`dwarfpython describe`; they are kept in the cache by the library's build-id.
"""

import json
import os
import sysconfig
from dataclasses import dataclass

from .elf import ElfFile
from .errors import DescriptionError

SECTION = ".dwarfpython.headers"             # JSON: macros, parameters
BEYOND_SECTION = ".dwarfpython.beyond"       # JSON: see read_beyond
VALUE = "="
SHIMMED = ("", VALUE)                        # what read_beyond says of names that a shim stands for
SHIMS_SECTION = ".dwarfpython.shims"         # a library of all shims, of a description for others
ORIGIN_SECTION = ".dwarfpython.origin"       # JSON: headers, flags
VERSION = 5                                  # of what stands in such a file and beside it
BUILD_ID_SECTION = ".dwarfpython.of"         # of the library that a file describes


def native_dir():
    """Where the build puts its data files."""
    return os.environ.get("DPY_NATIVE_DIR") or os.path.join(sysconfig.get_path("data"), "lib", "dwarfpython")


def description_name(soname):
    """`libc-headers.so` for `libc.so.6`."""
    return soname.partition(".so")[0] + "-headers.so"


def find_headers(soname, build_id, folders):
    """The file that describes a library by its headers, or None: the project's own, or one made earlier, kept in one of the folders."""
    own = os.path.join(native_dir(), description_name(soname))
    return next(filter(os.path.isfile, (own, *(kept_file(build_id, folder) for folder in folders))), None)


def kept_file(build_id, cache_dir):
    """Where the description of a library is kept."""
    return os.path.join(cache_dir, "headers", f"{build_id}-{VERSION}.so")


@dataclass(frozen=True)
class HeaderFacts:
    """`macros`: name -> int, float or str. `parameters`: function -> names, "" for a parameter without one."""
    macros: dict
    parameters: dict


def read_facts(path):
    """The HeaderFacts of a description; empty where the file has no such section."""
    facts = _read_json(path, SECTION)
    try:
        macros = {name: value for name, value in facts.get("macros", {}).items() if _is_constant(value)}
        parameters = {name: tuple(map(str, names)) for name, names in facts.get("parameters", {}).items()}
    except (TypeError, AttributeError) as e:
        raise DescriptionError(f"{path}: not a description by headers: {e}") from None
    return HeaderFacts(macros, parameters)


def read_beyond(path):
    """name -> the function or variable that a macro of this name stands for; "" for what has a shim, VALUE for what a shim
    reads."""
    found = _read_json(path, BEYOND_SECTION)
    return {name: other for name, other in found.items() if isinstance(other, str)}


def read_origin(path):
    """(header files, flags) that a description was made from. Flags that only find and configure headers count: the
    file may be someone else's."""
    found = _read_json(path, ORIGIN_SECTION)
    files, flags = ([text for text in found.get(name, ()) if isinstance(text, str)] for name in ("headers", "flags"))
    return files, [flag for flag in flags if flag[:2] in ("-I", "-D")]


def _read_json(path, section):
    with ElfFile(path) as elf:
        content = elf.section_data(section) or b"{}"
    try:
        found = json.loads(bytes(content))
    except (ValueError, RecursionError) as e:
        raise DescriptionError(f"{path}: not a description by headers: {e}") from None
    if not isinstance(found, dict):
        raise DescriptionError(f"{path}: not a description by headers")
    return found


def _is_constant(value):
    if type(value) is int:
        return -2**63 <= value < 2**64
    return type(value) in (float, str)
