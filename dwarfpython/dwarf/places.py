"""What the index says of addresses, so that the runtime finds the type of what a bare pointer points at:

- sites: for each call that allocates or frees, its function and line and, of allocations, the type of what the
  result is stored in (a variable, a member, a static), else what the enclosing function's result points to;
- frames: of each function, which variables lie in its frame, and where;
- statics: the variables that the library does not export.

Nothing of this is needed to use a library: what is malformed here is left out.
"""

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from .allocators import call_sites, wrapper_names
from .body import MAX_DEPTH, location_at, pieces, read_body
from .constants import At, Tag
from .die import READ_ERRORS
from .errors import DescriptionError
from .graph import die_name
from .leb128 import sleb
from .lines import Lines
from .ranges import static_address
from .rows import Kind
from .store import RBP, RSP, moved_to, store

SURE, FIRST = 1, 2
# What a variable's offset counts from: the stack pointer before the call, rbp, the stack pointer.
BASE_CFA, BASE_RBP, BASE_RSP = 0, 1, 2
WRAPPER = 2     # flag of a frame
_OP_FBREG, _OP_REG0, _OP_BREG0, _OP_CALL_FRAME_CFA = 0x91, 0x50, 0x70, 0x9c
# Beyond this size of .debug_info, as in libc, only functions that allocate are read inside, for their calls alone.
READ_ALL_BODIES = 4 << 20
_ALIASES = (Tag.typedef, Tag.const_type, Tag.volatile_type, Tag.restrict_type, Tag.atomic_type)
_FAULTS = (*READ_ERRORS, DescriptionError, KeyError, TypeError, AttributeError, RecursionError)


class Site(NamedTuple):
    address: int
    type: int
    function: str
    file: str
    line: int
    flags: int


class Frame(NamedTuple):
    low: int
    high: int
    function: str
    flags: int
    first: int
    count: int


class Local(NamedTuple):
    offset: int
    low: int
    high: int
    name: str
    type: int
    file: str
    line: int
    base: int


class Static(NamedTuple):
    address: int
    size: int
    name: str
    type: int
    file: str
    line: int


class Places:
    """Collects the rows from the sources that have a library's own addresses."""

    def __init__(self, elf, graph):
        self._elf, self._graph, self._wrappers = elf, graph, wrapper_names()
        self.sites, self.frames, self.locals, self.statics = [], [], [], {}

    def collect(self, source):
        for address, die in source.variables_at.items():
            self._guarded(self._static, source, die, address)
        self._bodies(source)
        self._graph.finish()

    def _bodies(self, source):
        functions = _Functions(source)
        named = functions.named()
        calls = sorted(call_sites(self._elf, named))
        with_locals = len(source.info.data) <= READ_ALL_BODIES
        starts = functions.starts if with_locals else self._that_call(functions, named, calls)
        allocating = {functions.start_of(call.address - 1) for call in calls if call.allocates}
        bodies = {start: functions.body(start, with_locals or start in allocating) for start in starts}
        for body in filter(None, bodies.values()):
            self._guarded(self._frame, source, body, with_locals)
        self._graph.finish()
        reader = _SiteReader(source, self._graph, self.statics, public_names(self._elf))
        for call in calls:
            body = bodies.get(functions.start_of(call.address - 1))
            if body is not None:
                self._guarded(self._site, reader, body, call)

    def _that_call(self, functions, named, calls):
        callers = {functions.start_of(call.address - 1) for call in calls} - {None}
        return sorted(callers | {named[name] for name in self._wrappers if name in named})

    def rows(self, exported):
        """The rows of the four sections; statics without the addresses that are exported."""
        statics = [self.statics[address] for address in sorted(self.statics) if address not in exported]
        return {"sites": sorted(_without_guesses(set(self.sites))), "frames": sorted(self.frames), "locals": self.locals, "statics": statics}

    def _guarded(self, collect, *arguments):
        try:
            collect(*arguments)
        except _FAULTS:
            pass

    def _site(self, reader, body, call):
        self.sites.append(reader.read(body, call))

    def _frame(self, source, body, with_locals):
        base, first = _frame_base(body.die), len(self.locals)
        for variable in body.variables:
            address = static_address(variable.die)
            if address is not None:
                self._guarded(self._static, source, variable.origin, address)
            elif with_locals:
                self._guarded(self._local, source, variable, base)
        name = die_name(body.origin)
        flags = WRAPPER if name in self._wrappers else 0
        for low, high in body.ranges:
            self.frames.append(Frame(low, high, name, flags, first, len(self.locals) - first))

    def _local(self, source, variable, base):
        for low, high, expression in pieces(variable):
            found = _in_memory(expression, base)
            if found:
                number = source.types.number(variable.origin.get(At.type))
                self.locals.append(Local(found[1], low, high, die_name(variable.origin), number,
                                         *source.declared_at(variable.origin), found[0]))

    def _static(self, source, die, address):
        number = source.types.number(die.get(At.type))
        size = self._graph.size(number)
        if address and size:
            self.statics.setdefault(address, Static(address, size, die_name(die), number, *source.declared_at(die)))


