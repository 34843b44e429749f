"""Where a library's code calls functions that allocate or free.

Call-site DIEs would tell, but compilers emit them only for optimised code. So the code itself is searched for
direct calls (E8 and a distance) and calls through the GOT (FF 15) whose target is one of these functions or
its PLT entry. Bytes that only look like such a call do no harm: a site is found again by the return address of
a real one.
"""

import os
import re
import struct
from typing import NamedTuple

from . import size_argument
from .elf import c_string

SHF_EXECINSTR = 4
WINDOW, BEFORE = 40, 64        # bytes of code behind a call and before it
_R_GLOB_DAT, _R_JUMP_SLOT = 6, 7
_RELA, _SYM = struct.Struct("<QQq"), struct.Struct("<IBBHQQ")
_i32 = struct.Struct("<i").unpack_from

_LIBC = ("malloc", "calloc", "realloc", "reallocarray", "memalign", "aligned_alloc", "valloc", "pvalloc")
_FREE = ("free", "cfree")
# Functions that allocate for their callers: the type is sought where they are called.
WRAPPERS = ("xmalloc", "xcalloc", "xrealloc", "xzalloc", "xmalloc0", "emalloc", "ecalloc", "erealloc", "checked_malloc")


def wrapper_names():
    """The known wrappers of malloc, and those that DPY_ALLOCATORS names, between commas."""
    return (*WRAPPERS, *filter(None, os.environ.get("DPY_ALLOCATORS", "").split(",")))


class Call(NamedTuple):
    """A call of the function `name`, at `start`. `address` is where it returns to, `code` what stands there, `before` what
    comes before the call."""
    address: int
    start: int
    code: bytes
    before: bytes
    name: str

    @property
    def allocates(self):
        return self.name not in _FREE

    def size(self, function):
        """The Sum of bytes that are asked for, by the code from where the function begins."""
        inside = self.before[-max(self.start - function, 1):]
        value = lambda register: size_argument.argument(inside, register, len(inside) < len(self.before))    # noqa: E731
        register = size_argument.RDI
        if "realloc" in self.name or "align" in self.name or self.name.endswith("calloc"):
            register = size_argument.RSI
        if self.name == "reallocarray":
            register = size_argument.RDX
        size = value(register)
        counts_bytes = self.name.endswith("calloc") and size[:2] == (1, 0)
        return value(size_argument.RDI) if counts_bytes else size


def call_sites(elf, functions):
    """Each Call in an ElfFile. `functions`: name -> address, of functions that stand in the library itself."""
    names = {*_LIBC, *wrapper_names(), *_FREE}
    slots = _got_slots(elf, names)
    targets = {functions[name]: name for name in names if name in functions}
    code = [(s.address, elf.data(s) or b"") for s in elf.sections if s.flags & SHF_EXECINSTR]
    for address, data in code:
        targets |= _stubs(address, data, slots)
    for address, data in code:
        yield from _calls(address, data, targets, slots)


def _got_slots(elf, names):
    """The addresses of the GOT entries of those imported functions -> their names."""
    symbols, strings = elf.section_data(".dynsym") or b"", elf.section_data(".dynstr") or b""
    found = {}
    for section in (".rela.plt", ".rela.dyn"):
        data = elf.section_data(section) or b""
        for address, info, _ in _RELA.iter_unpack(data[:len(data) // _RELA.size * _RELA.size]):
            at = (info >> 32) * _SYM.size
            if info & 0xffffffff not in (_R_GLOB_DAT, _R_JUMP_SLOT) or at + _SYM.size > len(symbols):
                continue
            name = c_string(strings, _SYM.unpack_from(symbols, at)[0])
            if name in names:
                found[address] = name
    return found


def _stubs(address, data, slots):
    """The PLT entries that jump through one of the slots: where the jump stands, and where its entry begins -> as of the slot."""
    jumps = {}
    for match in re.finditer(rb"\xff\x25(?=[\0-\xff]{4})", data):
        at = address + match.start()
        name = slots.get(at + 6 + _i32(data, match.end())[0])
        if name is not None:
            jumps[at] = name
    # An entry of 16 bytes may begin with something else; of two that share 16 bytes, each begins with its jump.
    return {at & ~15: name for at, name in jumps.items()} | jumps


def _calls(address, data, targets, slots):
    for opcode, called in (rb"\xe8", targets), (rb"\xff\x15", slots):
        for match in re.finditer(opcode + rb"(?=[\0-\xff]{4})", data):
            start, end = match.start(), match.end() + 4
            name = called.get(address + end + _i32(data, match.end())[0])
            if name is not None:
                yield Call(address + end, address + start, data[end:end + WINDOW], data[max(0, start - BEFORE):start], name)
