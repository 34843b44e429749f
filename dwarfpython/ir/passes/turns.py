"""Counting loops that come to no code but their own take their turns in runs of a few thousand.

What cannot change meanwhile is looked at between the runs: whether a signal is pending, and whether the pointers that the
loop uses are good. Where they are, the run goes through the loop's blocks, which say so; otherwise one turn goes through
a copy of them, which checks each use as ever: a pointer that is not good fails where it is used, if it is.
"""

from __future__ import annotations

from dataclasses import replace

from dwarfpython.dwarf import types as c
from dwarfpython.ir import ops
from dwarfpython.ir.ctypes import is_const, record_behind, type_of_c
from dwarfpython.ir.function import Function, Local
from dwarfpython.ir.ops import Block, Instruction, Op, Temp, operands, successors
from dwarfpython.ir.types import LONG, NONE, NUMBERS, Pointer, plain

SMALL = 100              # at most so many instructions are worth a copy
REGISTERS = 4            # so many variables at most are kept in registers
OPERATORS = ("+", "-", "*", "/", "//", "%", "&", "|", "^")      # no result of the others is small for sure


def count_in_runs(function: Function, module) -> None:
    if function.is_generator:
        return
    quiet = is_all_quiet(function)
    for header in list(function.blocks.values()):
        if isinstance(header.terminator, ops.Count) and len(header.instructions) == 1:
            blocks = loop_of(function, header)
            if blocks and calls_nothing(function, blocks) and is_alone(function, header, blocks):
                split(function, header, blocks, quiet)


# Which loops

class NotInnermost(Exception):
    pass


def loop_of(function: Function, header: Block) -> list[Block]:
    """The blocks of a small innermost loop in the function's order, without the header; none if it is another."""
    inside: dict[str, bool] = {}         # whether control comes back to the header from a block

    def comes_back(label: str, path: frozenset[str]) -> bool:
        if label == header.label:
            return True
        if label in path or len(path) > SMALL:
            raise NotInnermost
        if label not in inside:
            after = successors(function.blocks[label])
            inside[label] = any([comes_back(following, path | {label}) for following in after])
        return inside[label]

    try:
        comes_back(header.terminator.body, frozenset())
    except NotInnermost:
        return []
    return [block for label, block in function.blocks.items() if inside.get(label)]


def is_alone(function: Function, header: Block, blocks: list[Block]) -> bool:
    """Whether control enters through jumps to the header only, and no temporary leaves the loop."""
    labels = {block.label for block in blocks}
    made = {i.result for block in blocks for i in block.instructions}
    for block in function.blocks.values():
        if block.label in labels or block is header:
            continue
        if labels & set(successors(block)) or any(made & set(operands(i.op)) for i in block.instructions):
            return False
        if header.label in successors(block) and not isinstance(block.terminator, ops.Jump):
            return False
    return not any(block.handler in labels | {header.label} for block in function.blocks.values())


def calls_nothing(function: Function, blocks: list[Block]) -> bool:
    numbers: set[Temp] = set()
    instructions = [i for block in blocks for i in block.instructions]
    return len(instructions) <= SMALL and all(is_quiet(function, i, numbers) for i in instructions)


def is_all_quiet(function: Function) -> bool:
    """Whether the whole function comes to no other code, so that nobody asks for its variables in between."""
    numbers: set[Temp] = set()
    return all(is_quiet(function, i, numbers) or is_plain(function, i.op, numbers)
               for block in function.blocks.values() for i in block.instructions)


def is_plain(function: Function, operation: Op, numbers: set[Temp]) -> bool:
    match operation:
        case ops.Count():
            return True
        case ops.RangeLimit(operand):
            return function.types[operand] is LONG
        case ops.Return(operand):
            return operand in numbers or function.types[operand] is NONE
    return False


def is_quiet(function: Function, instruction: Instruction, numbers: set[Temp]) -> bool:
    """Whether an operation comes to no other code. `numbers`: the temporaries so far that are numbers of any type."""
    types, result = function.types, instruction.result
    if plain(types.get(result)) in NUMBERS:
        numbers.add(result)
    match instruction.op:
        case ops.Const() | ops.Nop() | ops.Jump():
            return True
        case ops.Load(name) | ops.Store(name, _):
            local = function.locals[name]
            return not local.in_cell and not local.maybe_unbound
        case ops.Binary(operator, left, right):
            numbers.add(result)
            return operator in OPERATORS and {left, right} <= numbers
        case ops.Unary(_, operand):
            numbers.add(result)
            return operand in numbers
        case ops.Compare(operator, left, right):
            return operator not in ("in", "not in") and {left, right} <= numbers
        case ops.Not(operand) | ops.Branch(operand):
            return operand in numbers
        case ops.GetAttr(target, name):
            return is_number_field(types[target], name)
        case ops.SetAttr(target, name, value):
            return is_number_field(types[target], name) and value in numbers and not is_const(types[target].ctype.target)
    return False


def is_number_field(kind, name: str) -> bool:
    record = record_behind(kind) if isinstance(kind, Pointer) else None
    member = record.fields.get(name) if record is not None else None
    return member is not None and member.bit_size is None and plain(type_of_c(member.type)) in NUMBERS \
        and not isinstance(member.type, c.Qualified)


