"""yield, yield from, generator expressions."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder, span_of
from dwarfpython.ir.build.comprehensions import build_clauses
from dwarfpython.ir.build.expressions import EXPRESSIONS, build_expression
from dwarfpython.ir.build.functions import declare_locals
from dwarfpython.ir.build.names import local_of
from dwarfpython.ir.build.statements import begin_counting, counting_range, go_through
from dwarfpython.ir.function import Function, Parameters
from dwarfpython.ir.ops import Temp

ITERABLE = ".0"              # the parameter of a generator expression: what its first loop goes over


def build_Yield(b: Builder, node: ast.Yield) -> Temp:
    value = build_expression(b, node.value) if node.value else b.const(None)
    b.at(node)
    return suspend(b, value)


def suspend(b: Builder, value: Temp) -> Temp:
    resume = b.new_block("resume")
    b.end(ops.Yield(value, resume.label))
    b.use(resume)
    return b.emit(ops.Sent())


def build_YieldFrom(b: Builder, node: ast.YieldFrom) -> Temp:
    """What is sent or thrown in goes to the inner iterator, so the generator goes on where it forwards."""
    iterable = build_expression(b, node.value)
    b.at(node)
    b.emit(ops.Delegate(iterable))
    item = b.hidden("item")
    forward = b.start("forward")
    body, done = b.new_block("body"), b.new_block("delegated")
    b.end(ops.Forward(item, body.label, done.label))
    b.use(body)
    b.end(ops.Yield(b.emit(ops.Load(item)), forward.label))
    b.use(done)
    return b.emit(ops.Sent())


def build_GeneratorExp(b: Builder, node: ast.GeneratorExp) -> Temp:
    """The first iterable is evaluated here; of a counting loop that is its limit."""
    first = node.generators[0]
    if first.is_async:
        raise b.unsupported(first.target, "coroutines are")
    counted = counting_range(b, first)
    if counted:
        stop = build_expression(b, counted[1])
        b.at(first.iter)
        iterable = b.emit(ops.RangeLimit(stop))
    else:
        outer = build_expression(b, first.iter)
        b.at(node)
        iterable = b.emit(ops.Each(outer))
    function = build_generator(b, node, counted)
    b.at(node)
    return b.emit(ops.MakeGenerator(function, iterable, tuple(local_of(b, name) for name in function.free)))


def build_generator(b: Builder, node: ast.GeneratorExp, counted) -> Function:
    scope, qualname = b.unit.scopes.of[node], b.qualifier + "<genexpr>"
    function = Function("<genexpr>", qualname, b.unit.unique_symbol(qualname), Parameters((ITERABLE,), positional=1),
                        span_of(node), is_generator=True, is_expression=True)
    declare_locals(function, scope)
    inner, first = Builder(b.unit, function, scope), node.generators[0]
    inner.at(node)
    given = inner.emit(ops.Load(ITERABLE))
    if counted:
        loop = begin_counting(inner, first, counted[0], given, counted[2])
    else:
        loop = go_through(inner, first.target, lambda: given)

    def innermost() -> None:
        value = build_expression(inner, node.elt)
        inner.at(node.elt)
        suspend(inner, value)

    build_clauses(inner, node, node.generators, loop, innermost)
    inner.end(ops.Return(inner.const(None)))
    b.unit.module.functions.append(function)
    return function


EXPRESSIONS |= {ast.Yield: build_Yield, ast.YieldFrom: build_YieldFrom, ast.GeneratorExp: build_GeneratorExp}
