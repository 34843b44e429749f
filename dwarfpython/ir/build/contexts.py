"""with: a `try` whose way out is a method of the context manager."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.assignment import assign
from dwarfpython.ir.build.builder import FIRST_EXIT, NORMAL, Block, Builder, Finally, Handling
from dwarfpython.ir.build.exceptions import cleanup, go_on, handle, raise_again
from dwarfpython.ir.build.expressions import build_expression
from dwarfpython.ir.build.statements import STATEMENTS, build_body, end_handling, enter_finally


def build_With(b: Builder, node: ast.With) -> None:
    build_items(b, node, node.items)


def build_items(b: Builder, node: ast.With, items: list[ast.withitem]) -> None:
    """The first manager, around the others and the body. What its methods raise comes from the line of the `with`."""
    item, *inner = items
    made = build_expression(b, item.context_expr)
    b.at(node)
    manager = b.store_hidden("manager", made)
    leave = b.store_hidden("leave", b.emit(ops.FindExit(made)))
    entered = b.store_hidden("entered", b.emit(ops.Enter(made)))
    outer = b.handler
    entry = Finally(b.new_block("leaving"), b.hidden("way"))
    on_failure, done = b.new_block("failed"), b.new_block("endwith")
    b.context.append(entry)
    b.handler = on_failure.label
    b.start("with")
    if item.optional_vars:
        assign(b, item.optional_vars, b.emit(ops.Load(entered)))
    if inner:
        build_items(b, node, inner)
    else:
        build_body(b, node.body)
    b.context.pop()
    b.handler = outer
    b.nowhere()
    if b.reachable:
        enter_finally(b, entry, NORMAL)
    b.use(on_failure)
    leave_by_exception(b, node, manager, leave, done)
    b.use(entry.block)
    exit_context(b, node, manager, leave)
    go_on(b, entry, list(enumerate(entry.exits, FIRST_EXIT)), done)
    b.use(done)


def exit_context(b: Builder, node: ast.With, manager: str, leave: str, exception: str | None = None) -> ops.Temp:
    b.at(node)
    failure = b.emit(ops.Load(exception)) if exception else None
    return b.emit(ops.Exit(b.emit(ops.Load(manager)), b.emit(ops.Load(leave)), failure))


def leave_by_exception(b: Builder, node: ast.With, manager: str, leave: str, done: Block) -> None:
    """The manager may suppress the exception."""
    outer = b.handler
    exception = b.store_hidden("exception", b.emit(ops.Catch()))
    handling = Handling(handle(b, exception), None, outer)
    b.handler = cleanup(b, handling).label
    b.start("handling")
    suppressed = b.store_hidden("suppressed", exit_context(b, node, manager, leave, exception))
    b.handler = outer
    b.start("left")
    b.nowhere()
    end_handling(b, handling)
    again = b.new_block("again")
    b.branch(b.emit(ops.Load(suppressed)), done, again)
    b.use(again)
    raise_again(b, exception)


STATEMENTS[ast.With] = build_With
