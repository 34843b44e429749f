"""Variables by scope: reading, assigning and deleting a name."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.ops import Temp
from dwarfpython.syntax import Storage


def load_name(b: Builder, name: str) -> Temp:
    """A name's value: local, captured, global, builtin, or of an imported library, in this order."""
    if local := local_of(b, name):
        return b.emit(ops.Load(local))
    module = b.unit.module
    if name in module.globals or name in b.unit.earlier:
        module.globals[name] = None
        return b.emit(ops.LoadGlobal(name, name in b.unit.names.builtins))
    if name in module.facts:
        return b.const(module.facts[name])
    if name in b.unit.names.builtins:
        return b.emit(ops.LoadBuiltin(name))
    native = b.unit.names.native(name)
    if native is not None:
        return b.emit(ops.LoadNative(native))
    module.globals[name] = None
    if near := b.unit.names.suggest(name):
        module.hints[name] = near
    return b.emit(ops.LoadGlobal(name))


def store_name(b: Builder, name: str, value: Temp) -> None:
    if local := local_of(b, name):
        b.emit(ops.Store(local, value))
    else:
        b.unit.module.globals[name] = None
        b.unit.module.assigned.add(name)
        b.emit(ops.StoreGlobal(name, value))


def delete_name(b: Builder, name: str, quiet: bool = False) -> None:
    if local := local_of(b, name):
        b.emit(ops.Unbind(local, quiet))
    else:
        b.unit.module.globals[name] = None
        b.emit(ops.UnbindGlobal(name, quiet))


def local_of(b: Builder, name: str) -> str | None:
    """The variable that a name means if it is one of the comprehensions around, of this function, or captured by it."""
    for comprehension in reversed(b.comprehensions):
        symbol = comprehension.scope.symbols.get(name)
        if symbol is None or symbol.storage is Storage.FREE:
            continue
        return comprehension.variables.get(name)
    return name if not b.function.is_body and name in b.function.locals else None


def build_Name(b: Builder, node: ast.Name) -> Temp:
    b.at(node)
    return load_name(b, node.id)
