"""Variables of a function.

Every variable of the source has a home in the frame, which debuggers are told of. Code reads a second slot, that LLVM
turns into registers, and each assignment writes through to the home with a volatile store; at -O0 the home is all there
is. Variables that inner functions share live in cells on the heap; their home holds the cell's address.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.function import Local
from dwarfpython.ir.types import NONE, Enum, Pointer
from dwarfpython.llvm import abi_x86_64 as abi
from dwarfpython.llvm import native, text
from dwarfpython.llvm.function import UNBOUND_FREE, UNBOUND_GLOBAL, UNBOUND_LOCAL, FunctionLowering
from dwarfpython.llvm.value import Value, any_value, is_pair, llvm_type


def declare_variables(f: FunctionLowering) -> None:
    """Slots for all variables, described to debuggers."""
    f.slots, f.homes = {}, {}
    place, f.location = f.location.removeprefix(", !dbg "), ""
    for name, local in f.function.locals.items():
        if local.in_cell:
            f.homes[name] = f.alloca("ptr", "cell")
            # volatile: otherwise LLVM follows the register instead, and loses it
            f.put(f"store volatile ptr {f.m.data.unbound_cell()}, ptr {f.homes[name]}, align 8")
        else:
            declare_slots(f, local)
        if not local.hidden:
            show(f, local, place)


def show(f: FunctionLowering, local: Local, place: str) -> None:
    if outgrows_parameter(f, local):
        kind = f.function.signature.parameters[local.parameter]
        nameless = f.m.debug.nameless_parameter(f.subprogram, kind, f.function.span.line, local.parameter + 1)
        f.lines.append(f"    #dbg_value({passed_type(kind)} %a{local.parameter}, {nameless}, !DIExpression(), {place})")
    if local.name in f.homes:
        describe(f, local, place, f.homes[local.name])
        keep_whole(f, local)
    elif f.debugged:
        f.registers.append((f.slots[local.name], *description(f, local, place)))


def outgrows_parameter(f: FunctionLowering, local: Local) -> bool:
    """A variable that begins as a C number and may become any value. Debuggers call the function by the types of its parameters;
    so the parameter is described without a name, and the variable as one of the function's own."""
    signature = f.function.signature
    return (signature is not None and local.parameter is not None and is_pair(local.type)
            and passed_type(signature.parameters[local.parameter]) != "")


def passed_type(ctype: c.Type) -> str:
    """LLVM's type of a number in a register."""
    passing = abi.passing(ctype)
    return passing.pieces[0] if passing.scalar else ""


def keep_whole(f: FunctionLowering, local: Local) -> None:
    """LLVM would split a home into its words, which debuggers then cannot address; an empty use of its memory stops that."""
    if f.m.options.opt_level > 0:
        kind = "ptr" if local.in_cell else home_kind(local)
        f.put(f'call void asm sideeffect "", "=*m"(ptr elementtype({kind}) {f.homes[local.name]})')


def home_kind(local: Local) -> str:
    return "{i64, i64}" if is_pair(local.type) else home_type(local.type)


def declare_slots(f: FunctionLowering, local: Local) -> None:
    kind, align = home_kind(local), 16 if is_pair(local.type) else 8
    split = f.m.options.opt_level > 0
    if split and local.name in f.function.in_registers:
        f.slots[local.name] = f.alloca(kind, "slot", align)
        f.put(f"store i64 0, ptr {f.slots[local.name]}, align 8")
        return
    if not local.hidden and f.debugged or not split:
        f.homes[local.name] = f.alloca(kind, "home", align)
    f.slots[local.name] = f.alloca(kind, "slot", align) if split else f.homes[local.name]
    if is_pair(local.type) and local.parameter is None and not local.hidden:
        for slot in {f.slots[local.name], f.homes.get(local.name, f.slots[local.name])}:
            f.store_pair(slot, "0", "0")
    elif local.name not in f.homes:
        return
    elif local.parameter is None and not local.hidden:      # code never reads it unassigned, but a debugger may
        f.put(f"store volatile {kind} zeroinitializer, ptr {f.homes[local.name]}, align {align}")


