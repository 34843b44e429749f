"""Calls: of functions known here, of C functions, of builtins, and of what only the runtime knows."""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.passes.infer import pointer_to
from dwarfpython.ir.types import (ANY, LONG, Array, Builtin, Function, Native, Pointer, StaticType, Struct, TypeObject)
from dwarfpython.llvm import attributes, entries, items, native, variables
from dwarfpython.llvm.attributes import pair_value
from dwarfpython.llvm.function import LIKELY, FunctionLowering
from dwarfpython.llvm.value import Value, any_value


def lower_Call(f: FunctionLowering, op: ops.Call, kind: StaticType) -> Value:
    callee, args = f.values[op.callee], [f.values[arg] for arg in op.args]
    match callee.type:
        case Native(name):
            return call_native(f, name, args, op.keywords, kind)
        case Function(function) if is_direct(f, function, len(args), op.keywords):
            return call_known(f, function, callee, args)
        case Builtin(name):
            return f.unbox(call_builtin(f, name, args, op.keywords), kind)
    return call_any(f, callee, args, op.keywords)


def call_any(f: FunctionLowering, callee: Value, args: list[Value], keywords: tuple[str, ...]) -> Value:
    if f.fast and f.m.options.calls == "direct" and callee.type is ANY and not keywords:
        return f.checked(call_value(f, callee, [any_value(*f.box(arg)) for arg in args]))
    return f.checked(call_unknown(f, callee, args, keywords))


def call_unknown(f: FunctionLowering, callee: Value, args: list[Value], keywords: tuple[str, ...] = ()) -> Value:
    """The result, untested, of a call by the runtime."""
    return f.call("dpy_call", f.bound(callee), f.spill(args), str(len(args)), f.m.data.names(keywords), check=False)


def call_value(f: FunctionLowering, callee: Value, args: list[Value]) -> Value:
    """The result, untested, of whatever is called: a Python function that takes just these arguments through its entry,
    which is its payload; all else through the runtime."""
    python, direct, other, done = (f.new_label(x) for x in ("python", "direct", "other", "done"))
    payload, word = callee.parts
    kind = f.m.data.kind("FUNCTION")
    f.branch(f.let(f"icmp eq i64 {f.let(f'and i64 {word}, 63')}, {kind}"), python, other, LIKELY)
    f.start(python)
    f.branch(takes_just(f, f.let(f"inttoptr i64 {f.let(f'sub i64 {word}, {kind}')} to ptr"), len(args)), direct, other, LIKELY)
    f.start(direct)
    fast = pair_value(f, entries.call_entry(f, f.let(f"inttoptr i64 {payload} to ptr"), args)), f.label
    f.jump(done)
    f.start(other)
    slow = call_unknown(f, callee, args), f.label
    f.jump(done)
    f.start(done)
    return f.merge(ANY, [fast, slow])


def takes_just(f: FunctionLowering, descriptor: str, count: int) -> str:
    """An i1: the function has `count` positional parameters and no others."""
    members = c.strip(f.m.runtime.struct("dpy_function")).fields
    positional, keyword_only, flags = (load_unsigned(f, descriptor, members[name].offset)
                                       for name in ("positional", "keyword_only", "flags"))
    stars = sum(f.m.data.function_flags[name] for name in ("DPY_FUNCTION_STAR", "DPY_FUNCTION_STAR_STAR"))
    others = f.let(f"or i32 {f.let(f'and i32 {flags}, {stars}')}, {keyword_only}")
    wrong = f.let(f"or i32 {f.let(f'xor i32 {positional}, {count}')}, {others}")
    return f.let(f"icmp eq i32 {wrong}, 0")


def load_unsigned(f: FunctionLowering, address: str, offset: int) -> str:
    return f.let(f"load i32, ptr {f.let(f'getelementptr i8, ptr {address}, i64 {offset}')}, align 4")


def is_direct(f: FunctionLowering, function, count: int, keywords: tuple[str, ...]) -> bool:
    shape = function.parameters
    return (f.m.options.calls == "direct" and not keywords and not shape.star and not shape.star_star
            and not shape.keyword_only and count == shape.positional)


def call_known(f: FunctionLowering, function, callee: Value, args: list[Value]) -> Value:
    """A direct call, guarded by one compare: the variable may have been rebound."""
    entry = f.m.entry_symbol(function)
    direct, other, done = (f.new_label(x) for x in ("direct", "rebound", "done"))
    boxed = [any_value(*f.box(arg)) for arg in args]
    f.branch(f.let(f"icmp eq i64 {callee.parts[0]}, ptrtoint (ptr {entry} to i64)"), direct, other, LIKELY)
    f.start(direct)
    fast = pair_value(f, entries.call_entry(f, entry, boxed)), f.label
    f.jump(done)
    f.start(other)
    call_other = call_value if f.fast and f.m.is_rebound(callee.unchecked) else call_unknown
    slow = call_other(f, callee, boxed), f.label
    f.jump(done)
    f.start(done)
    return f.checked(f.merge(ANY, [fast, slow]))


