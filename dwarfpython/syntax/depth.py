"""A limit to how deep a syntax tree may be, since every later stage walks it recursively.

The parser itself needs no recursion. A level of the tree takes at least one token of the same statement, or
an `elif`; so only a program with a very long statement or a very long chain of `elif` has to be measured.
"""

from __future__ import annotations

import ast
import contextlib
import sys

from .fault import at_node
from .token import Token

MAX_DEPTH = 1000


def check(tokens: list[Token], tree: ast.AST) -> None:
    if len(tokens) > MAX_DEPTH // 2 and _may_be_deep(tokens):
        measure(tree)


def _may_be_deep(tokens: list[Token]) -> bool:
    start = chain = 0
    for index, token in enumerate(tokens):
        if token.type == "_NEWLINE":
            if index - start > MAX_DEPTH // 2:
                return True
            start = index
        elif token.type == "elif":
            chain += 1
    return chain > MAX_DEPTH // 2 or len(tokens) - start > MAX_DEPTH // 2


def measure(tree: ast.AST) -> None:
    """Raise a Fault at the first node that lies too deep."""
    level = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    deepest = next((node for node in level if hasattr(node, "lineno")), tree)
    raise at_node("too deeply nested to compile", deepest)


@contextlib.contextmanager
def room(frames: int = 20 * MAX_DEPTH):
    """Let Python functions walk a tree of the greatest depth; they take no C stack."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, frames))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
