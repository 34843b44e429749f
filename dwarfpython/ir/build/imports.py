"""import: Python modules run once; native libraries open their names to the module."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.build.names import store_name
from dwarfpython.ir.build.statements import STATEMENTS
from dwarfpython.ir.ops import Temp
from dwarfpython.names import ALIASES, needed_name


def build_Import(b: Builder, node: ast.Import) -> None:
    for alias in node.names:
        b.at(node)
        value = import_value(b, alias.name, node)
        if alias.asname:
            store_name(b, alias.asname, value)
        else:
            head = alias.name.split(".")[0]
            store_name(b, head, value if head == alias.name else import_value(b, head, node))


def build_ImportFrom(b: Builder, node: ast.ImportFrom) -> None:
    if node.level or not node.module:
        raise b.unsupported(node, "relative imports are")
    if node.module == "__future__":
        return
    names = b.unit.names
    library = None if names.find_module(node.module) else names.find_library(node.module)
    module = import_value(b, node.module, node)
    for alias in node.names:
        b.at(node)
        if library is None:
            import_names(b, node.module, module, alias)
        elif alias.name != "*":
            name = names.member(library, [alias.name], node, b)
            store_name(b, alias.asname or alias.name, b.emit(ops.LoadNative(name)))


def import_names(b: Builder, module_name: str, module: Temp, alias: ast.alias) -> None:
    if alias.name != "*":
        store_name(b, alias.asname or alias.name, b.emit(ops.ImportName(module, alias.name)))
        return
    exported = b.unit.names.exports(module_name)
    if exported is None:
        raise b.unsupported(alias, f"from {module_name} import * is")
    for name in exported:
        store_name(b, name, b.emit(ops.ImportName(module, name)))


def import_value(b: Builder, name: str, node: ast.stmt) -> Temp:
    """The module or library as a value. One that does not exist fails when the statement runs, as in CPython."""
    found = b.unit.names.find_module(name)
    if "." in name:
        return import_dotted(b, name, found, node)
    if found is not None:
        return b.emit(ops.Import(name, *found))
    library = b.unit.names.find_library(name)
    if library is not None:
        return b.emit(ops.ImportLibrary(name, needed_name(library), library.index_path))
    return b.emit(ops.ImportMissing(name, b.unit.names.reason(name)))


def import_dotted(b: Builder, name: str, found: tuple | None, node: ast.stmt) -> Temp:
    """What fails in `import a.b` is the import of `a`; packages come later."""
    if name in ALIASES:
        return b.emit(ops.Import(ALIASES[name], *found))
    if found is not None:
        raise b.unsupported(node, "packages are")
    return b.emit(ops.ImportMissing(name.split(".")[0], ""))


STATEMENTS |= {ast.Import: build_Import, ast.ImportFrom: build_ImportFrom}
