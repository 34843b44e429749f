"""Coroutines, which the grammar takes and the compiler does not.

A program with one is refused. In a module that it imports each stands for what it would be: a function of that name which
raises when it is called, so that the rest of the module can be used.
"""

from __future__ import annotations

import ast

from .fault import Fault, at_node
from .source import Source

_STATEMENTS = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith)


def settle_coroutines(tree: ast.Module, source: Source, is_imported: bool) -> None:
    """Replace the coroutines of an imported module; SourceError for those of a program, and where none can be."""
    if "async" not in source.text and "await" not in source.text:
        return
    if is_imported:
        _replace(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, _STATEMENTS):
            raise _refused("async", node).within(source)
        if isinstance(node, ast.Await):
            raise _refused("await", node).within(source)
        if isinstance(node, ast.comprehension) and node.is_async:
            raise at_node("async is not supported", node.target, "unsupported").within(source)


def _refused(word: str, node: ast.AST) -> Fault:
    return Fault(f"{word} is not supported", node.lineno, node.col_offset, node.lineno, node.col_offset + len(word), "unsupported")


def _replace(block: list[ast.AST]) -> None:
    for index, node in enumerate(block):
        if isinstance(node, ast.AsyncFunctionDef):
            block[index] = _stand_in(node)
        else:
            for name in ("body", "handlers", "cases", "orelse", "finalbody"):
                _replace(getattr(node, name, []))


def _stand_in(node: ast.AsyncFunctionDef) -> ast.FunctionDef:
    """The function without its body, which is one line to every tool."""
    error = ast.parse(f"raise NotImplementedError('async is not supported: {node.name}()')").body[0]
    for part in ast.walk(error):
        if hasattr(part, "lineno"):
            ast.copy_location(part, node)
    docstring = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
    return ast.FunctionDef(**{**vars(node), "body": [*docstring, error]})
