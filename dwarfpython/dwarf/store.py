"""What x86-64 code does first with the result of a call. What it does before one, size_argument.py tells.

Registers are numbered as DWARF numbers them; the result of a call is in register 0, rax.
"""

from typing import NamedTuple

RAX, RBP, RSP = 0, 6, 7
# By the machine's number.
_DWARF = [0, 2, 1, 3, 7, 6, 4, 5, *range(8, 16)]
_RSP_FORM, _RIP_FORM = 4, 5


class Store(NamedTuple):
    """mov %rax, displacement(%base). `base` None: the displacement counts from the end of the instruction, `end`
    bytes after the call. `holder`: the base was loaded from there in the frame, as unoptimised code does."""
    base: int | None
    displacement: int
    end: int
    holder: int | None = None


def moved_to(code):
    """[(bytes after the call, register)]: where the result is found, as the code after the call goes on: what does not
    change rax, a test of it for NULL and copies of it are passed over."""
    found, at = [(0, RAX)], 0
    while size := _passes(code, at):
        copied = _modrm(code, at)
        at += size
        found.append((at, RAX))
        if copied and copied[0] == 3:
            found.append((at, copied[1]))
    return found


def store(code):
    """The Store that the code after a call comes to first, or None."""
    at = 0
    while True:
        if found := _store(code, at):
            return found
        if not (size := _passes(code, at)):
            return None
        at += size


def _store(code, at):
    plain = _mov(code, at, 0)
    if plain:
        return Store(*plain)
    # mov %rax,%rdx; mov holder(%rbp),%rax; mov %rdx,displacement(%rax)
    if code[at:at + 3] != b"\x48\x89\xc2" or code[at + 3:at + 5] != b"\x48\x8b":
        return None
    loaded = _operand(code, at + 5, 0)
    target = loaded and loaded[0] == RBP and _mov(code, loaded[2], 2)
    return Store(*target, loaded[1]) if target and target[0] == RAX else None


def _passes(code, at):
    """The size of the instruction at `at` if it keeps the result in rax and changes no memory; else 0."""
    rex = code[at] if at < len(code) and 0x40 <= code[at] <= 0x4f else 0
    opcode, *rest = *code[at + bool(rex):at + bool(rex) + 3], 0, 0, 0
    prefix, modrm, wide = bool(rex), rest[0], 8 * (rex & 1)
    if opcode == 0x85 and modrm == 0xc0:                      # test %rax,%rax and the jump after it
        jump = code[at + 2 + prefix:at + 3 + prefix]
        return 2 + prefix + {b"\x74": 2, b"\x75": 2, b"\x0f": 6}.get(jump, 0)
    if 0xb8 <= opcode <= 0xbf and opcode - 0xb8 + wide and not rex & 8:
        return 5 + prefix                                     # mov $immediate,%r32
    to_rm = opcode in (0x89, 0x31) and (modrm & 7) + wide
    to_reg = opcode in (0x8b, 0x63) and (modrm >> 3 & 7) + 2 * (rex & 4)
    return 2 + prefix if modrm >> 6 == 3 and (to_rm or to_reg) else 0


def _modrm(code, at):
    """(mod, register that is copied to) of a `mov %rax, %reg` at `at`, or None."""
    if len(code) < at + 3 or code[at] not in (0x48, 0x49) or code[at + 1] != 0x89 or code[at + 2] >> 3 & 7:
        return None
    return code[at + 2] >> 6, _DWARF[(code[at + 2] & 7) + 8 * (code[at] & 1)]


def _mov(code, at, register):
    """(base, displacement, end) of a `mov %register, displacement(%base)` at `at`, or None."""
    if len(code) < at + 3 or code[at] not in (0x48, 0x49) or code[at + 1] != 0x89 or code[at + 2] >> 3 & 7 != register:
        return None
    return _operand(code, at + 2, code[at] & 1)


def _operand(code, at, extension):
    """(base, displacement, end) of the memory operand whose ModRM byte stands at `at`, or None."""
    if len(code) <= at:
        return None
    mod, form = code[at] >> 6, code[at] & 7
    if mod == 3 or form == _RSP_FORM:
        return None
    size = {0: 4 if form == _RIP_FORM else 0, 1: 1, 2: 4}[mod]
    end = at + 1 + size
    if len(code) < end:
        return None
    displacement = int.from_bytes(code[at + 1:end], "little", signed=True)
    base = None if mod == 0 and form == _RIP_FORM else _DWARF[form + 8 * extension]
    return base, displacement, end
