"""The inside of one function: its variables and parameters with their places, and what is inlined into it."""

from dataclasses import dataclass, field
from functools import cached_property

from .constants import At, Form, Tag
from .die import READ_ERRORS, Die
from .forms import READERS
from .ranges import SectionReader, code_ranges, list_entries

_VARIABLES = (Tag.variable, Tag.formal_parameter)
_SCOPES = (Tag.lexical_block, Tag.inlined_subroutine)
MAX_DEPTH = 64


@dataclass
class Variable:
    """`origin` has the name and the type. `location` is an expression, or the offset of a list; `ranges` the code
    of the scope, empty for the whole function."""
    origin: Die
    die: Die
    location: bytes | int | None
    ranges: list

    @cached_property
    def entries(self):
        """[(low, high, expression)] of the list. Each call in a function asks for those of all its variables."""
        return _location_list(self.die, self.location)


@dataclass
class Body:
    """A subprogram that has code. From the outside in, `scopes`: (ranges, Variables), and `inlined`: (ranges, DIE of the
    function, DIE of its instance)."""
    die: Die
    origin: Die
    ranges: list
    scopes: list = field(default_factory=list)
    inlined: list = field(default_factory=list)

    def functions_at(self, address):
        """[(DIE of the function, DIE of its inlined instance or None)] that an address belongs to, from the outside in."""
        inlined = [(die, instance) for ranges, die, instance in self.inlined if _covers(ranges, address)]
        return [(self.origin, None), *inlined]

    @property
    def variables(self):
        return [variable for _, variables in self.scopes for variable in variables]

    def variables_at(self, address):
        return [variable for ranges, variables in self.scopes if not ranges or _covers(ranges, address) for variable in variables]


def _covers(ranges, address):
    return any(low <= address < high for low, high in ranges)


def read_body(types, die, inside=True):
    """The Body of a subprogram of `types.info`; with nothing `inside`, or with all."""
    body = Body(die, types.origin(die), code_ranges(die))
    if inside:
        _read_scope(types, body, die, [], 0)
    return body


def _read_scope(types, body, die, ranges, depth):
    variables = []
    body.scopes.append((ranges, variables))
    for child in types.info.children(die):
        if child.tag in _VARIABLES:
            variables.append(Variable(types.origin(child), child, child.get(At.location), ranges))
        elif child.tag in _SCOPES and depth < MAX_DEPTH:
            inner = code_ranges(child)
            if child.tag == Tag.inlined_subroutine:
                body.inlined.append((inner, types.origin(child), child))
            if inner or child.tag == Tag.lexical_block:
                _read_scope(types, body, child, inner or ranges, depth + 1)


def location_at(variable, address):
    """(expression, where it begins to hold) of a variable at an address, or None."""
    location = variable.location
    if not isinstance(location, int):
        return (location, 0) if location else None
    for low, high, expression in variable.entries:
        if low <= address < high:
            return expression, low
    return None


def pieces(variable):
    """(low, high, expression): the code in which an expression holds; (0, 0) for the whole function."""
    location = variable.location
    if isinstance(location, int):
        yield from variable.entries
    elif location:
        yield from ((low, high, location) for low, high in variable.ranges or [(0, 0)])


def _location_list(die, pos):
    unit = die.unit
    base = unit.root.get(At.low_pc)
    base = base if isinstance(base, int) else 0
    try:
        if unit.version < 5:
            return list(_old_list(SectionReader(unit, unit.info.section(".debug_loc")), pos, base))
        section = unit.info.section(".debug_loclists")
        if die.form(At.location) == Form.loclistx:
            table = unit.root.get(At.loclists_base, 0)
            pos = table + int.from_bytes(section[table + 4 * pos:table + 4 * pos + 4], "little")
        return list(list_entries(unit, section, pos, base, True))
    except READ_ERRORS:
        raise die.error("DW_AT_location leads outside of its section") from None


def _old_list(reader, pos, base):
    while True:
        low, pos = READERS[Form.data8](reader, pos)
        high, pos = READERS[Form.data8](reader, pos)
        if low == high == 0:
            return
        if low == 2**64 - 1:
            base = high
            continue
        expression, pos = READERS[Form.block2](reader, pos)
        yield base + low, base + high, expression