def home_type(kind) -> str:
    found = llvm_type(kind)
    return "i8" if found == "i1" else found


def describe(f: FunctionLowering, local: Local, place: str, base: str, way: str = "") -> None:
    """`way`: the DWARF operations that lead from the contents of `base` to the home; none where `base` is the home."""
    variable, place = description(f, local, place)
    expression = ", ".join(filter(None, [way, "DW_OP_deref" if local.in_cell else ""]))
    f.lines.append(f"    #dbg_declare(ptr {base}, {variable}, !DIExpression({expression}), {place})")


def description(f: FunctionLowering, local: Local, place: str) -> tuple[str, str]:
    """What debuggers are told of a variable, and its place."""
    argument = local.parameter + 1 if local.parameter is not None and not outgrows_parameter(f, local) else None
    scope, line = f.subprogram, f.function.span.line
    if local.inlined:
        scope, line = f.scope_of(local.inlined)[0], local.inlined.span.line
        place = f.place(local.inlined.span, local.inlined)
    return f.m.debug.local(scope, local.shown, described_type(f, local), line, argument), place


def described_type(f: FunctionLowering, local: Local) -> str:
    """Of a method's first parameter the class is known, unless a class may have it as its second base, with another layout."""
    record = f.function.record
    if local.parameter == 0 and record is not None and record.name not in f.m.module.mixed:
        return f.m.debug.value_of(record)
    return f.m.debug.type_of(local.type)


def lower_Load(f: FunctionLowering, op: ops.Load) -> Value:
    local = f.function.locals[op.name]
    if local.in_cell:
        return load_cell(f, local)
    if not is_pair(local.type):
        return load_typed(f, local)
    value = f.load_pair(f.slots[op.name])
    if local.maybe_unbound and not local.hidden:
        f.check_bound(value.parts[1], local.shown, UNBOUND_LOCAL)
    return text.loaded(f, value, op.own) if local.grown else value


def load_typed(f: FunctionLowering, local: Local) -> Value:
    """A pointer is loaded once in a block, so that what is known of it stays known."""
    held = f.held.get(local.name)
    if held is not None and held[0] is f.block:
        return Value(local.type, (held[1],))
    loaded = f.let(f"load {home_type(local.type)}, ptr {f.slots[local.name]}, align 8")
    if llvm_type(local.type) == "i1":
        loaded = f.let(f"trunc i8 {loaded} to i1")
    elif isinstance(local.type, Enum) and f.m.options.opt_level == 0:    # a debugger sets only the bytes of the enum
        return native.load_object(f, f.slots[local.name], local.type.ctype)
    elif isinstance(local.type, Pointer) and f.m.options.opt_level > 0:
        f.held[local.name] = f.block, loaded
        if local.name in f.block.good:
            f.good.add(loaded)
    return Value(local.type, (loaded,))


def load_cell(f: FunctionLowering, local: Local) -> Value:
    cell = f.let(f"load ptr, ptr {f.homes[local.name]}, align 8")
    value = f.load_pair(cell)
    f.check_bound(value.parts[1], local.shown, UNBOUND_LOCAL if local.free is None else UNBOUND_FREE)
    return value


def lower_Store(f: FunctionLowering, op: ops.Store) -> None:
    store(f, op.name, f.values[op.value])


def store(f: FunctionLowering, name: str, value: Value) -> None:
    local = f.function.locals[name]
    value = f.convert(value, local.type)
    f.held.pop(name, None)
    if local.in_cell:
        payload, word = f.box(value)
        f.store_pair(f.let(f"load ptr, ptr {f.homes[name]}, align 8"), payload, word)
        return
    for slot, volatile in slots_of(f, name):
        write(f, slot, value, volatile)


def slots_of(f: FunctionLowering, name: str) -> list[tuple[str, str]]:
    """The slots that an assignment writes, with "volatile " for the home that only debuggers read."""
    slot, home = f.slots[name], f.homes.get(name)
    watched = "" if f.function.locals[name].hidden else "volatile "
    return [(slot, "")] + ([(home, watched)] if home not in (None, slot) else [])


