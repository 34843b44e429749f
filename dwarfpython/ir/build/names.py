"""Variables by scope: reading, assigning and deleting a name."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build import texts
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.ops import Temp
from dwarfpython.names import LIBRARY_BUILTINS
from dwarfpython.syntax import Storage


def load_name(b: Builder, name: str) -> Temp:
    """A name's value: local, captured, global, builtin, or of an imported library, in this order."""
    name = b.scope.mangled(name)
    if is_of_class(b, name):
        return load_class_name(b, name)
    return load_outer_name(b, name)


def load_outer_name(b: Builder, name: str) -> Temp:
    if local := local_of(b, name):
        return b.emit(ops.Load(local))
    return load_module_name(b, name)


def load_module_name(b: Builder, name: str) -> Temp:
    if b.unit.is_text:
        return texts.load_name(b, name)
    if name == "__debug__":
        return b.const(True)
    module = b.unit.module
    last = name == ops.LAST_ECHO and b.unit.interactive
    if name in module.globals or name in b.unit.earlier or last:
        module.globals[name] = None
        return b.emit(ops.LoadGlobal(name, last or name in b.unit.names.builtins))
    if name in module.facts:
        return b.const(module.facts[name])
    native = b.unit.names.native(name)
    if name in LIBRARY_BUILTINS:
        b.unit.names.find_module(LIBRARY_BUILTINS[name])         # so that its image is made ahead
        if native is not None:
            return load_either(b, name)
    if name in b.unit.names.builtins:
        return load_builtin(b, name)
    if native is not None:
        return b.emit(ops.LoadNative(native))
    module.globals[name] = None
    if reason := b.unit.names.reason(name):          # a macro that nothing could make a function of
        b.emit(ops.ImportMissing(reason))
    elif near := b.unit.names.suggest(name):
        module.hints[name] = near
    return b.emit(ops.LoadGlobal(name))


def load_builtin(b: Builder, name: str) -> Temp:
    if not b.unit.has_star:
        return b.emit(ops.LoadBuiltin(name))
    b.unit.module.globals[name] = None
    return b.emit(ops.LoadGlobal(name, hides_builtin=True))


def load_either(b: Builder, name: str) -> Temp:
    """A builtin of the library's whose name is C's as well: the library has a function that is one or the other."""
    return b.emit(ops.ImportName(b.emit(ops.Import(LIBRARY_BUILTINS[name])), f"native_{name}"))


def store_name(b: Builder, name: str, value: Temp) -> None:
    name = b.scope.mangled(name)
    if is_of_class(b, name):
        b.emit(ops.SetItem(b.emit(ops.Load(NAMESPACE)), b.const(name), value))
    elif local := local_of(b, name):
        b.emit(ops.Store(local, value))
    elif b.unit.is_text:
        texts.store_name(b, name, value)
    else:
        b.unit.module.globals[name] = None
        b.unit.module.assigned.add(name)
        b.emit(ops.StoreGlobal(name, value))


def delete_name(b: Builder, name: str, quiet: bool = False) -> None:
    name = b.scope.mangled(name)
    if is_of_class(b, name):
        delete_class_name(b, name)
    elif local := local_of(b, name):
        b.emit(ops.Unbind(local, quiet))
    elif b.unit.is_text:
        texts.delete_name(b, name, quiet)
    else:
        b.unit.module.globals[name] = None
        b.emit(ops.UnbindGlobal(name, quiet))


# The body of a class has no variables of its own: its names are in the namespace, a dict.
NAMESPACE = "__namespace__"


def is_of_class(b: Builder, name: str) -> bool:
    """Whether the body of a class binds the name, and is what stands around."""
    if not b.function.is_class:
        return False
    for comprehension in b.comprehensions:
        if name in comprehension.scope.symbols:
            return False
    symbol = b.scope.symbols.get(name)
    return symbol is not None and symbol.storage is Storage.LOCAL


def load_class_name(b: Builder, name: str) -> Temp:
    """What the class has bound so far; until then the name is the module's or a builtin."""
    result, bound, otherwise, done = b.hidden("name"), b.new_block("bound"), b.new_block("outer"), b.new_block("named")
    b.branch(b.emit(ops.Compare("in", b.const(name), b.emit(ops.Load(NAMESPACE)))), bound, otherwise)
    b.use(bound)
    b.emit(ops.Store(result, b.emit(ops.GetItem(b.emit(ops.Load(NAMESPACE)), b.const(name)))))
    b.jump(done)
    b.use(otherwise)
    b.emit(ops.Store(result, load_module_name(b, name)))
    b.jump(done)
    b.use(done)
    return b.emit(ops.Load(result))


def delete_class_name(b: Builder, name: str) -> None:
    bound, otherwise, done = b.new_block("bound"), b.new_block("outer"), b.new_block("deleted")
    b.branch(b.emit(ops.Compare("in", b.const(name), b.emit(ops.Load(NAMESPACE)))), bound, otherwise)
    b.use(bound)
    b.emit(ops.DelItem(b.emit(ops.Load(NAMESPACE)), b.const(name)))
    b.jump(done)
    b.use(otherwise)
    b.jump(done)
    b.use(done)


def local_of(b: Builder, name: str) -> str | None:
    """The variable that a name means if it is one of the comprehensions around, of this function, or captured by it."""
    for comprehension in reversed(b.comprehensions):
        symbol = comprehension.scope.symbols.get(name)
        if symbol is None or symbol.storage is Storage.FREE:
            continue
        return comprehension.variables.get(name)
    return name if (b.unit.is_text or not b.function.is_body) and name in b.function.locals else None


def build_Name(b: Builder, node: ast.Name) -> Temp:
    b.at(node)
    return load_name(b, node.id)
