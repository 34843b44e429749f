"""What the build recorded of a library's headers: its macros, and prototypes as DWARF (see stub.py).

libc's DWARF has no macros, and nothing but names for functions written in assembly or chosen by the loader.
For libNAME the build makes libNAME-macros.json (name -> int, float or str) and libNAME-headers.so (DWARF of
declarations). Either may be missing.
"""

import json
import os
import sysconfig

from .errors import DescriptionError


def native_dir():
    """Where the build puts its data files."""
    return os.environ.get("DPY_NATIVE_DIR") or os.path.join(sysconfig.get_path("data"), "lib", "dwarfpython")


def find_headers(soname):
    """(macro file, DWARF file) for `libc.so.6`, each None if there is none."""
    stem = os.path.join(native_dir(), soname.partition(".so")[0])
    paths = stem + "-macros.json", stem + "-headers.so"
    return tuple(path if os.path.isfile(path) else None for path in paths)


def read_macros(path):
    """name -> int, float or str."""
    try:
        with open(path, encoding="utf-8") as f:
            macros = json.load(f)
    except (OSError, ValueError, RecursionError) as e:
        raise DescriptionError(f"{path}: not a file of macros: {e}") from None
    if not isinstance(macros, dict):
        raise DescriptionError(f"{path}: not a file of macros")
    return {name: value for name, value in macros.items() if _is_constant(value)}


def _is_constant(value):
    if type(value) is int:
        return -2**63 <= value < 2**64
    return type(value) in (float, str)
