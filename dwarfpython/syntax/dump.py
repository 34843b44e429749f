"""The front end's stages as text, always the same for a program: --dump=tokens, --dump=ast, --dump=scope."""

from __future__ import annotations

import ast

from . import depth
from .lexer import tokenize
from .scope import USES, Scope, ScopeTree, Symbol
from .source import Source


def print_tokens(source: Source) -> str:
    """One token a line: its place, type and text; an error as the last."""
    lexed = tokenize(source.text)
    lines = []
    for token in lexed.tokens:
        place, what = f"{token.lineno}:{token.col}", repr(token.text)
        if token.type == "ERROR":
            what = lexed.error.message
        else:
            place += f"-{token.end_lineno}:{token.end_col}"
        lines.append(f"{place:15} {token.type:12} {what}")
    return "\n".join(lines) + "\n"


def print_ast(tree: ast.Module) -> str:
    """One node or field a line, indented; nodes with the lines they stand on."""
    with depth.room():
        return "\n".join(_node(tree, 0, "")) + "\n"


def _node(node: ast.AST, indent: int, label: str):
    place = ""
    if hasattr(node, "lineno"):
        place = f"  @{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    simple, nested = [], []
    for name in node._fields:
        value = getattr(node, name, None)
        is_tree = isinstance(value, ast.AST) and value._fields or isinstance(value, list) and value
        if is_tree:
            nested.append((name, value))
        elif value is not None and value != [] or isinstance(node, ast.Constant) and name == "value":
            simple.append(f"{name}={type(value).__name__ if isinstance(value, ast.AST) else repr(value)}")
    yield "  " * indent + label + " ".join([type(node).__name__, *simple]) + place
    for name, value in nested:
        yield from _field(name, value, indent + 1)


def _field(name: str, value, indent: int):
    if isinstance(value, ast.AST):
        yield from _node(value, indent, f"{name}: ")
        return
    for index, item in enumerate(value):
        label = f"{name}[{index}]: "
        if isinstance(item, ast.AST):
            yield from _node(item, indent, label)
        else:
            yield "  " * indent + label + repr(item)


def print_scopes(scopes: ScopeTree) -> str:
    """The scopes, inner ones indented, with what each of their names means."""
    return "\n".join(_scope(scopes.module, 0)) + "\n"


def _scope(scope: Scope, indent: int):
    place = f"  @{scope.node.lineno}:{scope.node.col_offset}" if hasattr(scope.node, "lineno") else ""
    generator = " generator" if scope.is_generator else ""
    yield "  " * indent + f"{scope.kind} {scope.name}{generator}{place}"
    for symbol in scope.symbols.values():
        yield "  " * (indent + 1) + _symbol(symbol)
    for child in scope.children:
        yield from _scope(child, indent + 1)


def _symbol(symbol: Symbol) -> str:
    uses = [word for bit, word in USES.items() if symbol.uses & bit]
    if symbol.free_in_class:
        uses.append("free in methods")
    return f"{symbol.name}: {symbol.storage.value}" + (f" ({', '.join(uses)})" if uses else "")
