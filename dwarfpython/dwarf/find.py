"""Where things are on disk: the file of a library's name, and the separate debug file of a library's file."""

import os
import re
import struct
import zlib

from .elf import ElfFile
from .errors import DescriptionError, LibraryNotFound

SHORT_NAMES = {"c": "libc.so.6", "m": "libm.so.6"}
DEFAULT_DIRS = ("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib",
                "/usr/lib", "/usr/local/lib")
LOADER_CACHE = "/etc/ld.so.cache"
DEBUG_DIRS = ("/usr/lib/debug",)
_CACHE_MAGIC = b"glibc-ld.so.cache1.1"
_CACHE_OLD_MAGIC = b"ld.so-1.7.0"
_CACHE_X86_64 = 0x0303


def find_library(name, search_dirs=()):
    """The path of the library that `import name` means; a name with a slash is a path itself.

    Looked for in `search_dirs` (the script's folder), the current directory, LD_LIBRARY_PATH, ld.so.cache and
    the system's directories, as `libname.so` and then `libname.so.*`. A file that is not ELF (a linker
    script, as Debian's libc.so) is passed over. Where there is none, `_` stands for what no name in Python has: `glib_2_0`
    means libglib-2.0.so.
    """
    if "/" in name:
        return name
    patterns = [_file_pattern(name), *([_file_pattern(name, "[-.+_]")] if "_" in name else [])]
    path = [*search_dirs, os.getcwd(), *filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":"))]
    for pattern in patterns:
        if found := _find_in_path(path, pattern):
            return found
    raise LibraryNotFound(f"no library {pattern_text(name)} in {', '.join(path)}, ld.so.cache or the "
                           f"system's directories")


def _find_in_path(path, pattern):
    for folder in path:
        if found := _find_in_dir(folder, pattern):
            return found
    for soname, file in sorted(_read_cache(), key=lambda row: _version_key(row[0])):
        if pattern.fullmatch(soname) and _is_elf(file):
            return file
    return next(filter(None, (_find_in_dir(folder, pattern) for folder in DEFAULT_DIRS)), None)


def find_partners(path):
    """The paths of the libraries that the linker takes together with the one at `path`: a linker script in place of the link
    `libncurses.so` says `INPUT(libncurses.so.6 -ltinfo)`."""
    stem = os.path.basename(path).partition(".so")[0]
    for folder in (os.path.dirname(path), *DEFAULT_DIRS):
        names = _script_inputs(os.path.join(folder, f"{stem}.so"))
        if any(os.path.basename(name).partition(".so")[0] == stem for name in names):
            named = [name[2:] for name in names if name.startswith("-l")]
            return [found for name in named if name not in SHORT_NAMES and (found := _find_quietly(name))]
    return []


def _script_inputs(path):
    """What a linker script names as inputs; [] for any other file."""
    try:
        with open(path, "rb") as f:
            text = f.read(4096)
    except OSError:
        return []
    if text[:4] == b"\x7fELF":
        return []
    text = re.sub(r"/\*.*?\*/", " ", text.decode("ascii", "replace"), flags=re.S)
    return [word for inside in re.findall(r"\b(?:INPUT|GROUP)\s*\(([^()]*)", text) for word in re.split(r"[\s,]+", inside) if word]


def _find_quietly(name):
    try:
        return find_library(name)
    except LibraryNotFound:
        return None


def library_names(search_dirs=()):
    """The names that `import` could find as native libraries, for completion."""
    names = set(SHORT_NAMES)
    folders = [*search_dirs, os.getcwd(), *filter(None, os.environ.get("LD_LIBRARY_PATH", "").split(":"))]
    files = [row[0] for row in _read_cache()]
    for folder in folders:
        files += _list(folder)
    for file in files:
        if m := re.fullmatch(r"lib([A-Za-z_][\w.+-]*?)\.so(\.[\w.]+)?", file):
            names.add(re.sub(r"\W", "_", m[1]))
    return sorted(names)


def stem_of(soname):
    """`glib-2.0` of `libglib-2.0.so.0`: what the linker calls the library."""
    return re.sub(r"^lib|\.so.*$", "", soname)


