"""Assignment to names, attributes, items, tuples and starred targets; `del`."""

from __future__ import annotations

import ast
from dataclasses import replace

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.build.expressions import BINARY, build_bounds, build_expression, build_operand, native_attribute
from dwarfpython.ir.build.names import NAMESPACE, delete_name, load_name, store_name
from dwarfpython.ir.ops import Temp


def build_Assign(b: Builder, node: ast.Assign) -> None:
    if is_parallel(node):
        return assign_parallel(b, node)
    value = build_expression(b, node.value)
    for target in node.targets:
        assign(b, target, value)
    if len(node.targets) == 1:
        drop_slice(b, value)


def drop_slice(b: Builder, value: Temp) -> None:
    """`a[i:j] = b[k:l]` has no use for the list on the right any more."""
    done = b.block.instructions[-1].op if b.block.instructions else None
    if isinstance(done, ops.SetSlice) and done.value == value and (sliced := b.sliced(value)) is not None:
        b.emit(ops.DropSlice(value, (sliced, done.object)))


def is_parallel(node: ast.Assign) -> bool:
    """`a, b = b, a`: as many items as targets, so that no tuple need be made."""
    target = node.targets[0]
    return (len(node.targets) == 1 and isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            and len(target.elts) == len(node.value.elts)
            and not any(isinstance(item, ast.Starred) for item in target.elts + node.value.elts))


def assign_parallel(b: Builder, node: ast.Assign) -> None:
    values = [build_expression(b, item) for item in node.value.elts]
    for target, value in zip(node.targets[0].elts, values):
        assign(b, target, value)


def build_AnnAssign(b: Builder, node: ast.AnnAssign) -> None:
    if node.value is not None:
        assign(b, node.target, build_expression(b, node.value))
    if b.function.is_class or keeps_annotations(b):
        annotate(b, node)


def keeps_annotations(b: Builder) -> bool:
    """Whether this is the body of a module whose annotations are kept."""
    return b.function.is_body and not b.unit.interactive


def annotate(b: Builder, node: ast.AnnAssign) -> None:
    """In classes and modules annotations are kept, for whoever asks: dataclasses and their like."""
    value = build_annotation(b, node.annotation)
    if not node.simple:
        return
    b.at(node)
    if b.function.is_class:
        annotations = b.emit(ops.GetItem(b.emit(ops.Load(NAMESPACE)), b.const("__annotations__")))
    else:
        annotations = load_name(b, "__annotations__")
    b.emit(ops.SetItem(annotations, b.const(b.scope.mangled(node.target.id)), value))


def build_annotation(b: Builder, node: ast.expr) -> Temp:
    """What an annotation says; its text, where `from __future__ import annotations` asks for that."""
    if b.unit.scopes.lazy_annotations:
        return b.const(ast.unparse(node))
    return build_expression(b, node.value if isinstance(node, ast.Starred) else node)


