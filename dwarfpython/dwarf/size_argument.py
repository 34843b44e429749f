"""How the code computes a call's argument: is the size of an allocation n times an item, or a header and n bytes?

Both may be multiples of the header's size, and `struct header *h = malloc(sizeof *h + n)` is no array of headers. So the x86-64
code before the call is followed, with a `Sum` for each register and each place in the frame. Instructions that are not
known end what is known; what they compute is any number.
"""

from math import gcd
from typing import NamedTuple

RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI = range(8)      # the machine's numbers, not DWARF's
_CALL_CHANGES = (RAX, RCX, RDX, RSI, RDI, 8, 9, 10, 11)
_GROUP_ADD, _GROUP_SUB, _GROUP_CMP, _SHIFT_LEFT = 0, 5, 7, 4
# One byte of operation, two operands: from the register to the other, or the other way.
_MOV, _ADD, _SUB, _OTHERS = (0x89, 0x8b), (0x01, 0x03), (0x29, 0x2b), (0x09, 0x0b, 0x21, 0x23, 0x31, 0x33)
_COMPARE = (0x38, 0x39, 0x3b, 0x84, 0x85)
_MOVSXD, _LEA, _IMUL_32, _IMUL_8, _GROUP_32, _GROUP_8, _MOV_IMM = 0x63, 0x8d, 0x69, 0x6b, 0x81, 0x83, 0xc7
_SSE = (0x10, 0x11, 0x28, 0x29, 0x2a, 0x54, 0x57, 0x6e, 0x6f, 0x7e, 0x7f, 0xd6, 0xef)       # nothing of it concerns sizes, but one
_EXTENDS, _IMUL, _NOP, _VECTOR_TO_RM = (0xb6, 0xb7, 0xbe, 0xbf), 0xaf, 0x1f, 0x7e


class Sum(NamedTuple):
    """factor * any number + constant. `added`: the addition came last."""
    constant: int
    factor: int
    added: bool = False


ANY = Sum(0, 1)
SYNCHRONISING = 16


class _Operand(NamedTuple):
    """`register`, or memory at base + index * scale + displacement; `end`: where the instruction goes on."""
    register: int | None
    base: int | None
    index: int | None
    scale: int
    displacement: int
    reg: int
    end: int


def argument(code, register, is_start):
    """The Sum that `register` holds at the end of `code`; ANY if that cannot be told. `is_start`: an instruction begins
    where the code does. Elsewhere decoding may begin inside of one, and finds the true ones a little later."""
    for start in range(len(code)):
        trusted = start if is_start and not start else start + SYNCHRONISING
        state, at = {}, start
        while at < len(code) and (step := _step(code, at, state)):
            if at < trusted:
                state.clear()
            at = step
        if at == len(code):
            return state.get(register, ANY)
    return ANY


def _plus(a, b):
    return Sum(a.constant + b.constant, gcd(a.factor, b.factor), True)


def _times(a, n):
    return Sum(a.constant * n, a.factor * n)


def _signed(code, at, size):
    return int.from_bytes(code[at:at + size], "little", signed=True)


def _step(code, at, state):
    """Where the next instruction begins; None: this one is not known, or cut off."""
    while code[at:at + 1] in (b"\x66", b"\xf2", b"\xf3"):
        at += 1
    rex = code[at] if at < len(code) and 0x40 <= code[at] <= 0x4f else 0
    at += bool(rex)
    end = _known(code, at, rex, state) if at < len(code) else None
    return end if end and end <= len(code) else None


def _known(code, at, rex, state):
    opcode = code[at]
    if opcode == 0x0f:
        return _two_bytes(code, at + 1, rex, state)
    if 0x50 <= opcode <= 0x5f:                                             # push, pop
        return _lost(state, (opcode & 7) + 8 * (rex & 1), at + 1) if opcode >= 0x58 else at + 1
    if 0xb8 <= opcode <= 0xbf and not rex & 8:
        state[(opcode & 7) + 8 * (rex & 1)] = Sum(_signed(code, at + 1, 4), 0)
        return at + 5
    if 0x70 <= opcode <= 0x7f:
        return at + 2                                                      # a jump that was not taken
    if opcode in (0x90, 0x98):                                             # nop, cltq
        return at + 1
    if opcode == 0x99:
        return _lost(state, RDX, at + 1)
    if opcode == 0xe8:
        for register in _CALL_CHANGES:
            state.pop(register, None)
        return at + 5
    if opcode in (0x05, 0x2d, 0x3d):                                       # add, sub, cmp $immediate, %rax
        _group(state, RAX, {0x05: _GROUP_ADD, 0x2d: _GROUP_SUB}.get(opcode, _GROUP_CMP), _signed(code, at + 1, 4))
        return at + 5
    operand = _operand(code, at + 1, rex)
    return operand and _with_operand(code, opcode, operand, state)


