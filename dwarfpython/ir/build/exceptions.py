"""raise and try.

A failure inside a `try` continues at its handler block, which takes the pending exception. What is being handled is kept
by the runtime (for `__context__` and a bare `raise`), so every way out of an except clause restores it.
"""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import FAILED, FIRST_EXIT, NORMAL, Block, Builder, Finally, Handling
from dwarfpython.ir.build.expressions import build_expression
from dwarfpython.ir.build.names import delete_name, store_name
from dwarfpython.ir.build.statements import STATEMENTS, build_body, end_handling, enter_finally, is_way


def build_Raise(b: Builder, node: ast.Raise) -> None:
    if node.exc is None:
        b.emit(ops.RaiseAgain(b.emit(ops.Handled())))
    else:
        exception = build_expression(b, node.exc)
        cause = build_expression(b, node.cause) if node.cause else None
        b.at(node)
        b.emit(ops.Raise(exception, cause))
    b.end(ops.Fail())


def build_Try(b: Builder, node: ast.Try | ast.TryStar) -> None:
    b.emit(ops.Nop())
    if not node.finalbody:
        return build_try_except(b, node)
    outer = b.handler
    entry = Finally(b.new_block("finally"), b.hidden("way"))
    on_failure, done = b.new_block("failed"), b.new_block("endtry")
    b.context.append(entry)
    b.handler = on_failure.label
    b.start("try")
    build_try_except(b, node) if node.handlers else build_body(b, node.body)
    b.context.pop()
    b.handler = outer
    b.nowhere()
    if b.reachable:
        enter_finally(b, entry, NORMAL)
    b.use(on_failure)
    exception = b.store_hidden("exception", b.emit(ops.Catch()))
    handling = Handling(handle(b, exception), None, outer, entry.way)
    enter_finally(b, entry, FAILED)
    build_final_body(b, node.finalbody, entry, handling)
    ways = [(FAILED, lambda: raise_again(b, exception)), *enumerate(entry.exits, FIRST_EXIT)]
    go_on(b, entry, ways, done)
    b.use(done)


def build_final_body(b: Builder, body: list[ast.stmt], entry: Finally, handling: Handling) -> None:
    """The body of `finally`, once for all ways; a failure in it replaces what brought us here."""
    b.handler = entry.block.handler = cleanup(b, handling).label
    b.use(entry.block)
    b.context.append(handling)
    build_body(b, body)
    b.context.pop()
    b.handler = handling.handler
    b.start("after")
    b.nowhere()
    end_handling(b, handling)


def go_on(b: Builder, entry: Finally, ways: list, done: Block) -> None:
    """Where each way, (number, what builds the rest of it), goes after the body; all others to `done`."""
    for number, way in ways:
        taken, otherwise = b.new_block("way"), b.new_block("after")
        b.branch(is_way(b, entry.way, number), taken, otherwise)
        b.use(taken)
        way()
        b.use(otherwise)
        b.nowhere()
    b.jump(done)


def build_try_except(b: Builder, node: ast.Try | ast.TryStar) -> None:
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
    build = build_star_handlers if isinstance(node, ast.TryStar) else build_handlers
    build(b, node.handlers, done)
    b.use(done)


def build_handlers(b: Builder, handlers: list[ast.ExceptHandler], done: Block) -> None:
    """The except clauses in turn; failures in them restore what was handled before."""
    outer = b.handler
    b.nowhere()
    exception = b.store_hidden("exception", b.emit(ops.Catch()))
    handling = Handling(handle(b, exception), None, outer)
    b.handler = cleanup(b, handling).label
    b.start("handling")
    for clause in handlers:
        b.at(clause)
        body, otherwise = b.new_block("handler"), b.new_block("except")
        if clause.type is None:      # all but the end of a thread
            classes = b.emit(ops.LoadBuiltin("BaseException"))
        else:
            classes = build_expression(b, clause.type)
            b.at(clause)
        b.branch(b.emit(ops.Matches(b.emit(ops.Load(exception)), classes)), body, otherwise)
        b.use(body)
        build_clause(b, clause, exception, handling, done)
        b.use(otherwise)
    b.handler = outer
    b.start("unhandled")
    b.nowhere()
    end_handling(b, handling)
    raise_again(b, exception)


def build_clause(b: Builder, clause: ast.ExceptHandler, exception: str, handling: Handling, done: Block) -> None:
    """The body of one except clause; its name is unbound on every way out."""
    inner = Handling(handling.previous, clause.name, handling.handler)
    enclosing = b.handler
    if clause.name:
        b.at(clause)
        store_name(b, clause.name, b.emit(ops.Load(exception)))
        b.handler = cleanup(b, inner).label
        b.start("handler")
    b.context.append(inner)
    build_body(b, clause.body)
    b.context.pop()
    if b.reachable:
        b.handler = handling.handler
        b.start("handled")
        b.nowhere()
        end_handling(b, inner)
        b.emit(ops.Unbind(exception, True))      # else it would keep what it names alive while the function runs
        b.jump(done)
    b.handler = enclosing


