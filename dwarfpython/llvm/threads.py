"""Where others may run: safepoints, calls of C functions, and the entries that C calls. See runtime/thread.h.

Each is a load and a test, whose way is the same until a signal comes or a second thread exists.
"""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.llvm.function import UNLIKELY, FunctionLowering


def safepoint(f: FunctionLowering) -> None:
    """Signal handlers and other threads run here."""
    if_set(f, "i32", f.m.data.external("dpy_attention"), lambda: f.call("dpy_safepoint"))


def leave(f: FunctionLowering, arguments: list[str]) -> None:
    """Before a call of C, whose LLVM arguments these are. What C is given may be in registers only: the frame keeps it."""
    def give_turn() -> None:
        registers = f.m.runtime.constant("DPY_REGISTERS")
        objects = [argument for argument in arguments if argument.startswith("ptr %")]
        kept = f.kept(registers + len(objects))
        for i, argument in enumerate(objects, registers):
            f.put(f"store {argument}, ptr {f.let(f'getelementptr i64, ptr {kept}, i64 {i}')}, align 8")
        f.put(f"call void {f.m.runtime_symbol('dpy_leave')}(ptr {kept})")
    if_threads(f, give_turn)


def reenter(f: FunctionLowering) -> None:
    """After it. A thread that was made meanwhile has got the turn from this one."""
    if_set(f, "i64", f.m.data.external("dpy_attention"), lambda: f.call("dpy_reenter"))


def enter(f: FunctionLowering) -> None:
    """C has called."""
    if_threads(f, lambda: f.call("dpy_enter"))


def go_back(f: FunctionLowering) -> None:
    """Before the return to C."""
    offset = c.strip(f.m.runtime.struct("dpy_attention")).fields["threads"].offset
    if_set(f, "i32", f.let(f"getelementptr i8, ptr {f.m.data.external('dpy_attention')}, i64 {offset}"),
           lambda: f.put(f"call void {f.m.runtime_symbol('dpy_exit')}()"))


def if_set(f: FunctionLowering, kind: str, address: str, action) -> None:
    seldom(f, f.let(f"icmp ne {kind} {f.let(f'load volatile {kind}, ptr {address}, align 4')}, 0"), action)


def if_threads(f: FunctionLowering, action) -> None:
    """libc's own word for it: also threads count that it makes for itself, as for timers."""
    single = f.m.assembly.declare("__libc_single_threaded", "external global i8")
    seldom(f, f.let(f"icmp eq i8 {f.let(f'load volatile i8, ptr {single}, align 1')}, 0"), action)


def seldom(f: FunctionLowering, condition: str, action) -> None:
    act, on = f.new_label("act"), f.new_label("on")
    f.branch(condition, act, on, UNLIKELY)
    f.start(act)
    action()
    f.jump(on)
    f.start(on)
