"""The index: what is known of one library, as one file that is searched without being parsed.

The compiler writes it once per library and build-id; the compiler, and the runtime in the target process,
then search it. Its layout is that of the C structs in runtime/index.h: a header, a table of sections, and
sections that are arrays of fixed-size rows, little-endian, each 8-aligned. Strings are offsets into the
section of NUL-terminated strings, whose first is empty. `symbols` are sorted by name and `addresses` are
their numbers sorted by address; `tags` and `constants` are sorted by name, `sites`, `frames` and `statics` by
address. Names compare as bytes.

A file is believed only if its magic, version, size, checksum, build-id and source are what they must be; else
it is written anew. What the checksum cannot vouch for, every number used as an offset or a row, is checked
where it is used.
"""

import hashlib
import os
import struct
import zlib
from typing import NamedTuple

from .errors import DescriptionError
from .rows import Field, TypeRow

MAGIC = b"DPYINDEX"
VERSION = 9  # to be raised with every change of the layout or of what is recorded

# magic, version, header size, file size, checksum of what follows the header, number of sections, build-id,
# source, and as strings: path, soname, origin.
_HEADER = struct.Struct("<8sIIQII32s32sIIII")
_SECTION = struct.Struct("<QII")  # offset, count, row size
_ROWS = {
    "strings": struct.Struct("<c"),
    "types": struct.Struct("<BBBBIQIIII"),
    "fields": struct.Struct("<IIQII"),
    "enumerators": struct.Struct("<IIQ"),
    "symbols": struct.Struct("<IIQQIIIIIHH"),
    "addresses": struct.Struct("<I"),
    "tags": struct.Struct("<III"),
    "constants": struct.Struct("<IIQ"),
    "sites": struct.Struct("<QIIIIII"),
    "frames": struct.Struct("<QQIIII"),
    "locals": struct.Struct("<qQQIIIIII"),
    "statics": struct.Struct("<QQIIII"),
}
_NAMES = tuple(_ROWS)

# Kinds of a symbol and of a constant.
FUNCTION, VARIABLE, TLS_VARIABLE = 1, 2, 3
SIGNED, UNSIGNED, DOUBLE, STRING = 0, 1, 2, 3
# Flags of a symbol. INLINE: described, but without code. IFUNC: the address is that of its resolver.
# DECLARED: the type is that of a declaration.
INLINE, IFUNC, DECLARED, NORETURN, WEAK = 1, 2, 4, 8, 16


class SymbolRow(NamedTuple):
    """An exported function or variable. `address` is as in the file, before relocation; `type` 0 means that
    it is not described. `first_parameter` is the row of its first parameter in `fields`, which holds the
    names."""
    name: str
    type: int
    address: int = 0
    size: int = 0
    version: str = ""
    file: str = ""
    line: int = 0
    prototype: str = ""
    first_parameter: int = 0
    kind: int = FUNCTION
    flags: int = 0


class Strings:
    """The section of strings while it is built."""

    def __init__(self):
        self.data, self._offsets = bytearray(1), {"": 0}

    def add(self, text):
        offset = self._offsets.get(text)
        if offset is None:
            offset = self._offsets[text] = len(self.data)
            self.data += text.encode("utf-8", "surrogateescape").replace(b"\0", b"?") + b"\0"
        return offset


def sort_key(text):
    return text.encode("utf-8", "surrogateescape")