# except*: each clause takes its part of the exception. What they raise, and what is left, is raised together at the end.

def build_star_handlers(b: Builder, handlers: list[ast.ExceptHandler], done: Block) -> None:
    outer = b.handler
    b.nowhere()
    exception = b.store_hidden("exception", b.emit(ops.Catch()))
    handling = Handling(handle(b, exception), None, outer)
    rest = b.store_hidden("rest", b.emit(ops.Load(exception)))
    b.handler = cleanup(b, handling).label
    b.start("handling")
    raised = b.store_hidden("raised", b.emit(ops.BuildList(())))
    for clause in handlers:
        build_star_clause(b, clause, exception, rest, raised)
    b.nowhere()
    collect(b, rest, raised)
    joined = b.store_hidden("joined", b.emit(ops.JoinGroups(b.emit(ops.Load(exception)), b.emit(ops.Load(raised)))))
    b.handler = outer
    b.start("handled")
    end_handling(b, handling)
    again = b.new_block("again")
    b.branch(is_none(b, joined), done, again)
    b.use(again)
    raise_again(b, joined)


def build_star_clause(b: Builder, clause: ast.ExceptHandler, exception: str, rest: str, raised: str) -> None:
    b.at(clause)
    classes = build_expression(b, clause.type)
    b.at(clause)
    parts = b.store_hidden("parts", b.emit(ops.MatchGroup(b.emit(ops.Load(rest)), classes)))
    b.emit(ops.Store(rest, b.emit(ops.GetItem(b.emit(ops.Load(parts)), b.const(1)))))
    match = b.store_hidden("match", b.emit(ops.GetItem(b.emit(ops.Load(parts)), b.const(0))))
    outer, body, failed, done = b.handler, b.new_block("handler"), b.new_block("raised"), b.new_block("except")
    b.branch(is_none(b, match), done, body)
    b.use(body)
    b.emit(ops.Handle(b.emit(ops.Load(match))))
    if clause.name:
        store_name(b, clause.name, b.emit(ops.Load(match)))
    b.handler = failed.label
    b.start("handler")
    build_body(b, clause.body)
    b.handler = outer
    if b.reachable:
        b.start("handled")
        end_star_clause(b, clause, exception)
        b.jump(done)
    b.use(failed)
    b.nowhere()
    collect(b, b.store_hidden("failure", b.emit(ops.Catch())), raised)
    end_star_clause(b, clause, exception)
    b.jump(done)
    b.use(done)


def end_star_clause(b: Builder, clause: ast.ExceptHandler, exception: str) -> None:
    b.nowhere()
    if clause.name:
        delete_name(b, clause.name, quiet=True)
    b.emit(ops.Handle(b.emit(ops.Load(exception))))


def collect(b: Builder, exception: str, raised: str) -> None:
    """Notes an exception, if it is one, among those to be raised."""
    some, done = b.new_block("some"), b.new_block("none")
    b.branch(is_none(b, exception), done, some)
    b.use(some)
    b.emit(ops.ListAppend(b.emit(ops.Load(raised)), b.emit(ops.Load(exception))))
    b.jump(done)
    b.use(done)


def is_none(b: Builder, name: str) -> ops.Temp:
    return b.emit(ops.Compare("is", b.emit(ops.Load(name)), b.const(None)))


def handle(b: Builder, exception: str) -> str:
    """Says that the exception is being handled; gives the variable that holds what was before."""
    return b.store_hidden("previous", b.emit(ops.Handle(b.emit(ops.Load(exception)))))


def raise_again(b: Builder, exception: str) -> None:
    b.emit(ops.RaiseAgain(b.emit(ops.Load(exception))))
    b.end(ops.Fail())


def cleanup(b: Builder, handling: Handling) -> Block:
    """The block where a failure inside an except clause or a finally body goes."""
    current, handler, context, place = b.block, b.handler, b.context, b.place
    b.handler, b.context = handling.handler, []
    b.nowhere()
    block = b.new_block("cleanup")
    b.use(block)
    end_handling(b, handling)
    b.end(ops.Fail())
    b.block, b.handler, b.context, b.place = current, handler, context, place
    return block


STATEMENTS |= {ast.Raise: build_Raise, ast.Try: build_Try, ast.TryStar: build_Try}