def pointers_of(function: Function, blocks: list[Block]) -> tuple[str, ...]:
    """The pointers whose fields the loop uses, which it does not assign."""
    instructions = [i for block in blocks for i in block.instructions]
    stored = {i.op.name for i in instructions if isinstance(i.op, ops.Store)}
    used = {i.op.object for i in instructions if isinstance(i.op, (ops.GetAttr, ops.SetAttr))}
    return tuple(dict.fromkeys(i.op.name for i in instructions if isinstance(i.op, ops.Load)
                               and i.result in used and i.op.name not in stored))


# Splitting one

def split(function: Function, header: Block, blocks: list[Block], quiet: bool) -> None:
    count, place = header.terminator, header.instructions[-1]
    end = f"$end.{len(function.locals)}"
    function.locals[end] = Local(end, type=LONG, maybe_unbound=False)
    run = Block(f"{header.label}.run", header.handler, loop=True, inlined=header.inlined)
    shown = follower(function, count, place.span.line, blocks) if quiet else ""
    again = ops.Again(count.counter, end, count.step, count.variable, count.body, run.label, shown)
    first = first_test(function, header, run.label)
    for block in function.blocks.values():
        if block not in blocks and block.terminator == ops.Jump(header.label):
            block.instructions[-1] = replace(block.instructions[-1], op=ops.Jump(first.label))
    function.blocks[first.label] = first
    pointers = pointers_of(function, blocks)
    careful = count.body
    if pointers:
        careful = copy_blocks(function, header, blocks, again)
        for block in blocks:
            block.good = frozenset(pointers)
    next_run = ops.Run(count.counter, count.limit, count.step, count.variable, end, pointers, count.body, careful,
                       count.exhausted, shown)
    run.instructions = [Instruction(None, next_run, place.span)]
    function.blocks[run.label] = run
    header.instructions[-1] = replace(place, op=again)


def follower(function: Function, count: ops.Count, line: int, blocks: list[Block]) -> str:
    """The variable of the program that has the item throughout each turn, "" if none. It needs no home in the frame: at
    each statement the item is in a register, which debuggers are told of."""
    target, store = function.blocks[count.body].instructions[:2]
    if target.op != ops.Load(count.variable) or target.span.line != line:
        return ""
    if not isinstance(store.op, ops.Store) or store.op.value != target.result:
        return ""
    name = store.op.name
    local = function.locals[name]
    others = any(isinstance(i.op, ops.Store) and i.op.name == name and i is not store
                 for block in blocks for i in block.instructions)
    if others or abs(count.step) != 1 or local.type is not LONG or local.parameter is not None or local.hidden:
        return ""
    if name not in function.in_registers:
        if len(function.in_registers) == REGISTERS:
            return ""
        function.in_registers += (name,)
    return name


def first_test(function: Function, header: Block, run: str) -> Block:
    """The loop's line as debuggers first see it, with no code; what is to be tested comes in `run`."""
    span, unused = header.instructions[-1].span, fresh(function)
    function.types[unused] = LONG
    look = Instruction(unused, ops.Load(header.terminator.counter), span)
    instructions = [look, Instruction(None, ops.Jump(run), span)]
    return replace(header, label=f"{header.label}.first", instructions=instructions)


def copy_blocks(function: Function, header: Block, blocks: list[Block], again: ops.Again) -> str:
    """The loop once more, each of whose turns begins with a new run; gives the first block's label."""
    labels = {block.label: f"{block.label}.careful" for block in [*blocks, header]}
    temps: dict[Temp, Temp] = {}
    for block in blocks:
        copied = [copy(function, i, labels, temps) for i in block.instructions]
        add(function, replace(block, label=labels[block.label], instructions=copied, aside=header.label))
    again = [replace(header.instructions[-1], op=replace(again, body=again.run))]
    add(function, replace(header, label=labels[header.label], instructions=again, aside=header.label))
    return labels[header.terminator.body]


def add(function: Function, block: Block) -> None:
    function.blocks[block.label] = block


def copy(function: Function, instruction: Instruction, labels: dict[str, str], temps: dict) -> Instruction:
    if instruction.result is not None:
        temps[instruction.result] = fresh(function)
        if instruction.result in function.types:
            function.types[temps[instruction.result]] = function.types[instruction.result]
    return replace(instruction, result=temps.get(instruction.result), op=renamed(instruction.op, labels, temps))


def renamed(operation: Op, labels: dict[str, str], temps: dict[Temp, Temp]) -> Op:
    fields = {name: getattr(operation, name) for name in operation.__dataclass_fields__}
    changed = {name: temps[value] for name, value in fields.items() if isinstance(value, Temp) and value in temps}
    if isinstance(operation, (ops.Jump, ops.Branch)):
        changed |= {name: labels[value] for name, value in fields.items() if isinstance(value, str) and value in labels}
    return replace(operation, **changed)


def fresh(function: Function) -> Temp:
    function.temporaries += 1
    return Temp(function.temporaries)
