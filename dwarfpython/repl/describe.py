"""What a name of a native library is, in C: for `name?` and for the hint under a call."""

from __future__ import annotations

import re

from ..dwarf.declaration import declare
from ..dwarf.types import Enum, Record

CALLED = re.compile(r"([A-Za-z_]\w*)\s*$")


def describe(name: str, names) -> list[str]:
    """All meanings of a name, or of `library.name`; an empty list: it has none."""
    found = meaning(name, names)
    if found is None:
        return []
    lines = []
    for entity in filter(None, (found.function, found.variable)):
        text = getattr(entity, "prototype", None) or (declare(entity.type, entity.name) if entity.type else entity.name)
        place = f"    // {entity.file}:{entity.line}" if entity.file else ""
        lines.append(f"{text};{place}")
    if found.constant is not None:
        lines.append(f"{found.name} = {found.constant!r}")
    for space, kind in found.types.items():
        lines += typedef(found.name, kind) if space == "typedef" else definition(kind)
    return lines


def meaning(name: str, names):
    library, dot, member = name.rpartition(".")
    if not dot:
        return names.native(name)
    from ..names import meanings
    return meanings(names.libraries[library], member) if library in names.libraries else None


def typedef(name: str, kind) -> list[str]:
    return [f"typedef {declare(kind.type, name)};"]


def definition(kind) -> list[str]:
    if isinstance(kind, Record):
        rows = [f"    {declare(row.type, row.name or '')}{'' if row.bit_size is None else f' : {row.bit_size}'};" for row in kind.members]
    elif isinstance(kind, Enum):
        rows = [f"    {name} = {value}," for name, value in kind.enumerators]
    else:
        rows = []
    return [f"{declare(kind)} {{", *rows, "};"]


def hint(text: str, names) -> str:
    """The prototype of the C function whose call is open at the end of a text, or ""."""
    depth = 0
    for i in range(len(text) - 1, -1, -1):
        depth += (text[i] == ")") - (text[i] == "(")
        if depth < 0:
            called = CALLED.search(text[:i])
            found = names.native(called[1]) if called else None
            return found.function.prototype if found and found.function else ""
    return ""
