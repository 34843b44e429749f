"""List, set and dict comprehensions: loops in the function around them, with variables of their own.

The user sees a function `<listcomp>`, in tracebacks and in debuggers, as with any function that is inlined.
"""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build.builder import Builder, Comprehension, span_of
from dwarfpython.ir.build.expressions import EXPRESSIONS, build_condition, build_expression
from dwarfpython.ir.build.functions import is_captured
from dwarfpython.ir.build.statements import assign_items, begin_loop
from dwarfpython.ir.function import Local
from dwarfpython.ir.ops import Inlined, Temp
from dwarfpython.syntax import Storage


def build_ListComp(b: Builder, node: ast.ListComp) -> Temp:
    def add(made: Temp) -> None:
        b.emit(ops.ListAppend(made, build_expression(b, node.elt)))
    return build_comprehension(b, node, "<listcomp>", ops.BuildList(()), add)


def build_SetComp(b: Builder, node: ast.SetComp) -> Temp:
    def add(made: Temp) -> None:
        item = build_expression(b, node.elt)
        b.at(node)
        b.emit(ops.SetAdd(made, item))
    return build_comprehension(b, node, "<setcomp>", ops.BuildSet(()), add)


def build_DictComp(b: Builder, node: ast.DictComp) -> Temp:
    def add(made: Temp) -> None:
        key, value = build_expression(b, node.key), build_expression(b, node.value)
        b.at(node)
        b.emit(ops.SetItem(made, key, value))
    return build_comprehension(b, node, "<dictcomp>", ops.BuildDict((), ()), add)


def build_comprehension(b: Builder, node, name: str, empty: ops.Op, add) -> Temp:
    """The first iterable belongs to the function around; `add` builds what the innermost loop does."""
    loop = begin_loop(b, node.generators[0], node)
    enter_comprehension(b, node, name)
    made = b.emit(empty)
    build_clauses(b, node, node.generators, loop, lambda: add(made))
    b.comprehensions.pop()
    b.at(node)
    b.start("made")
    return made


def enter_comprehension(b: Builder, node, name: str) -> None:
    scope = b.unit.scopes.of[node]
    inlined = Inlined(name, span_of(node), b.inlined)
    variables = {}
    for own, symbol in scope.symbols.items():
        if symbol.storage in (Storage.LOCAL, Storage.CELL) and own != ".0":
            variables[own] = f"{own}@{len(b.function.locals)}"
            b.function.locals[variables[own]] = Local(variables[own], captured=is_captured(scope, own),
                                                      inlined=inlined)
    b.comprehensions.append(Comprehension(scope, variables, inlined))
    b.at(node)
    b.start("comprehension")
    b.emit(ops.Begin(tuple(variables.values())))


def build_clauses(b: Builder, node, clauses: list[ast.comprehension], loop, innermost) -> None:
    """The `for` clauses with their conditions, each inside the one before; `loop` is the first as begin_loop gives it."""
    clause, *rest = clauses
    items, terminator = loop
    b.loop_depth += 1
    test = b.start("for")
    body, following, done = (b.new_block(hint) for hint in ("body", "next", "exhausted"))
    b.end(terminator(body.label, done.label))
    b.use(body)
    assign_items(b, clause.target, items)
    for condition in clause.ifs:
        passed = b.new_block("if")
        build_condition(b, condition, passed, following)
        b.use(passed)
    if rest:
        build_clauses(b, node, rest, begin_loop(b, rest[0], node), innermost)
    else:
        innermost()
    b.at(node)
    b.jump(following)
    b.use(following)
    b.jump(test)
    b.loop_depth -= 1
    b.use(done)


EXPRESSIONS |= {ast.ListComp: build_ListComp, ast.SetComp: build_SetComp, ast.DictComp: build_DictComp}
