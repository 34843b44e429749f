"""Terminators: jumps, branches, loops, returning and failing."""

from __future__ import annotations

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.types import LONG
from dwarfpython.llvm import entries, generators, native, numbers, variables
from dwarfpython.llvm.function import LIKELY, UNLIKELY, FunctionLowering
from dwarfpython.llvm.threads import safepoint
from dwarfpython.llvm.value import Value


def go_to(f: FunctionLowering, label: str) -> None:
    """A jump in the IR. One that goes back passes a safepoint, unless the loop has that between its runs."""
    target = f.function.blocks[label].terminator
    if label in f.started and not isinstance(target, ops.Again):
        place = f.location
        if isinstance(f.block.instructions[0].op, ops.Sent):
            f.location = ""      # to LLVM each call is a statement, and the one here would come before the line of the yield
        safepoint(f)
        f.location = place
    f.jump(f.block_label(label))


def check_stack(f: FunctionLowering) -> None:
    """Endless recursion fails before the stack is used up. The caller's frame is then the last of the traceback.

    The check belongs to no line: what the scheduler moves up of it would be taken for the first line, before the parameters
    have reached their homes."""
    f.m.assembly.declare("llvm.frameaddress.p0", "ptr @llvm.frameaddress.p0(i32)")
    place, f.location = f.location, ""
    frame = f.let(f"ptrtoint ptr {f.let('call ptr @llvm.frameaddress.p0(i32 0)')} to i64")
    end, reserve = thread_stack(f)
    deep, on = f.new_label("deep"), f.new_label("entered")
    f.branch(f.let(f"icmp ult i64 {f.let(f'sub i64 {frame}, {end}')}, {reserve}"), deep, on, UNLIKELY)
    f.location = place or f", !dbg {f.place(f.function.span)}"      # a generator is not yet where it goes on
    f.start(deep)
    fails = f.let(f"icmp ne i32 {f.call('dpy_stack_check', frame, check=False)}, 0")
    f.branch(fails, "failed", on, UNLIKELY)
    f.location = place
    f.start(on)


THREAD_POINTER = 257         # LLVM's address space of what %fs points at


def thread_stack(f: FunctionLowering) -> list[str]:
    """The members of this thread's struct dpy_stack."""
    base = f.let(f"load i64, ptr {f.m.data.external('dpy_stack_place')}, align 8")
    members = c.strip(f.m.runtime.struct("dpy_stack")).fields
    found = []
    for name in ("end", "reserve"):
        place = f.let(f"inttoptr i64 {f.let(f'add i64 {base}, {members[name].offset}')} to ptr addrspace({THREAD_POINTER})")
        found.append(f.let(f"load i64, ptr addrspace({THREAD_POINTER}) {place}, align 8"))
    return found


def lower_Nop(f: FunctionLowering, op: ops.Nop) -> None:
    f.put('call void asm sideeffect "nop", ""()')


def lower_Jump(f: FunctionLowering, op: ops.Jump) -> None:
    go_to(f, op.target)


def lower_Branch(f: FunctionLowering, op: ops.Branch) -> None:
    condition = numbers.truth(f, f.values[op.condition])
    f.branch(condition, f.block_label(op.then), f.block_label(op.otherwise))


def lower_Count(f: FunctionLowering, op: ops.Count) -> None:
    """The counter may reach its last value next to the limit of 64 bits, so it saturates there."""
    counter, limit = (variables.lower_Load(f, ops.Load(name)) for name in (op.counter, op.limit))
    more = f.new_label("count")
    test = "slt" if op.step > 0 else "sgt"
    f.branch(f.let(f"icmp {test} i64 {counter.operand}, {limit.operand}"), more, f.block_label(op.exhausted))
    f.start(more)
    variables.store(f, op.variable, counter)
    advance(f, op.counter, counter, op.step)
    f.jump(f.block_label(op.body))


def advance(f: FunctionLowering, name: str, counter: Value, step: int) -> Value:
    if step == 1 or step == -1:
        following = f.let(f"add nsw i64 {counter.operand}, {step}")
    else:
        following = f.let(f"call i64 @llvm.sadd.sat.i64(i64 {counter.operand}, i64 {step})")
    variables.store(f, name, Value(LONG, (following,)))
    return Value(LONG, (following,))


# Loops that count in runs: ir/passes/turns.py

def lower_Again(f: FunctionLowering, op: ops.Again) -> None:
    """One register holds the counter and the variable that follows it, if the way out computes the latter from the
    former; LLVM must not see that it was there before."""
    following = advance(f, op.counter, variables.lower_Load(f, ops.Load(op.counter)), op.step)
    end = variables.lower_Load(f, ops.Load(op.end))
    more, over = f.new_label("again"), f.new_label("over")
    test = "slt" if op.step > 0 else "sgt"
    f.branch(f.let(f"icmp {test} i64 {following.operand}, {end.operand}"), more, over, LIKELY)
    f.start(over)
    if op.shown:
        hidden = f.let(f'call i64 asm "", "=r,0"(i64 {following.operand})')
        variables.store(f, op.shown, Value(LONG, (f.let(f"sub i64 {hidden}, {op.step}"),)))
    f.jump(f.block_label(op.run))
    f.start(more)
    begin_turn(f, op, following)
    f.jump(f.block_label(op.body))


def begin_turn(f: FunctionLowering, op: ops.Again | ops.Run, counter: Value) -> None:
    """What follows the counter does so at once: the assignment is on the line that debuggers are at."""
    for name in filter(None, (op.variable, op.shown)):
        variables.store(f, name, counter)


TURNS = 4096


def lower_Run(f: FunctionLowering, op: ops.Run) -> None:
    counter, limit = (variables.lower_Load(f, ops.Load(name)) for name in (op.counter, op.limit))
    more = f.new_label("run")
    test = "slt" if op.step > 0 else "sgt"
    f.branch(f.let(f"icmp {test} i64 {counter.operand}, {limit.operand}"), more, f.block_label(op.exhausted))
    f.start(more)
    safepoint(f)
    variables.store(f, op.end, Value(LONG, (run_end(f, counter.operand, limit.operand, op.step),)))
    begin_turn(f, op, counter)
    for name in op.pointers:
        native.go_if_bad(f, variables.lower_Load(f, ops.Load(name)), f.block_label(op.careful))
    f.jump(f.block_label(op.body))


def run_end(f: FunctionLowering, counter: str, limit: str, step: int) -> str:
    """Where a run ends: after TURNS turns, or at the limit. How far that is may need all of 64 bits."""
    sign, (low, high) = ("add", (counter, limit)) if step > 0 else ("sub", (limit, counter))
    left, most = f.let(f"sub i64 {high}, {low}"), TURNS * abs(step)
    nearer = f.let(f"icmp ult i64 {left}, {most}")
    return f.let(f"{sign} i64 {counter}, {f.let(f'select i1 {nearer}, i64 {left}, i64 {most}')}")


def lower_Return(f: FunctionLowering, op: ops.Return) -> None:
    give = generators.return_result if f.function.is_generator else entries.lower_return
    give(f, f.values[op.value])


def lower_Fail(f: FunctionLowering, op: ops.Fail) -> None:
    f.jump(f.fail_label() if raises_here(f) else f.block_label(f.block.handler) if f.block.handler else "failed")


def raises_here(f: FunctionLowering) -> bool:
    """A `raise` is itself a place in the traceback; a failure that only passes on is not."""
    previous = f.block.instructions[-2].op if len(f.block.instructions) > 1 else None
    return isinstance(previous, (ops.Raise, ops.RaiseAssertion))
