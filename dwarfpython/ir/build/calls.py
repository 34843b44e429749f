"""Calls, with keyword and star arguments."""

from __future__ import annotations

import ast
from dataclasses import replace

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder
from dwarfpython.ir.build.expressions import EXPRESSIONS, build_expression, build_spread, native_attribute
from dwarfpython.ir.build.names import local_of
from dwarfpython.ir.ops import Temp

READERS = ("all", "any", "frozenset", "len", "max", "min", "set", "sorted", "sum", "tuple")     # they keep no reference to a list given
# They return a second time into a frame that has gone on: the values of Python's variables would be those of then or of now.
TWICE = {"setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp", "vfork"}
TYPE_BUILTINS = ("new", "cast", "sizeof")   # whose first argument may be a C type expression


def build_Call(b: Builder, node: ast.Call) -> Temp:
    starred = any(isinstance(arg, ast.Starred) for arg in node.args) or any(k.arg is None for k in node.keywords)
    if not starred and isinstance(node.func, ast.Attribute) and native_attribute(b, node.func) is None:
        return build_method_call(b, node)
    address = build_addressof(b, node)
    if address is not None:
        return address
    if is_bare_super(b, node):
        return build_super(b, node)
    callee = build_annotated(b, node) if not starred else None
    callee = build_callee(b, node.func) if callee is None else callee
    if starred:
        return build_star_call(b, node, callee)
    args, keywords = build_arguments(b, node)
    b.at(node)
    return drop_list(b, node, args, b.emit(ops.Call(callee, args, keywords)), is_builtin(b, node.func, READERS))


def drop_list(b: Builder, node: ast.Call, args: tuple[Temp, ...], result: Temp, only_reads: bool) -> Temp:
    """After a call that only reads a list made for it, the list's memory is free at once."""
    if only_reads and len(args) == 1 and not node.keywords:
        if isinstance(node.args[0], (ast.List, ast.ListComp)):
            b.emit(ops.DropList(args[0]))
        elif (sliced := b.sliced(args[0])) is not None:
            b.emit(ops.DropSlice(args[0], (sliced,)))
    return result


def is_bare_super(b: Builder, node: ast.Call) -> bool:
    """`super()` in a method, which means its class and its first argument."""
    return (not node.args and not node.keywords and is_builtin(b, node.func, ("super",))
            and "__class__" in b.function.free and b.function.parameters.positional > 0)


def build_super(b: Builder, node: ast.Call) -> Temp:
    b.at(node)
    callee = b.emit(ops.LoadBuiltin("super"))
    args = b.emit(ops.Load("__class__")), b.emit(ops.Load(b.function.parameters.names[0]))
    b.at(node)
    return b.emit(ops.Call(callee, args))


def build_super_call(b: Builder, node: ast.Call) -> Temp:
    b.at(node.func.value)
    after, owner = b.emit(ops.Load("__class__")), b.emit(ops.Load(b.function.parameters.names[0]))
    args, keywords = build_arguments(b, node)
    b.at_name(node, node.func)
    return b.emit(ops.CallSuper(after, owner, b.scope.mangled(node.func.attr), args, keywords))


def build_callee(b: Builder, node: ast.expr) -> Temp:
    """What is called. Where a library's variable and a struct have one name, calling it makes the struct."""
    native = native_variable(b, node)
    if native is not None and native.is_opaque and native.record is None:
        raise b.error(node, f"library '{native.library.name}' does not describe '{native}': cast it first, "
                            f"as in cast(\"int (*)(int)\", {native})", "TypeError")
    refuse_twice(b, node)
    if native is None or native.record is None:
        return build_expression(b, node)
    b.at(node)
    return b.emit(ops.LoadNative(replace(native, variable=None)))


def refuse_twice(b: Builder, node: ast.expr) -> None:
    native = native_name(b, node)
    if native is not None and native.function is not None and native.name in TWICE:
        instead = "call fork" if native.name == "vfork" else "give the library a function for errors, which may raise"
        raise b.error(node, f"{native.name} returns twice, which only C's frames can bear: {instead}", "TypeError")


def build_method_call(b: Builder, node: ast.Call) -> Temp:
    """`o.m(...)`, without making a bound method."""
    if isinstance(node.func.value, ast.Call) and is_bare_super(b, node.func.value):
        return build_super_call(b, node)
    target = build_expression(b, node.func.value)
    args, keywords = build_arguments(b, node)
    b.at_name(node, node.func)
    result = b.emit(ops.CallMethod(target, b.scope.mangled(node.func.attr), args, keywords))
    return drop_list(b, node, args, result, node.func.attr == "join" and is_text(node.func.value))


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))


