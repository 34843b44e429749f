"""Text that becomes code while a program runs (exec, eval): its names are not variables of a module, but keys of mappings that it is
given, the body two and its functions the first, in a cell.
"""

from __future__ import annotations

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.function import Function, Local, Parameters
from dwarfpython.ir.ops import Span, Temp
from dwarfpython.names import BUILTIN_FACTS
from dwarfpython.syntax import Scope, Storage, Symbol

GLOBALS, LOCALS = "__globals__", "__locals__"


def body_of_text(name: str, span: Span) -> Function:
    function = Function(name, name, name, Parameters((GLOBALS, LOCALS), 0, 2), span, is_body=True, once=False)
    function.locals[GLOBALS] = Local(GLOBALS, parameter=0, captured=True, maybe_unbound=False)
    function.locals[LOCALS] = Local(LOCALS, parameter=1, maybe_unbound=False)
    return function


def capture_globals(scope: Scope) -> None:
    """Every function within captures the mapping, as the first of what it captures: the runtime finds it there."""
    for child in scope.children:
        child.symbols = {GLOBALS: Symbol(GLOBALS, storage=Storage.FREE), **child.symbols}
        capture_globals(child)


def load_name(b: Builder, name: str) -> Temp:
    fallback = builtin(b, name)
    return b.emit(ops.LoadNamed(namespace(b, name), b.emit(ops.Load(GLOBALS)), name, fallback))


def store_name(b: Builder, name: str, value: Temp) -> None:
    b.emit(ops.StoreNamed(namespace(b, name) or b.emit(ops.Load(GLOBALS)), name, value))


def delete_name(b: Builder, name: str, quiet: bool) -> None:
    b.emit(ops.DeleteNamed(namespace(b, name) or b.emit(ops.Load(GLOBALS)), name, quiet))


def namespace(b: Builder, name: str) -> Temp | None:
    """The mapping of local names, where the name is one."""
    symbol = b.scope.symbols.get(name)
    is_global = not b.function.is_body or (symbol is not None and symbol.storage is Storage.GLOBAL)
    return None if is_global else b.emit(ops.Load(LOCALS))


def builtin(b: Builder, name: str) -> Temp | None:
    if name in BUILTIN_FACTS:
        return b.const(BUILTIN_FACTS[name])
    if name in b.unit.names.builtins:
        return b.emit(ops.LoadBuiltin(name))
    native = b.unit.names.described(name)
    return b.emit(ops.LoadNative(native)) if native is not None else None
