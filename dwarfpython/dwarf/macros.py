"""Object-like macros from .debug_macro, which gcc -g3 writes.

Source: DWARF 5, section 6.3; version 4 is the GNU extension of the same layout. Macros of the system's
headers help to evaluate others, but are not the library's own.
"""

import re

from .constants import At, Form
from .constexpr import NotConstant, evaluate
from .die import READ_ERRORS
from .forms import READERS
from .leb128 import uleb

_END, _DEFINE, _UNDEF, _START_FILE, _END_FILE, _DEFINE_STRP, _UNDEF_STRP, _IMPORT = range(8)
_DEFINE_SUP, _UNDEF_SUP, _IMPORT_SUP, _DEFINE_STRX, _UNDEF_STRX = range(8, 13)
_TEXT_FORMS = {_DEFINE: Form.string, _UNDEF: Form.string, _DEFINE_STRP: Form.strp, _UNDEF_STRP: Form.strp,
               _DEFINE_SUP: Form.strp_sup, _UNDEF_SUP: Form.strp_sup, _DEFINE_STRX: Form.strx,
               _UNDEF_STRX: Form.strx}
_SYSTEM = ("/usr/include/", "/usr/lib/", "/usr/local/lib/gcc")
_OBJECT_LIKE = re.compile(r"([A-Za-z_]\w*) +(\S.*)", re.S | re.A)


def library_macros(info, files, enumerators):
    """name -> int, float or str, of the constant macros that the library's own sources define."""
    reader = _MacroReader(info, files)
    for unit in info.units:
        offset = unit.root.get(At.macros, unit.root.get(At.gnu_macros))
        if isinstance(offset, int):
            try:
                reader.read(unit, offset, "")
            except (*READ_ERRORS, KeyError, RecursionError):
                raise info.error(f".debug_macro+{offset:#x} is malformed") from None
    found = {}
    for name in reader.own:
        try:
            value = evaluate(name, reader.bodies, enumerators)
        except (NotConstant, OverflowError, ValueError):
            continue
        found[name] = value
    return found


class _MacroReader:
    """Collects `bodies` (name -> text) of all object-like macros, and the names of the library's `own`."""

    def __init__(self, info, files):
        self._info, self._files, self._seen = info, files, set()
        self.bodies, self.own = {}, set()

    def read(self, unit, offset, file):
        """One macro unit; `file` is where it is imported. A unit that many others import is read once."""
        if offset in self._seen:
            return
        self._seen.add(offset)
        section = self._info.section(".debug_macro")
        place = _Section(unit, section)
        _, pos = READERS[Form.data2](place, offset)
        flags, pos = section[pos], pos + 1
        place.offset_size = 8 if flags & 1 else 4
        if flags & 2:
            pos += place.offset_size
        if flags & 4:
            raise ValueError("vendor-defined entries")
        stack = [file]
        while True:
            opcode, pos = section[pos], pos + 1
            if opcode == _END:
                return
            pos = self._entry(place, unit, opcode, pos, stack)

    def _entry(self, place, unit, opcode, pos, stack):
        if opcode == _START_FILE:
            _, pos = uleb(place.data, pos)
            number, pos = uleb(place.data, pos)
            stack.append(self._files.name(unit, number))
        elif opcode == _END_FILE:
            stack.pop()
        elif opcode in (_IMPORT, _IMPORT_SUP):
            offset, pos = READERS[Form.sec_offset](place, pos)
            if opcode == _IMPORT:
                self.read(unit, offset, stack[-1])
        else:
            form = _TEXT_FORMS[opcode]
            _, pos = uleb(place.data, pos)
            text, pos = READERS[form](place, pos)
            if opcode in (_DEFINE, _DEFINE_STRP, _DEFINE_SUP, _DEFINE_STRX):
                self._define(text.decode("utf-8", "replace"), stack[-1])
        return pos

    def _define(self, text, file):
        match = _OBJECT_LIKE.fullmatch(text)
        if match:
            self.bodies.setdefault(match[1], match[2])
            if file and not file.startswith(_SYSTEM) and not match[1].startswith("__"):
                self.own.add(match[1])


class _Section:
    """A section that the readers of forms.py read as if it were a unit's."""

    def __init__(self, unit, data):
        self.data, self.info, self.end, self.offset_size = data, unit.info, len(data), 4
        self.str_offsets_base = unit.str_offsets_base