def _without_guesses(sites):
    """A function's result says what it allocates if there is one allocation whose fate is not known."""
    unsure = Counter((site.function, site.file, site.type) for site in sites if site.type and not site.flags & SURE)
    return (site._replace(type=0) if unsure[site[2], site[3], site[1]] > 1 and not site.flags & SURE else site for site in sites)


class _Functions:
    """The functions of a source that have code, by address."""

    def __init__(self, source):
        self._source, self._at = source, source.scan.functions_at
        self.starts = sorted(self._at)

    def named(self):
        """name -> address, of definitions."""
        names = self._source.scan.names_at
        return {names[address].decode("utf-8", "replace") if names[address] else self._name_elsewhere(offset): address
                for address, offset in self._at.items()}

    def _name_elsewhere(self, offset):
        return die_name(self._source.types.origin(self._source.info.die(offset)))

    def start_of(self, address):
        i = bisect_right(self.starts, address) - 1
        return self.starts[i] if i >= 0 else None

    def body(self, start, inside):
        try:
            return read_body(self._source.types, self._source.info.die(self._at[start]), inside)
        except _FAULTS:
            return None


def public_names(elf):
    """address -> the name that callers know: libc's DWARF has `__strdup` alone."""
    return {symbol.address: symbol.name for symbol in elf.dynamic_symbols() if not symbol.name.startswith("_")}


def _frame_base(die):
    """What DW_OP_fbreg of a function counts from, or None if it is nothing simple."""
    known = {bytes([_OP_CALL_FRAME_CFA]): BASE_CFA, bytes([_OP_REG0 + RBP]): BASE_RBP, bytes([_OP_REG0 + RSP]): BASE_RSP}
    return known.get(die.get(At.frame_base))


def _in_memory(expression, frame_base):
    """(base, offset) of a variable that lies in the frame, or None: it lies elsewhere, or is in no single place."""
    bases = {_OP_FBREG: frame_base, _OP_BREG0 + RBP: BASE_RBP, _OP_BREG0 + RSP: BASE_RSP}
    base = bases.get(expression[0]) if expression else None
    offset, end = sleb(expression + b"\0", 1) if base is not None else (0, 0)
    return (base, offset) if base is not None and end == len(expression) else None


