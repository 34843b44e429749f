"""What the runtime needs to know of the frames of a Python image: functions by address, where their variables are, lines.

Read from the image's DWARF, as a debugger would, and written as lines of text (runtime/frame_table.c reads them):

    function LOW HIGH DEPTH DEF-LINE CALL-LINE COUNT NAME    a run of its code; DEPTH > 0: inlined (a comprehension) into what comes
                                                             before; COUNT variables follow the last run
    variable KIND WAY NAME
    line ADDRESS LINE

Numbers are decimal, addresses those of the file. KIND is v (struct val), i (int64_t, also of an enum's values), d (double)
or b (bool). A WAY begins at rbp: to each number is added what was found there: "-48" is a home in the frame, "-8:0" a cell,
"-32:96" a place in a generator's frame.
"""

from __future__ import annotations

from .body import Body, Variable, read_body
from .constants import At, Tag
from .describe import open_sources
from .die import READ_ERRORS, Die
from .elf import ElfFile
from .errors import DescriptionError
from .graph import TypeGraph, die_name
from .leb128 import sleb, uleb
from .lines import line_rows

FIRST, LAST = "dwarfpython frames 1", "end"
_FBREG, _DEREF, _PLUS_UCONST = 0x91, 0x06, 0x23
_KINDS = {0x05: "i", 0x04: "d", 0x02: "b"}     # by DW_ATE_*


def describe_frames(path: str) -> str:
    """The table of an image; DescriptionError where its DWARF cannot be read."""
    with ElfFile(path) as elf:
        try:
            source, = open_sources(elf, TypeGraph(), True)
            found = [row for offset in source.scan.functions_at.values() for row in function_rows(source, source.info.die(offset))]
            unit = next(iter(source.info.units), None)
            lines = line_rows(source.info, unit) if unit else []
        except (*READ_ERRORS, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise elf.error(f"the debugging information is malformed ({type(error).__name__}: {error})") from None
    return "\n".join([FIRST, *found, *line_changes(lines), LAST, ""])


def line_changes(rows) -> list[str]:
    found, before = [], None
    for address, line in rows:
        if line != before:
            found.append(f"line {address} {line}")
        before = line
    return found


def function_rows(source, die: Die) -> list[str]:
    if At.artificial in die.attributes:
        return []
    body = read_body(source.types, die)
    rows = piece(source, body, body.ranges, 0, body.origin, 0, [])
    for depth, (ranges, origin, instance) in enumerate(nested(body), 1):
        rows += piece(source, body, ranges, depth, origin, instance.get(At.call_line, 0), ranges)
    return rows


def nested(body: Body) -> list:
    """What is inlined, from the outside in: of two pieces at one address, the later one is within the other."""
    return [(ranges, origin, instance) for ranges, origin, instance in body.inlined if ranges]


def piece(source, body: Body, ranges, depth: int, origin: Die, call_line: int, scope) -> list[str]:
    rows = [row for variable in body.variables if variable.ranges == scope and (row := variable_row(source, variable))]
    facts = f"{depth} {origin.get(At.decl_line, 0)} {call_line} {len(rows)} {die_name(origin)}"
    return [f"function {low} {high} {facts}" for low, high in ranges] + [text for _, text in sorted(rows, key=lambda row: row[0])]


def variable_row(source, variable: Variable) -> tuple[bool, str] | None:
    """As locals() has them: what inner functions share comes last, but for parameters."""
    kind, way = kind_of(source, variable.origin), way_of(variable.location)
    if not kind or not way:
        return None
    in_cell = len(way) > 1 and way[-1] == 0 and variable.die.tag != Tag.formal_parameter
    return in_cell, f"variable {kind} {':'.join(map(str, way))} {die_name(variable.origin)}"


def kind_of(source, origin: Die) -> str | None:
    """None: a pointer or an object of C's."""
    found = source.info.die(origin.get(At.type))
    if found.tag == Tag.base_type:
        return _KINDS.get(found.get(At.encoding))
    if found.tag == Tag.typedef:                 # of an enum without a tag
        found = source.info.die(found.get(At.type))
    return {Tag.structure_type: "v", Tag.enumeration_type: "i"}.get(found.tag)


def way_of(location: bytes | int | None) -> list[int] | None:
    """None where a location is not of this form."""
    if not isinstance(location, bytes) or location[:1] != bytes([_FBREG]):
        return None
    offset, pos = sleb(location + b"\0", 1)
    way = [offset]
    while pos < len(location):
        operation, pos = location[pos], pos + 1
        if operation == _DEREF:
            way.append(0)
        elif operation == _PLUS_UCONST:
            amount, pos = uleb(location + b"\0", pos)
            way[-1] += amount
        else:
            return None
    return way
