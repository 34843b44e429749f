"""Items of lists and tuples, inline: an int within the bounds finds its item; all else is the runtime's.

A list has bare payloads or whole values (runtime/list.h). One load serves both: a spare item follows the last, so the
word after a payload can always be read.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir.types import ANY, LONG
from dwarfpython.llvm.function import LIKELY, FunctionLowering
from dwarfpython.llvm.value import Value, any_value

LIST, TUPLE = "dpy_list", "dpy_tuple"
LENGTHS = {"LIST": LIST, "TUPLE": TUPLE, "DICT": "dpy_dict"}      # kinds whose struct has the length


def member(f: FunctionLowering, struct: str, address: str, name: str, kind: str = "i64") -> str:
    """Reads a member of one of the runtime's structs."""
    return f.let(f"load {kind}, ptr {member_address(f, struct, address, name)}, align 8")


def member_address(f: FunctionLowering, struct: str, address: str, name: str) -> str:
    offset = c.strip(f.m.runtime.struct(struct)).fields[name].offset
    return f.let(f"getelementptr i8, ptr {address}, i64 {offset}") if offset else address


def pointer(f: FunctionLowering, payload: str) -> str:
    return f.let(f"inttoptr i64 {payload} to ptr")


def is_kind(f: FunctionLowering, word: str, name: str) -> str:
    """An i1: a value's type word is that of a builtin type."""
    return f.let(f"icmp eq i64 {word}, {f.m.data.kind(name)}")


def may_index(container: Value, key: Value) -> bool:
    return container.type is ANY and key.type in (ANY, LONG)


def read_item(f: FunctionLowering, container: Value, key: Value) -> Value:
    container, key = (any_value(*f.box(value)) for value in (container, key))
    slow, done = f.new_label("slow"), f.new_label("done")
    listed, at = list_index(f, container, key, slow)
    fast = list_item(f, listed, at), f.label
    f.jump(done)
    f.start(slow)
    other = f.call("dpy_getitem", container, key), f.label
    f.jump(done)
    f.start(done)
    return f.merge(ANY, [fast, other])


def list_index(f: FunctionLowering, container: Value, key: Value, slow: str) -> tuple[str, str]:
    """The list and the position that an index means in it; on to `slow` where it is no list or the index no int within."""
    is_list, inside = f.new_label("list"), f.new_label("inside")
    kinds = is_kind(f, container.parts[1], "LIST")
    if key.parts[1] != str(f.m.data.kind("INT")):
        kinds = f.let(f"and i1 {kinds}, {is_kind(f, key.parts[1], 'INT')}")
    f.branch(kinds, is_list, slow, LIKELY)
    f.start(is_list)
    listed = pointer(f, container.parts[0])
    length = member(f, LIST, listed, "length")
    at = from_start(f, key.parts[0], length)
    f.branch(f.let(f"icmp ult i64 {at}, {length}"), inside, slow, LIKELY)
    f.start(inside)
    return listed, at


def from_start(f: FunctionLowering, index: str, length: str) -> str:
    if index.isdigit():
        return index
    end = f.let(f"add i64 {index}, {length}")
    return f.let(f"select i1 {f.let(f'icmp slt i64 {index}, 0')}, i64 {end}, i64 {index}")


def list_item(f: FunctionLowering, listed: str, at: str) -> Value:
    kind = member(f, LIST, listed, "item_type")
    mixed = f.let(f"icmp eq i64 {kind}, {f.m.data.kind('MIXED')}")
    shift = f.let(f"select i1 {mixed}, i64 4, i64 3")
    place = f.let(f"getelementptr i8, ptr {member(f, LIST, listed, 'items', 'ptr')}, i64 {f.let(f'shl i64 {at}, {shift}')}")
    payload = f.let(f"load i64, ptr {place}, align 8")
    word = f.let(f"load i64, ptr {f.let(f'getelementptr i8, ptr {place}, i64 8')}, align 8")
    return any_value(payload, f.let(f"select i1 {mixed}, i64 {word}, i64 {kind}"))


