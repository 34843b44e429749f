"""Attributes and methods of instances, inline.

Each place has a cache of what it found for the last type word (runtime/class.h).
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir.types import ANY, STR
from dwarfpython.llvm import entries
from dwarfpython.llvm.function import LIKELY, FunctionLowering
from dwarfpython.llvm.value import Value, any_value

BUILTIN_TYPES = (int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, range)
BUILTIN_METHODS = frozenset(name for kind in BUILTIN_TYPES for name in dir(kind) if not name.startswith("__"))


def new_cache(f: FunctionLowering) -> str:
    size = c.strip(f.m.runtime.struct("dpy_attribute_cache")).size
    return f.m.assembly.define(f.m.assembly.fresh("cache"), f"internal global [{size} x i8] zeroinitializer, align 16")


def cached(f: FunctionLowering, cache: str, member: str, kind: str = "i64") -> str:
    offset = c.strip(f.m.runtime.struct("dpy_attribute_cache")).fields[member].offset
    return f.let(f"load {kind}, ptr getelementptr (i8, ptr {cache}, i64 {offset}), align 8")


def is_cacheable(f: FunctionLowering, owner: Value) -> bool:
    return f.fast and owner.type is ANY


def attribute_slot(f: FunctionLowering, owner: Value, cache: str, other: str) -> str:
    """The address of the attribute, as long as the cache is right for the object; `other` is where it is not."""
    hit = f.new_label("hit")
    f.branch(f.let(f"icmp eq i64 {owner.parts[1]}, {cached(f, cache, 'type')}"), hit, other, LIKELY)
    f.start(hit)
    base = f.let(f"and i64 {owner.parts[0]}, {cached(f, cache, 'mask')}")
    return f.let(f"inttoptr i64 {f.let(f'add i64 {base}, ' + cached(f, cache, 'offset'))} to ptr")


def read_attribute(f: FunctionLowering, owner: Value, name: str) -> Value:
    owner, cache = f.bound(owner), new_cache(f)
    other, done = f.new_label("other"), f.new_label("done")
    found = f.load_pair(attribute_slot(f, owner, cache, other))
    fast = found, f.label
    f.branch(f.let(f"icmp ne i64 {found.parts[1]}, 0"), done, other, LIKELY)
    f.start(other)
    slow = f.call("dpy_getattr_cached", owner, f.m.assembly.c_string(name), cache), f.label
    f.jump(done)
    f.start(done)
    return f.merge(ANY, [fast, slow])


def write_attribute(f: FunctionLowering, owner: Value, name: str, value: Value) -> None:
    owner, cache, boxed = f.bound(owner), new_cache(f), f.box(value)
    other, done = f.new_label("other"), f.new_label("done")
    f.store_pair(attribute_slot(f, owner, cache, other), *boxed)
    f.jump(done)
    f.start(other)
    f.call("dpy_setattr_cached", owner, f.m.assembly.c_string(name), any_value(*boxed), cache)
    f.jump(done)
    f.start(done)


def is_method_cacheable(f: FunctionLowering, owner: Value, name: str) -> bool:
    """Names that only builtin types have in sight are not worth the code."""
    wanted = name in f.m.module.methods or name not in BUILTIN_METHODS
    return wanted and is_cacheable(f, owner) and f.m.options.calls == "direct"


def may_be_of_builtin_type(f: FunctionLowering, owner: Value) -> bool:
    return f.fast and owner.type in (ANY, STR) and f.m.options.calls == "direct"


def call_method_of_type(f: FunctionLowering, owner: Value, name: str, args: list[Value]) -> Value:
    """Calls a method that only builtin types have in sight, as long as the cache is right for the object."""
    owner, members = any_value(*f.box(f.bound(owner))), c.strip(f.m.runtime.struct("dpy_method_cache"))
    cache = f.m.assembly.define(f.m.assembly.fresh("method"), f"internal global [{members.size} x i8] zeroinitializer, align 16")
    kind, entry, method = (f.let(f"load {kind}, ptr getelementptr (i8, ptr {cache}, i64 {members.fields[member].offset}), align 8")
                           for member, kind in (("type", "i64"), ("any", "ptr"), ("method", "ptr")))
    all_args, count = f.spill([owner, *args]), len(args)
    direct, other, done = (f.new_label(hint) for hint in ("method", "other", "done"))
    f.branch(f.let(f"icmp eq i64 {owner.parts[1]}, {kind}"), direct, other, LIKELY)
    f.start(direct)
    pair = f.invoke(f"{{i64, i64}} {entry}(ptr {method}, ptr {all_args}, i64 {count + 1}, ptr null)")
    fast = pair_value(f, pair), f.label
    f.jump(done)
    f.start(other)
    slow = f.call("dpy_call_method_of_type", f.m.assembly.c_string(name), all_args, str(count), cache, check=False), f.label
    f.jump(done)
    f.start(done)
    return f.checked(f.merge(ANY, [fast, slow]))


def pair_value(f: FunctionLowering, pair: str) -> Value:
    return any_value(f.let(f"extractvalue {{i64, i64}} {pair}, 0"), f.let(f"extractvalue {{i64, i64}} {pair}, 1"))


def append(f: FunctionLowering, owner: Value, item: Value) -> Value:
    """`list.append`."""
    owner, item = (any_value(*f.box(value)) for value in (owner, item))
    listed, other, done = (f.new_label(hint) for hint in ("list", "other", "done"))
    f.branch(f.let(f"icmp eq i64 {owner.parts[1]}, {f.m.data.kind('LIST')}"), listed, other, LIKELY)
    f.start(listed)
    f.call("dpy_list_append", owner, item)
    fast = any_value("0", str(f.m.data.kind("NONE"))), f.label
    f.jump(done)
    f.start(other)
    slow = f.call("dpy_call_method", owner, f.m.assembly.c_string("append"), f.spill([item]), "1", "null"), f.label
    f.jump(done)
    f.start(done)
    return f.merge(ANY, [fast, slow])


def call_method(f: FunctionLowering, owner: Value, name: str, args: list[Value]) -> Value:
    """Calls a method by its native entry, as long as the cache is right for the object."""
    owner, cache, boxed = f.bound(owner), new_cache(f), [any_value(*f.box(arg)) for arg in args]
    direct, other, done = (f.new_label(hint) for hint in ("method", "other", "done"))
    f.branch(f.let(f"icmp eq i64 {owner.parts[1]}, {cached(f, cache, 'type')}"), direct, other, LIKELY)
    f.start(direct)
    pair = entries.call_entry(f, cached(f, cache, "entry", "ptr"), [owner, *boxed])
    fast = pair_value(f, pair), f.label
    f.jump(done)
    f.start(other)
    value = f.call("dpy_call_method_cached", owner, f.m.assembly.c_string(name), f.spill(boxed), str(len(boxed)), "null", cache,
                   check=False)
    slow = value, f.label
    f.jump(done)
    f.start(done)
    return f.checked(f.merge(ANY, [fast, slow]))
