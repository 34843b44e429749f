"""Simple statements, branches and loops."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build import assignment
from dwarfpython.ir.build.builder import FAILED, FIRST_EXIT, Builder, Finally, Handling, Loop, span_of
from dwarfpython.ir.build.expressions import build_condition, build_expression
from dwarfpython.ir.build.names import delete_name, local_of
from dwarfpython.ir.ops import Temp

WHAT = {"AsyncFunctionDef": "coroutines are", "AsyncFor": "coroutines are", "AsyncWith": "coroutines are"}


def build_body(b: Builder, body: list[ast.stmt]) -> None:
    for statement in body:
        build_statement(b, statement)


def build_statement(b: Builder, node: ast.stmt) -> None:
    builder = STATEMENTS.get(type(node))
    if builder is None:
        raise b.unsupported(node, WHAT.get(type(node).__name__, f"{type(node).__name__} is"))
    b.at(node)
    builder(b, node)


def build_Expr(b: Builder, node: ast.Expr) -> None:
    echoed = b.unit.interactive and b.function.is_body
    if isinstance(node.value, ast.Constant) and not echoed:
        return
    value = build_expression(b, node.value)
    if echoed:
        b.at(node)
        b.emit(ops.Echo(value))


def build_Pass(b: Builder, node: ast.Pass) -> None:
    b.emit(ops.Nop())


def build_Global(b: Builder, node: ast.stmt) -> None:
    """Said already in the scopes."""


def build_Assert(b: Builder, node: ast.Assert) -> None:
    failed, passed = b.new_block("assert"), b.new_block("asserted")
    build_condition(b, node.test, passed, failed)
    b.use(failed)
    message = build_expression(b, node.msg) if node.msg else None
    b.at(last_comparison(node.test) or node)
    b.emit(ops.RaiseAssertion(message))
    b.end(ops.Fail())
    b.use(passed)


def last_comparison(node: ast.expr) -> ast.Compare | None:
    """Where CPython says that an assertion failed: at the last comparison among its conditions."""
    match node:
        case ast.Compare(): return node
        case ast.UnaryOp(op=ast.Not()): conditions = [node.operand]
        case ast.BoolOp(): conditions = node.values
        case ast.IfExp(): conditions = [node.test, node.body, node.orelse]
        case _: conditions = []
    return next(filter(None, map(last_comparison, reversed(conditions))), None)


def build_If(b: Builder, node: ast.If) -> None:
    then, done = b.new_block("then"), b.new_block("endif")
    otherwise = b.new_block("else") if node.orelse else done
    build_condition(b, node.test, then, otherwise)
    for block, body in ((then, node.body), (otherwise, node.orelse)):
        if block is done:
            continue
        b.use(block)
        build_body(b, body)
        b.jump(done)
    b.use(done)


def build_While(b: Builder, node: ast.While) -> None:
    done = b.new_block("endwhile")
    b.loop_depth += 1
    test = b.start("while")
    body, otherwise = b.new_block("body"), b.new_block("exhausted")
    build_condition(b, node.test, body, otherwise)
    b.use(body)
    build_loop_body(b, node, Loop(test.label, done.label))
    b.loop_depth -= 1
    b.use(otherwise)
    build_body(b, node.orelse)
    b.jump(done)
    b.use(done)


def build_loop_body(b: Builder, node: ast.While | ast.For, loop: Loop) -> None:
    """The body and the way back, which belongs to the loop's own line."""
    b.context.append(loop)
    build_body(b, node.body)
    b.context.pop()
    b.at(node)
    b.end(ops.Jump(loop.next))


def build_For(b: Builder, node: ast.For) -> None:
    items, terminator = begin_loop(b, node, node)
    done = b.new_block("endfor")
    b.loop_depth += 1
    test = b.start("for")
    body, otherwise = b.new_block("body"), b.new_block("exhausted")
    b.at(node)
    b.end(terminator(body.label, otherwise.label))
    b.use(body)
    assign_items(b, node.target, items)
    build_loop_body(b, node, Loop(test.label, done.label))
    b.loop_depth -= 1
    b.use(otherwise)
    build_body(b, node.orelse)
    b.jump(done)
    b.use(done)


def assign_items(b: Builder, target: ast.expr, items: tuple[str, ...]) -> None:
    """The beginning of a turn: `items` are hidden variables, one for each of the targets if they are unpacked."""
    targets = target.elts if is_unpacked(target) else [target]
    for part, item in zip(targets, items):
        b.at(part)
        assignment.assign(b, part, b.emit(ops.Load(item)))


def is_unpacked(target: ast.expr) -> bool:
    """`for a, b in ...`"""
    return isinstance(target, (ast.Tuple, ast.List)) and bool(target.elts) \
        and not any(isinstance(part, ast.Starred) for part in target.elts)