def make_index(build_id, source, path, soname, origin, graph, symbols, tags, constants, places=None):
    """The bytes of an index. `symbols` are SymbolRows, `tags` (name, type number, kind), `constants` (name,
    value), `places` what Places.rows gives."""
    places = places or {"sites": (), "frames": (), "locals": (), "statics": ()}
    strings = Strings()
    add = strings.add
    symbols = sorted(symbols, key=lambda s: sort_key(s.name))
    by_address = sorted((s.address, i) for i, s in enumerate(symbols) if s.address and s.kind != TLS_VARIABLE)
    rows = {
        "types": [(r.kind, r.flags, r.encoding, r.alignment.bit_length(), add(r.name), r.size, r.target,
                   r.first, r.count, 0) for r in graph.rows],
        "fields": [(add(f.name), *f[1:]) for f in graph.fields],
        "enumerators": [(add(name), 0, value % 2**64) for name, value in graph.enumerators],
        "symbols": [(add(s.name), s.type, s.address, s.size, add(s.version), add(s.file), s.line,
                     add(s.prototype), s.first_parameter, s.kind, s.flags) for s in symbols],
        "addresses": [(i,) for _, i in by_address],
        "tags": [(add(name), type, kind)
                 for name, type, kind in sorted(tags, key=lambda t: (sort_key(t[0]), t[2]))],
        "constants": [(add(name), *_constant(value, add))
                      for name, value in sorted(constants, key=lambda c: sort_key(c[0]))],
        "sites": [(s.address, s.type, add(s.function), add(s.file), s.line, s.flags, 0) for s in places["sites"]],
        "frames": [(f.low, f.high, add(f.function), *f[3:]) for f in places["frames"]],
        "locals": [(l.offset, l.low, l.high, add(l.name), l.type, add(l.file), l.line, l.base, 0) for l in places["locals"]],
        "statics": [(s.address, s.size, add(s.name), s.type, add(s.file), s.line) for s in places["statics"]],
    }
    facts = [add(path), add(soname), add(origin)]
    sections = {name: b"".join(_ROWS[name].pack(*row) for row in rows[name]) for name in _NAMES[1:]}
    return _assemble(build_id, source, {"strings": bytes(strings.data), **sections}, facts)


def _constant(value, add):
    if isinstance(value, str):
        return STRING, add(value)
    if isinstance(value, float):
        return DOUBLE, int.from_bytes(struct.pack("<d", value), "little")
    return UNSIGNED if value >= 0 else SIGNED, value % 2**64


