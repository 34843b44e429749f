"""The arguments of calls and class definitions: positional ones and keywords apart, their order checked."""

from __future__ import annotations

import ast

from .fault import at_node


def sort_arguments(arguments: list) -> tuple[list[ast.expr], list[ast.keyword]]:
    args, keywords, seen = [], [], set()
    for argument in arguments:
        if isinstance(argument, ast.keyword):
            if argument.arg in seen:
                raise at_node(f"keyword argument repeated: {argument.arg}", argument)
            if argument.arg:
                seen.add(argument.arg)
            keywords.append(argument)
        else:
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
