# The same loops through ctypes and cffi, under CPython: foreign.py FOLDER N REPEATS, as calls.py. FOLDER has the libraries.
from __future__ import annotations

import ctypes
import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import cffi

DECLARATIONS = """
    struct point { long n; int small; double x; };
    int next_int(int); double blend(double, double); long take_calls(void);
    double now(void); int loop_int(long); double loop_double(long);
    void loop_long_field(struct point *, long); void loop_double_field(struct point *, long);
    void shuffle(int *, long, unsigned); int is_sorted(const int *, long); void sort(int *, long);
    void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
"""


class Point(ctypes.Structure):
    _fields_ = [("n", ctypes.c_long), ("small", ctypes.c_int), ("x", ctypes.c_double)]


def ctypes_library(folder: Path):
    lib = ctypes.CDLL(str(folder / "libloops.so"))
    lib.next_int.argtypes = [ctypes.c_int]
    lib.blend.argtypes, lib.blend.restype = [ctypes.c_double, ctypes.c_double], ctypes.c_double
    lib.now.restype = ctypes.c_double
    lib.loop_int.argtypes = lib.loop_double.argtypes = [ctypes.c_long]
    lib.loop_double.restype = ctypes.c_double
    lib.loop_long_field.argtypes = lib.loop_double_field.argtypes = [ctypes.POINTER(Point), ctypes.c_long]
    return lib


def cffi_abi(folder: Path):
    ffi = cffi.FFI()
    ffi.cdef(DECLARATIONS)
    return ffi, ffi.dlopen(str(folder / "libloops.so"))


def cffi_api(folder: Path):
    """The extension module that cffi writes, compiled once: None without a compiler or Python's headers."""
    ffi = cffi.FFI()
    ffi.cdef(DECLARATIONS)
    ffi.set_source("_loops", DECLARATIONS, libraries=["loops", "callee"], library_dirs=[str(folder)],
                   extra_link_args=[f"-Wl,-rpath,{folder}"])
    try:
        if not list(folder.glob("_loops.*.so")):
            ffi.compile(tmpdir=str(folder))
    except cffi.VerificationError:
        return None
    sys.path.insert(0, str(folder))
    module = importlib.import_module("_loops")
    return module.ffi, module.lib


def ints(f: Callable, n: int) -> int:
    last = 0
    for i in range(n):
        last = f(i)
    return last


def doubles(f: Callable, n: int) -> float:
    x = 0.0
    for _ in range(n):
        x = f(x, 3.0)
    return x


def long_field(p, n: int) -> None:
    for i in range(n):
        p.n = p.n + i


def double_field(p, n: int) -> None:
    for _ in range(n):
        p.x = p.x + 0.5


def measure(what: str, lib, ours: Callable, theirs: Callable) -> None:
    start = lib.now()
    ours()
    middle = lib.now()
    theirs()
    print(what, middle - start, lib.now() - middle)


def loops(name: str, lib, p, address, n: int) -> None:
    measure(f"{name} int", lib, lambda: ints(lib.next_int, n), lambda: lib.loop_int(n))
    measure(f"{name} double", lib, lambda: doubles(lib.blend, n), lambda: lib.loop_double(n))
    measure(f"{name} long-field", lib, lambda: long_field(p, n), lambda: lib.loop_long_field(address, n))
    measure(f"{name} double-field", lib, lambda: double_field(p, n), lambda: lib.loop_double_field(address, n))


def sort(name: str, lib, items, compare, n: int) -> None:
    lib.shuffle(items, n, 1)
    start = lib.now()
    lib.qsort(items, n, 4, compare)
    middle = lib.now()
    assert lib.is_sorted(items, n)
    lib.shuffle(items, n, 1)
    again = lib.now()
    lib.sort(items, n)
    print(f"{name} sort", middle - start, lib.now() - again)


def ctypes_all(folder: Path, n: int) -> None:
    lib = ctypes_library(folder)
    p = Point()
    loops("ctypes", lib, p, ctypes.byref(p), n)
    pointer = ctypes.POINTER(ctypes.c_int)
    callback = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer)
    sort("ctypes", lib, (ctypes.c_int * n)(), callback(lambda a, b: (a[0] > b[0]) - (a[0] < b[0])), n)


def cffi_all(name: str, ffi, lib, n: int) -> None:
    p = ffi.new("struct point *")
    loops(name, lib, p, p, n)

    @ffi.callback("int (*)(const void *, const void *)")
    def compare(a, b):
        x, y = ffi.cast("const int *", a)[0], ffi.cast("const int *", b)[0]
        return (x > y) - (x < y)
    sort(name, lib, ffi.new("int[]", n), compare, n)


def main(folder: str, n: str, repeats: str) -> None:
    place, count = Path(folder), int(n)
    abi, api = cffi_abi(place), cffi_api(place)
    for _ in range(int(repeats)):
        ctypes_all(place, count)
        cffi_all("cffi-abi", *abi, count)
        if api:
            cffi_all("cffi-api", *api, count)


if __name__ == "__main__":
    main(*sys.argv[1:])
