"""A module: its functions, and its body as one more function."""

from __future__ import annotations

import ast

from dwarfpython.ir import ops
from dwarfpython.ir.build import texts
from dwarfpython.ir.build import (calls, classes, comprehensions, contexts, exceptions, functions,   # noqa: F401
                                  generators, imports, patterns)   # each adds its builders
from dwarfpython.ir.build.assignment import has_annotations, keeps_annotations
from dwarfpython.ir.build.builder import Builder, Unit
from dwarfpython.ir.build.expressions import build_expression
from dwarfpython.ir.build.names import store_name
from dwarfpython.ir.build.statements import build_body
from dwarfpython.ir.function import Function, Module, Parameters
from dwarfpython.ir.ops import Span

BODY_SYMBOL = "<module>"


def build_module(tree: ast.Module, source: str, filename: str, scopes, names, *, name: str = "__main__",
                 imported_as: str | None = None, interactive: bool = False, text: str = "",
                 session=None) -> Module:
    """IR of a module; `scopes` is the ScopeTree, `names` resolves builtins and libraries; `text`: as in driver.Compilation."""
    module = Module(name, filename, source, ast.get_docstring(tree, clean=False),
                    imported_as=imported_as, is_text=bool(text), is_file=not interactive and filename != "<string>")
    earlier = frozenset(session.assigned) if session is not None else frozenset()
    unit = Unit(module, scopes, names, interactive, earlier, tuple(source.splitlines()),
                symbols=set(names.linked),       # `def exp(x): return m.exp(x)` names two functions
                has_star=names.has_star, is_text=bool(text))
    if text:
        texts.capture_globals(scopes.module)
        body = texts.body_of_text(BODY_SYMBOL, whole(tree))
    else:
        note_globals(module, scopes)
        body = Function(BODY_SYMBOL, BODY_SYMBOL, BODY_SYMBOL, Parameters(), whole(tree), is_body=True)
    b = Builder(unit, body, scopes.module)
    if text == "eval":
        b.end(ops.Return(build_expression(b, tree.body[0].value)))
    else:
        if keeps_annotations(b) and has_annotations(tree.body):
            store_name(b, "__annotations__", b.emit(ops.BuildDict((), ())))
        build_body(b, tree.body)
        b.end(ops.Return(b.const(None)))
    module.functions.append(body)
    module.libraries = tuple(library.name for library in names.opened)
    return module


def note_globals(module: Module, scopes) -> None:
    """The variables that the module assigns itself."""
    for symbol in scopes.module.symbols.values():
        if symbol.is_bound:
            module.globals[symbol.name] = None
            module.assigned.add(symbol.name)


def whole(tree: ast.Module) -> Span:
    last = tree.body[-1].end_lineno if tree.body else 1
    return Span(1, 0, last, 0)
