"""Read access to one ELF file: sections, notes, versioned dynamic symbols.

Only 64-bit little-endian files are read. The file is read piecewise through its descriptor and never mapped,
so that a file which shrinks under our feet gives a short read, not a signal. Every offset and size of the
file is checked against the file before it is used: a malformed file gives a DescriptionError.
"""

import hashlib
import os
import stat
import struct
import zlib
from dataclasses import dataclass

from .errors import DescriptionError

SHT_NOBITS = 8
SHF_ALLOC = 0x2
SHF_COMPRESSED = 0x800
SHN_UNDEF, SHN_ABS = 0, 0xfff1
ET_REL, ET_EXEC, ET_DYN, ET_CORE = 1, 2, 3, 4
EM_X86_64 = 62
ELFCOMPRESS_ZLIB = 1
NT_GNU_BUILD_ID = 3
STB_GLOBAL, STB_WEAK, STB_GNU_UNIQUE = 1, 2, 10
STT_NOTYPE, STT_OBJECT, STT_FUNC, STT_TLS, STT_GNU_IFUNC = 0, 1, 2, 6, 10
VERSYM_HIDDEN = 0x8000

# No section that deflate made can be larger than this many times its compressed size.
MAX_DEFLATE_RATIO = 1032

_EHDR = struct.Struct("<16sHHIQQQIHHHHHH")
_SHDR = struct.Struct("<IIQQQQIIQQ")
_SYM = struct.Struct("<IBBHQQ")
_NOTE = struct.Struct("<III")


@dataclass(frozen=True)
class Section:
    name: str
    type: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int
    entsize: int


@dataclass(frozen=True)
class Symbol:
    """One row of .dynsym: `version` is the name of its symbol version, `default` whether a plain name binds
    to it."""
    name: str
    address: int
    size: int
    type: int
    binding: int
    section: int
    version: str | None
    default: bool


