"""The IR as text: --dump=ir, --dump=types."""

from __future__ import annotations

from dwarfpython.ir.function import Function, Module
from dwarfpython.ir.ops import Block, Instruction, Op, Temp


def print_module(module: Module) -> str:
    return "\n".join(print_function(function) for function in module.functions)


def print_function(function: Function) -> str:
    parameters = ", ".join(function.parameters.names)
    captured = f" captures {', '.join(function.free)}" if function.free else ""
    lines = [f"function {function.symbol}({parameters}){captured}  # line {function.span.line}"]
    lines += [f"  local {print_local(local)}" for local in function.locals.values()]
    for block in function.blocks.values():
        lines += print_block(function, block)
    return "\n".join(lines) + "\n"


def print_local(local) -> str:
    marks = [mark for mark, holds in (("cell", local.captured), ("free", local.free is not None),
                                      ("maybe unbound", local.maybe_unbound and not local.in_cell)) if holds]
    return f"{local.name}: {local.type}" + (f"  # {', '.join(marks)}" if marks else "")


def print_block(function: Function, block: Block) -> list[str]:
    handler = f" handler {block.handler}" if block.handler else ""
    return [f"{block.label}:{handler}"] + [print_instruction(function, item) for item in block.instructions]


def print_instruction(function: Function, instruction: Instruction) -> str:
    text = print_op(instruction.op)
    if instruction.result is not None:
        kind = function.types.get(instruction.result)
        text = f"{instruction.result} = {text}" + (f" : {kind}" if kind else "")
    return f"  {text:60} # {instruction.span.line}:{instruction.span.column}"


def print_op(operation: Op) -> str:
    fields = [print_field(getattr(operation, name)) for name in operation.__dataclass_fields__]
    return " ".join([type(operation).__name__, *fields])


def print_field(value: object) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(print_field(item) for item in value) + ")"
    if isinstance(value, Function):
        return value.symbol
    return str(value) if isinstance(value, Temp) or hasattr(value, "library") else repr(value)


def print_types(module: Module) -> str:
    """Each function's variables and what is known of them."""
    lines = []
    for function in module.functions:
        lines.append(f"{function.symbol} ({function.signature or 'any'})")
        lines += [f"  {print_local(local)}" for local in function.locals.values() if not local.hidden]
    return "\n".join(lines) + "\n"
