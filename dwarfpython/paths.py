"""Where the installed native parts are: the runtime, memtable, libld, and what the build measured for them."""

from __future__ import annotations

import os
import sysconfig
from functools import cache
from pathlib import Path

RUNTIME = "libdwarfpython.so"


@cache
def native_dir() -> Path:
    """The folder of libdwarfpython.so: DPY_NATIVE_DIR, this installation's, or the user's."""
    for folder in _candidates():
        if (folder / RUNTIME).exists():
            return folder
    places = ", ".join(str(folder) for folder in _candidates())
    raise FileNotFoundError(f"{RUNTIME} is in none of {places}: is the installation complete?")


def native(name: str) -> Path:
    return native_dir() / name


def prepared() -> Path:
    """The cache that comes with the installation: dwarfpython/prepare.py. Grep ORDER PREPARED: runtime/cache.c"""
    return native("prepared")


def launcher() -> Path:
    """The `dwarfpython` executable that belongs to the native parts."""
    return native_dir().parent.parent / "bin" / "dwarfpython"


def _candidates() -> list[Path]:
    if asked := os.environ.get("DPY_NATIVE_DIR"):
        return [Path(asked)]
    schemes = (sysconfig.get_path("data"), sysconfig.get_path("data", f"{os.name}_user"))
    return [Path(scheme) / "lib" / "dwarfpython" for scheme in schemes if scheme]
