"""Drops the blocks that control does not reach, and ends those that fall off with a failure."""

from __future__ import annotations

from dwarfpython.ir import ops
from dwarfpython.ir.function import Function
from dwarfpython.ir.ops import Instruction, successors


def drop_unreachable(function: Function, module) -> None:
    reached: set[str] = set()
    waiting = ["entry.1"]
    while waiting:
        label = waiting.pop()
        if label in reached:
            continue
        reached.add(label)
        block = function.blocks[label]
        if block.terminator is None:
            block.instructions.append(Instruction(None, ops.Fail(), function.span))
        waiting += successors(block)
    function.blocks = {label: block for label, block in function.blocks.items() if label in reached}