def has_annotations(body: list[ast.stmt]) -> bool:
    """Whether a statement of this scope annotates a name; functions and classes in it are scopes of their own."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.AnnAssign):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.expr)):
            waiting += ast.iter_child_nodes(node)
    return False


def assign(b: Builder, target: ast.expr, value: Temp) -> None:
    match target:
        case ast.Name():
            b.at(target)
            store_name(b, target.id, value)
        case ast.Attribute():
            assign_attribute(b, target, value)
        case ast.Subscript(slice=ast.Slice()):
            container, bounds = build_expression(b, target.value), build_bounds(b, target.slice)
            b.at(target)
            b.emit(ops.SetSlice(container, *bounds, value))
        case ast.Subscript():
            container, key = build_expression(b, target.value), build_expression(b, target.slice)
            b.at(target)
            b.emit(ops.SetItem(container, key, value))
        case ast.Tuple() | ast.List():
            assign_unpacked(b, target, value)
        case _:
            raise b.error(target, "cannot assign to expression")


def assign_attribute(b: Builder, target: ast.Attribute, value: Temp) -> None:
    native = native_attribute(b, target)
    if native is not None:
        if native.variable is None:
            raise b.error(target, f"{native} is no variable of library '{native.library.name}'", "TypeError")
        if native.is_opaque:
            raise b.error(target, f"library '{native.library.name}' does not describe '{native}'", "TypeError")
        if "const" in getattr(native.variable.type, "qualifiers", ()):
            raise b.error(target, f"'{native}' is const: {native.variable.type}", "TypeError")
        b.at(target)
        b.emit(ops.StoreNative(native, value))
        return
    owner = build_expression(b, target.value)
    b.at_name(target, target)
    b.emit(ops.SetAttr(owner, b.scope.mangled(target.attr), value))


def assign_unpacked(b: Builder, target: ast.Tuple | ast.List, value: Temp) -> None:
    star = next((i for i, item in enumerate(target.elts) if isinstance(item, ast.Starred)), -1)
    hidden = tuple(b.hidden("item") for _ in target.elts)
    b.at(target)
    b.emit(ops.Unpack(value, hidden, star))
    for name, item in zip(hidden, target.elts):
        loaded = b.emit(ops.Load(name))
        assign(b, item.value if isinstance(item, ast.Starred) else item, loaded)


def build_AugAssign(b: Builder, node: ast.AugAssign) -> None:
    """The target's object and key are evaluated once."""
    operator, target, grows = BINARY[type(node.op)], node.target, False
    match target:
        case ast.Name():
            b.at(target)
            old = load_name(b, target.id)
            grows = operator == "+" and is_own(b, old)
        case ast.Attribute():
            if native_attribute(b, target) is not None:
                old = build_expression(b, target)
            else:
                owner = build_expression(b, target.value)
                b.at_name(target, target)
                old = b.emit(ops.GetAttr(owner, b.scope.mangled(target.attr)))
        case ast.Subscript():
            owner, key = build_expression(b, target.value), build_expression(b, target.slice)
            b.at(target)
            old = b.emit(ops.GetItem(owner, key))
    operand = build_expression(b, node.value) if grows else build_operand(b, node.value)
    b.at(node)
    spends = False, isinstance(node.value, ast.BinOp) and not grows
    new = b.emit(ops.Binary(operator, old, operand, in_place=True, grows=grows, spends=spends))
    match target:
        case ast.Name():
            store_name(b, target.id, new)
        case ast.Attribute():
            if native_attribute(b, target) is not None:
                assign_attribute(b, target, new)
            else:
                b.emit(ops.SetAttr(owner, b.scope.mangled(target.attr), new))
        case ast.Subscript():
            b.emit(ops.SetItem(owner, key, new))


def is_own(b: Builder, loaded: Temp) -> bool:
    """Whether nobody but a variable holds what has just been loaded of it; then says so."""
    last = b.block.instructions[-1]
    match last.op:
        case ops.Load(name) if last.result == loaded and not b.function.locals[name].in_cell:
            b.function.locals[name].grown = True
        case ops.LoadGlobal(name, False) if last.result == loaded and not b.unit.interactive:
            b.unit.module.grown.add(name)
        case _:
            return False
    b.block.instructions[-1] = replace(last, op=replace(last.op, own=True))
    return True


def build_Delete(b: Builder, node: ast.Delete) -> None:
    for target in node.targets:
        delete(b, target)


def delete(b: Builder, target: ast.expr) -> None:
    match target:
        case ast.Name():
            b.at(target)
            delete_name(b, target.id)
        case ast.Attribute():
            owner = build_expression(b, target.value)
            b.at_name(target, target)
            b.emit(ops.DelAttr(owner, b.scope.mangled(target.attr)))
        case ast.Subscript():
            owner, key = build_expression(b, target.value), build_expression(b, target.slice)
            b.at(target)
            b.emit(ops.DelItem(owner, key))
        case ast.Tuple() | ast.List():
            for item in target.elts:
                delete(b, item)