class ElfFile:
    """An open ELF file. `sections` is in file order, `section(name)` gives the first of that name or None."""

    def __init__(self, path):
        self.path = os.fspath(path)
        try:
            # Without O_NONBLOCK a FIFO of that name would hold us up.
            self._fd = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except (OSError, ValueError) as e:
            raise DescriptionError(f"{self.path}: {getattr(e, 'strerror', None) or e}") from None
        try:
            status = os.fstat(self._fd)
            if not stat.S_ISREG(status.st_mode):
                raise self.error("not a regular file")
            self.file_size = status.st_size
            self._read_header()
            self._read_sections()
        except OSError as e:
            self.close()
            raise self.error(e.strerror) from None
        except BaseException:
            self.close()
            raise

    def close(self):
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def error(self, message):
        return DescriptionError(f"{self.path}: {message}")

    def read(self, offset, size, what):
        """The `size` bytes at `offset`; a range outside the file names `what` in the error."""
        if offset < 0 or size < 0 or offset + size > self.file_size:
            raise self.error(f"{what} lies outside the file (truncated?)")
        data = os.pread(self._fd, size, offset)
        if len(data) != size:
            raise self.error(f"{what} cannot be read whole (truncated?)")
        return data

    def _read_header(self):
        if self.file_size < _EHDR.size or os.pread(self._fd, 4, 0) != b"\x7fELF":
            raise self.error("not an ELF file")
        header = _EHDR.unpack(self.read(0, _EHDR.size, "the ELF header"))
        ident, self.type, self.machine = header[:3]
        if ident[4] != 2 or ident[5] != 1 or self.machine != EM_X86_64:
            raise self.error("not an x86-64 ELF file")
        self._shoff = header[6]
        self._shentsize, self._shnum, self._shstrndx = header[11:]

    def _read_sections(self):
        self.sections, self._by_name = [], {}
        if not self._shoff:
            return
        if self._shentsize != _SHDR.size:
            raise self.error(f"section headers of {self._shentsize} bytes, expected {_SHDR.size}")
        if not self._shnum or self._shstrndx == 0xffff:
            # Too many sections for the ELF header: the first section header holds the counts.
            first = _SHDR.unpack(self.read(self._shoff, _SHDR.size, "the section header table"))
            self._shnum = self._shnum or first[5]
            self._shstrndx = first[6] if self._shstrndx == 0xffff else self._shstrndx
        table = self.read(self._shoff, self._shnum * _SHDR.size, "the section header table")
        rows = list(_SHDR.iter_unpack(table))
        if self._shstrndx >= len(rows):
            raise self.error("the section name table has no section header")
        _, _, _, _, offset, size, *_ = rows[self._shstrndx]
        names = self.read(offset, size, "the section name table")
        for row in rows:
            section = Section(c_string(names, row[0]) or "", *row[1:8], row[9])
            self.sections.append(section)
            self._by_name.setdefault(section.name, section)

    def section(self, name):
        return self._by_name.get(name)

    def has_section(self, name):
        """Whether a section has content, compressed or not."""
        section = self.section(name) or self.section(name.replace(".debug_", ".zdebug_", 1))
        return section is not None and section.type != SHT_NOBITS and section.size > 0

    def section_data(self, name):
        """The bytes of a section, decompressed; None if there is none. `.debug_x` is also found as
        `.zdebug_x`."""
        section = self.section(name)
        if section is not None:
            return self.data(section)
        section = self.section(name.replace(".debug_", ".zdebug_", 1))
        if section is None or not section.name.startswith(".zdebug_"):
            return None
        return self._decompress_zdebug(section)

    def data(self, section):
        if section.type == SHT_NOBITS:
            return None
        raw = self.read(section.offset, section.size, f"section {section.name}")
        if not section.flags & SHF_COMPRESSED:
            return raw
        if len(raw) < 24:
            raise self.error(f"compressed section {section.name} has no header")
        kind, _, size, _ = struct.unpack_from("<IIQQ", raw)
        if kind != ELFCOMPRESS_ZLIB:
            raise self.error(f"section {section.name} is compressed in a way not supported (ch_type {kind}); "
                             f"`objcopy --decompress-debug-sections` makes it readable")
        return self._inflate(section, raw[24:], size)

    def _decompress_zdebug(self, section):
        raw = self.read(section.offset, section.size, f"section {section.name}")
        if raw[:4] != b"ZLIB" or len(raw) < 12:
            raise self.error(f"section {section.name} has no ZLIB header")
        return self._inflate(section, raw[12:], int.from_bytes(raw[4:12], "big"))

    def _inflate(self, section, raw, size):
        if size > len(raw) * MAX_DEFLATE_RATIO + 64:
            raise self.error(f"compressed section {section.name} claims an absurd size of {size} bytes")
        try:
            data = zlib.decompressobj().decompress(raw, size + 1)
        except zlib.error as e:
            raise self.error(f"section {section.name} cannot be decompressed: {e}") from None
        if len(data) != size:
            raise self.error(f"section {section.name} decompresses to a size other than its header says")
        return data

    def build_id(self):
        """The build-id as lower-case hexadecimal, or None."""
        for section in self.sections:
            if section.type == 7 and section.size <= 1 << 16:
                found = _find_build_id(self.read(section.offset, section.size, f"section {section.name}"))
                if found:
                    return found
        return None

    def content_id(self):
        """What stands in for a build-id where there is none: 40 hexadecimal digits of the file's content."""
        return hashlib.sha1(self.read(0, self.file_size, "the file")).hexdigest()

    def debug_link(self):
        """(file name, CRC) of the separate debug file that .gnu_debuglink names, or None."""
        data = self.section_data(".gnu_debuglink")
        name = c_string(data, 0) if data else None
        if not name or len(data) < 8:
            return None
        return name, int.from_bytes(data[-4:], "little")

    def debug_alt_link(self):
        """(file name, build-id) of the file shared by several debug files (made by dwz), or None."""
        data = self.section_data(".gnu_debugaltlink")
        name = c_string(data, 0) if data else None
        return (name, data[data.index(0) + 1:].hex()) if name else None

    def soname(self):
        dynamic, strings = self.section_data(".dynamic"), self.section_data(".dynstr")
        if dynamic and strings:
            for tag, value in struct.iter_unpack("<QQ", dynamic[:len(dynamic) // 16 * 16]):
                if tag == 14:
                    return c_string(strings, value)
        return None

    def dynamic_symbols(self):
        """The defined, exported symbols of .dynsym with their versions."""
        table, strings = self.section_data(".dynsym"), self.section_data(".dynstr")
        if not table or not strings:
            return []
        versym = self.section_data(".gnu.version") or b""
        names = self._version_names()
        found = []
        for i, row in enumerate(_SYM.iter_unpack(table[:len(table) // _SYM.size * _SYM.size])):
            name_offset, info, other, section, address, size = row
            if section in (SHN_UNDEF, SHN_ABS) or other & 3 in (1, 2):
                continue
            if info >> 4 not in (STB_GLOBAL, STB_WEAK, STB_GNU_UNIQUE):
                continue
            name = c_string(strings, name_offset)
            if not name:
                continue
            v = int.from_bytes(versym[2 * i:2 * i + 2], "little") if versym else 1
            found.append(Symbol(name, address, size, info & 15, info >> 4, section,
                                names.get(v & ~VERSYM_HIDDEN), not v & VERSYM_HIDDEN))
        return found

    def _version_names(self):
        """Version index -> name, from .gnu.version_d; the base version (1) has none."""
        data, strings = self.section_data(".gnu.version_d"), self.section_data(".dynstr") or b""
        names, offset = {}, 0
        while data and offset + 20 <= len(data):
            _, flags, index, _, _, aux, step = struct.unpack_from("<HHHHIII", data, offset)
            if not flags & 1 and offset + aux + 4 <= len(data):
                name = int.from_bytes(data[offset + aux:offset + aux + 4], "little")
                names[index] = c_string(strings, name)
            if not step:
                break
            offset += step
        return names


def c_string(data, offset):
    """The NUL-terminated string at `offset`, or None where it does not fit."""
    end = data.find(0, offset) if 0 <= offset < len(data) else -1
    return data[offset:end].decode("utf-8", "replace") if end >= 0 else None


def _find_build_id(notes):
    offset = 0
    while offset + _NOTE.size <= len(notes):
        name_size, size, kind = _NOTE.unpack_from(notes, offset)
        name_at = offset + _NOTE.size
        at = name_at + (name_size + 3 & ~3)
        if kind == NT_GNU_BUILD_ID and notes[name_at:name_at + name_size] == b"GNU\0" and 0 < size <= 64:
            desc = notes[at:at + size]
            return desc.hex() if len(desc) == size else None
        offset = at + (size + 3 & ~3)
    return None
