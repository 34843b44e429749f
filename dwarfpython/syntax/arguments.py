"""The arguments of calls and class definitions: positional ones and keywords apart, their order checked."""

from __future__ import annotations

import ast

from .fault import at_node
from .token import Token


def sort_arguments(arguments: list) -> tuple[list[ast.expr], list[ast.keyword]]:
    """`arguments` may end with the Token of a last comma."""
    args, keywords = [], []
    for argument in arguments:
        if isinstance(argument, ast.keyword):
            keywords.append(argument)
        elif not isinstance(argument, Token):
            _check_order(argument, keywords)
            args.append(argument)
    return args, keywords


def _check_order(argument: ast.expr, keywords: list[ast.keyword]) -> None:
    unpacked = any(keyword.arg is None for keyword in keywords)
    if isinstance(argument, ast.Starred):
        if unpacked:
            raise at_node("iterable argument unpacking follows keyword argument unpacking", argument)
    elif unpacked:
        raise at_node("positional argument follows keyword argument unpacking", argument)
    elif keywords:
        raise at_node("positional argument follows keyword argument", argument)


def is_bare(node: ast.expr) -> bool:
    """Whether a generator stands as an argument without parentheses of its own."""
    return getattr(node, "bare", False)
