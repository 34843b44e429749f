"""A native library as Python sees it: functions, variables, types and constants by name.

`load_library` finds the file, takes its index from the cache or makes it, and gives a `Library` that decodes
what is asked for. One name may mean several things at once: `stat` is a function and a struct.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial

from . import index as I
from .allocators import wrapper_names
from .debuginfod import find_debuginfod_file
from .declaration import declare
from .elf import ElfFile
from .errors import DescriptionError
from .find import DEBUG_DIRS, find_debug_file, find_library, stem_of
from .headers import SHIMMED, find_headers, kept_file, read_beyond
from .rows import Kind
from .shims import shim_beside, shims_beside
from .types import Enum, Function, Record, Type
from .typetable import TypeTable
from .undescribed import nothing_describes


@dataclass(frozen=True)
class NativeFunction:
    """A function that a library exports. `type` is None where nothing describes it. `address` is that in the
    file; that of an `ifunc` is its resolver's. An `inline_only` function has no code. `declared` says that
    the type comes from a declaration, not from the definition. `file` and `line` say where it stands in the
    source."""
    name: str
    type: Function | None
    parameter_names: tuple[str, ...]
    version: str | None
    file: str | None
    line: int
    address: int
    size: int
    ifunc: bool = False
    inline_only: bool = False
    declared: bool = False
    noreturn: bool = False

    @property
    def prototype(self):
        """`int stat(const char *file, struct stat *buf)`."""
        return declare(self.type, self.name, self.parameter_names) if self.type else f"{self.name}(?)"


@dataclass(frozen=True)
class NativeVariable:
    """A variable that a library exports. `thread_local`: `address` is an offset in the library's TLS
    block."""
    name: str
    type: Type | None
    version: str | None
    file: str | None
    line: int
    address: int
    size: int
    thread_local: bool = False


class Library:
    """What is known of one library. `origin` says, for people, where the description comes from. `index_path` is the
    file of its index, `headers` the description by its headers, "" if there is none; shims are made beside `kept`, which is where
    the cache keeps such a description. `reread` gives the Library as described by its headers too, or None."""

    def __init__(self, name, path, build_id, index, headers="", kept="", reread=None):
        self.name, self.path, self.build_id, self.index_path = name, path, build_id, index.path
        self.headers, self._kept = headers, kept or headers
        self.soname, self.origin = index.soname or os.path.basename(path), index.origin
        self.index, self._types, self._tags, self._reread = index, TypeTable(index), {}, reread

    def __repr__(self):
        return f"<Library {self.soname}>"

    def read_headers(self):
        """Whether the headers of a library with DWARF offer more than is known so far: macros, of which the DWARF knows only
        if it is that of -g3. They are looked for when a program uses a name that nothing else explains."""
        reread, self._reread = self._reread, None
        more = reread and reread()
        if more:
            self.__dict__ = vars(more)
        return bool(more)

    def function(self, name):
        """The NativeFunction of this name, or None."""
        row = self._symbol(name, I.FUNCTION)
        if row is None:
            return None
        type = self._types.type(row.type) if row.type else None
        count = len(type.parameters) if type else 0
        names = tuple(self.index.field(row.first_parameter + i).name for i in range(count))
        return NativeFunction(
            name, type, names, row.version or None, row.file or None, row.line, row.address, row.size,
            bool(row.flags & I.IFUNC), bool(row.flags & I.INLINE), bool(row.flags & I.DECLARED),
            bool(row.flags & I.NORETURN))

    def variable(self, name):
        """The NativeVariable of this name, or None."""
        row = self._symbol(name, I.VARIABLE) or self._symbol(name, I.TLS_VARIABLE)
        if row is None:
            return None
        type = self._types.type(row.type) if row.type else None
        return NativeVariable(name, type, row.version or None, row.file or None, row.line, row.address,
                              row.size, row.kind == I.TLS_VARIABLE)

    def struct(self, tag):
        return self._tag(tag, Kind.STRUCT)

    def union(self, tag):
        return self._tag(tag, Kind.UNION)

    def enum(self, tag):
        return self._tag(tag, Kind.ENUM)

    def typedef(self, name):
        return self._tag(name, Kind.TYPEDEF)

    def base(self, name):
        """A base type by its standard spelling (`unsigned long`)."""
        return self._tag(name, Kind.BASE)

    def constant(self, name):
        """The value of an enumerator or an object-like macro, or None."""
        for number in self.index.find("constants", name):
            return self.index.constant(number)[1]
        return None

    # An enumerator and a macro of one name have one value: the headers define `EINTR` as itself.
    enumerator = macro = constant

    def alias(self, name):
        """The function that an object-like macro of this name stands for, or None."""
        other = self.beyond.get(name)
        return other if other not in SHIMMED else None

    @cached_property
    def beyond(self):
        """What only the headers offer: see read_beyond."""
        return read_beyond(self.headers) if self.headers else {}

    def shims(self, name):
        """The path of the library of shims that may have one for `name`, under its name or that of a reader; None: no header has such
        a macro or inline function. It is made when it is first asked for, which takes a compiler. Raises DescriptionError."""
        if self.beyond.get(name) not in SHIMMED:
            return None
        if path := self._made(name):
            return path
        from .stub import add_shims  # seldom needed

        try:
            add_shims(self.headers, self.path, [name], self._kept)
        except DescriptionError as e:
            raise DescriptionError(f"{name} is a macro or an inline function of {self.soname}'s headers, and {e}") from None
        return self._made(name)

    def make_ready(self, names):
        """Makes the shims for those of `names` that lack one together: one by one they take longer."""
        wanted = {self.alias(name) or name for name in names} if self.headers else ()
        wanted = [name for name in sorted(wanted) if self.beyond.get(name) in SHIMMED and not self._made(name)]
        if len(wanted) > 1:
            from .stub import add_shims

            with suppress(DescriptionError):     # which comes again when one of them is asked for
                add_shims(self.headers, self.path, wanted, self._kept)

    def _made(self, name):
        """The path of the library of shims for `name`, or None."""
        paths = shims_beside(self.headers), shim_beside(self.headers, name), shim_beside(self._kept, name)
        return next(filter(os.path.isfile, paths), None)

    def symbol_at(self, address):
        """The name and the offset in it of an address of the file, or None."""
        row = self.index.symbol_at(address)
        return (row.name, address - row.address) if row else None

    def __contains__(self, name):
        return any(self.index.find(section, name) for section in ("symbols", "tags", "constants"))

    def names(self):
        """All names, sorted: functions, variables, types, constants."""
        sections = ("symbols", "tags", "constants")
        return sorted({self.index.name(s, i) for s in sections for i in range(self.index.count(s))})

    def suggest(self, name):
        """Up to three names of this library that `name` may be a slip of, best first."""
        import difflib  # slow to import, and needed only after a mistake

        names = [n for n in (*self.names(), *self.beyond) if abs(len(n) - len(name)) < 3]
        return difflib.get_close_matches(name, names, 3, 0.75)

    def _symbol(self, name, kind):
        for number in self.index.find("symbols", name):
            row = self.index.symbol(number)
            if row.kind == kind:
                return row
        return None

    def _tag(self, name, kind):
        """The compiler asks for the runtime's own structs thousands of times."""
        if (name, kind) not in self._tags:
            self._tags[name, kind] = self._find_tag(name, kind)
        return self._tags[name, kind]

    def _find_tag(self, name, kind):
        for number in self.index.find("tags", name):
            _, type, row_kind = self.index.row("tags", number)
            if row_kind == kind:
                return self._types.type(type)
        return None


