"""Text that grows: `name += ...` in a loop.

What the runtime makes for such an assignment has room behind it, and a mark that only the variable holds it: then the next one
is written into that room. Whatever else reads the variable takes the mark away (runtime/str.h). What has been read before the
operand was computed had a length of its own then: other code may have added to it since.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.llvm.function import UNLIKELY, FunctionLowering
from dwarfpython.llvm.value import Value


def loaded(f: FunctionLowering, value: Value, own: bool) -> Value:
    """The value of a variable that may hold growing text."""
    if value.parts[1].isdigit():
        return value
    is_text, on, before = f.new_label("text"), f.new_label("loaded"), f.label
    f.branch(f.let(f"icmp eq i64 {value.parts[1]}, {f.m.data.kind('STR')}"), is_text, on, "" if own else UNLIKELY)
    f.start(is_text)
    if own:
        header = c.strip(f.m.runtime.struct("dpy_str"))
        place = f.let(f"inttoptr i64 {f.let(f'sub i64 {value.parts[0]}, {header.size}')} to ptr")
        length = f.let(f"load i64, ptr {place}, align 8")
    else:
        f.call("dpy_str_share", value)
    f.jump(on)
    f.start(on)
    if own:
        f.lengths[value] = f.let(f"phi i64 [0, %{before}], [{length}, %{is_text}]")
    return value


def grow(f: FunctionLowering, op: ops.Binary, left: Value, right: Value) -> Value:
    return f.call("dpy_grow", left, right, f.lengths.get(left, "-1"))
