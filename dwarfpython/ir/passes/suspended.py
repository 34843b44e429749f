"""Generators: what outlives a yield moves to the frame.

The variables of the source are there anyway. Hidden ones are marked if they are live where a generator goes on;
temporaries that are become hidden variables, which each block reads anew. What costs nothing is computed again.
"""

from __future__ import annotations

from dataclasses import replace

from dwarfpython.ir import ops
from dwarfpython.ir.function import Function, Local
from dwarfpython.ir.ops import Block, Instruction, Op, Temp, operands, successors


def keep_across_yields(function: Function, module) -> None:
    if not function.is_generator:
        return
    live = live_at_start(function)
    suspended = [block.terminator for block in function.blocks.values() if isinstance(block.terminator, ops.Yield)]
    kept = set().union(*(live[operation.resume] for operation in suspended))
    for temp in sorted((item for item in kept if isinstance(item, Temp)), key=lambda temp: temp.number):
        move_to_variable(function, temp)
    for name in kept & function.locals.keys():
        function.locals[name].kept = True


# Liveness of temporaries and hidden variables

def live_at_start(function: Function) -> dict[str, set]:
    """What each block, or one that follows it, reads before it is written."""
    live: dict[str, set] = {label: set() for label in function.blocks}
    changed = True
    while changed:
        changed = False
        for label, block in reversed(function.blocks.items()):
            found = live_before(block, set().union(*(live[after] for after in successors(block))))
            if block.handler:
                found |= live[block.handler]
            if found != live[label]:
                live[label], changed = found, True
    return live


def live_before(block: Block, live: set) -> set:
    for instruction in reversed(block.instructions):
        live -= {instruction.result, *written(instruction.op)}
        live |= {*operands(instruction.op), *read(instruction.op)}
    return live


def written(operation: Op) -> tuple[str, ...]:
    match operation:
        case ops.Store(name): return (name,)
        case ops.Next(variable=name) | ops.Forward(variable=name) | ops.Count(variable=name): return (name,)
        case ops.Unpack(targets=names) | ops.NextUnpack(targets=names): return names
    return ()


def read(operation: Op) -> tuple[str, ...]:
    """The hidden variables that an operation reads."""
    match operation:
        case ops.Load(name) if name.startswith("$"): return (name,)
        case ops.Count(counter=counter, limit=limit): return (counter, limit)
        case ops.Next(index=index) | ops.NextUnpack(index=index): return (index,)
    return ()


# Temporaries

def move_to_variable(function: Function, temp: Temp) -> None:
    block, position = next((block, i) for block in function.blocks.values()
                           for i, instruction in enumerate(block.instructions) if instruction.result == temp)
    made = block.instructions[position]
    reading = made.op
    if not is_free(made.op):
        name = f"$kept.{temp.number}"
        function.locals[name] = Local(name, maybe_unbound=False, kept=True)
        block.instructions.insert(position + 1, Instruction(fresh(function), ops.Store(name, temp), made.span))
        reading = ops.Load(name)
    for other in function.blocks.values():
        if other is not block:
            read_again(function, other, temp, reading)


def is_free(operation: Op) -> bool:
    """Whether an operation always gives the same and needs no more than a constant."""
    native = isinstance(operation, ops.LoadNative) and operation.name.variable is None
    return native or isinstance(operation, (ops.Const, ops.LoadBuiltin, ops.LoadType))


def fresh(function: Function) -> Temp:
    function.temporaries += 1
    return Temp(function.temporaries)


def read_again(function: Function, block: Block, temp: Temp, reading: Op) -> None:
    first = next((i for i, instruction in enumerate(block.instructions) if temp in operands(instruction.op)), None)
    if first is None:
        return
    again = fresh(function)
    following = [replace(instruction, op=substitute(instruction.op, temp, again))
                 for instruction in block.instructions[first:]]
    block.instructions[first:] = [Instruction(again, reading, block.instructions[first].span), *following]


def substitute(operation: Op, old: Temp, new: Temp) -> Op:
    """The operation with another operand."""
    def changed(value):
        if isinstance(value, tuple):
            return tuple(changed(item) for item in value)
        return new if value == old else value
    return replace(operation, **{name: changed(getattr(operation, name)) for name in operation.__dataclass_fields__})