def _assemble(build_id, source, sections, facts):
    start = _HEADER.size + len(sections) * _SECTION.size
    table, body = b"", b""
    chunks, offset = [], start
    for name in _NAMES:
        data = sections[name]
        table += _SECTION.pack(offset, len(data) // _ROWS[name].size, _ROWS[name].size)
        data += bytes(-len(data) % 8)
        chunks.append(data)
        offset += len(data)
    body = table + b"".join(chunks)
    return _HEADER.pack(MAGIC, VERSION, _HEADER.size, _HEADER.size + len(body), zlib.crc32(body),
                        len(sections), _padded(build_id), _padded(source), *facts, 0) + body


def _padded(hexadecimal):
    return bytes.fromhex(hexadecimal)[:32].ljust(32, b"\0")


class Index:
    """Search in the bytes of an index. Raises DescriptionError where they are not those of an index."""

    def __init__(self, data, path):
        self.data, self.path = data, path
        if len(data) < _HEADER.size:
            raise self._error("truncated")
        (magic, version, header_size, size, checksum, count, self.build_id, self.source,
         *facts, _) = _HEADER.unpack_from(data)
        if magic != MAGIC or version != VERSION or header_size != _HEADER.size or count != len(_NAMES):
            raise self._error("of another version")
        if size != len(data) or zlib.crc32(memoryview(data)[_HEADER.size:]) != checksum:
            raise self._error("truncated or damaged")
        self._sections = {}
        for i, name in enumerate(_NAMES):
            offset, rows, row_size = _SECTION.unpack_from(data, _HEADER.size + i * _SECTION.size)
            if row_size != _ROWS[name].size or offset + rows * row_size > len(data):
                raise self._error(f"section {name} lies outside of it")
            self._sections[name] = offset, rows
        self.library_path, self.soname, self.origin = map(self.string, facts)

    def _error(self, message):
        return DescriptionError(f"{self.path}: the index is {message}")

    def matches(self, build_id, source):
        return self.build_id == _padded(build_id) and self.source == _padded(source)

    def count(self, section):
        return self._sections[section][1]

    def row(self, section, number):
        """The row as a tuple of numbers."""
        offset, count = self._sections[section]
        if not 0 <= number < count:
            raise self._error(f"damaged: {section} has no row {number}")
        row = _ROWS[section]
        return row.unpack_from(self.data, offset + number * row.size)

    def _bytes(self, offset):
        start, size = self._sections["strings"]
        end = self.data.find(0, start + offset, start + size) if offset < size else -1
        if end < 0:
            raise self._error(f"damaged: there is no string {offset}")
        return self.data[start + offset:end]

    def string(self, offset):
        return self._bytes(offset).decode("utf-8", "surrogateescape")

    def type_row(self, number):
        kind, flags, encoding, alignment, name, size, target, first, count, _ = self.row("types", number)
        alignment = 1 << alignment - 1 if alignment else 0
        return TypeRow(kind, flags, encoding, alignment, self.string(name), size, target, first, count)

    def field(self, number):
        name, *rest = self.row("fields", number)
        return Field(self.string(name), *rest)

    def enumerator(self, number):
        name, _, value = self.row("enumerators", number)
        return self.string(name), value

    def symbol(self, number):
        name, type, address, size, version, file, line, prototype, *rest = self.row("symbols", number)
        return SymbolRow(self.string(name), type, address, size, self.string(version), self.string(file),
                         line, self.string(prototype), *rest)

    def constant(self, number):
        """(name, value)."""
        name, kind, value = self.row("constants", number)
        if kind == STRING:
            value = self.string(value)
        elif kind == DOUBLE:
            value, = struct.unpack("<d", value.to_bytes(8, "little"))
        elif kind == SIGNED:
            value -= 2**64
        return self.string(name), value

    def name(self, section, number):
        """The name of a row of symbols, tags or constants."""
        return self.string(self.row(section, number)[0])

    def find(self, section, name):
        """The numbers of the rows that have this name, in a section sorted by name."""
        wanted, count = sort_key(name), self.count(section)
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            if self._bytes(self.row(section, middle)[0]) < wanted:
                low = middle + 1
            else:
                high = middle
        end = low
        while end < count and self._bytes(self.row(section, end)[0]) == wanted:
            end += 1
        return range(low, end)

    def symbol_at(self, address):
        """The symbol that covers an address of the file, or None."""
        low, high = 0, self.count("addresses")
        while low < high:
            middle = (low + high) // 2
            if self.row("symbols", self.row("addresses", middle)[0])[2] <= address:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return None
        symbol = self.symbol(self.row("addresses", low - 1)[0])
        return symbol if address < symbol.address + max(symbol.size, 1) else None


def index_file(cache_dir, build_id):
    return os.path.join(os.path.abspath(cache_dir), build_id + ".dpyindex")


def read_index(cache_dir, build_id, source):
    """The Index of a library from the cache, or None if there is none that is whole and of this source."""
    path = index_file(cache_dir, build_id)
    try:
        with open(path, "rb") as f:
            index = Index(f.read(), path)
        return index if index.matches(build_id, source) else None
    except (OSError, DescriptionError):
        return None


def write_index(cache_dir, build_id, data):
    """Put an index into the cache; its file. A cache that cannot be written (full, read-only) is no error, only slow: ""."""
    import tempfile  # slow to import, and seldom needed

    temporary = None
    try:
        os.makedirs(cache_dir, mode=0o700, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=cache_dir, prefix=".index-")
        with os.fdopen(handle, "wb") as f:
            f.write(data)
        os.replace(temporary, index_file(cache_dir, build_id))
        return index_file(cache_dir, build_id)
    except OSError:
        if temporary:
            try:
                os.unlink(temporary)
            except OSError:
                pass
        return ""


def fingerprint(*parts):
    """64 hexadecimal digits for the things that an index was made from."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()
