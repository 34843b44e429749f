"""Loops over objects. Lists and tuples need no iterator: the loop has an index and looks at the length anew in each turn,
as their iterators do."""

from __future__ import annotations

from dwarfpython.ir import ops
from dwarfpython.ir.types import ANY, LONG, StaticType
from dwarfpython.llvm import items, variables
from dwarfpython.llvm.function import UNLIKELY, FunctionLowering
from dwarfpython.llvm.value import Value

# Grep ORDER TURN: enum dpy_turn in runtime/operations.h
TURN, STOP, FAILED, PACKED = range(4)


def lower_Each(f: FunctionLowering, op: ops.Each, kind: StaticType) -> Value:
    return f.call("dpy_each", f.values[op.iterable])


def lower_Next(f: FunctionLowering, op: ops.Next) -> None:
    each, at = f.values[op.each], variables.lower_Load(f, ops.Load(op.index)).operand
    listed, tupled, other, found = (f.new_label(hint) for hint in ("list", "tuple", "other", "item"))
    data = f.m.data
    f.put(f"switch i64 {each.parts[1]}, label %{other} "
          f"[i64 {data.kind('LIST')}, label %{listed} i64 {data.kind('TUPLE')}, label %{tupled}]")
    incoming = []
    for label, struct, item in ((listed, items.LIST, items.list_item), (tupled, items.TUPLE, items.tuple_item)):
        f.start(label)
        address = items.pointer(f, each.parts[0])
        go_while(f, f.let(f"icmp ult i64 {at}, {items.member(f, struct, address, 'length')}"), op.exhausted)
        incoming.append((item(f, address, at), f.label))
        f.jump(found)
    f.start(other)
    item = f.call("dpy_next", each)
    go_while(f, f.let(f"icmp ne i64 {item.parts[1]}, {data.kind('STOP')}"), op.exhausted)
    incoming.append((item, f.label))
    f.jump(found)
    f.start(found)
    variables.store(f, op.variable, f.merge(ANY, incoming))
    step(f, op.index, at)
    f.jump(f.block_label(op.body))


def go_while(f: FunctionLowering, more: str, exhausted: str) -> None:
    on = f.new_label("more")
    f.branch(more, on, f.block_label(exhausted))
    f.start(on)


def step(f: FunctionLowering, index: str, at: str) -> None:
    variables.store(f, index, Value(LONG, (f.let(f"add nuw i64 {at}, 1"),)))


def lower_NextUnpack(f: FunctionLowering, op: ops.NextUnpack) -> None:
    at, count = variables.lower_Load(f, ops.Load(op.index)).operand, len(op.targets)
    turn = f.call("dpy_next_unpack", f.values[op.each], at, f.scratch(count), str(count), check=False)
    more, packed, end, ended = (f.new_label(hint) for hint in ("more", "packed", "end", "ended"))
    f.branch(f.let(f"icmp eq i32 {turn}, {TURN}"), more, end)
    f.start(end)
    f.branch(f.let(f"icmp eq i32 {turn}, {STOP}"), f.block_label(op.exhausted), ended)
    f.start(ended)
    f.branch(f.let(f"icmp eq i32 {turn}, {PACKED}"), packed, f.fail_label(), UNLIKELY)
    f.start(packed)
    place, f.span = f.span, op.place
    f.jump(f.fail_label())
    f.span = place
    f.start(more)
    for name, item in zip(op.targets, items.pairs(f, "%scratch", count)):
        variables.store(f, name, item)
    step(f, op.index, at)
    f.jump(f.block_label(op.body))