def write_item(f: FunctionLowering, container: Value, key: Value, value: Value) -> None:
    """An item of the list's own type, or one of a list of whole values, is stored here."""
    container, key, value = (any_value(*f.box(given)) for given in (container, key, value))
    bare, other, whole, slow, done = (f.new_label(hint) for hint in ("bare", "other", "whole", "slow", "done"))
    listed, at = list_index(f, container, key, slow)
    kind, items = member(f, LIST, listed, "item_type"), member(f, LIST, listed, "items", "ptr")
    f.branch(f.let(f"icmp eq i64 {kind}, {value.parts[1]}"), bare, other, LIKELY)
    f.start(bare)
    f.put(f"store i64 {value.parts[0]}, ptr {f.let(f'getelementptr i64, ptr {items}, i64 {at}')}, align 8")
    f.jump(done)
    f.start(other)
    f.branch(is_kind(f, kind, "MIXED"), whole, slow, LIKELY)
    f.start(whole)
    f.store_pair(f.let(f"getelementptr {{i64, i64}}, ptr {items}, i64 {at}"), *value.parts)
    f.jump(done)
    f.start(slow)
    f.call("dpy_setitem", container, key, value)
    f.jump(done)
    f.start(done)


def tuple_item(f: FunctionLowering, address: str, at: str) -> Value:
    items = member_address(f, TUPLE, address, "items")
    return f.load_pair(f.let(f"getelementptr inbounds {{i64, i64}}, ptr {items}, i64 {at}"))


def pairs(f: FunctionLowering, address: str, count: int) -> list[Value]:
    """The first values of an array."""
    return [f.load_pair(f.let(f"getelementptr inbounds {{i64, i64}}, ptr {address}, i64 {i}")) for i in range(count)]


# Unpacking

def unpack(f: FunctionLowering, iterable: Value, count: int) -> list[Value]:
    """A tuple of as many items is read where it is; all else the runtime unpacks."""
    scratch = f.scratch(count)
    if not f.fast or iterable.type is not ANY:
        f.call("dpy_unpack", iterable, scratch, str(count))
        return pairs(f, scratch, count)
    iterable = any_value(*f.box(iterable))
    tupled, exact, slow, done = (f.new_label(hint) for hint in ("tuple", "exact", "slow", "done"))
    f.branch(is_kind(f, iterable.parts[1], "TUPLE"), tupled, slow, LIKELY)
    f.start(tupled)
    address = pointer(f, iterable.parts[0])
    f.branch(f.let(f"icmp eq i64 {member(f, TUPLE, address, 'length')}, {count}"), exact, slow, LIKELY)
    f.start(exact)
    own = member_address(f, TUPLE, address, "items")
    f.jump(done)
    f.start(slow)
    f.call("dpy_unpack", iterable, scratch, str(count))
    unpacked = f.label
    f.jump(done)
    f.start(done)
    return pairs(f, f.let(f"phi ptr [{own}, %{exact}], [{scratch}, %{unpacked}]"), count)


# Lengths

def length(f: FunctionLowering, value: Value) -> Value:
    """len(): of a list inline."""
    if not f.fast or value.type is not ANY:
        return slow_length(f, value)
    value = any_value(*f.box(value))
    listed, slow, done = (f.new_label(hint) for hint in ("list", "slow", "done"))
    f.branch(is_kind(f, value.parts[1], "LIST"), listed, slow, LIKELY)
    f.start(listed)
    fast = Value(LONG, (member(f, LIST, pointer(f, value.parts[0]), "length"),)), f.label
    f.jump(done)
    f.start(slow)
    other = slow_length(f, value), f.label
    f.jump(done)
    f.start(done)
    return f.merge(LONG, [fast, other])


def slow_length(f: FunctionLowering, value: Value) -> Value:
    found = f.call("dpy_len", value)
    f.check(f.let(f"icmp slt i64 {found}, 0"))
    return Value(LONG, (found,))
