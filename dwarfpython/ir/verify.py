"""The verifier: what every pass must leave true.

Each block ends in a terminator and has no other; jumps go to blocks that exist; a temporary is assigned once, before it
is used; variables are declared; after inference every temporary has a type.
"""

from __future__ import annotations

from dwarfpython.ir import ops
from dwarfpython.ir.function import Function, Module
from dwarfpython.ir.ops import TERMINATORS, operands, successors

VARIABLE_FIELDS = {ops.Load: ("name",), ops.Store: ("name",), ops.Unbind: ("name",), ops.LoadCell: ("name",),
                   ops.Next: ("index", "variable"), ops.NextUnpack: ("index",), ops.Forward: ("variable",),
                   ops.Count: ("counter", "limit", "variable"), ops.Again: ("counter", "end", "variable"),
                   ops.Run: ("counter", "limit", "variable", "end")}


class InvalidIR(Exception):
    """A fault of the compiler, naming function, block and operation."""


def verify(module: Module) -> None:
    for function in module.functions:
        for complaint in complaints(function):
            raise InvalidIR(f"{function.symbol}: {complaint}")


def complaints(function: Function):
    assigned = [i.result for block in function.blocks.values() for i in block.instructions if i.result is not None]
    if len(assigned) != len(set(assigned)):
        yield "a temporary is assigned twice"
    known = set(assigned)
    for block in function.blocks.values():
        for label in successors(block):
            if label not in function.blocks:
                yield f"{block.label}: no block {label}"
        for position, instruction in enumerate(block.instructions):
            yield from complaints_of(function, block, instruction, position, known)


def complaints_of(function: Function, block, instruction, position: int, known: set):
    operation = instruction.op
    where = f"{block.label}: {type(operation).__name__} at line {instruction.span.line}"
    if isinstance(operation, TERMINATORS) and position != len(block.instructions) - 1:
        yield f"{where} ends the block too early"
    for name in VARIABLE_FIELDS.get(type(operation), ()):
        if getattr(operation, name) not in function.locals:
            yield f"{where}: no variable {getattr(operation, name)}"
    for temporary in operands(operation):
        if temporary not in known:
            yield f"{where}: {temporary} is never assigned"
    if function.types and instruction.result is not None and instruction.result not in function.types:
        yield f"{where}: {instruction.result} has no type"