def pattern_text(name):
    return SHORT_NAMES.get(name) or f"lib{name}.so*"


def _file_pattern(name, underscore="_"):
    if name in SHORT_NAMES:
        return re.compile(re.escape(SHORT_NAMES[name]))
    return re.compile(rf"lib{re.escape(name).replace('_', underscore)}\.so(\.[0-9][\w.]*)?")


def _version_key(file):
    """Sorts libx.so before libx.so.10 before libx.so.9."""
    return file.count("."), [-int(n) for n in re.findall(r"\d+", file.partition(".so")[2])]


def _list(folder):
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _find_in_dir(folder, pattern):
    for file in sorted(filter(pattern.fullmatch, _list(folder)), key=_version_key):
        path = os.path.join(folder, file)
        if _is_elf(path):
            return path
    return None


def _is_elf(path):
    try:
        with open(path, "rb") as f:
            return f.read(4) == b"\x7fELF"
    except OSError:
        return False


def _read_cache(path=LOADER_CACHE):
    """(soname, path) rows of ld.so.cache for x86-64; a cache that makes no sense is as good as none.

    Source: glibc's elf/cache.c. The new format starts with its magic, or behind a table in the old format.
    """
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError:
        return []
    start = data.find(_CACHE_MAGIC, 0, len(_CACHE_MAGIC))
    if data.startswith(_CACHE_OLD_MAGIC):
        start = data.find(_CACHE_MAGIC)
    if start < 0 or start + 48 > len(data):
        return []
    data = data[start:]
    count = min(struct.unpack_from("<I", data, 20)[0], (len(data) - 48) // 24)
    rows = []
    for i in range(count):
        flags, key, value = struct.unpack_from("<III", data, 48 + 24 * i)
        if flags == _CACHE_X86_64:
            rows.append((_cache_string(data, key), _cache_string(data, value)))
    return rows


def _cache_string(data, offset):
    end = data.find(0, offset)
    return os.fsdecode(data[offset:max(end, offset)])


def find_debug_file(elf, debug_dirs=DEBUG_DIRS):
    """The path of the separate debug file of an open ElfFile, or None: by build-id, then by .gnu_debuglink.

    A candidate counts only if its build-id is the same, or its CRC is the one in the link.
    """
    build_id = elf.build_id()
    if build_id:
        for folder in debug_dirs:
            path = os.path.join(folder, ".build-id", build_id[:2], build_id[2:] + ".debug")
            if _build_id_of(path) == build_id:
                return path
    link = elf.debug_link()
    return _find_by_link(elf, *link, debug_dirs) if link else None


def _find_by_link(elf, name, crc, debug_dirs):
    folder = os.path.dirname(os.path.realpath(elf.path))
    places = [folder, os.path.join(folder, ".debug"), *(d + folder for d in debug_dirs)]
    for place in places:
        path = os.path.join(place, os.path.basename(name))
        if os.path.realpath(path) != os.path.realpath(elf.path) and _crc_of(path) == crc:
            return path
    return None


def find_alternate_file(elf, debug_dirs=DEBUG_DIRS):
    """The path of the dwz file that an open debug file shares its DIEs with, or None if it names none.

    Raises DescriptionError where one is named and cannot be found, for the DWARF is not complete without it.
    """
    link = elf.debug_alt_link()
    if not link:
        return None
    name, build_id = link
    places = [os.path.join(os.path.dirname(os.path.realpath(elf.path)), name)]
    places += [os.path.join(d, ".build-id", build_id[:2], build_id[2:] + ".debug") for d in debug_dirs]
    places += [os.path.join(d, ".dwz", os.path.basename(name)) for d in debug_dirs]
    for path in places:
        if _build_id_of(path) == build_id:
            return path
    raise elf.error(f"shares debugging information with {name} (build-id {build_id}), which is not there")


def _build_id_of(path):
    try:
        with ElfFile(path) as elf:
            return elf.build_id()
    except DescriptionError:
        return None


def _crc_of(path):
    try:
        with open(path, "rb") as f:
            return zlib.crc32(f.read())
    except OSError:
        return None
