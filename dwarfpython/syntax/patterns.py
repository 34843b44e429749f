"""What the grammar's rules for `match` build: see actions.py."""

from __future__ import annotations

import ast

from . import literals
from .fault import at_node, at_nodes, at_place, at_token

_LOAD = ast.Load()


def match_stmt(at, subject, *cases):
    return ast.Match(subject, list(cases), **at)


def one_subject(at, value):
    if isinstance(value, ast.Starred):
        raise at_node("invalid syntax", value)
    return value


def match_case(at, pattern, guard, body):
    return ast.match_case(pattern, guard, body)


# Literals and names

def match_value(at, value):
    if isinstance(value, ast.JoinedStr):
        raise at_node("patterns may only match literals and attribute lookups", value)
    return ast.MatchValue(value, **at)


def match_none(at):
    return ast.MatchSingleton(None, **at)


def match_true(at):
    return ast.MatchSingleton(True, **at)


def match_false(at):
    return ast.MatchSingleton(False, **at)


def negative_number(at, minus, number):
    place = {"lineno": number.lineno, "col_offset": number.col,
             "end_lineno": number.end_lineno, "end_col_offset": number.end_col}
    return ast.UnaryOp(ast.USub(), ast.Constant(literals.number(number), None, **place), **at)


def complex_number(at, real, sign, imaginary):
    place = {"lineno": imaginary.lineno, "col_offset": imaginary.col,
             "end_lineno": imaginary.end_lineno, "end_col_offset": imaginary.end_col}
    right = ast.Constant(literals.number(imaginary), None, **place)
    left = real.operand if isinstance(real, ast.UnaryOp) else real
    if isinstance(left.value, complex):
        raise at_node("real number required in complex literal", real)
    if not isinstance(right.value, complex):
        raise at_node("imaginary number required in complex literal", right)
    return ast.BinOp(real, ast.Add() if sign.text == "+" else ast.Sub(), right, **at)


def match_capture(at, name):
    return ast.MatchAs(None, None if name.text == "_" else name.text, **at)


def match_star(at, name):
    return ast.MatchStar(None if name.text == "_" else name.text, **at)


# Patterns made of patterns

def match_as(at, pattern, name):
    if name.text == "_":
        raise at_token("cannot use '_' as a target", name)
    return ast.MatchAs(pattern, name.text, **at)


def match_or(at, *patterns):
    return ast.MatchOr(list(patterns), **at)


def match_group(at, pattern):
    return pattern


def match_sequence(at, *patterns):
    return ast.MatchSequence(list(patterns), **at)


match_list = match_sequence


def key_pattern(at, key, pattern):
    return key, pattern


def rest_pattern(at, name):
    if name.text == "_":
        raise at_token("invalid syntax", name)
    return name


def match_mapping(at, *items):
    """`**rest` comes last, and once."""
    rest = None
    if items and hasattr(items[-1], "text"):
        *items, rest = items
    for item in items:
        if hasattr(item, "text"):
            raise at_place("invalid syntax", at)
    return ast.MatchMapping([key for key, _ in items], [pattern for _, pattern in items],
                            rest and rest.text, **at)


def keyword_pattern(at, name, pattern):
    return name.text, pattern


def match_class(at, callee, *arguments):
    positional, names, patterns = [], [], []
    for argument in arguments:
        if isinstance(argument, tuple):
            names.append(argument[0])
            patterns.append(argument[1])
        else:
            positional.append(argument)
    _check_order(arguments)
    return ast.MatchClass(callee, positional, names, patterns, **at)


def _check_order(arguments) -> None:
    """The fault spans the positional patterns that come too late."""
    first = next((i for i, argument in enumerate(arguments) if isinstance(argument, tuple)), len(arguments))
    late = [argument for argument in arguments[first:] if not isinstance(argument, tuple)]
    if late:
        raise at_nodes("positional patterns follow keyword patterns", late[0], late[-1])
