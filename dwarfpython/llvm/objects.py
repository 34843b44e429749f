"""Items, attributes, containers, text, iteration, exceptions: mostly calls of the runtime."""

from __future__ import annotations

import functools

from dwarfpython.ir import ops
from dwarfpython.ir.types import ANY, BOOL, LONG, STR, StaticType
from dwarfpython.llvm import attributes, items, native, numbers, variables
from dwarfpython.llvm.assembly import MODULE_SYMBOL, symbol
from dwarfpython.llvm.data import double
from dwarfpython.llvm.function import FunctionLowering
from dwarfpython.llvm.value import NONE_VALUE, Value, any_value, plain


def lower_Const(f: FunctionLowering, op: ops.Const, kind: StaticType) -> Value:
    value, data = op.value, f.m.data
    if kind is LONG:
        return Value(LONG, (str(value),))
    if kind is BOOL:
        return Value(BOOL, ("true" if value else "false",))
    if value is None:
        return NONE_VALUE
    if isinstance(value, float):
        return Value(kind, (double(value),))
    if isinstance(value, str):
        return Value(STR, (data.text(value),))
    if isinstance(value, bytes):
        return any_value(f"ptrtoint (ptr {data.text(value)} to i64)", str(data.kind("BYTES")))
    if isinstance(value, complex):
        return any_value(f"ptrtoint (ptr {data.complex(value)} to i64)", str(data.kind("COMPLEX")))
    if value is Ellipsis:
        return any_value("0", str(data.kind("ELLIPSIS")))
    return f.call("dpy_int_literal", f.m.assembly.c_string(format(value, "x")))


def lower_GetAttr(f: FunctionLowering, op: ops.GetAttr, kind: StaticType) -> Value:
    value = f.values[op.object]
    member = native.member_of(value.type, op.name)
    if member is not None:
        return native.load_member(f, value, op.name, member)
    if attributes.is_cacheable(f, value):
        return attributes.read_attribute(f, value, op.name)
    return f.call("dpy_getattr", value, f.m.assembly.c_string(op.name))


def lower_SetAttr(f: FunctionLowering, op: ops.SetAttr) -> None:
    owner, value = f.values[op.object], f.values[op.value]
    member = native.member_of(owner.type, op.name)
    if member is not None:
        native.store_member(f, owner, op.name, member, value)
    elif attributes.is_cacheable(f, owner):
        attributes.write_attribute(f, owner, op.name, value)
    else:
        f.call("dpy_setattr", owner, f.m.assembly.c_string(op.name), value)


def lower_DelAttr(f: FunctionLowering, op: ops.DelAttr) -> None:
    f.call("dpy_delattr", f.values[op.object], f.m.assembly.c_string(op.name))


def lower_GetItem(f: FunctionLowering, op: ops.GetItem, kind: StaticType) -> Value:
    value, key = f.values[op.object], f.values[op.key]
    element = native.indexable(value, key)
    if element is not None:
        return native.load_object(f, native.item_address(f, value, key, element), element)
    if f.fast and items.may_index(value, key):
        return items.read_item(f, value, key)
    return f.unbox(f.call("dpy_getitem", value, key), kind)


def lower_SetItem(f: FunctionLowering, op: ops.SetItem) -> None:
    container, key, value = f.values[op.object], f.values[op.key], f.values[op.value]
    element = native.indexable(container, key)
    if element is not None and native.is_scalar(element) and not native.is_const(element):
        native.store_object(f, native.item_address(f, container, key, element), element, value)
    elif f.fast and items.may_index(container, key):
        items.write_item(f, container, key, value)
    else:
        f.call("dpy_setitem", container, key, value)


def lower_DelItem(f: FunctionLowering, op: ops.DelItem) -> None:
    f.call("dpy_delitem", f.values[op.object], f.values[op.key])


def lower_AddressOfMember(f: FunctionLowering, op: ops.AddressOfMember, kind: StaticType) -> Value:
    owner = f.values[op.object]
    member = native.member_of(owner.type, op.name)
    if member is not None:
        return Value(kind, (native.member_address(f, owner, op.name, member),))
    return f.call("dpy_native_addressof_member", owner, f.m.assembly.c_string(op.name))