def _with_operand(code, opcode, o, state):
    place = _place(o)
    if opcode == _MOV[0]:
        _set(state, place, state.get(o.reg, ANY))
    elif opcode in (_MOV[1], _MOVSXD):
        _set(state, o.reg, state.get(place, ANY))
    elif opcode == _LEA and o.register is None:
        _set(state, o.reg, _address(state, o))
    elif opcode == _ADD[0] or opcode == _ADD[1]:
        into, other = (place, o.reg) if opcode == _ADD[0] else (o.reg, place)
        _set(state, into, _plus(state.get(into, ANY), state.get(other, ANY)))
    elif opcode in _SUB or opcode in _OTHERS:
        _set(state, place if opcode in (_SUB[0], *_OTHERS[::2]) else o.reg, ANY)
    elif opcode in (_IMUL_8, _IMUL_32):
        size = 1 if opcode == _IMUL_8 else 4
        _set(state, o.reg, _times(state.get(place, ANY), _signed(code, o.end, size)))
        return o.end + size
    elif opcode in (_GROUP_8, _GROUP_32):
        size = 1 if opcode == _GROUP_8 else 4
        _group(state, place, o.reg & 7, _signed(code, o.end, size))
        return o.end + size
    elif opcode in (0xc1, 0xd1) and o.reg & 7 == _SHIFT_LEFT:
        count = 1 if opcode == 0xd1 else code[o.end] if o.end < len(code) else 0
        _set(state, place, _times(state.get(place, ANY), 1 << (count & 63)))
        return o.end + (opcode == 0xc1)
    elif opcode == _MOV_IMM:
        _set(state, place, Sum(_signed(code, o.end, 4), 0))
        return o.end + 4
    elif opcode not in _COMPARE:
        return None
    return o.end


def _two_bytes(code, at, rex, state):
    if at >= len(code):
        return None
    opcode = code[at]
    if 0x80 <= opcode <= 0x8f:
        return at + 5                                                      # a jump that was not taken
    o = _operand(code, at + 1, rex)
    if not o or opcode not in (*_SSE, *_EXTENDS, _IMUL, _NOP):
        return None
    if opcode in _EXTENDS or opcode == _IMUL:
        _set(state, o.reg, ANY)
    elif opcode == _VECTOR_TO_RM:
        _set(state, _place(o), ANY)
    return o.end


def _operand(code, at, rex):
    if at >= len(code):
        return None
    mod, reg, rm = code[at] >> 6, (code[at] >> 3 & 7) + 8 * (rex >> 2 & 1), code[at] & 7
    end, base, index, scale = at + 1, rm + 8 * (rex & 1), None, 1
    if mod == 3:
        return _Operand(base, None, None, 1, 0, reg, end)
    if rm == RSP:
        if end >= len(code):
            return None
        sib, end = code[end], end + 1
        base, scale = (sib & 7) + 8 * (rex & 1), 1 << (sib >> 6)
        index = (sib >> 3 & 7) + 8 * (rex >> 1 & 1)
        index = None if index == RSP else index
        wide = mod == 0 and sib & 7 == RBP
        base = None if wide else base
    else:
        wide = mod == 0 and rm == RBP
        base, index = (None, -1) if wide else (base, None)                 # -1: the address of the code
    size = 4 if wide or mod == 2 else mod
    return _Operand(None, base, index, scale, _signed(code, end, size), reg, end + size)


def _place(o):
    """What the state calls an operand: a register, a place in the frame, or None."""
    if o.register is not None:
        return o.register
    return (o.base, o.displacement) if o.base in (RBP, RSP) and o.index is None else None


def _set(state, place, value):
    if place is not None:
        state[place] = value


def _lost(state, place, end):
    state.pop(place, None)
    return end


def _group(state, place, operation, number):
    """Arithmetic with a constant."""
    if operation in (_GROUP_ADD, _GROUP_SUB):
        number = number if operation == _GROUP_ADD else -number
        _set(state, place, _plus(state.get(place, ANY), Sum(number, 0)))
    elif operation != _GROUP_CMP:
        _set(state, place, ANY)


def _address(state, o):
    if o.index == -1:
        return ANY
    parts = [_times(state.get(o.index, ANY), o.scale)] if o.index is not None else []
    parts += [state.get(o.base, ANY)] if o.base is not None else []
    if len(parts) == 2 and o.base == o.index:                              # lea (%rax,%rax,2): three times
        parts = [_times(state.get(o.base, ANY), o.scale + 1)]
    parts += [Sum(o.displacement, 0)] if o.displacement or not parts else []
    total = parts[0]
    for part in parts[1:]:
        total = _plus(total, part)
    return total
