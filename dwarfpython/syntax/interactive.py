"""For a prompt: whether what has been typed so far is a whole program, with the rules of CPython's codeop."""

from __future__ import annotations

import ast

from ..errors import SourceError
from .parser import parse_source
from .source import read

_COMPOUND = (ast.If, ast.While, ast.For, ast.Try, ast.TryStar, ast.With, ast.FunctionDef, ast.ClassDef,
             ast.Match)


def is_incomplete(source: str) -> bool:
    """Whether more lines must follow. False for a program that is complete or that no further line can mend.

    `source` is the lines typed, joined by "\\n" and without one at the end: a compound statement is complete
    only after an empty line, so where the source ends with "\\n".
    """
    try:
        tree = parse_source(read(source, "<stdin>"))
    except SourceError as error:
        return error.incomplete
    return bool(tree.body) and isinstance(tree.body[-1], _COMPOUND) and not source.endswith("\n")