class _SiteReader:
    """Finds where a call stands, and what its result is stored in."""

    def __init__(self, source, graph, statics, names):
        self._source, self._graph, self._statics, self._names = source, graph, statics, names
        self._lines = Lines(source.info)
        self._wrappers = wrapper_names()

    def read(self, body, call):
        function, (file, line) = self._caller(body, call.address - 1)
        type, flags = self._allocated(function, body, call) if call.allocates else (0, 0)
        name = self._names.get(body.ranges[0][0]) if function is body.origin and body.ranges else None
        return Site(call.address, type, name or die_name(function), self._source.files.name(body.die.unit, file),
                    line if 0 <= line < 2**32 else 0, flags)

    def _allocated(self, function, body, call):
        """(type, flags) of what is allocated."""
        kept = next(filter(None, map(self._pointed_to, self._takers(body, call.address, call.code))), 0)
        if kept:
            return kept, SURE | FIRST * self._has_more_behind(kept, call.size(body.ranges[0][0]))
        return self._pointed_to(self._source.types.number(function.get(At.type))), 0

    def _has_more_behind(self, number, size):
        """Is what is allocated one object of this type and something else? `sizeof *p + n`, no multiple of sizeof *p; of n structs
        and one more it cannot be told."""
        item, is_record = self._graph.size(number), self._graph.rows[self._graph.strip(number)].kind in (Kind.STRUCT, Kind.UNION)
        return size.constant > 0 and size.factor > 0 and (size.factor % item != 0 or is_record and size.added)

    def _caller(self, body, address):
        """(function, (file, line)) that an address belongs to: the innermost that is no wrapper inlined there."""
        place = self._lines.at(body.die.unit, address) or (0, 0)
        for function, call in reversed(body.functions_at(address)):
            if die_name(function) not in self._wrappers or call is None:
                return function, place
            place = call.get(At.call_file, 0), call.get(At.call_line, 0)
        return body.origin, place

    def _pointed_to(self, number):
        """What a pointer of this type points to; 0 where that says nothing, as of `void *`."""
        row = self._graph.rows[self._graph.strip(number)]
        target = row.target if row.kind == Kind.POINTER else 0
        while self._graph.rows[target].kind == Kind.QUALIFIED:
            target = self._graph.rows[target].target
        return target if self._graph.size(target) else 0

    def _takers(self, body, address, code):
        """The types of what takes the result."""
        for offset, register in moved_to(code):
            expression = bytes([_OP_REG0 + register]), address + offset
            for variable in filter(self._is_pointer, body.variables_at(address + offset)):
                if location_at(variable, address + offset) == expression:
                    yield self._type(variable)
        found = store(code)
        if found is None:
            return
        if found.base is None:
            static = self._statics.get(address + found.end + found.displacement)
            yield static.type if static else 0
        elif found.holder is not None:
            yield self._member(self._in_frame(body, address, found.holder), found.displacement)
        elif found.base == RBP and _frame_base(body.die) == BASE_CFA and self._in_frame(body, address, found.displacement):
            yield self._in_frame(body, address, found.displacement)
        else:
            yield self._member(self._in_register(body, address, found.base), found.displacement)

    def _in_frame(self, body, address, displacement):
        """The type of the variable at an offset from rbp; 0: none."""
        base = _frame_base(body.die)
        offset = displacement - (16 if base == BASE_CFA else 0)
        for variable in body.variables_at(address) if base is not None else ():
            location = variable.location
            if isinstance(location, bytes) and location[:1] == bytes([_OP_FBREG]) and sleb(location + b"\0", 1)[0] == offset:
                return self._type(variable)
        return 0

    def _in_register(self, body, address, register):
        for variable in body.variables_at(address):
            found = location_at(variable, address)
            if found and found[0] == bytes([_OP_REG0 + register]):
                return self._type(variable)
        return 0

    def _is_pointer(self, variable):
        """Asked before its location list is read."""
        die = variable.origin
        for _ in range(MAX_DEPTH):
            reference = die.get(At.type)
            if reference is None:
                return False
            die = self._source.info.die(reference)
            if die.tag not in _ALIASES:
                return die.tag == Tag.pointer_type
        return False

    def _type(self, variable):
        return self._source.types.number(variable.origin.get(At.type))

    def _member(self, number, offset):
        """The type of the member at an offset of the struct that a pointer of this type points to; 0: none."""
        record = self._graph.rows[self._graph.strip(self._pointed_to(number))]
        for field in self._graph.fields[record.first:record.first + record.count] if record.kind == Kind.STRUCT else ():
            if field.offset == offset and not field.bit_size:
                return field.type
        return 0
