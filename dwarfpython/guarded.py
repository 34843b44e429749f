"""Imports that a program is ready to do without: `try: import yaml` with an `except ImportError`.

They mean a Python module that may be missing, and a native library may happen to be called so. It counts where the
program uses its names, and no attribute of it that it lacks.
"""

from __future__ import annotations

import ast

from dwarfpython import inputs
from dwarfpython.dwarf.elf import ElfFile
from dwarfpython.dwarf.errors import DescriptionError
from dwarfpython.dwarf.find import find_library

_CAUGHT = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def refused(tree: ast.Module, names) -> frozenset[str]:
    """The libraries that guarded imports of the module do not mean; `names` are its Names."""
    every = {node: imported(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))}
    guarded = {node for node in ast.walk(tree) if isinstance(node, ast.Try) and catches(node)
               for node in (inner for statement in node.body for inner in ast.walk(statement)) if node in every}
    plain = {name for node in every if node not in guarded for name in every[node]}
    asked = {name for node in guarded for name in every[node]} - plain
    asked = {name for name in asked if "." not in name and not names.find_module(name)}
    return frozenset(name for name in asked if not is_meant(name, tree, names))


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if node.module and not node.level else []


def catches(node: ast.Try) -> bool:
    """Whether an ImportError in the body ends in one of the handlers."""
    caught = [handler.type for handler in node.handlers]
    caught = [kind for entry in caught for kind in (entry.elts if isinstance(entry, ast.Tuple) else [entry])]
    return any(kind is None or isinstance(kind, ast.Name) and kind.id in _CAUGHT for kind in caught)


def is_meant(name: str, tree: ast.Module, names) -> bool:
    """Whether the program uses what the library `name` has, and nothing of it that it has not. A library that exports
    none of the names is not described for this."""
    members, others = uses(name, tree)
    try:
        with ElfFile(find_library(name, tuple(map(str, names.search[:1])))) as elf:
            inputs.add(elf.path)
            exported = {symbol.name for symbol in elf.dynamic_symbols()}
        if exported.isdisjoint(members | others):
            return False
        library = names.load(name)
    except DescriptionError:
        return False
    spaces = {"struct", "union", "enum"}                    # birds.struct.bird
    return all(member in library or member in library.beyond or member in spaces for member in members)


def uses(name: str, tree: ast.Module) -> tuple[set[str], set[str]]:
    """The names that the program takes from a module of this name, as attributes or by `from`; all that it mentions."""
    known_as, members = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known_as |= {alias.asname or alias.name for alias in node.names if alias.name == name}
        elif isinstance(node, ast.ImportFrom) and node.module == name:
            members |= {alias.name for alias in node.names if alias.name != "*"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known_as:
            members.add(node.attr)
    return members, {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - known_as