def write(f: FunctionLowering, slot: str, value: Value, volatile: str) -> None:
    if is_pair(value.type):
        f.store_pair(slot, *value.parts, volatile)
    elif llvm_type(value.type) == "i1":
        f.put(f"store {volatile}i8 {f.let(f'zext i1 {value.operand} to i8')}, ptr {slot}, align 8")
    else:
        f.put(f"store {volatile}{llvm_type(value.type)} {value.operand}, ptr {slot}, align 8")


def lower_Begin(f: FunctionLowering, op: ops.Begin) -> None:
    for local in map(f.function.locals.get, op.names):
        if local.in_cell:
            make_cell(f, local)
        elif local.maybe_unbound:
            for slot, volatile in slots_of(f, local.name):
                write(f, slot, any_value("0", "0"), volatile)


def make_cell(f: FunctionLowering, local: Local) -> None:
    f.put(f"store ptr {new_cell(f, any_value('0', '0'))}, ptr {f.homes[local.name]}, align 8")


def put_cell(f: FunctionLowering, local: Local, value: Value) -> str:
    """A new cell, which may be NULL, as the variable's home."""
    cell = f.call("dpy_make_cell", value)
    f.put(f"store ptr {cell}, ptr {f.homes[local.name]}, align 8")
    return cell


def new_cell(f: FunctionLowering, value: Value) -> str:
    cell = f.call("dpy_make_cell", value)
    f.check(f.let(f"icmp eq ptr {cell}, null"))
    return cell


def lower_Unbind(f: FunctionLowering, op: ops.Unbind) -> None:
    if not op.quiet:
        lower_Load(f, ops.Load(op.name))
    f.forget_passed()
    local = f.function.locals[op.name]
    if local.in_cell:
        f.store_pair(f.let(f"load ptr, ptr {f.homes[op.name]}, align 8"), "0", "0")
        return
    for slot, volatile in slots_of(f, op.name):
        write(f, slot, any_value("0", "0"), volatile)


# Variables of the module

def lower_LoadGlobal(f: FunctionLowering, op: ops.LoadGlobal, kind) -> Value:
    loaded = f.load_pair(f.m.global_slot(op.name))
    if op.hides_builtin:
        loaded = bound_or_builtin(f, loaded, op.name)
    if f.m.may_grow(op.name) and not is_known(kind):
        return text.loaded(f, f.bound(Value(kind, loaded.parts, op.name)), op.own)
    return f.bound(Value(kind, loaded.parts, op.name)) if not is_known(kind) else Value(kind, loaded.parts, op.name)


def bound_or_builtin(f: FunctionLowering, value: Value, name: str) -> Value:
    """While a variable with a builtin's name is not bound, the name means the builtin."""
    unbound = f.let(f"icmp eq i64 {value.parts[1]}, 0")
    last = name == ops.LAST_ECHO
    builtin = f.load_pair(f.m.data.external("dpy_last_echo")).parts if last else f.m.builtin_value(name)
    return any_value(*(f.let(f"select i1 {unbound}, i64 {other}, i64 {own}") for own, other in zip(value.parts, builtin)))


def is_known(kind) -> bool:
    return kind.__class__.__name__ == "Function"


def lower_StoreGlobal(f: FunctionLowering, op: ops.StoreGlobal) -> None:
    if f.values[op.value].type == NONE:
        f.forget_passed()                # `name = None` drops what it was
    f.store_pair(f.m.global_slot(op.name), *f.box(f.values[op.value]))


def lower_UnbindGlobal(f: FunctionLowering, op: ops.UnbindGlobal) -> None:
    slot = f.m.global_slot(op.name)
    if not op.quiet:
        f.check_bound(f.load_pair(slot).parts[1], op.name, UNBOUND_GLOBAL)
    f.forget_passed()
    f.store_pair(slot, "0", "0")