def lower_AddressOfItem(f: FunctionLowering, op: ops.AddressOfItem, kind: StaticType) -> Value:
    container, key = f.values[op.object], f.values[op.key]
    element = native.indexable(container, key)
    if element is not None:
        return Value(kind, (native.item_address(f, container, key, element),))
    return f.call("dpy_native_addressof_item", container, key)


def lower_AddressOfVariable(f: FunctionLowering, op: ops.AddressOfVariable, kind: StaticType) -> Value:
    return Value(kind, (native.variable_address(f, op.name),))


def lower_GetSlice(f: FunctionLowering, op: ops.GetSlice, kind: StaticType) -> Value:
    return f.call("dpy_getslice", *(f.values[operand] for operand in (op.object, op.start, op.stop, op.step)))


def lower_SetSlice(f: FunctionLowering, op: ops.SetSlice) -> None:
    f.call("dpy_setslice", *(f.values[operand] for operand in (op.object, op.start, op.stop, op.step, op.value)))


def lower_Slice(f: FunctionLowering, op: ops.Slice, kind: StaticType) -> Value:
    return f.call("dpy_slice", f.values[op.start], f.values[op.stop], f.values[op.step])


def lower_BuildTuple(f: FunctionLowering, op: ops.BuildTuple, kind: StaticType) -> Value:
    return f.call("dpy_tuple", f.items([f.values[item] for item in op.items]), str(len(op.items)))


def lower_BuildList(f: FunctionLowering, op: ops.BuildList, kind: StaticType) -> Value:
    return f.call("dpy_list", f.items([f.values[item] for item in op.items]), str(len(op.items)))


def lower_BuildDict(f: FunctionLowering, op: ops.BuildDict, kind: StaticType) -> Value:
    pairs = [f.values[temp] for pair in zip(op.keys, op.values) for temp in pair]
    return f.call("dpy_dict", f.items(pairs), str(len(op.keys)))


def lower_BuildSet(f: FunctionLowering, op: ops.BuildSet, kind: StaticType) -> Value:
    constants = len(op.items) >= 3 and all(not part.startswith("%") for item in op.items for part in f.values[item].parts)
    make = "dpy_set_of_constants" if constants else "dpy_set"
    return f.call(make, f.items([f.values[item] for item in op.items]), str(len(op.items)))


def lower_SetAdd(f: FunctionLowering, op: ops.SetAdd) -> None:
    f.call("dpy_set_add", f.values[op.set], f.values[op.item])


def lower_SetUpdate(f: FunctionLowering, op: ops.SetUpdate) -> None:
    f.call("dpy_set_update", f.values[op.set], f.values[op.iterable])


def lower_DropSlice(f: FunctionLowering, op: ops.DropSlice) -> None:
    kind, mine, done = f.m.data.kind("LIST"), f.new_label("mine"), f.new_label("done")
    words = [f.box(f.values[temp])[1] for temp in (op.slice, *op.lists)]
    same = [f.let(f"icmp eq i64 {word}, {kind}") for word in words]
    f.branch(functools.reduce(lambda a, b: f.let(f"and i1 {a}, {b}"), same), mine, done)
    f.start(mine)
    f.call("dpy_list_drop", f.values[op.slice])
    f.jump(done)
    f.start(done)


def lower_DropList(f: FunctionLowering, op: ops.DropList) -> None:
    f.call("dpy_list_drop", f.values[op.list])


def lower_ListAppend(f: FunctionLowering, op: ops.ListAppend) -> None:
    f.call("dpy_list_append", f.values[op.list], f.values[op.item])


def lower_ListExtend(f: FunctionLowering, op: ops.ListExtend) -> None:
    f.call("dpy_list_spread", f.values[op.list], f.values[op.iterable])


def lower_ListToTuple(f: FunctionLowering, op: ops.ListToTuple, kind: StaticType) -> Value:
    return f.call("dpy_list_to_tuple", f.values[op.list])


def lower_DictUpdate(f: FunctionLowering, op: ops.DictUpdate) -> None:
    f.call("dpy_dict_update", f.values[op.dict], f.values[op.mapping])


