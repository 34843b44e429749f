"""Generators: a function that goes on where it was suspended, on a frame in the heap.

    f                 runs from one yield to the next
    f.new             makes the frame: the native entry, as of any function
    f.generator       the type descriptor of the frame

The frame begins with the runtime's struct; the variables follow. `f` reads them into its slots when it is entered, and
writes each assignment through to the frame, which is the home that debuggers are told of.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.function import Function, Local
from dwarfpython.ir.ops import Span
from dwarfpython.ir.types import StaticType
from dwarfpython.llvm import entries, variables
from dwarfpython.llvm.assembly import symbol
from dwarfpython.llvm.data import DESCRIPTOR_ALIGNMENT
from dwarfpython.llvm.function import FunctionLowering
from dwarfpython.llvm.value import Value, any_value, is_pair


def entry_name(function: Function) -> str:
    return function.symbol + ".new"


def code_name(function: Function) -> str:
    return function.symbol + ".generator"


# The frame

def frame_layout(m, function: Function) -> tuple[dict[str, int], int]:
    """(offset of each variable that lives in the frame, size of the frame)."""
    end, offsets = c.strip(m.runtime.struct("dpy_generator")).size, {}
    for name, local in function.locals.items():
        if not local.hidden or local.kept or local.parameter is not None:
            size = 16 if is_pair(local.type) and not local.in_cell else 8
            offsets[name] = end = (end + size - 1) // size * size
            end += size
    return offsets, end


def member(f: FunctionLowering, frame: str, name: str) -> str:
    """The address of a member of the runtime's part of a frame."""
    return at(f, frame, c.strip(f.m.runtime.struct("dpy_generator")).fields[name].offset)


def at(f: FunctionLowering, frame: str, offset: int) -> str:
    return f.let(f"getelementptr inbounds i8, ptr {frame}, i64 {offset}")


def declare_variables(f: FunctionLowering) -> None:
    """The variables of `f`: homes in the frame, slots that begin as they are there."""
    f.slots, f.homes = {}, {}
    offsets, _ = frame_layout(f.m, f.function)
    place, f.location = f.location.removeprefix(", !dbg "), ""
    frame = f.alloca("ptr", "frame")
    f.put(f"store volatile ptr %self, ptr {frame}, align 8")
    f.mark()         # here `break f` stops, at each resumption: the frame can be found
    for name, local in f.function.locals.items():
        if name in offsets:
            f.homes[name] = at(f, "%self", offsets[name])
        if not local.hidden:
            variables.describe(f, local, place, frame, f"DW_OP_deref, DW_OP_plus_uconst, {offsets[name]}")
        if not local.in_cell:
            declare_slot(f, local)
    f.put(f'call void asm sideeffect "", "=*m"(ptr elementtype(ptr) {frame})')


def declare_slot(f: FunctionLowering, local: Local) -> None:
    home = f.homes.get(local.name)
    if f.m.options.opt_level == 0 and home:
        f.slots[local.name] = home
        return
    kind = variables.home_kind(local)
    f.slots[local.name] = f.alloca(kind, "slot", 16 if is_pair(local.type) else 8)
    if home and is_pair(local.type):
        f.store_pair(f.slots[local.name], *f.load_pair(home).parts)
    elif home:
        f.put(f"store {kind} {f.let(f'load {kind}, ptr {home}, align 8')}, ptr {f.slots[local.name]}, align 8")


def dispatch(f: FunctionLowering) -> None:
    """Goes on where the state says."""
    suspended = [block.terminator for block in f.function.blocks.values() if isinstance(block.terminator, ops.Yield)]
    f.states = {operation.resume: number for number, operation in enumerate(suspended, 1)}
    state = f.let(f"load i64, ptr {member(f, '%self', 'state')}, align 8")
    cases = " ".join(f"i64 {number}, label %{f.block_label(label)}" for label, number in f.states.items())
    f.put(f"switch i64 {state}, label %{f.block_label('entry.1')} [{cases}]")


# Making one

