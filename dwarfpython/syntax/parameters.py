"""The parameters of functions and lambdas: from a list of items to ast.arguments, their order checked."""

from __future__ import annotations

import ast
from typing import NamedTuple

from .fault import at_node, at_place


class Item(NamedTuple):
    """One item between commas; `kind` is "", "*", "**" or "/"."""
    kind: str
    at: dict
    arg: ast.arg | None = None
    default: ast.expr | None = None


def arg(at, name, annotation=None):
    return ast.arg(name.text, annotation, **at)


def plain_parameter(at, node, default):
    return Item("", at, node, default)


def star_parameter(at, node):
    return Item("*", at, node)


def bare_star(at):
    return Item("*", at)


def double_star_parameter(at, node):
    return Item("**", at, node)


def slash(at):
    return Item("/", at)


def parameters(at, *items: Item) -> ast.arguments:
    found = ast.arguments([], [], None, [], [], None, [])
    starred = None
    for item in items:
        if found.kwarg:
            raise at_place("arguments cannot follow var-keyword argument", item.at)
        if item.kind == "/":
            _slash(found, item, starred)
        elif item.kind == "**":
            found.kwarg = item.arg
        elif item.kind == "*":
            if starred:
                raise at_place("* argument may appear only once", item.at)
            starred = item
            found.vararg = item.arg
        elif starred:
            found.kwonlyargs.append(item.arg)
            found.kw_defaults.append(item.default)
        else:
            _positional(found, item)
    if starred and not starred.arg and not found.kwonlyargs:
        raise at_place("named arguments must follow bare *", starred.at)
    return found


def _slash(found: ast.arguments, item: Item, starred: Item | None) -> None:
    if found.posonlyargs:
        raise at_place("/ may appear only once", item.at)
    if starred:
        raise at_place("/ must be ahead of *", item.at)
    if not found.args:
        raise at_place("at least one argument must precede /", item.at)
    found.posonlyargs, found.args = found.args, []


def _positional(found: ast.arguments, item: Item) -> None:
    found.args.append(item.arg)
    if item.default:
        found.defaults.append(item.default)
    elif found.defaults:
        raise at_node("non-default argument follows default argument", item.arg)


def no_parameters() -> ast.arguments:
    return ast.arguments([], [], None, [], [], None, [])


def lambda_(at, found, body):
    return ast.Lambda(found or no_parameters(), body, **at)
