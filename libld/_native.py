"""Loading libld.so: its declarations are read from libld.h, so that they are written once."""

import os
import sysconfig
from pathlib import Path

import cffi


class Error(Exception):
    """What libld refused, in its own words."""


def _declarations() -> str:
    header = Path(__file__).with_name("libld.h").read_text()
    return header.split("/* cdef: begin */")[1].split("/* cdef: end */")[0]


def _library_path() -> Path:
    """libld.so of this installation, of the user's, or in the directory that DPY_NATIVE_DIR names."""
    if directory := os.environ.get("DPY_NATIVE_DIR"):
        return Path(directory, "libld.so")
    schemes = [sysconfig.get_path("data"), sysconfig.get_path("data", sysconfig.get_preferred_scheme("user"))]
    paths = [Path(scheme, "lib", "dwarfpython", "libld.so") for scheme in schemes]
    return next((path for path in paths if path.exists()), paths[0])


ffi = cffi.FFI()
ffi.cdef(_declarations())
lib = ffi.dlopen(str(_library_path()))


def checked(result, error):
    if result in (-1, ffi.NULL):
        raise Error(ffi.string(error.message).decode(errors="replace"))
    return result


def text(value):
    """A C string for a str, NULL for None."""
    return ffi.NULL if value is None else ffi.new("char[]", os.fsencode(value))