def resolve(type, libraries):
    """The definition of a struct, union or enum that `type` only declares, from the first library that has
    one."""
    kind = type.kind if isinstance(type, Record) else "enum" if isinstance(type, Enum) else None
    if kind is None or type.complete or type.tag is None:
        return type
    found = (getattr(library, kind)(type.tag) for library in libraries)
    return next((other for other in found if other is not None and other.complete), type)


def load_library(name, search_dirs=(), cache_dir=None, progress=None, debug_dirs=DEBUG_DIRS, notice=None, prepared=None):
    """The Library of a name (`c`, `m`, `sqlite3`) or a path.

    `cache_dir` keeps the index for the next time; None keeps nothing. `prepared` is another such folder, which is only
    read. `progress(phase, done, total)` is called while an index is made. A library without debugging information is
    described by what a configured server has, or by its headers, if there is a cache; `notice(text)` is told so. Raises
    DescriptionError if the library is not there or nothing describes it."""
    path = find_library(name, search_dirs)
    kept = [folder for folder in (cache_dir, prepared) if folder]
    with ElfFile(path) as elf:
        build_id = elf.build_id() or elf.content_id()
        soname = elf.soname() or os.path.basename(path)
        debug_file, headers = find_debug_file(elf, debug_dirs), find_headers(soname, build_id, kept)
        if not (debug_file or elf.has_section(".debug_info")):
            debug_file = find_debuginfod_file(build_id, soname, cache_dir, notice)
        if cache_dir and not (debug_file or headers or elf.has_section(".debug_info")):
            headers = _describe_by_headers(elf, soname, build_id, kept_file(build_id, cache_dir), notice)
            if headers is None:
                raise nothing_describes(elf, soname, os.path.join(cache_dir, "packages", build_id))
        more = partial(_reread, name, path, cache_dir, debug_file, progress, debug_dirs, notice)
        reread = more if cache_dir and not headers else None
        files = map(_identity, (debug_file, headers))
        source = I.fingerprint(I.VERSION, elf.file_size, *wrapper_names(), *files)
        index = next(filter(None, (I.read_index(folder, build_id, source) for folder in kept)), None)
        if index is None:
            from .describe import LibraryFiles, describe_library  # not needed when the index is at hand

            files = LibraryFiles(elf, soname, debug_file, headers, debug_dirs)
            data = describe_library(files, build_id, source, progress)
            index = I.Index(data, I.write_index(cache_dir, build_id, data) if cache_dir else "")
    own = kept_file(build_id, cache_dir) if cache_dir else ""
    return Library(name, path, build_id, index, headers or "", own, reread)


