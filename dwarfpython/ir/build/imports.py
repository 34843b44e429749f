"""import: Python modules are found by name when the statement runs; native libraries open their names to the module."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build import texts
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.build.names import store_name
from dwarfpython.ir.build.statements import STATEMENTS
from dwarfpython.ir.ops import Temp
from dwarfpython.names import CHECKED, needed_name

NO_PACKAGE = "attempted relative import with no known parent package"
BEYOND = "attempted relative import beyond top-level package"


def build_Import(b: Builder, node: ast.Import) -> None:
    for alias in node.names:
        b.at(node)
        value = import_value(b, alias.name)
        if alias.asname:
            store_name(b, alias.asname, value)
        else:
            head = alias.name.split(".")[0]
            store_name(b, head, value if head == alias.name else import_value(b, head))


def build_ImportFrom(b: Builder, node: ast.ImportFrom) -> None:
    if node.module == "__future__" and not node.level:
        return
    names = b.unit.names
    name, library = names.absolute(node), names.find_source(node)
    if name is None:
        b.emit(ops.ImportMissing(BEYOND if names.package else NO_PACKAGE))
        return
    is_checked = library is not None and name.endswith(f".{CHECKED}")
    module = import_value(b, name.removesuffix(f".{CHECKED}") if is_checked else name)
    for alias in node.names:
        b.at(node)
        if library is None:
            import_name(b, module, alias)
        elif alias.name != "*":
            path = [CHECKED, alias.name] if is_checked else [alias.name]
            store_name(b, alias.asname or alias.name, b.emit(ops.LoadNative(names.member(library, path, node, b))))


def import_name(b: Builder, module: Temp, alias: ast.alias) -> None:
    if alias.name == "*":
        b.emit(ops.ImportStar(module, b.emit(ops.Load(texts.LOCALS)) if b.unit.is_text else None))
    else:
        store_name(b, alias.asname or alias.name, b.emit(ops.ImportName(module, alias.name)))


def import_value(b: Builder, name: str) -> Temp:
    """The module or library as a value. One that does not exist fails when the statement runs, as in CPython."""
    names = b.unit.names
    found = names.find_module(name)
    library = None if found else names.find_library(name)
    if library is not None:
        return b.emit(ops.ImportLibrary(name, needed_name(library), library.index_path))
    return b.emit(ops.Import(name, "" if found or names.find_standard(name) else names.reason(name)))


STATEMENTS |= {ast.Import: build_Import, ast.ImportFrom: build_ImportFrom}
