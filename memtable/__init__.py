"""From any address to the heap chunk that contains it: the C library, for Python.

The table is the one of this process; its keys are plain integers. `memtable.h` says what is promised.
"""
from __future__ import annotations

import os
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from pathlib import Path

import cffi

__all__ = ["Chunk", "Place", "Statistics", "delete", "find", "insert", "native_file", "statistics", "update",
           "walk"]


class Place(Enum):
    INSIDE = 1
    PAST_END = 2


@dataclass(frozen=True)
class Chunk:
    start: int
    size: int
    metadata: int


@dataclass(frozen=True)
class Statistics:
    state: str  # "closed", "full", "folded" or "off"
    chunks: int
    bytes: int
    regions: int
    reserved: int
    resident: int
    refused: int


def _native_folders() -> list[Path]:
    if folder := os.environ.get("DPY_NATIVE_DIR"):
        return [Path(folder)]
    schemes = [sysconfig.get_path("data"), sysconfig.get_path("data", sysconfig.get_preferred_scheme("user"))]
    return [Path(scheme, "lib", "dwarfpython") for scheme in schemes]


def native_file(name: str) -> Path:
    """The file of that name in the folder that DPY_NATIVE_DIR names, else of this installation or the user's.
    FileNotFoundError says where it was sought."""
    folders = _native_folders()
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"{name} is in none of: {', '.join(map(str, folders))}")


def declarations(header: str) -> str:
    """What the header declares, without what the C parser of cffi does not take."""
    text = re.sub(r"^#ifdef __cplusplus\n.*?^#endif\n", "", header, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)


_ffi = cffi.FFI()


@cache
def _library():
    _ffi.cdef(declarations(native_file("memtable.h").read_text()))
    return _ffi.dlopen(str(native_file("libmemtable.so")))


def _new(type_name: str):
    _library()  # declares the types
    return _ffi.new(type_name)


def _pointer(address: int):
    return _ffi.cast("const void *", address)


def _chunk(chunk) -> Chunk:
    return Chunk(chunk.start, chunk.size, chunk.metadata)


def insert(start: int, size: int, metadata: int = 0) -> bool:
    return _library().memtable_insert(_pointer(start), size, metadata)


def delete(start: int) -> Chunk | None:
    chunk = _new("struct memtable_chunk *")
    return _chunk(chunk) if _library().memtable_delete(_pointer(start), chunk) else None


def find(address: int) -> tuple[Place, Chunk] | None:
    chunk = _new("struct memtable_chunk *")
    place = _library().memtable_find(_pointer(address), chunk)
    return (Place(place), _chunk(chunk)) if place else None


def update(start: int, clear: int, set: int) -> int | None:
    """metadata = metadata & ~clear | set. The metadata from before, or None where no chunk starts."""
    before = _new("uint64_t *")
    return before[0] if _library().memtable_update(_pointer(start), clear, set, before) else None


def walk(start: int = 0, end: int = 1 << 47) -> Iterator[Chunk]:
    """The chunks that start in [start, end), by ascending address."""
    walk = _new("struct memtable_walk *")
    chunk = _new("struct memtable_chunk *")
    _library().memtable_walk_begin(walk, _pointer(start), _pointer(end))
    while _library().memtable_walk_next(walk, chunk):
        yield _chunk(chunk)


def statistics() -> Statistics:
    stats = _new("struct memtable_stats *")
    _library().memtable_statistics(stats)
    state = _ffi.string(_ffi.cast("enum memtable_state", stats.state)).removeprefix("MEMTABLE_").lower()
    return Statistics(state, *(getattr(stats, field.name) for field in fields(Statistics)[1:]))
