"""raise and try.

A failure inside a `try` continues at its handler block, which takes the pending exception. What is being handled is kept
by the runtime (for `__context__` and a bare `raise`), so every way out of an except clause restores it.
"""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Block, Builder, Finally, Handling
from dwarfpython.ir.build.expressions import build_expression
from dwarfpython.ir.build.names import store_name
from dwarfpython.ir.build.statements import STATEMENTS, build_body, end_handling
from dwarfpython.ir.ops import Temp


def build_Raise(b: Builder, node: ast.Raise) -> None:
    if node.exc is None:
        b.emit(ops.RaiseAgain(b.emit(ops.Handled())))
    else:
        exception = build_expression(b, node.exc)
        cause = build_expression(b, node.cause) if node.cause else None
        b.at(node)
        b.emit(ops.Raise(exception, cause))
    b.end(ops.Fail())


def build_Try(b: Builder, node: ast.Try) -> None:
    if not node.finalbody:
        return build_try_except(b, node)
    outer = b.handler
    on_failure = b.new_block("finally")
    b.context.append(Finally(node.finalbody, outer))
    b.handler = on_failure.label
    b.start("try")
    build_try_except(b, node) if node.handlers else build_body(b, node.body)
    b.context.pop()
    b.handler = outer
    if b.reachable:
        b.start("finally")
        build_body(b, node.finalbody)
    done = b.new_block("endtry")
    b.jump(done)
    b.use(on_failure)
    exception, handling = begin_handling(b, None)
    b.context.append(handling)
    build_body(b, node.finalbody)
    b.context.pop()
    finish_handling(b, handling)
    b.emit(ops.RaiseAgain(exception))
    b.end(ops.Fail())
    b.use(done)


def build_try_except(b: Builder, node: ast.Try) -> None:
    outer = b.handler
    on_failure, done = b.new_block("except"), b.new_block("endtry")
    b.handler = on_failure.label
    b.start("try")
    build_body(b, node.body)
    b.handler = outer
    if b.reachable:
        b.start("else")
        build_body(b, node.orelse)
        b.jump(done)
    b.use(on_failure)
    build_handlers(b, node.handlers, done)
    b.use(done)


def build_handlers(b: Builder, handlers: list[ast.ExceptHandler], done: Block) -> None:
    exception, handling = begin_handling(b, None)
    for clause in handlers:
        b.at(clause)
        body, otherwise = b.new_block("handler"), b.new_block("except")
        if clause.type is None:
            b.jump(body)
        else:
            classes = build_expression(b, clause.type)
            b.at(clause.type)
            b.branch(b.emit(ops.Matches(exception, classes)), body, otherwise)
        b.use(body)
        build_clause(b, clause, exception, handling, done)
        b.use(otherwise)
    finish_handling(b, handling)
    b.emit(ops.RaiseAgain(exception))
    b.end(ops.Fail())


def build_clause(b: Builder, clause: ast.ExceptHandler, exception: Temp, handling: Handling, done: Block) -> None:
    """The body of one except clause; its name is unbound on every way out."""
    inner = Handling(handling.previous, clause.name, handling.handler)
    enclosing = b.handler
    if clause.name:
        b.at(clause)
        store_name(b, clause.name, exception)
        b.handler = cleanup(b, inner).label
        b.start("handler")
    b.context.append(inner)
    build_body(b, clause.body)
    b.context.pop()
    if b.reachable:
        b.handler = handling.handler
        b.start("handled")
        end_handling(b, inner)
        b.jump(done)
    b.handler = enclosing


def begin_handling(b: Builder, name: str | None) -> tuple[Temp, Handling]:
    """Takes the pending exception; failures from here on restore what was handled before."""
    exception = b.emit(ops.Catch())
    handling = Handling(b.emit(ops.Handle(exception)), name, b.handler)
    b.handler = cleanup(b, handling).label
    b.start("handling")
    return exception, handling


def finish_handling(b: Builder, handling: Handling) -> None:
    b.handler = handling.handler
    b.start("handled")
    end_handling(b, handling)


def cleanup(b: Builder, handling: Handling) -> Block:
    """The block where a failure inside an except clause goes."""
    current, handler, context = b.block, b.handler, b.context
    b.handler, b.context = handling.handler, []
    block = b.new_block("cleanup")
    b.use(block)
    end_handling(b, handling)
    b.end(ops.Fail())
    b.block, b.handler, b.context = current, handler, context
    return block


STATEMENTS |= {ast.Raise: build_Raise, ast.Try: build_Try}
