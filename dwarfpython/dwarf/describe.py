"""From a library's files to its index: each exported symbol with its type, each named type, each constant.

A symbol finds its description by address, for a library exports a function under names that its DWARF does
not have (`open` is `__libc_open64` in libc's); then by name. Sources merge in order: the library's own DWARF,
then a header stub, which knows functions written in assembly and those that the loader chooses (IFUNC).
"""

import gc
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from . import elf as E
from .constants import At, Tag
from .declaration import declare
from .die import READ_ERRORS, DebugInfo
from .exports import exported_symbols
from .find import find_alternate_file
from .graph import DieTypes, TypeGraph
from .headers import HeaderFacts, read_facts
from .index import (DECLARED, FUNCTION, IFUNC, INLINE, NORETURN, TLS_VARIABLE, VARIABLE, WEAK, SymbolRow,
                    make_index)
from .line import FileNames
from .macros import library_macros
from .places import Places
from .ranges import static_address
from .rows import Kind
from .scan import scan
from .typetable import TypeTable
from .undescribed import nothing_describes

# glibc gives the variants of an IFUNC these names; all have the signature of the function itself.
_IFUNC_VARIANTS = ("__redirect_%s", "__%s", "__%s_sse2", "__%s_c", "__%s_fma", "__%s_sse41")
_KINDS = {E.STT_FUNC: FUNCTION, E.STT_GNU_IFUNC: FUNCTION, E.STT_OBJECT: VARIABLE, E.STT_TLS: TLS_VARIABLE}


@dataclass(frozen=True)
class LibraryFiles:
    """The files that describe a library: itself (open), its separate debug file, what its headers say."""
    elf: E.ElfFile
    soname: str
    debug_file: str | None
    header_file: str | None
    debug_dirs: tuple


def describe_library(files, build_id, source_id, progress=None):
    """The bytes of the index of a library. Raises DescriptionError if nothing describes it, or what does is
    malformed."""
    try:
        return _describe(files, build_id, source_id, progress)
    except READ_ERRORS + (KeyError, TypeError, AttributeError, RecursionError, MemoryError) as e:
        raise files.elf.error(f"the debugging information is malformed ({type(e).__name__}: {e})") from None


def _describe(files, build_id, source_id, progress):
    graph = TypeGraph()
    with ExitStack() as stack, _no_garbage_collection():
        sources = _open_sources(files, graph, stack, progress)
        facts = read_facts(files.header_file) if files.header_file else HeaderFacts({}, {})
        describer = Describer(graph, sources, facts.parameters)
        symbols = describer.symbols(exported_symbols(files.elf), _phase(progress, "symbols"))
        describer.named_types()
        constants = facts.macros | describer.own_macros() | describer.constants
        places = _places(files.elf, graph, sources, _phase(progress, "places"))
        origin = ", ".join(source.info.path for source in sources)
        return make_index(build_id, source_id, files.elf.path, files.soname, origin, graph, symbols,
                          describer.tag_rows(), constants.items(), places.rows({s.address for s in symbols}))


def _places(elf, graph, sources, progress):
    places = Places(elf, graph)
    for i, source in enumerate(sources, 1):
        if source.exact:
            places.collect(source)
        if progress:
            progress(i, len(sources))
    return places


