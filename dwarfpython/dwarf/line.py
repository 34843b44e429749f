"""The file names of a unit's line table, for DW_AT_decl_file."""

import os.path
import struct

from .constants import At, Form
from .die import READ_ERRORS, Unit
from .errors import DescriptionError
from .forms import READERS
from .leb128 import uleb

_PATH, _DIRECTORY = 1, 2  # DW_LNCT_*


class FileNames:
    """`name(unit, index)` is the path of the file that DW_AT_decl_file `index` means in `unit`, or "".

    A line table that makes no sense costs the names, not the description."""

    def __init__(self, info):
        self._info, self._tables = info, {}

    def name(self, unit, index):
        comp_dir, directories, files = self._table(unit)
        known = isinstance(index, int) and 0 <= index < len(files)
        return _join(comp_dir, directories, files[index]) if known else ""

    def names(self, unit):
        """The paths of all files of a unit."""
        comp_dir, directories, files = self._table(unit)
        return [_join(comp_dir, directories, file) for file in files]

    def _table(self, unit):
        table = self._tables.get(unit.offset)
        if table is None:
            try:
                table = self._read(unit)
            except (*READ_ERRORS, KeyError, DescriptionError):
                table = b"", [], []
            self._tables[unit.offset] = table
        return table

    def _read(self, unit):
        start = unit.root.get(At.stmt_list)
        if not isinstance(start, int):
            return b"", [], []
        section = self._info.section(".debug_line")
        header = Unit(self._info, start, len(section), unit.version, 4, unit.type, 0, 0)
        header.data, header.str_offsets_base = section, unit.str_offsets_base
        length, pos = READERS[Form.data4](header, start)
        if length == 0xffffffff:
            header.offset_size, pos = 8, pos + 8
        version, pos = READERS[Form.data2](header, pos)
        if version >= 5:
            pos += 2
        pos += header.offset_size
        # minimum and maximum instruction length, default_is_stmt, line_base, line_range; opcode_base
        pos += 5 if version >= 4 else 4
        pos += section[pos]
        comp_dir = unit.root.get(At.comp_dir, b"")
        if version >= 5:
            directories, pos = _entries(header, pos)
            files, pos = _entries(header, pos)
        else:
            directories, pos = _old_directories(section, pos, comp_dir)
            files, pos = _old_files(section, pos)
        return comp_dir, directories, files


_DIRECTORIES_OF_GCC = [(_PATH, READERS[Form.line_strp])]
_FILES_OF_GCC = [(_PATH, READERS[Form.line_strp]), (_DIRECTORY, READERS[Form.udata])]
_DIRECTORY_OF_GCC, _FILE_OF_GCC = struct.Struct("<I"), struct.Struct("<IB")


def _join(comp_dir, directories, file):
    """Directory 0 is the compilation directory; relative directories are relative to it."""
    name, directory = file
    parts = [comp_dir, directories[directory][0] if 0 < directory < len(directories) else b"", name]
    return os.path.normpath(b"/".join(_from_absolute(parts))).decode("utf-8", "replace") if name else ""


def _from_absolute(parts):
    """The parts of a path from its last absolute part on."""
    last = max((i for i, part in enumerate(parts) if part.startswith(b"/")), default=0)
    return [part for part in parts[last:] if part]


def _entries(header, pos):
    """The directories or files of a version 5 header: [(path, directory index)]."""
    count, pos = header.data[pos], pos + 1
    formats = []
    for _ in range(count):
        content, pos = uleb(header.data, pos)
        form, pos = uleb(header.data, pos)
        formats.append((content, READERS[form]))
    total, pos = uleb(header.data, pos)
    if total > len(header.data) or not formats:
        return [], pos
    usual = _usual_entries(header, pos, formats, total)
    if usual:
        return usual
    found = []
    for _ in range(total):
        entry = {}
        for content, read in formats:
            entry[content], pos = read(header, pos)
        found.append((entry.get(_PATH, b""), entry.get(_DIRECTORY, 0)))
    return found, pos


def _usual_entries(header, pos, formats, total):
    """The same of what gcc writes: paths in .debug_line_str, with the indices of directories, or without; None of anything else."""
    if header.offset_size != 4 or formats not in (_DIRECTORIES_OF_GCC, _FILES_OF_GCC):
        return None
    entry = _FILE_OF_GCC if formats == _FILES_OF_GCC else _DIRECTORY_OF_GCC
    end = pos + total * entry.size
    if end > len(header.data):
        return None
    entries = [(path, *index) for path, *index in entry.iter_unpack(header.data[pos:end])]
    if any(index and index[0] >= 0x80 for _, *index in entries):
        return None
    text = header.info.line_string
    return [(text(path), index[0] if index else 0) for path, *index in entries], end


def _old_directories(data, pos, comp_dir):
    found = [(comp_dir, 0)]
    while data[pos]:
        end = data.index(0, pos)
        found.append((data[pos:end], 0))
        pos = end + 1
    return found, pos + 1


def _old_files(data, pos):
    found = [(b"", 0)]
    while data[pos]:
        end = data.index(0, pos)
        directory, after = uleb(data, end + 1)
        _, after = uleb(data, after)
        _, after = uleb(data, after)
        found.append((data[pos:end], directory))
        pos = after
    return found, pos + 1