def make_generator(f: FunctionLowering, function: Function, arguments: dict[str, Value], cells: dict[str, str]) -> Value:
    """A frame with the arguments; `cells`: those of outer functions, by variable."""
    code = symbol(code_name(function))
    frame = f.call("dpy_generator_new", code)
    f.check(f.let(f"icmp eq ptr {frame}, null"))
    offsets, _ = frame_layout(f.m, function)
    for name, local in function.locals.items():
        home = at(f, frame, offsets[name]) if name in offsets else None
        if local.free is not None:
            f.put(f"store ptr {cells[name]}, ptr {home}, align 8")
        elif local.captured and not local.inlined:
            cell = variables.new_cell(f, arguments.get(name, any_value("0", "0")))
            f.put(f"store ptr {cell}, ptr {home}, align 8")
        elif local.captured and home:
            f.put(f"store ptr {f.m.data.unbound_cell()}, ptr {home}, align 8")
        elif name in arguments:
            f.store_pair(home, *f.box(arguments[name]))
    return any_value(f.address_int(frame), f.m.data.word(code, "GENERATOR"))


def lower_MakeGenerator(f: FunctionLowering, op: ops.MakeGenerator, kind: StaticType) -> Value:
    cells = {inner: f.let(f"load ptr, ptr {f.homes[own]}, align 8") for inner, own in zip(op.function.free, op.cells)}
    return make_generator(f, op.function, {op.function.parameters.names[0]: f.values[op.iterable]}, cells)


def lower_entry(m, function: Function) -> None:
    """`f.new`."""
    f = m.stub(function, entry_name(function))
    cells = {name: entries.closure_cell(f, index) for index, name in enumerate(function.free)}
    made = make_generator(f, function, entries.given_arguments(f), cells)
    entries.return_pair(f, made)
    m.finish_stub(f, "{i64, i64}", entries.entry_parameters(function), entries.failing_return(f, None))


def describe(m, function: Function) -> None:
    """The type descriptor of a function's generators."""
    text, (offsets, size) = m.assembly.c_string, frame_layout(m, function)
    base = m.data.structure("dpy_type", name=f"ptr {text(function.name)}", kind=f"i32 {m.data.kind('GENERATOR')}",
                            size=f"i64 {size}")
    line = function.span.line
    handles = any(isinstance(i.op, ops.Handle) for block in function.blocks.values() for i in block.instructions)
    body = m.data.structure(
        "dpy_generator_code", type=base, resume=f"ptr {symbol(function.symbol)}",
        qualname=f"ptr {text(function.qualname)}", handles=f"i8 {int(handles)}",
        site=f"ptr {m.data.site(function.name, m.module.filename, Span(line, -1, line, -1))}")
    m.assembly.define(code_name(function), f"internal global {body}, align {DESCRIPTOR_ALIGNMENT}")
    m.debug.frame(function, offsets, size)


# Operations

def lower_Yield(f: FunctionLowering, op: ops.Yield) -> None:
    boxed = any_value(*f.box(f.values[op.value]))
    f.put(f"store i64 {f.states[op.resume]}, ptr {member(f, '%self', 'state')}, align 8")
    entries.return_pair(f, boxed)


def lower_Sent(f: FunctionLowering, op: ops.Sent, kind: StaticType) -> Value:
    return f.checked(f.load_pair(member(f, "%self", "sent")))


def lower_Delegate(f: FunctionLowering, op: ops.Delegate) -> None:
    f.call("dpy_generator_delegate", "%self", f.values[op.iterable])


def lower_Forward(f: FunctionLowering, op: ops.Forward) -> None:
    item = f.call("dpy_generator_forward", "%self")
    stopped = f.let(f"icmp eq i64 {item.parts[1]}, {f.m.data.kind('STOP')}")
    more = f.new_label("item")
    f.branch(stopped, f.block_label(op.exhausted), more)
    f.start(more)
    variables.store(f, op.variable, item)
    f.jump(f.block_label(op.body))


def return_result(f: FunctionLowering, value: Value) -> None:
    f.store_pair(member(f, "%self", "result"), *f.box(value))
    entries.return_pair(f, any_value("0", str(f.m.data.kind("STOP"))))
