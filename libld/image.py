"""Images that grow while the process runs; libld.h says how."""

from ._native import checked, ffi, lib, text


def symbol_name(symbol: str, namespace: str | None = None, convention: str = "") -> str:
    """The ELF name of an entry point: [namespace::]symbol[.convention]."""
    arguments = text(symbol), text(namespace), text(convention)
    buffer = ffi.new("char[]", lib.dlname(ffi.NULL, 0, *arguments) + 1)
    lib.dlname(buffer, len(buffer), *arguments)
    return ffi.string(buffer).decode()


class Image:
    """A named object in this process. Addresses are ints; the image lives until destroy()."""

    TEXT, DATA = lib.DL_TEXT, lib.DL_DATA

    def __init__(self, handle):
        self._handle = handle

    @classmethod
    def create(cls, name, directory=None):
        return cls(_call(lib.dlcreate, text(name), text(directory)))

    @classmethod
    def adopt(cls, path):
        return cls(_call(lib.dladopt, text(path)))

    def alloc(self, size: int, align: int = 16, flag: int = TEXT) -> int:
        return int(ffi.cast("uintptr_t", _call(lib.dlalloc, self._handle, size, align, flag)))

    def bind(self, symbol: str, address: int, data: bytes | int, *, namespace=None, convention="") -> None:
        """Name `data` after copying it to `address`, or, if it is an int, so many bytes that are there."""
        size, contents = (data, ffi.NULL) if isinstance(data, int) else (len(data), ffi.from_buffer(data))
        _call(lib.dlbind, self._handle, text(symbol), text(namespace), text(convention),
              ffi.cast("void *", address), contents, size)

    def commit(self) -> None:
        _call(lib.dlcommit, self._handle)

    def sym(self, symbol: str, namespace=None, convention="") -> int:
        found = _call(lib.dldsym, self._handle, text(symbol), text(namespace), text(convention))
        return int(ffi.cast("uintptr_t", found))

    @property
    def path(self) -> str | None:
        path = lib.dlpath(self._handle)
        return ffi.string(path).decode() if path else None

    def destroy(self) -> None:
        handle, self._handle = self._handle, ffi.NULL
        lib.dldestroy(handle)


def _call(function, *arguments):
    error = ffi.new("struct libld_error *")
    return checked(function(*arguments, error), error)
