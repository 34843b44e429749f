"""Definite assignment: the variables that every path has bound when they are read need no check."""

from __future__ import annotations

from dwarfpython.ir import ops
from dwarfpython.ir.function import Function
from dwarfpython.ir.ops import Block, Op, successors


def find_assigned(function: Function, module) -> None:
    """Sets `maybe_unbound` of each plain local: some read of it may come before any assignment."""
    watched = {name for name, local in function.locals.items() if not local.in_cell and not local.hidden}
    parameters = {name for name in watched if function.locals[name].parameter is not None}
    bound: dict[str, set[str] | None] = dict.fromkeys(function.blocks)
    bound["entry.1"] = parameters
    waiting = ["entry.1"]
    unbound: set[str] = set()
    while waiting:
        block = function.blocks[waiting.pop()]
        state, weakest = set(bound[block.label]), set(bound[block.label])
        for instruction in block.instructions:
            step(instruction.op, state, watched, unbound)
            weakest &= state
        for label in successors(block):
            incoming = weakest if label == block.handler else state
            merged = incoming if bound[label] is None else bound[label] & incoming
            if bound[label] is None or merged != bound[label]:
                bound[label] = set(merged)
                waiting.append(label)
    if function.reads_frame:         # which shows what is bound
        unbound |= watched - parameters
    for name in watched:
        function.locals[name].maybe_unbound = name in unbound


def step(operation: Op, state: set[str], watched: set[str], unbound: set[str]) -> None:
    match operation:
        case ops.Load(name) if name in watched and name not in state:
            unbound.add(name)
        case ops.Store(name):
            state.add(name)
        case ops.Begin(names):
            state.difference_update(names)
        case ops.Unbind(name):
            state.discard(name)
            unbound.add(name)
