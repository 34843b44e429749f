"""Comparison with CPython's own parser and symbol tables."""

from __future__ import annotations

import ast
import symtable
import sysconfig
import warnings
from pathlib import Path

from dwarfpython.errors import SourceError
from dwarfpython.syntax import analyse, parse_source, read
from dwarfpython.syntax.scope import (ANNOTATED, ASSIGNED, DECLARED_GLOBAL, DECLARED_NONLOCAL, IMPORTED,
                                      ITERATION, PARAMETER, REFERENCED, Scope)

STDLIB = Path(sysconfig.get_path("stdlib"))
UNSUPPORTED = (ast.AsyncFor, ast.AsyncFunctionDef, ast.AsyncWith, ast.Await)

_USES = {symtable.DEF_LOCAL: ASSIGNED, symtable.USE: REFERENCED, symtable.DEF_PARAM: PARAMETER,
         symtable.DEF_IMPORT: IMPORTED, symtable.DEF_ANNOT: ANNOTATED, symtable.DEF_GLOBAL: DECLARED_GLOBAL,
         symtable.DEF_NONLOCAL: DECLARED_NONLOCAL, 0x200: ITERATION}
_STORAGES = {symtable.LOCAL: "local", symtable.GLOBAL_EXPLICIT: "global",
             symtable.GLOBAL_IMPLICIT: "global implicit",
             symtable.FREE: "free", symtable.CELL: "cell"}


def library_files(*parts: str, every: int = 1) -> list[Path]:
    """Programs of the standard library, the same ones at each run."""
    return sorted(STDLIB.joinpath(*parts).glob("*.py"))[::every]


def is_supported(tree: ast.AST) -> bool:
    return not any(isinstance(node, UNSUPPORTED) or getattr(node, "is_async", 0) for node in ast.walk(tree))


def difference(ours, theirs, path: str = "") -> str:
    """Where two trees differ in a node, a field or a position; empty where they do not."""
    if type(ours) is not type(theirs):
        return f"{path}: {ours!r}, expected {theirs!r}"
    if isinstance(ours, ast.AST):
        pairs = [(name, getattr(ours, name, None), getattr(theirs, name, None))
                 for name in ours._fields + ours._attributes]
        place = f"{path}/{type(ours).__name__}" + (f"@{theirs.lineno}" if hasattr(theirs, "lineno") else "")
        return next(filter(None, (difference(a, b, f"{place}.{name}") for name, a, b in pairs)), "")
    if isinstance(ours, list):
        if len(ours) != len(theirs):
            return f"{path}: {len(ours)} items, expected {len(theirs)}"
        return next(filter(None, (difference(a, b, path) for a, b in zip(ours, theirs))), "")
    return "" if ours == theirs or ours != ours else f"{path}: {ours!r}, expected {theirs!r}"


def expected_error(source: str | bytes) -> str | None:
    """The kind and message of the error that CPython's compiler gives, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "<test>", "exec", dont_inherit=True)
        except SyntaxError as error:
            return f"{type(error).__name__}: {error.msg}"
    return None


def our_error(source: str | bytes) -> str | None:
    """The kind and message of our error, or None; anything but a SourceError fails the test."""
    try:
        text = read(source, "<test>")
        analyse(parse_source(text), text)
    except SourceError as error:
        assert str(error).startswith('  File "<test>", line ')
        return f"{error.kind}: {error.message}"
    return None


def scope_differences(table: symtable.SymbolTable, scope: Scope) -> list[str]:
    """How a scope and those inside it differ from CPython's symbol table."""
    where = f"{scope.kind} {scope.name}"
    expected = {name: _meaning(flags) for name, flags in table._table.symbols.items()}
    found = {name: (symbol.storage.value, symbol.uses) for name, symbol in scope.symbols.items()}
    differences = [f"{where}: {name} is {found.get(name)}, expected {expected.get(name)}"
                   for name in sorted({*expected, *found}) if expected.get(name) != found.get(name)]
    children = table.get_children()
    if [child.get_name() for child in children] != [child.name for child in scope.children]:
        return [*differences, f"{where}: other scopes inside"]
    for ours, theirs in zip(scope.children, children):
        differences += scope_differences(theirs, ours)
    return differences


def _meaning(flags: int) -> tuple[str, int]:
    """The storage and the uses that CPython's flags of a symbol tell."""
    storage = _STORAGES[(flags >> symtable.SCOPE_OFF) & symtable.SCOPE_MASK]
    return storage, sum(use for bit, use in _USES.items() if flags & bit)