@contextmanager
def _no_garbage_collection():
    """A million small objects are made, and few of them in cycles: looking for these would cost a quarter."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()     # else the collector would look through them once, now
            gc.enable()


def _open_sources(files, graph, stack, progress):
    sources = []
    path = files.debug_file or files.elf.path
    elf = stack.enter_context(E.ElfFile(path))
    if elf.has_section(".debug_info"):
        alternate = find_alternate_file(elf, files.debug_dirs)
        alternate = alternate and stack.enter_context(E.ElfFile(alternate))
        sources += open_sources(elf, graph, True, alternate, _phase(progress, "types"))
    if files.header_file:
        elf = stack.enter_context(E.ElfFile(files.header_file))
        sources += open_sources(elf, graph, False)
    if not sources:
        raise nothing_describes(files.elf, files.soname)
    return sources


def _phase(progress, name):
    return progress and partial(progress, name)


@dataclass
class Source:
    """One file of DWARF about a library. `exact`: its addresses are those of the library."""
    info: DebugInfo
    scan: object
    types: DieTypes
    files: FileNames
    variables_at: dict
    variables: dict
    exact: bool

    def declared_at(self, die):
        """(file, line) of a declaration."""
        file, line = die.get(At.decl_file), die.get(At.decl_line, 0)
        return self.files.name(die.unit, file), line if isinstance(line, int) and 0 <= line < 2**32 else 0


def open_sources(elf, graph, exact, alternate_elf=None, progress=None):
    """The Source that reads an open ElfFile into `graph`, and that of the file which dwz made it share with
    others."""
    alternate = open_sources(alternate_elf, graph, False) if alternate_elf is not None else []
    alternate_types = alternate[0].types if alternate else None
    info = DebugInfo(elf, alternate_types and alternate_types.info)
    found = scan(info, progress)
    types = DieTypes(info, found, graph, alternate_types)
    return [Source(info, found, types, FileNames(info), *_find_variables(info, found), exact), *alternate]


def _find_variables(info, found):
    """(address -> DIE, name -> DIE) of the file's variables that are defined in it; the DIE that holds the
    type."""
    at, named = {}, {}
    for offset in found.variables:
        die = info.read_die(info.unit_at(offset), offset)
        address = static_address(die)
        die = _defining(info, die)
        if address is not None:
            at.setdefault(address, die)
        if die.name and (At.external in die.attributes or address is None):
            named.setdefault(die.name, die)
    return at, named


def _defining(info, die):
    """The DIE that has name and type: a class has that of its static variable, -flto leaves that of any in a unit of its own."""
    for link in (At.abstract_origin, At.specification):
        if link in die.attributes:
            die = info.die(die.get(link))
    return die


class Describer:
    """Collects the rows of one index."""

    def __init__(self, graph, sources, parameters):
        self.graph, self.sources, self.parameters = graph, sources, parameters
        self.table = TypeTable(graph)
        self.tags, self.constants = {}, {}

    def symbols(self, exported, progress=None):
        """SymbolRows of the exported symbols, and of functions that exist only inline."""
        rows = {}
        for i, symbol in enumerate(exported):
            if progress and i % 256 == 0:
                progress(i, len(exported))
            kind = _KINDS.get(symbol.type)
            if kind is None or not symbol.default or symbol.name in rows:
                continue
            describe = self._function if kind == FUNCTION else self._variable
            rows[symbol.name] = describe(symbol, kind)
        self._inline_functions(rows)
        return list(rows.values())

    def _function(self, symbol, kind):
        flags = IFUNC if symbol.type == E.STT_GNU_IFUNC else 0
        flags |= WEAK if symbol.binding == E.STB_WEAK else 0
        bare = SymbolRow(symbol.name, 0, symbol.address, symbol.size, symbol.version or "", flags=flags)
        source, die = self._find_function(symbol)
        if die is not None:
            return self._function_row(bare, source, die)
        number = self._chosen_type(symbol) if flags & IFUNC else None
        if number is None:
            return bare
        prototype = declare(self.table.type(number), symbol.name)
        return bare._replace(type=number, first_parameter=self.graph.rows[number].first, prototype=prototype)

    def _chosen_type(self, symbol):
        """The type of an IFUNC that nothing declares, where its resolver returns a pointer of it; None where that says no more
        than `void *`."""
        for source in self.sources:
            if source.exact and symbol.address in source.scan.functions_at:
                number, _ = source.types.function(source.info.die(source.scan.functions_at[symbol.address]))
                pointer = self.graph.rows[self.graph.plain(self.graph.rows[number].target)]
                target = self.graph.plain(pointer.target)
                if pointer.kind == Kind.POINTER and self.graph.rows[target].kind == Kind.FUNCTION:
                    return target
        return None

    def _function_row(self, bare, source, die):
        origin = source.types.origin(die)
        number, names = source.types.function(die)
        number = self._public_type(bare.name, origin, number)
        written = self.parameters.get(bare.name, ())
        if not any(names) and len(written) == self.graph.rows[number].count:
            names = written
        flags = bare.flags | (NORETURN if origin.get(At.noreturn) else 0)
        if At.declaration in origin.attributes:
            flags |= DECLARED
        first = self._named_parameters(number, names)
        file, line = source.declared_at(origin)
        return bare._replace(type=number, file=file, line=line, first_parameter=first, flags=flags,
                             prototype=declare(self.table.type(number), bare.name, names))

    def _public_type(self, name, die, number):
        """The type under which callers know an exported name, where the definition has another name: `stat`
        is `__stat64` in libc's DWARF, and takes a `struct stat64 *` there."""
        key = name.encode("utf-8", "replace")
        if die.name == key:
            return number
        for source in reversed(self.sources):
            offset = source.scan.declarations.get(key)
            if offset is not None and _is_prototype(source, declared := source.info.die(offset)):
                other, _ = source.types.function(declared)
                if self.graph.rows[other].count == self.graph.rows[number].count:
                    return other
        return number

    def _named_parameters(self, number, names):
        row = self.graph.rows[number]
        if not any(names):
            return row.first
        types = self.graph.fields[row.first:row.first + row.count]
        return self.graph.add_fields(t._replace(name=n) for t, n in zip(types, names))

    def _find_function(self, symbol):
        """(source, DIE) that describes an exported function, or (None, None)."""
        name = symbol.name.encode("utf-8", "replace")
        chosen = symbol.type == E.STT_GNU_IFUNC
        for source in self.sources:
            if source.exact and not chosen and symbol.address in source.scan.functions_at:
                die = source.info.die(source.scan.functions_at[symbol.address])
                if not _is_untyped(source, die):
                    return source, die
        for source in self.sources:
            found = source.scan
            names = (found.declarations, found.functions)[:1 if chosen and source.exact else 2]
            for offsets in names:
                die = source.info.die(offsets[name]) if name in offsets else None
                if die is None or (offsets is found.functions and source.exact and not _is_external(source, die)):
                    continue
                if _is_prototype(source, die):
                    return source, die
        return self._find_variant(symbol) if chosen else (None, None)

    def _find_variant(self, symbol):
        for source in self.sources:
            for pattern in _IFUNC_VARIANTS:
                name = (pattern % symbol.name).encode()
                for offsets in (source.scan.declarations, source.scan.functions):
                    if name in offsets and _is_prototype(source, die := source.info.die(offsets[name])):
                        return source, die
        return None, None

    def _variable(self, symbol, kind):
        bare = SymbolRow(symbol.name, 0, symbol.address, symbol.size, symbol.version or "", kind=kind)
        name = symbol.name.encode("utf-8", "replace")
        for source in self.sources:
            die = None
            if source.exact and kind == VARIABLE:
                die = source.variables_at.get(symbol.address)
            die = die or source.variables.get(name)
            if die is not None and At.type in die.attributes:
                file, line = source.declared_at(die)
                number = source.types.number(die.get(At.type))
                prototype = declare(self.table.type(number), symbol.name)
                return bare._replace(type=number, file=file, line=line, prototype=prototype)
        return bare

    def _inline_functions(self, rows):
        """Functions of the library's headers that have no code of their own: `static inline`."""
        for source in self.sources:
            for name, offset in source.scan.inline.items():
                text = name.decode("utf-8", "replace")
                die = source.info.die(offset)
                if text not in rows and source.declared_at(die)[0].endswith(".h"):
                    rows[text] = self._function_row(SymbolRow(text, 0, flags=INLINE), source, die)

    def named_types(self, progress=None):
        """Every named struct, union, enum, typedef and base type of the sources, also those that none defines, and all
        enumerators."""
        kinds = {Tag.structure_type: Kind.STRUCT, Tag.class_type: Kind.STRUCT, Tag.union_type: Kind.UNION,
                 Tag.enumeration_type: Kind.ENUM, Tag.typedef: Kind.TYPEDEF, Tag.base_type: Kind.BASE}
        for source in self.sources:
            self._note_types(source, source.scan.types, kinds)
            self._enumerators(source)
        for source in self.sources:
            self._note_types(source, source.scan.opaque_types, kinds)
        self.graph.finish()

    def _note_types(self, source, types, kinds):
        for tag, kind in kinds.items():
            for offset in types[tag].values():
                number = source.types.number(offset)
                self.tags.setdefault((self.graph.rows[number].name, kind), number)

    def _enumerators(self, source):
        """Note all enumerators, also those of nameless enumerations. Most units repeat those of others."""
        seen = set()
        for offset in source.scan.enums:
            content = _enumerators_as_stored(source.info.die(offset))
            if content in seen:
                continue
            seen.add(content)
            row = self.graph.rows[source.types.number(offset)]
            for name, value in self.graph.enumerators[row.first:row.first + row.count]:
                self.constants.setdefault(name, value)

    def own_macros(self):
        """Macros that the library's DWARF has, if it was built with -g3."""
        found = {}
        for source in self.sources:
            if source.exact:
                found |= library_macros(source.info, source.files, self.constants)
        return found

    def tag_rows(self):
        return [(name, number, kind) for (name, kind), number in self.tags.items() if name]