def _describe_by_headers(elf, soname, build_id, path, notice):
    """The path of a description by the library's headers; None where it has none."""
    from .header_search import find_library_headers
    from .exports import functions_of
    from .stub import write_description

    functions = functions_of(elf)
    found = find_library_headers(stem_of(soname), elf.path, functions)
    if not found:
        return None
    try:
        files = write_description(found, functions, build_id, path)
    except DescriptionError as e:
        raise elf.error(f"no debugging information, and {e}") from None
    if notice:
        notice(f"{soname} has no debugging information: described by {_in_short(files)}")
    return path


def _reread(name, path, cache_dir, debug_file, progress, debug_dirs, notice):
    """The Library with DWARF once more, described by its headers too: those that it was built from, or those of its
    package. None: there are none that compile."""
    from .header_search import find_library_headers
    from .exports import functions_of
    from .source_headers import source_headers
    from .stub import write_description

    with ElfFile(path) as elf:
        functions, soname = functions_of(elf), elf.soname() or os.path.basename(path)
        build_id = elf.build_id() or elf.content_id()
        kept = kept_file(build_id, cache_dir)
    own, packaged = source_headers(debug_file or path, functions), find_library_headers(stem_of(soname), path, functions)
    for found in (own, packaged):
        with suppress(DescriptionError):
            files = found and write_description(found, functions, build_id, kept)
            if files and notice:
                notice(f"{soname} has no macros in its debugging information: they come from {_in_short(files)}")
            if files:
                again = load_library(path, (), cache_dir, progress, debug_dirs, notice)
                again.name = name
                return again
    return None


def _in_short(files):
    own = [file for file in files if os.path.isabs(file)]
    return own[0] + (f" and {len(own) - 1} more" if len(own) > 1 else "")


def _identity(path):
    """What changes when a file that a description came from does."""
    if path is None:
        return None
    try:
        status = os.stat(path)
        return path, status.st_size, status.st_mtime_ns
    except OSError:
        return path