def begin_loop(b: Builder, node: ast.For | ast.comprehension, place: ast.AST):
    """What comes before a loop; gives the variables for its items, and `terminator(body, exhausted)`: the operation
    that ends the test. What is not iterable fails at `place`."""
    if isinstance(node, ast.comprehension) and node.is_async:
        raise b.unsupported(node.target, "coroutines are")
    counted = counting_range(b, node)
    if counted:
        start, stop, step = counted
        return begin_counting(b, node, start, build_expression(b, stop), step)
    iterable = build_expression(b, node.iter)
    b.at(place)
    # A variable, since it outlives its block: what LLVM keeps of a temporary would be reloaded before the loop's mark.
    each = b.store_hidden("each", b.emit(ops.Each(iterable)))
    return go_through(b, node.target, lambda: b.emit(ops.Load(each)))


def go_through(b: Builder, target: ast.expr, each):
    """The loop over what `each()` gives: as begin_loop."""
    index = b.store_hidden("index", b.const(0))
    if not is_unpacked(target):
        item = b.hidden("item")
        return (item,), lambda body, done: ops.Next(each(), index, item, body, done)
    items, place = tuple(b.hidden("item") for _ in target.elts), span_of(target)
    return items, lambda body, done: ops.NextUnpack(each(), index, items, place, body, done)


def counting_range(b: Builder, node: ast.For | ast.comprehension) -> tuple[int, ast.expr, int] | None:
    """(start, stop expression, step) of `for ... in range(...)` with constant start and step."""
    call = node.iter
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "range"
            and not call.keywords and 1 <= len(call.args) <= 3
            and not any(isinstance(arg, ast.Starred) for arg in call.args)):
        return None
    if "range" in b.unit.module.globals or local_of(b, "range"):
        return None
    start = constant_int(call.args[0]) if len(call.args) > 1 else 0
    step = constant_int(call.args[2]) if len(call.args) > 2 else 1
    if start is None or not step or abs(start) >= 2**62 or abs(step) >= 2**31:
        return None
    return start, call.args[1] if len(call.args) > 1 else call.args[0], step


def constant_int(node: ast.expr) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = constant_int(node.operand)
        return None if value is None else -value
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def begin_counting(b: Builder, node: ast.For | ast.comprehension, start: int, stop: Temp, step: int):
    b.at(node.iter)
    limit = b.store_hidden("limit", b.emit(ops.RangeLimit(stop)))
    counter = b.store_hidden("counter", b.const(start))
    item = b.hidden("item")
    return (item,), lambda body, done: ops.Count(counter, limit, step, item, body, done)


# Leaving

def build_Break(b: Builder, node: ast.Break) -> None:
    leave_loop(b, lambda loop: loop.exit)


def build_Continue(b: Builder, node: ast.Continue) -> None:
    leave_loop(b, lambda loop: loop.next)


def leave_loop(b: Builder, target) -> None:
    b.emit(ops.Nop())
    index = max(i for i, entry in enumerate(b.context) if isinstance(entry, Loop))
    label = target(b.context[index])
    leave(b, index + 1, lambda: b.end(ops.Jump(label)))


def build_Return(b: Builder, node: ast.Return) -> None:
    value = build_expression(b, node.value) if node.value else b.const(None)
    b.at(node)
    if all(isinstance(entry, Loop) for entry in b.context):
        b.end(ops.Return(value))
        return
    kept = b.store_hidden("result", value)
    leave(b, 0, lambda: b.end(ops.Return(b.emit(ops.Load(kept)))))


def leave(b: Builder, depth: int, finish) -> None:
    """Leaves the constructs above `depth`, innermost first, then does what `finish` builds."""
    context, handler = b.context, b.handler
    for i in range(len(context) - 1, depth - 1, -1):
        entry = context[i]
        if isinstance(entry, Handling):
            b.context, b.handler = context[:i], entry.handler
            b.start("leave")
            end_handling(b, entry)
        elif isinstance(entry, Finally):
            enter_finally(b, entry, FIRST_EXIT + len(entry.exits))
            entry.exits.append(lambda: leave(b, depth, finish))
            break
    else:
        finish()
    b.context, b.handler = context, handler


def enter_finally(b: Builder, entry: Finally, way: int) -> None:
    b.emit(ops.Store(entry.way, b.const(way)))
    b.jump(entry.block)


def end_handling(b: Builder, entry: Handling) -> None:
    if entry.name:
        delete_name(b, entry.name, quiet=True)
    if entry.way is None:
        b.emit(ops.Handle(b.emit(ops.Load(entry.previous))))
        return
    failed, done = b.new_block("restore"), b.new_block("restored")
    b.branch(is_way(b, entry.way, FAILED), failed, done)
    b.use(failed)
    b.emit(ops.Handle(b.emit(ops.Load(entry.previous))))
    b.jump(done)
    b.use(done)


def is_way(b: Builder, way: str, number: int) -> Temp:
    return b.emit(ops.Compare("==", b.emit(ops.Load(way)), b.const(number)))


STATEMENTS = {
    ast.Expr: build_Expr, ast.Pass: build_Pass, ast.Global: build_Global, ast.Nonlocal: build_Global,
    ast.Assert: build_Assert, ast.If: build_If, ast.While: build_While, ast.For: build_For,
    ast.Break: build_Break, ast.Continue: build_Continue, ast.Return: build_Return,
    ast.Assign: assignment.build_Assign, ast.AnnAssign: assignment.build_AnnAssign,
    ast.AugAssign: assignment.build_AugAssign, ast.Delete: assignment.build_Delete,
}