def _enumerators_as_stored(die):
    """Equal for enumerations with the same enumerators. Units number their abbreviations each in its own way; so the codes are taken
    out, where all enumerators have the same."""
    unit, end = die.unit, die.get(At.sibling)
    if not isinstance(end, int):
        return die.offset
    data = unit.data[die.next:end]
    stride = unit.info.size_without_children(unit, die.next) if data else 0
    if not stride or len(data) % stride != 1 or data[:-1:stride].strip(data[:1]):
        return unit.abbreviation_offset, data
    values = bytearray(data)
    del values[::stride]
    return unit.abbreviations[data[0]], bytes(values)


def _is_prototype(source, die):
    """Whether a declaration says what the function takes: gcc declares its builtins without."""
    die = source.types.origin(die)
    return At.prototyped in die.attributes or any(True for _ in source.info.children(die))


def _is_external(source, die):
    """Whether a definition may be that of a symbol: a static function of that name (as `link` in libc) is another."""
    return At.external in die.attributes or At.external in source.types.origin(die).attributes


def _is_untyped(source, die):
    """Whether the function has a name and a place, but no type: as of libc's `alarm`, which an assembler described, and as of
    all that was compiled with -g1."""
    origin = source.types.origin(die)
    return not _is_prototype(source, die) and (At.decl_line not in origin.attributes or _is_minimal(origin.unit))


def _is_minimal(unit):
    """Whether the compiler was told to describe no types: by -g1 as the last of such options."""
    producer = unit.root.get(At.producer)
    words = producer.split() if isinstance(producer, bytes) else ()
    levels = [word for word in words if word[:2] == b"-g" and word[2:] in (b"", b"0", b"1", b"2", b"3")]
    return levels[-1:] == [b"-g1"]
