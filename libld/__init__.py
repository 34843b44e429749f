"""ELF shared objects made at run time: the binding of libld.so, which libld.h documents.

    image = libld.link([object_bytes], soname="hello.so", needed=["libc.so.6"])
    libld.write_image("/path/hello.so", image)
"""

import os
import sysconfig
from pathlib import Path

import cffi

__all__ = ["Error", "Image", "link", "write_image", "symbol_name"]


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


_ffi = cffi.FFI()
_ffi.cdef(_declarations())
_lib = _ffi.dlopen(str(_library_path()))


def _checked(result, error):
    if result in (-1, _ffi.NULL):
        raise Error(_ffi.string(error.message).decode(errors="replace"))
    return result


def _text(value):
    """A C string for a str, NULL for None."""
    return _ffi.NULL if value is None else _ffi.new("char[]", os.fsencode(value))


def _texts(values):
    """A C array of strings, and what must stay alive as long as it is used."""
    strings = [_text(value) for value in values]
    return _ffi.new("char *[]", strings), strings


def _imports(imports, versions):
    names = {name: (None, None) for name in imports or ()} | dict(versions)
    strings = [(_text(name), _text(library), _text(version)) for name, (library, version) in names.items()]
    return _ffi.new("struct libld_import[]", strings), strings


def link(objects, *, soname=None, needed=(), runpath=None, unique=(), imports=None, versions={},
         names=(), placement=None) -> bytes:
    """Link relocatable ELF objects, given as bytes, into a shared object.

    needed    libraries for DT_NEEDED, in order
    unique    defined symbols that are to be one and the same in all images of a process
    imports   if not None, the only symbols that may be undefined (besides those in `versions`)
    versions  {symbol: (library, version)}, e.g. {"memcpy": ("libc.so.6", "GLIBC_2.14")}
    names     names of the objects, for messages
    placement (base, text, data) addresses, see libld.h
    """
    names = [*names, *(f"<object {i}>" for i in range(len(names), len(objects)))]
    inputs = [(_text(name), _ffi.from_buffer(data), len(data)) for name, data in zip(names, objects)]
    needed_array, needed_strings = _texts(needed)
    unique_array, unique_strings = _texts(unique)
    import_array, import_strings = _imports(imports, versions)
    soname, runpath = _text(soname), _text(runpath)
    options = _ffi.new("struct libld_options *", {
        "soname": soname, "runpath": runpath,
        "needed": needed_array, "needed_count": len(needed_strings),
        "unique": unique_array, "unique_count": len(unique_strings),
        "imports": import_array, "import_count": len(import_strings),
        "flags": 0 if imports is None else _lib.LIBLD_ONLY_IMPORTS,
        "placement": placement or (0, 0, 0),
    })
    image, error = _ffi.new("struct libld_image *"), _ffi.new("struct libld_error *")
    _checked(_lib.libld_link(_ffi.new("struct libld_object[]", inputs), len(inputs), options, image, error), error)
    try:
        return _ffi.buffer(image.bytes, image.size)[:]
    finally:
        _lib.libld_image_free(image)


def write_image(path, data: bytes) -> None:
    """Put `data` at `path`, all or nothing."""
    error = _ffi.new("struct libld_error *")
    _checked(_lib.libld_write(_text(path), _ffi.from_buffer(data), len(data), error), error)