def lower_Unpack(f: FunctionLowering, op: ops.Unpack) -> None:
    iterable, count = f.values[op.iterable], len(op.targets)
    if op.star < 0:
        unpacked = items.unpack(f, iterable, count)
    else:
        f.call("dpy_unpack_star", iterable, f.scratch(count), str(op.star), str(count - op.star - 1))
        unpacked = items.pairs(f, "%scratch", count)
    for name, item in zip(op.targets, unpacked):
        variables.store(f, name, item)


def lower_Format(f: FunctionLowering, op: ops.Format, kind: StaticType) -> Value:
    value = f.values[op.value]
    if op.conversion:
        value = f.call({"s": "dpy_str_of", "r": "dpy_repr", "a": "dpy_ascii"}[op.conversion], value)
    if op.spec is not None:
        value = f.call("dpy_format", value, f.values[op.spec])
    elif not op.conversion:
        value = value if value.type is STR else f.call("dpy_format", value, Value(STR, (f.m.data.text(""),)))
    return f.unbox(value, STR)


def lower_Join(f: FunctionLowering, op: ops.Join, kind: StaticType) -> Value:
    parts = [f.values[part] for part in op.parts]
    return f.unbox(f.call("dpy_join", f.spill(parts), str(len(parts))), STR)


def lower_RangeLimit(f: FunctionLowering, op: ops.RangeLimit, kind: StaticType) -> Value:
    """The stop as a long; dpy_range_limit clamps what is larger and refuses what is no int."""
    value = plain(f.values[op.value])
    if value.type is LONG:
        return value
    slot = f.alloca("i64", "limit")
    f.call("dpy_range_limit", value, slot)
    return Value(LONG, (f.let(f"load i64, ptr {slot}, align 8"),))


# Exceptions

def lower_Raise(f: FunctionLowering, op: ops.Raise) -> None:
    cause = f.values[op.cause] if op.cause is not None else any_value("0", "0")
    f.call("dpy_raise", f.values[op.exception], cause, check=False)


def lower_RaiseAgain(f: FunctionLowering, op: ops.RaiseAgain) -> None:
    f.call("dpy_reraise", f.values[op.exception], check=False)


def lower_RaiseAssertion(f: FunctionLowering, op: ops.RaiseAssertion) -> None:
    message = f.values[op.message] if op.message is not None else any_value("0", "0")
    f.call("dpy_raise_assertion", message, check=False)


def lower_Catch(f: FunctionLowering, op: ops.Catch, kind: StaticType) -> Value:
    return f.call("dpy_catch", check=False)


def lower_Matches(f: FunctionLowering, op: ops.Matches, kind: StaticType) -> Value:
    return Value(BOOL, (f.let(f"icmp ne i32 {f.call('dpy_matches', f.values[op.exception], f.values[op.classes])}, 0"),))


def lower_Handle(f: FunctionLowering, op: ops.Handle, kind: StaticType) -> Value:
    if f.function.is_generator:
        return f.call("dpy_generator_handle", "%self", f.values[op.exception], check=False)
    return f.call("dpy_handled_swap", f.values[op.exception], check=False)


def lower_Handled(f: FunctionLowering, op: ops.Handled, kind: StaticType) -> Value:
    return f.call("dpy_handled")


def lower_MatchGroup(f: FunctionLowering, op: ops.MatchGroup, kind: StaticType) -> Value:
    return f.call("dpy_group_match", f.values[op.exception], f.values[op.classes])


def lower_JoinGroups(f: FunctionLowering, op: ops.JoinGroups, kind: StaticType) -> Value:
    return f.call("dpy_group_raise", f.values[op.original], f.values[op.raised])


# Patterns

def lower_MatchSequence(f: FunctionLowering, op: ops.MatchSequence, kind: StaticType) -> Value:
    found = f.call("dpy_match_sequence", f.values[op.subject], str(op.count), str(int(op.open)))
    return Value(BOOL, (f.let(f"icmp ne i32 {found}, 0"),))


def lower_MatchMapping(f: FunctionLowering, op: ops.MatchMapping, kind: StaticType) -> Value:
    found = f.call("dpy_match_mapping", f.values[op.subject], str(op.count))
    return Value(BOOL, (f.let(f"icmp ne i32 {found}, 0"),))


