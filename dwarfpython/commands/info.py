"""`dwarfpython info LIBRARY [NAME]`: what a library offers, in C's words."""

from __future__ import annotations

import argparse
import json
import os

from ..dwarf.compiler import SOURCE
from ..dwarf.declaration import declare
from ..dwarf.headers import VALUE, read_origin
from ..dwarf.library import Library
from ..dwarf.types import Enum, Record, Typedef, sizeof, strip
from ..cli import UserError
from ..options import Options
from ..names import NativeName, Names, meanings, missing


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("library", help="a name, as after `import`, or a path")
    parser.add_argument("name", nargs="?", help="one of its names")


def run(options: argparse.Namespace) -> int:
    from ..driver import load_native
    library = load_native(options.library, os.getcwd())
    library.read_headers()
    if options.name is None:
        print("\n".join(whole(library)))
        return 0
    from ..driver import new_names
    names = new_names("<string>", Options())
    found = names.meanings(library, options.name)
    if found is None:
        raise UserError(names.reason(options.name) or missing(library, options.name))
    print("\n".join([*standing_for(library, options.name), *meaning(found), *annotated(names, library, found)]))
    return 0


def standing_for(library: Library, name: str) -> list[str]:
    """What a name that only the headers have is there."""
    other = library.beyond.get(name)
    if other is None or name in library:
        return []
    if other == VALUE:
        return ["// a macro of the headers, which is read as by"]
    return [f"#define {name} {other}"] if other else ["// a macro or an inline function of the headers, called as"]


def annotated(names: Names, library: Library, found: NativeName) -> list[str]:
    """The other way to call an annotated function."""
    names.read_annotations(library)
    annotation = names.annotation(found)
    return [f"// annotated: {annotation.call}"] if annotation else []


def whole(library: Library) -> list[str]:
    """The library's file, then its functions, variables, types and constants."""
    names = [found for name in library.names() if (found := meanings(library, name))]
    lines = [f"// {library.path} ({library.soname}), build-id {library.build_id}", f"// described by {described_by(library)}"]
    functions = [function for name in library.names() if (function := library.function(name))]
    variables = [found for found in names if found.variable and found.variable.type and library.variable(found.name)]
    lines += section("functions", [f"{function.prototype};" for function in functions if function.type])
    lines += section("functions of which only the name is known", [function.name for function in functions if not function.type])
    beyond = {name: other for name, other in library.beyond.items() if name not in library}
    lines += section("macros and inline functions of the headers", [name for name, other in beyond.items() if not other])
    read = [name for name, other in beyond.items() if other == VALUE]
    others = [f"#define {name} {other}" for name, other in beyond.items() if other not in ("", VALUE)]
    lines += section("macros of the headers that are read when they are used", read)
    lines += section("other names", others)
    lines += section("variables", [f"{variable_text(found)};" for found in variables])
    lines += section("types", [line for found in names for line in type_names(found)])
    lines += section("constants", [constant(found) for found in names if found.constant is not None])
    return lines


def described_by(library: Library) -> str:
    """The files that say what is in the library: of a description by headers, these."""
    files = [file for file in read_origin(library.headers)[0] if os.path.isabs(file)] if library.headers else []
    return library.origin.replace(library.headers, " ".join(files)) if files else library.origin


def section(title: str, lines: list[str]) -> list[str]:
    return ["", f"// {len(lines)} {title}", *lines] if lines else []


def meaning(found: NativeName) -> list[str]:
    """All that a name means, each type with the offsets of its members."""
    lines = []
    if found.function:
        lines.append(f"{found.function.prototype};{declared_at(found.function)}")
    if found.variable:
        lines.append(f"{variable_text(found)};{declared_at(found.variable)}")
    if found.constant is not None:
        lines.append(constant(found))
    for space, kind in found.types.items():
        lines += typedef(found.name, kind) if space == "typedef" else definition(kind)
    return lines


def variable_text(found: NativeName) -> str:
    return declare(found.variable.type, found.name) if found.variable.type else found.name


def declared_at(entity) -> str:
    is_told = entity.file and os.path.basename(entity.file) != SOURCE        # a shim stands nowhere
    return f"    // {entity.file}:{entity.line}" if is_told else ""


def constant(found: NativeName) -> str:
    value = found.constant
    return f"#define {found.name} {json.dumps(value, ensure_ascii=False) if isinstance(value, str) else value}"


def type_names(found: NativeName) -> list[str]:
    return [f"{declare(kind)};" if space != "typedef" else f"typedef {declare(kind.type, found.name)};"
            for space, kind in found.types.items() if space in ("struct", "union", "enum", "typedef")]


def typedef(name: str, kind: Typedef) -> list[str]:
    target = strip(kind)
    shown = definition(target) if isinstance(target, Record | Enum) and target.tag != name else []
    return [f"typedef {declare(kind.type, name)};", *shown]


def definition(kind, indent: str = "") -> list[str]:
    """A struct, union or enum with all that is in it, as pahole shows it: offset and size behind each member."""
    if isinstance(kind, Enum):
        return [f"enum {kind.tag or ''} {{".replace("  ", " "), *(f"    {name} = {value}," for name, value in kind.enumerators), "};"]
    if not isinstance(kind, Record) or not kind.complete:
        return [f"{indent}{declare(kind)};"]
    rows, end = [], 0
    for row in kind.members:
        if kind.kind == "struct" and row.bit_size is None and row.offset > end:
            rows.append(f"{indent}    // {row.offset - end} bytes of padding")
        rows += member(row, indent + "    ")
        end = max(end, row.offset + (sizeof(row.type) or 0 if row.bit_size is None else 0))
    title = f"{kind.kind} {kind.tag}" if kind.tag else kind.kind
    return [f"{indent}{title} {{", *rows, f"{indent}}};    // size {kind.size}"]


def member(row, indent: str) -> list[str]:
    bits = "" if row.bit_size is None else f" : {row.bit_size}"
    place = f"// offset {row.offset}, " + (f"size {(sizeof(row.type) or 0)}" if row.bit_size is None else f"{row.bit_size} bits")
    inner = strip(row.type)
    if isinstance(inner, Record) and not inner.tag:
        first, *rest, last = definition(inner, indent)
        return [first, *rest, f"{indent}}} {row.name or ''};    {place}".replace(" ;", ";")]
    return [f"{indent}{declare(row.type, row.name or '')}{bits};".ljust(40) + f"    {place}"]

