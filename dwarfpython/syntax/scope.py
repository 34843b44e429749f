"""Symbol tables: for every scope, what each name in it means.

A ScopeTree has one Scope per module, class, function, lambda and comprehension. binding.py walks the tree and
notes how each name is used; here the notes are resolved to a storage: where the value of the name lives. The
rules, and the messages for their breach, are those of CPython, whose module `symtable` is the oracle in the
tests.
"""

from __future__ import annotations

import ast
import enum
from dataclasses import dataclass, field

from .fault import Fault

# How a scope uses a name: any number of these.
ASSIGNED = 1
REFERENCED = 2
PARAMETER = 4
IMPORTED = 8
ANNOTATED = 16
DECLARED_GLOBAL = 32
DECLARED_NONLOCAL = 64
ITERATION = 128  # the variable of a comprehension's loop

BOUND = ASSIGNED | PARAMETER | IMPORTED

USES = {PARAMETER: "parameter", ASSIGNED: "assigned", REFERENCED: "referenced", IMPORTED: "imported",
        ANNOTATED: "annotated", DECLARED_GLOBAL: "declared global", DECLARED_NONLOCAL: "declared nonlocal",
        ITERATION: "iteration variable"}


class Storage(enum.Enum):
    """Where the value of a name lives."""
    LOCAL = "local"                      # in this scope alone
    CELL = "cell"                        # in this scope, and inner functions use it
    FREE = "free"                        # in a cell of an enclosing function
    GLOBAL = "global"                    # in the module, because a declaration says so
    GLOBAL_IMPLICIT = "global implicit"  # in the module or among the builtins, as no scope binds it


@dataclass(slots=True)
class Symbol:
    """A name in a scope. `free_in_class`: a class binds the name, and its methods mean an outer one."""
    name: str
    uses: int = 0
    storage: Storage | None = None
    free_in_class: bool = False

    @property
    def is_parameter(self) -> bool:
        return bool(self.uses & PARAMETER)

    @property
    def is_bound(self) -> bool:
        """Whether this scope binds the name itself."""
        return bool(self.uses & BOUND)


@dataclass(slots=True, eq=False)
class Scope:
    """The names of one block; `kind` is module, class, function, lambda or comprehension.

    `private` is the class whose body this lies in, for the mangling of names such as `__x`. `parameters` are
    in the order of the code object: positional, keyword-only, `*args`, `**kwargs`; a comprehension has the
    one parameter ".0", the iterator of its first loop.
    """
    kind: str
    name: str
    node: ast.AST
    parent: Scope | None = None
    private: str | None = None
    symbols: dict[str, Symbol] = field(default_factory=dict)
    children: list[Scope] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)
    directives: list[tuple[str, ast.AST]] = field(default_factory=list)
    is_generator: bool = False
    needs_class_cell: bool = False  # a method uses super() or __class__

    @property
    def is_function(self) -> bool:
        return self.kind not in ("module", "class")

    def mangled(self, name: str) -> str:
        return mangle(self.private, name)

    def lookup(self, name: str) -> Symbol:
        """The symbol for a name as it stands in the source; KeyError where the scope does not use it."""
        return self.symbols[self.mangled(name)]

    def named(self, *storages: Storage) -> list[str]:
        """The names with these storages, in order of appearance."""
        return [symbol.name for symbol in self.symbols.values() if symbol.storage in storages]

    def walk(self):
        """This scope and all inside it, outer ones first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class ScopeTree:
    """The scopes of a module; `of` finds a scope by the node that opens it."""
    module: Scope
    of: dict[ast.AST, Scope]
    lazy_annotations: bool = False   # `from __future__ import annotations`: they are kept as text


def mangle(private: str | None, name: str) -> str:
    """The name that `__x` in a class body stands for."""
    if private is None or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    owner = private.lstrip("_")
    return f"_{owner}{name}" if owner else name


def resolve(module: Scope) -> None:
    """Give every symbol its storage; Fault for a declaration that cannot hold."""
    _resolve(module, None, set())


def _resolve(scope: Scope, bound: set[str] | None, free: set[str]) -> None:
    """Add to `free` what the scope needs of `bound`, the names of outer functions (None in the module)."""
    local: set[str] = set()
    for symbol in scope.symbols.values():
        _place(scope, symbol, bound, local, free)
    inner_bound = set(bound or ())
    inner_free: set[str] = set()
    if scope.kind == "class":
        inner_bound.add("__class__")
    elif scope.kind != "module":
        inner_bound |= local
        inner_bound -= set(scope.named(Storage.GLOBAL))
    for child in scope.children:
        _resolve(child, set(inner_bound), inner_free)
    if scope.is_function:
        _make_cells(scope, inner_free)
    elif scope.kind == "class" and "__class__" in inner_free:
        inner_free.discard("__class__")
        scope.needs_class_cell = True
    _pass_on(scope, bound, inner_free)
    free |= inner_free


def _place(scope: Scope, symbol: Symbol, bound: set[str] | None, local: set[str],
           free: set[str]) -> None:
    name, uses = symbol.name, symbol.uses
    if uses & DECLARED_GLOBAL:
        if uses & DECLARED_NONLOCAL:
            raise _directive_fault(scope, name, f"name '{name}' is nonlocal and global")
        symbol.storage = Storage.GLOBAL
    elif uses & DECLARED_NONLOCAL:
        if bound is None:
            raise _directive_fault(scope, name, "nonlocal declaration not allowed at module level")
        if name not in bound:
            raise _directive_fault(scope, name, f"no binding for nonlocal '{name}' found")
        symbol.storage = Storage.FREE
        free.add(name)
    elif uses & BOUND:
        symbol.storage = Storage.LOCAL
        local.add(name)
    elif bound is not None and name in bound:
        symbol.storage = Storage.FREE
        free.add(name)
    else:
        symbol.storage = Storage.GLOBAL_IMPLICIT


def _make_cells(scope: Scope, inner_free: set[str]) -> None:
    for symbol in scope.symbols.values():
        if symbol.storage is Storage.LOCAL and symbol.name in inner_free:
            symbol.storage = Storage.CELL
            inner_free.discard(symbol.name)


def _pass_on(scope: Scope, bound: set[str] | None, inner_free: set[str]) -> None:
    """Names that inner scopes take from outer ones pass through this one."""
    for name in sorted(inner_free):
        symbol = scope.symbols.get(name)
        if symbol:
            if scope.kind == "class" and symbol.uses & (BOUND | DECLARED_GLOBAL):
                symbol.free_in_class = True
        elif bound is not None and name in bound:
            scope.symbols[name] = Symbol(name, 0, Storage.FREE)


def _directive_fault(scope: Scope, name: str, message: str) -> Fault:
    node = next(node for declared, node in scope.directives if declared == name)
    return Fault(message, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