def lower_MatchKeys(f: FunctionLowering, op: ops.MatchKeys, kind: StaticType) -> Value:
    return f.call("dpy_match_keys", f.values[op.subject], f.items([f.values[key] for key in op.keys]), str(len(op.keys)))


def lower_MatchRest(f: FunctionLowering, op: ops.MatchRest, kind: StaticType) -> Value:
    return f.call("dpy_match_rest", f.values[op.subject], f.items([f.values[key] for key in op.keys]), str(len(op.keys)))


def lower_MatchClass(f: FunctionLowering, op: ops.MatchClass, kind: StaticType) -> Value:
    return f.call("dpy_match_class", f.values[op.subject], f.values[op.callee], str(op.positional), f.m.data.names(op.names))


# Context managers

def lower_FindExit(f: FunctionLowering, op: ops.FindExit, kind: StaticType) -> Value:
    return f.call("dpy_context_exit_of", f.values[op.manager])


def lower_Enter(f: FunctionLowering, op: ops.Enter, kind: StaticType) -> Value:
    return f.call("dpy_context_enter", f.values[op.manager])


def lower_Exit(f: FunctionLowering, op: ops.Exit, kind: StaticType) -> Value:
    exception = f.values[op.exception] if op.exception is not None else any_value("0", "0")
    suppressed = f.call("dpy_context_leave", f.values[op.manager], f.values[op.leave], exception)
    return Value(BOOL, (f.let(f"icmp ne i32 {suppressed}, 0"),))


def lower_Echo(f: FunctionLowering, op: ops.Echo) -> None:
    """A C function's status 0 is not worth a line."""
    value = f.values[op.value]
    if op.value not in f.statuses:
        f.call("dpy_echo", value)
        return
    failed, done = f.new_label("status"), f.new_label("done")
    f.branch(f.let(f"icmp ne i64 {value.operand}, 0"), failed, done)
    f.start(failed)
    f.call("dpy_echo", value)
    f.jump(done)
    f.start(done)


# Names in text of exec

def lower_LoadNamed(f: FunctionLowering, op: ops.LoadNamed, kind: StaticType) -> Value:
    nothing = any_value("0", "0")
    local = f.values[op.locals] if op.locals else nothing
    return f.call("dpy_named_load", local, f.values[op.globals], f.m.assembly.c_string(op.name),
                  f.values[op.builtin] if op.builtin else nothing)


def lower_StoreNamed(f: FunctionLowering, op: ops.StoreNamed) -> None:
    f.call("dpy_namespace_put", f.values[op.namespace], f.m.assembly.c_string(op.name), f.values[op.value])


def lower_DeleteNamed(f: FunctionLowering, op: ops.DeleteNamed) -> None:
    f.call("dpy_named_delete", f.values[op.namespace], f.m.assembly.c_string(op.name), str(int(op.quiet)))


# Modules

def lower_Import(f: FunctionLowering, op: ops.Import, kind: StaticType) -> Value:
    text = f.m.assembly.c_string
    return f.call("dpy_import", text(op.name), text(op.reason) if op.reason else "null")


def lower_ImportLibrary(f: FunctionLowering, op: ops.ImportLibrary, kind: StaticType) -> Value:
    text = f.m.assembly.c_string
    f.m.assembly.needed[op.soname] = None
    return f.call("dpy_library", text(op.name), text(op.soname), text(op.index))


def lower_ImportName(f: FunctionLowering, op: ops.ImportName, kind: StaticType) -> Value:
    return f.call("dpy_import_name", f.values[op.module], f.m.assembly.c_string(op.name))


def lower_ImportStar(f: FunctionLowering, op: ops.ImportStar) -> None:
    own = f.values[op.into] if op.into else any_value(f.address_int(symbol(MODULE_SYMBOL)), str(f.m.data.kind("MODULE")))
    f.call("dpy_import_star", own, f.values[op.module])


def lower_ImportMissing(f: FunctionLowering, op: ops.ImportMissing, kind: StaticType) -> Value:
    return f.call("dpy_import_missing", f.m.assembly.c_string(op.reason))
