"""What the rules of the grammar build: the nodes of the module `ast`.

The functions bear the names of the grammar's rules; `at` is the place of the rule's text. Those of statements,
patterns and parameters stand in modules of their own.
"""

from __future__ import annotations

import ast

from . import literals, targets
from .arguments import is_bare, sort_arguments
from .fault import at_node, at_nodes, at_place
from .parameters import *  # noqa: F401,F403
from .patterns import *  # noqa: F401,F403
from .statements import *  # noqa: F401,F403
from .token import Token

_LOAD = ast.Load()

_BINARY = {
    "+": ast.Add(), "-": ast.Sub(), "*": ast.Mult(), "/": ast.Div(), "//": ast.FloorDiv(), "%": ast.Mod(),
    "@": ast.MatMult(), "**": ast.Pow(), "<<": ast.LShift(), ">>": ast.RShift(), "|": ast.BitOr(),
    "^": ast.BitXor(), "&": ast.BitAnd(),
}
_UNARY = {"+": ast.UAdd(), "-": ast.USub(), "~": ast.Invert()}
_COMPARE = {
    "<": ast.Lt(), ">": ast.Gt(), "==": ast.Eq(), ">=": ast.GtE(), "<=": ast.LtE(), "!=": ast.NotEq(),
    "in": ast.In(), "is": ast.Is(),
}
_NOT, _NOT_IN, _IS_NOT, _AND, _OR = ast.Not(), ast.NotIn(), ast.IsNot(), ast.And(), ast.Or()


def grow(items: list, *more) -> list:
    """Lengthen the list of a repeated part of a rule."""
    items.extend(more)
    return items


def field_input(at, value):
    """The expression of a replacement field."""
    if isinstance(value, ast.Starred):
        raise at_node("cannot use starred expression here", value)
    return value


# Operators

def if_exp(at, body, test, orelse):
    return ast.IfExp(test, body, orelse, **at)


def or_(at, *values):
    return ast.BoolOp(_OR, list(values), **at)


def and_(at, *values):
    return ast.BoolOp(_AND, list(values), **at)


def not_(at, operand):
    return ast.UnaryOp(_NOT, operand, **at)


def compare(at, left, *rest):
    return ast.Compare(left, list(rest[::2]), list(rest[1::2]), **at)


def comp_op(at, token):
    return _COMPARE[token.type]


def not_in(at, token):
    return _NOT_IN


def is_not(at, token):
    return _IS_NOT


def binary(at, left, operator, right):
    return ast.BinOp(left, _BINARY[operator.text], right, **at)


def unary(at, operator, operand):
    return ast.UnaryOp(_UNARY[operator.text], operand, **at)


def named_expr(at, target, value):
    if not isinstance(target, ast.Name) or is_grouped(target):
        raise at_node(f"cannot use assignment expressions with {targets.describe(target)}", target)
    return ast.NamedExpr(targets.store(target), value, **at)


def starred(at, value):
    return ast.Starred(value, _LOAD, **at)


def yield_(at, value):
    return ast.Yield(value, **at)


def yield_from(at, value):
    return ast.YieldFrom(value, **at)


def await_(at, value):
    return ast.Await(value, **at)


# Primaries

def attribute(at, value, name):
    return ast.Attribute(value, name.text, _LOAD, **at)


def subscript(at, value, index):
    return ast.Subscript(value, index, _LOAD, **at)


def single_subscript(at, item):
    return tuple_(at, item) if isinstance(item, ast.Starred) else item


def slice_(at, lower, upper, step):
    return ast.Slice(lower, upper, step, **at)


def call(at, func, opening: Token, *rest):
    *arguments, closing = rest
    args, keywords = sort_arguments(arguments)
    for generator in args:
        if is_bare(generator):
            if len(arguments) > 1:
                raise at_node("Generator expression must be parenthesized", generator)
            generator.lineno, generator.col_offset = opening.lineno, opening.col
            generator.end_lineno, generator.end_col_offset = closing.end_lineno, closing.end_col
    return ast.Call(func, args, keywords, **at)


def bare_generator(at, element, *generators):
    """A generator as an argument; as the only one it may do without parentheses of its own."""
    node = generator(at, element, *generators)
    node.bare = True
    return node


def keyword(at, target, value):
    if not isinstance(target, ast.Name) or is_grouped(target):
        if isinstance(target, ast.Constant) and target.value in (True, False, None):
            raise at_nodes(f"cannot assign to {target.value}", target, value)
        raise at_nodes('expression cannot contain assignment, perhaps you meant "=="?', target, value)
    return ast.keyword(target.id, value, **at)


def double_star(at, value):
    return ast.keyword(None, value, **at)


# Atoms

def name(at, token):
    return ast.Name(token.text, _LOAD, **at)


def number(at, token):
    return ast.Constant(literals.number(token), None, **at)


def none(at):
    return ast.Constant(None, None, **at)


def true(at):
    return ast.Constant(True, None, **at)


def false(at):
    return ast.Constant(False, None, **at)


def ellipsis(at):
    return ast.Constant(..., None, **at)


def group(at, value):
    """An expression in parentheses: its own place does not include them."""
    if isinstance(value, ast.Starred):
        raise at_node("cannot use starred expression here", value)
    value.grouped = True
    return value


def is_grouped(node) -> bool:
    """Whether an expression stands in parentheses, which a few rules forbid or take note of."""
    return getattr(node, "grouped", False)


def tuple_(at, *items):
    return ast.Tuple(list(items), _LOAD, **at)


def list_(at, *items):
    return ast.List(list(items), _LOAD, **at)


def set_(at, *items):
    return ast.Set(list(items), **at)


def dict_(at, *pairs):
    return ast.Dict([key for key, _ in pairs], [value for _, value in pairs], **at)


def pair(at, key, value):
    return key, value


def unpacked(at, value):
    return None, value


# Comprehensions

def generator(at, element, *generators):
    return ast.GeneratorExp(_element(element), list(generators), **at)


field_generator = generator


def list_comp(at, element, *generators):
    return ast.ListComp(_element(element), list(generators), **at)


def set_comp(at, element, *generators):
    return ast.SetComp(_element(element), list(generators), **at)


def dict_comp(at, item, *generators):
    key, value = item
    if key is None:
        raise at_place("dict unpacking cannot be used in dict comprehension", at)
    return ast.DictComp(key, value, list(generators), **at)


def _element(node):
    if isinstance(node, ast.Starred):
        raise at_node("iterable unpacking cannot be used in comprehension", node)
    return node


def comp_for(at, target, iterable, *conditions):
    return ast.comprehension(targets.store(target), iterable, list(conditions), 0)


def async_comp_for(at, target, iterable, *conditions):
    return ast.comprehension(targets.store(target), iterable, list(conditions), 1)
