"""Loading libld.so, with the declarations that libld.h has; they are written nowhere else."""

import os
import sysconfig
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


class Error(Exception):
    """What libld refused, in its own words."""


def _folder() -> Path:
    """Where libld.so is: in this installation, or the user's, or where DPY_NATIVE_DIR says."""
    if folder := os.environ.get("DPY_NATIVE_DIR"):
        return Path(folder)
    schemes = [sysconfig.get_path("data"), sysconfig.get_path("data", sysconfig.get_preferred_scheme("user"))]
    folders = [Path(scheme, "lib", "dwarfpython") for scheme in schemes]
    return next((folder for folder in folders if (folder / "libld.so").exists()), folders[0])


def _declared(parsed: Path):
    """The declarations that the build has parsed, or, where there was none, those of the header itself."""
    if parsed.exists():
        spec = spec_from_file_location("libld.libld_cffi", parsed)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module.ffi
    import cffi

    from .declare import declarations
    ffi = cffi.FFI()
    ffi.cdef(declarations(Path(__file__).with_name("libld.h")))
    return ffi


ffi = _declared(_folder() / "libld_cffi.py")
lib = ffi.dlopen(str(_folder() / "libld.so"))


def checked(result, error):
    if result in (-1, ffi.NULL):
        raise Error(ffi.string(error.message).decode(errors="replace"))
    return result


def text(value):
    """A C string for a str, NULL for None."""
    return ffi.NULL if value is None else ffi.new("char[]", os.fsencode(value))