def call_native(f: FunctionLowering, name, args: list[Value], keywords: tuple[str, ...], kind: StaticType) -> Value:
    """A name of a library: its function, or its type where the function takes another number of arguments."""
    if name.annotation is not None:
        return f.checked(call_unknown(f, any_value(*f.box(Value(Native(name)))), args, keywords))
    if name.constructs(len(args)):
        descriptor = f.m.data.descriptor(c.strip(name.record))
        return f.unbox(f.call("dpy_native_new", descriptor, f.spill(args), str(len(args)), f.m.data.names(keywords)), kind)
    if name.function is not None:
        return native.call_function(f, name, args, keywords, kind)
    if name.record is not None and len(args) == 1:
        return f.call("dpy_cast", f.m.data.descriptor(name.record), args[0])
    return call_any(f, any_value(*f.box(Value(Native(name)))), args, keywords)


def call_builtin(f: FunctionLowering, name: str, args: list[Value], keywords: tuple[str, ...]) -> Value:
    kinds = [arg.type for arg in args]
    descriptor = f.m.data.descriptor(kinds[0].ctype) if kinds and isinstance(kinds[0], TypeObject) else None
    match name, kinds:
        case "new", [TypeObject(), *rest] if len(rest) <= 1 and not keywords:
            return f.call("dpy_new", descriptor, args[1] if rest else any_value("0", "0"))
        case "cast", [TypeObject(), _] if not keywords:
            return f.call("dpy_cast", descriptor, args[1])
        case "sizeof", [TypeObject(ctype)] if c.sizeof(ctype):
            return Value(LONG, (str(c.sizeof(ctype)),))
        case "len", [Array(ctype)] if ctype.count:
            return Value(LONG, (str(ctype.count),))
        case "len", [_] if not keywords:
            return items.length(f, args[0])
        case "addressof", [Struct()]:
            return Value(pointer_to(kinds[0]), (args[0].operand,))
    if f.m.runtime.variable("dpy_builtin_" + name) is not None:
        return f.call_any_entry(name, args, keywords)
    return call_any(f, Value(Builtin(name)), args, keywords)


def lower_CallStar(f: FunctionLowering, op: ops.CallStar, kind: StaticType) -> Value:
    return f.call("dpy_call_star", f.values[op.callee], f.values[op.args], f.values[op.kwargs])


def lower_MergeKeywords(f: FunctionLowering, op: ops.MergeKeywords) -> None:
    f.call("dpy_call_merge", f.values[op.callee], f.values[op.kwargs], f.values[op.mapping])


def lower_CallMethod(f: FunctionLowering, op: ops.CallMethod, kind: StaticType) -> Value:
    target, args = f.values[op.object], [f.values[arg] for arg in op.args]
    if not op.keywords and attributes.is_method_cacheable(f, target, op.name):
        return attributes.call_method(f, target, op.name, args)
    if not op.keywords and attributes.may_be_of_builtin_type(f, target):
        if op.name == "append" and len(args) == 1:
            return attributes.append(f, target, args[0])
        return attributes.call_method_of_type(f, target, op.name, args)
    return f.call("dpy_call_method", target, f.m.assembly.c_string(op.name), f.spill(args), str(len(args)),
                  f.m.data.names(op.keywords))


def lower_CallSuper(f: FunctionLowering, op: ops.CallSuper, kind: StaticType) -> Value:
    args = [f.values[arg] for arg in op.args]
    return f.call("dpy_call_super", f.values[op.after], f.values[op.object], f.m.assembly.c_string(op.name), f.spill(args), str(len(args)),
                  f.m.data.names(op.keywords))


def lower_BuildClass(f: FunctionLowering, op: ops.BuildClass, kind: StaticType) -> Value:
    text, args = f.m.assembly.c_string, [f.values[arg] for arg in op.args]
    return f.call("dpy_build_class", f.values[op.body], text(op.name), text(op.qualname), f.spill(args), str(len(args)),
                  f.m.data.names(op.keywords), f.m.data.names(op.fields))


def lower_LoadCell(f: FunctionLowering, op: ops.LoadCell, kind: StaticType) -> Value:
    cell = f.let(f"load ptr, ptr {f.homes[op.name]}, align 8")
    return any_value(f.address_int(cell), str(f.m.data.kind("CELL")))


def lower_MakeFunction(f: FunctionLowering, op: ops.MakeFunction, kind: StaticType) -> Value:
    """A function without captured variables is its descriptor and entry; others are closures."""
    function = op.function
    descriptor = f.m.function_descriptor(function)
    defaults = entries.store_defaults(f, function, [(index, f.values[temp]) for index, temp in op.defaults])
    if not function.captures:
        return f.m.function_value(function)
    cells = f.alloca(f"[{max(len(function.free), 1)} x ptr]", "cells")
    for i, name in enumerate(op.cells):
        slot = f.let(f"getelementptr ptr, ptr {cells}, i64 {i}")
        f.put(f"store ptr {f.let(f'load ptr, ptr {f.homes[name]}, align 8')}, ptr {slot}, align 8")
    return f.call("dpy_make_closure", descriptor, defaults, cells, str(len(function.free)))