def build_type_expression(b: Builder, node: ast.Call) -> Temp | None:
    """The first argument of `new("int[4]")` and its like as a C type, None where it is no literal."""
    is_text = node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    if not (is_text and is_builtin(b, node.func, TYPE_BUILTINS)):
        return None
    b.at(node.args[0])
    return b.emit(ops.LoadType(b.unit.names.ctype(node.args[0].value, node.args[0], b)))


def is_builtin(b: Builder, callee: ast.expr, names: tuple[str, ...]) -> bool:
    return isinstance(callee, ast.Name) and callee.id in names and not local_of(b, callee.id) \
        and callee.id not in b.unit.module.globals and callee.id not in b.unit.earlier


def build_addressof(b: Builder, node: ast.Call) -> Temp | None:
    """`addressof(s.x)`, `addressof(a[i])` and `addressof(variable)`: where the C object lies, which its value does not tell."""
    if not is_builtin(b, node.func, ("addressof",)) or len(node.args) != 1 or node.keywords:
        return None
    target = node.args[0]
    native = native_variable(b, target)
    if native is not None:
        b.at(node)
        return b.emit(ops.AddressOfVariable(native))
    if isinstance(target, ast.Attribute) and native_attribute(b, target) is None:
        owner = build_expression(b, target.value)
        b.at(node)
        return b.emit(ops.AddressOfMember(owner, target.attr))
    if isinstance(target, ast.Subscript):
        container, key = build_expression(b, target.value), build_expression(b, target.slice)
        b.at(node)
        return b.emit(ops.AddressOfItem(container, key))
    return None


def build_annotated(b: Builder, node: ast.Call) -> Temp | None:
    """A library's function as annotated, where the call leaves out its outputs."""
    found = native_name(b, node.func)
    if found is None or found.function is None or found.annotation is not None:
        return None
    found = b.unit.names.left_out(found, len(node.args), tuple(keyword.arg for keyword in node.keywords), node.func, b)
    if found is None:
        return None
    b.at(node.func)
    return b.emit(ops.LoadNative(found))


def native_name(b: Builder, node: ast.expr):
    """What an expression names in a library, or None."""
    if isinstance(node, ast.Attribute):
        return native_attribute(b, node)
    names, is_name = b.unit.names, isinstance(node, ast.Name)
    if not is_name or local_of(b, node.id) or node.id in b.unit.module.globals or node.id in b.unit.earlier \
            or node.id in names.builtins or b.unit.is_text:
        return None
    return names.native(node.id)


def native_variable(b: Builder, node: ast.expr):
    """The library's variable that an expression names, or None."""
    found = native_name(b, node)
    return found if found is not None and found.variable is not None and not found.is_errno else None


def build_arguments(b: Builder, node: ast.Call) -> tuple[tuple[Temp, ...], tuple[str, ...]]:
    ctype = build_type_expression(b, node)
    args = [build_expression(b, arg) for arg in node.args] if ctype is None else \
        [ctype] + [build_expression(b, arg) for arg in node.args[1:]]
    args += [build_expression(b, keyword.value) for keyword in node.keywords]
    return tuple(args), tuple(keyword.arg for keyword in node.keywords)


def build_star_call(b: Builder, node: ast.Call, callee: Temp) -> Temp:
    args = build_star_arguments(b, node)
    kwargs = build_keywords(b, node, callee) if node.keywords else b.const(None)
    b.at(node)
    return b.emit(ops.CallStar(callee, args, kwargs))


def build_star_arguments(b: Builder, node: ast.Call) -> Temp:
    """A list, or what stands behind the only star: the call makes a list of it."""
    if len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
        return build_expression(b, node.args[0].value)
    return build_spread(b, node.args, node)


def build_keywords(b: Builder, node: ast.Call, callee: Temp) -> Temp:
    """A dict. The first names cannot come twice: the syntax forbids it."""
    kwargs = b.emit(ops.BuildDict((), ()))
    merged = False
    for keyword in node.keywords:
        name = None if keyword.arg is None else b.const(keyword.arg)
        value = build_expression(b, keyword.value)
        b.at(node)
        if name is not None and not merged:
            b.emit(ops.SetItem(kwargs, name, value))
            continue
        merged = True
        mapping = value if name is None else b.emit(ops.BuildDict((name,), (value,)))
        b.emit(ops.MergeKeywords(callee, kwargs, mapping))
    return kwargs


EXPRESSIONS[ast.Call] = build_Call
