"""Linking objects into images."""

from ._native import checked, ffi, lib, text


def _texts(values):
    """A C array of strings, and what must stay alive as long as it is used."""
    strings = [text(value) for value in values]
    return ffi.new("char *[]", strings), strings


def _imports(imports, versions):
    names = {name: (None, None) for name in imports or ()} | dict(versions)
    strings = [(text(name), text(library), text(version)) for name, (library, version) in names.items()]
    return ffi.new("struct libld_import[]", strings), strings


def link(objects, *, soname=None, needed=(), runpath=None, unique=(), imports=None, versions=(),
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
    inputs = [(text(name), ffi.from_buffer(data), len(data)) for name, data in zip(names, objects)]
    needed_array, needed_strings = _texts(needed)
    unique_array, unique_strings = _texts(unique)
    import_array, import_strings = _imports(imports, versions)
    soname, runpath = text(soname), text(runpath)
    options = ffi.new("struct libld_options *", {
        "soname": soname, "runpath": runpath,
        "needed": needed_array, "needed_count": len(needed_strings),
        "unique": unique_array, "unique_count": len(unique_strings),
        "imports": import_array, "import_count": len(import_strings),
        "flags": 0 if imports is None else lib.LIBLD_ONLY_IMPORTS,
        "placement": placement or (0, 0, 0),
    })
    array = ffi.new("struct libld_object[]", inputs)
    image, error = ffi.new("struct libld_image *"), ffi.new("struct libld_error *")
    checked(lib.libld_link(array, len(inputs), options, image, error), error)
    try:
        return ffi.buffer(image.bytes, image.size)[:]
    finally:
        lib.libld_image_free(image)


def write_image(path, data: bytes) -> None:
    """Put `data` at `path`, all or nothing."""
    error = ffi.new("struct libld_error *")
    checked(lib.libld_write(text(path), ffi.from_buffer(data), len(data), error), error)
