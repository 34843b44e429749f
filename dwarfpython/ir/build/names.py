"""Variables by scope: reading, assigning and deleting a name."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.ops import Temp


def load_name(b: Builder, name: str) -> Temp:
    """A name's value: local, captured, global, builtin, or of an imported library, in this order."""
    if is_local(b, name):
        return b.emit(ops.Load(name))
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
    if is_local(b, name):
        b.emit(ops.Store(name, value))
    else:
        b.unit.module.globals[name] = None
        b.unit.module.assigned.add(name)
        b.emit(ops.StoreGlobal(name, value))


def delete_name(b: Builder, name: str, quiet: bool = False) -> None:
    if is_local(b, name):
        b.emit(ops.Unbind(name, quiet))
    else:
        b.unit.module.globals[name] = None
        b.emit(ops.UnbindGlobal(name, quiet))


def is_local(b: Builder, name: str) -> bool:
    """Whether a name is a variable of this function or captured from an outer one."""
    return not b.function.is_body and name in b.function.locals


def build_Name(b: Builder, node: ast.Name) -> Temp:
    b.at(node)
    return load_name(b, node.id)
