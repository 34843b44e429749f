"""What the grammar's rules for statements build: see actions.py."""

from __future__ import annotations

import ast

from . import targets
from .arguments import is_bare, sort_arguments
from .fault import at_node
from .parameters import no_parameters

_LOAD = ast.Load()
_NO_OPERANDS = (ast.Tuple, ast.List, ast.GeneratorExp, ast.IfExp, ast.Lambda, ast.BoolOp, ast.Compare)
_HINT = " here. Maybe you meant '==' instead of '='?"

_AUGMENTED = {
    "+=": ast.Add(), "-=": ast.Sub(), "*=": ast.Mult(), "/=": ast.Div(), "//=": ast.FloorDiv(),
    "%=": ast.Mod(), "@=": ast.MatMult(), "**=": ast.Pow(), "<<=": ast.LShift(), ">>=": ast.RShift(),
    "|=": ast.BitOr(), "^=": ast.BitXor(), "&=": ast.BitAnd(),
}


def file_input(at, *body):
    return ast.Module(list(body), [])


def eval_input(at, value):
    """The text of eval."""
    if isinstance(value, ast.Starred):
        raise at_node("can't use starred expression here", value)
    return ast.Module([ast.copy_location(ast.Expr(value), value)], [])


def block(at, *body):
    return list(body)


# Simple statements

def expr_stmt(at, value):
    return ast.Expr(value, **at)


def assign(at, *values):
    *left, value = values
    for target in left:
        if isinstance(target, (ast.Yield, ast.YieldFrom)) and not getattr(target, "grouped", False):
            raise at_node("assignment to yield expression not possible", target)
        targets.store(target, _HINT if target is left[-1] and _may_be_comparison(target) else "")
    return ast.Assign(left, value, None, **at)


def _may_be_comparison(target: ast.expr) -> bool:
    """Whether somebody who wrote this before "=" may have meant "=="."""
    return not targets.is_keyword(target) and not isinstance(target, _NO_OPERANDS)


def aug_assign(at, target, operator, value):
    if not isinstance(target, (ast.Name, ast.Attribute, ast.Subscript)):
        what = targets.describe(target)
        raise at_node(f"'{what}' is an illegal expression for augmented assignment", target)
    return ast.AugAssign(targets.store(target), _AUGMENTED[operator.text], value, **at)


def ann_assign(at, target, annotation, value=None):
    if isinstance(target, (ast.Tuple, ast.List)):
        raise at_node(f"only single target (not {targets.describe(target)}) can be annotated", target)
    if not isinstance(target, (ast.Name, ast.Attribute, ast.Subscript)):
        raise at_node("illegal target for annotation", target)
    simple = isinstance(target, ast.Name) and not getattr(target, "grouped", False)
    return ast.AnnAssign(targets.store(target), annotation, value, int(simple), **at)


def print_stmt(at, word, *rest):
    """Python 2's statement is a call of the function; a comma at the end leaves the line open."""
    *values, comma = rest
    func = ast.Name("print", _LOAD, lineno=word.lineno, col_offset=word.col,
                    end_lineno=word.end_lineno, end_col_offset=word.end_col)
    keywords = []
    if comma:
        place = {"lineno": comma.lineno, "col_offset": comma.col,
                 "end_lineno": comma.end_lineno, "end_col_offset": comma.end_col}
        keywords = [ast.keyword("end", ast.Constant(" ", None, **place), **place)]
    return ast.Expr(ast.Call(func, values, keywords, **at), **at)


def delete(at, *values):
    return ast.Delete([targets.delete(value) for value in values], **at)


def pass_(at):
    return ast.Pass(**at)


def break_(at):
    return ast.Break(**at)


def continue_(at):
    return ast.Continue(**at)


def return_(at, value):
    return ast.Return(value, **at)


def raise_(at, exception, cause):
    return ast.Raise(exception, cause, **at)


def global_(at, *names):
    return ast.Global([name.text for name in names], **at)


def nonlocal_(at, *names):
    return ast.Nonlocal([name.text for name in names], **at)


def assert_(at, test, message):
    return ast.Assert(test, message, **at)


# Imports

def import_(at, *names):
    return ast.Import(list(names), **at)


def import_from(at, level, module, *names):
    return ast.ImportFrom(module, list(names), level, **at)


def import_from_package(at, level, *names):
    return ast.ImportFrom(None, list(names), level, **at)


def dots(at, *tokens):
    return sum(len(token.text) for token in tokens)


some_dots = dots


def dotted_name(at, *names):
    return ".".join(name.text for name in names)


def dotted_alias(at, name, asname):
    return ast.alias(name, asname and asname.text, **at)


def name_alias(at, name, asname):
    return ast.alias(name.text, asname and asname.text, **at)


def import_star(at):
    return ast.alias("*", None, **at)


# Compound statements

def if_stmt(at, test, body, orelse=()):
    return ast.If(test, body, list(orelse), **at)


def elif_stmt(at, test, body, orelse=()):
    return [if_stmt(at, test, body, orelse)]


def else_block(at, body):
    return body


def while_stmt(at, test, body, orelse):
    return ast.While(test, body, orelse or [], **at)


def for_stmt(at, target, iterable, body, orelse):
    return ast.For(targets.store(target), iterable, body, orelse or [], None, **at)


def try_(at, body, *rest):
    *handlers, orelse, finalbody = rest
    return ast.Try(body, handlers, orelse or [], finalbody or [], **at)


def try_star(at, body, *rest):
    *handlers, orelse, finalbody = rest
    return ast.TryStar(body, handlers, orelse or [], finalbody or [], **at)


def try_finally(at, body, finalbody):
    return ast.Try(body, [], [], finalbody, **at)


def except_clause(at, exception, name, body):
    return ast.ExceptHandler(exception, name and name.text, body, **at)


except_star = except_clause


def finally_block(at, body):
    return body


def with_stmt(at, *rest):
    *items, body = rest
    return ast.With(_unwrapped(items), body, None, **at)


def with_item(at, value, target):
    return ast.withitem(value, target and targets.store(target))


def _unwrapped(items: list[ast.withitem]) -> list[ast.withitem]:
    """`with (a, b):` has two items, though the grammar reads one tuple."""
    only = items[0].context_expr
    if len(items) > 1 or items[0].optional_vars or not isinstance(only, ast.Tuple) or not only.elts:
        return items
    if any(isinstance(item, ast.Starred) or _is_bare_walrus(item) for item in only.elts):
        return items
    return [ast.withitem(item, None) for item in only.elts]


def _is_bare_walrus(node: ast.expr) -> bool:
    return isinstance(node, ast.NamedExpr) and not getattr(node, "grouped", False)


def funcdef(at, name, parameters, returns, body):
    return ast.FunctionDef(name.text, parameters or no_parameters(), body, [], returns, None, **at)


def async_function(at, node):
    return ast.AsyncFunctionDef(**{**vars(node), **at})


def async_for(at, node):
    return ast.AsyncFor(**{**vars(node), **at})


def async_with(at, node):
    return ast.AsyncWith(**{**vars(node), **at})


def classdef(at, name, *rest):
    *arguments, body = rest
    bases, keywords = sort_arguments(arguments)
    for base in bases:
        if is_bare(base):
            raise at_node("invalid syntax", base)
    return ast.ClassDef(name.text, bases, keywords, body, [], **at)


def decorated(at, *rest):
    *decorators, node = rest
    node.decorator_list = decorators
    return node
