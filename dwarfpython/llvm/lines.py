"""Line tables as gdb wants them: no rows of line 0.

LLVM gives line 0 to code without a place, such as the copies of registers that it puts before a slow path. gdb 13 skips such rows, so
the code seems to belong to whatever line stands physically before it, and a step that passes there takes the next line, maybe the one
that it came from, for a new one. A row with the line of its neighbour that is no statement does not count as a place to stop.

The rows are changed in place: relocations of the table must stay where they are.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

COPY, ADVANCE_PC, ADVANCE_LINE, FIXED_ADVANCE_PC, END_SEQUENCE = 1, 2, 3, 9, 1
SECTION = struct.Struct("<IIQQQQIIQQ")


def without_line_0(elf: bytes) -> bytes:
    """An object file of LLVM's (ELF64, little endian, DWARF 2 to 4), its line tables changed."""
    patched = bytearray(elf)
    start, size = debug_line(elf)
    end = start + size
    while start < end:
        length, version = struct.unpack_from("<IH", patched, start)
        if 2 <= version <= 4:
            change_table(patched, start, start + 4 + length)
        start += 4 + length
    return bytes(patched)


def debug_line(elf: bytes) -> tuple[int, int]:
    """Offset and size of the section; 0, 0 if there is none."""
    table, = struct.unpack_from("<Q", elf, 0x28)
    count, names = struct.unpack_from("<HH", elf, 0x3C)
    sections = [SECTION.unpack_from(elf, table + i * SECTION.size) for i in range(count)]
    for section in sections:
        at = sections[names][4] + section[0]
        if elf[at:at + 12] == b".debug_line\0":
            return section[4], section[5]
    return 0, 0


@dataclass
class Change:
    """An operation that changes the line: `advance_line` with its operand at [start, end), or a special opcode."""

    start: int
    end: int
    delta: int
    special: bool


def change_table(data: bytearray, start: int, end: int) -> None:
    version, header = struct.unpack_from("<HI", data, start + 4)
    at = start + 10
    line_base, line_range, opcode_base = struct.unpack_from("<bBB", data, at + (3 if version >= 4 else 2))
    lengths = data[at + (6 if version >= 4 else 5):][:opcode_base - 1]
    at += header
    line, row, change, zero = 1, 1, None, None      # `row` is the line of the last row, `zero` the change that led to line 0
    while at < end:
        opcode = data[at]
        at += 1
        ends = False
        if opcode >= opcode_base:
            delta = line_base + (opcode - opcode_base) % line_range
            if delta:
                change = Change(at - 1, at, delta, True)
            line += delta
        elif opcode == 0:
            size, at = unsigned(data, at)
            ends = data[at] == END_SEQUENCE
            at += size
            if not ends:
                continue
        elif opcode == ADVANCE_LINE:
            delta, after = signed(data, at)
            change = Change(at, after, delta, False)
            line += delta
            at = after
            continue
        elif opcode == FIXED_ADVANCE_PC:
            at += 2
            continue
        elif opcode != COPY:
            for _ in range(lengths[opcode - 1]):
                _, at = unsigned(data, at)
            continue
        # A row.
        if line == 0 and not ends:
            zero = zero or (change, row)
        else:
            if zero:
                replace(data, *zero, change if line else None, line)
                zero = None
            row = line
        change = None
        if ends:
            line = row = 1


def replace(data: bytearray, to_zero: Change | None, before: int, away: Change | None, after: int) -> None:
    """The rows of line 0 take the line before or after them, or else any that needs no more bytes."""
    if to_zero is None or -to_zero.delta != before:
        return
    for line in (before, after or before, *range(1, before)):
        if fits(data, to_zero, line - before) and (away is None or fits(data, away, after - line)):
            write(data, to_zero, line - before)
            if away is not None:
                write(data, away, after - line)
            return


def fits(data: bytearray, change: Change, delta: int) -> bool:
    if change.special:
        # Between nothing and what was said, so that the opcode still says the same advance of the address.
        return data[change.start] + delta - change.delta <= 255 and 0 <= delta / change.delta <= 1
    limit = 1 << (7 * (change.end - change.start) - 1)
    return -limit <= delta < limit


def write(data: bytearray, change: Change, delta: int) -> None:
    if change.special:
        data[change.start] += delta - change.delta
        return
    for at in range(change.start, change.end):
        data[at] = delta & 0x7F | 0x80
        delta >>= 7
    data[change.end - 1] &= 0x7F


def unsigned(data: bytearray, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def signed(data: bytearray, at: int) -> tuple[int, int]:
    value, after = unsigned(data, at)
    bits = 7 * (after - at)
    return value - (1 << bits) if value >> (bits - 1) else value, after
