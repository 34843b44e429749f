"""What the grammar takes and the language forbids: `return` outside a function, a star alone, and so on."""

from __future__ import annotations

import __future__
import ast
from typing import NamedTuple

from . import depth
from .fault import at_node
from .pattern_checks import check_match

_STARRED_PARENTS = (ast.Tuple, ast.List, ast.Set, ast.Call, ast.ClassDef, ast.arg)
_FUNCTIONS = (ast.FunctionDef, ast.Lambda)
_LOOPS = (ast.For, ast.While)


class Where(NamedTuple):
    """What is around a place."""
    in_function: bool = False
    in_loop: bool = False
    in_except_star: bool = False


def check(tree: ast.Module) -> None:
    """Fault at the first construct in a place where it cannot be."""
    _check_futures(tree)
    with depth.room():
        _check_children(tree, Where())


def _check_children(node: ast.AST, where: Where) -> None:
    for name in node._fields:
        value = getattr(node, name)
        if isinstance(value, ast.AST):
            _check_node(value, node, name, where)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, ast.AST):
                    _check_node(item, node, name, where)


def _check_node(node: ast.AST, parent: ast.AST, field: str, where: Where) -> None:
    where = _inside(where, parent, field)
    rule = _RULES.get(type(node))
    if rule:
        rule(node, parent, where)
    _check_children(node, where)


def _inside(where: Where, parent: ast.AST, field: str) -> Where:
    """What is around a node that is the `field` of its parent."""
    if field == "body":
        if isinstance(parent, _FUNCTIONS):
            return Where(in_function=True)
        if isinstance(parent, ast.ClassDef):
            return Where()
        if isinstance(parent, _LOOPS):
            return where._replace(in_loop=True, in_except_star=False)
    if field == "handlers" and isinstance(parent, ast.TryStar):
        return Where(where.in_function, False, True)
    return where


def _return(node: ast.Return, parent, where: Where) -> None:
    if not where.in_function:
        raise at_node("'return' outside function", node)
    if where.in_except_star:
        raise at_node(_EXCEPT_STAR, node)


def _yield(node: ast.expr, parent, where: Where) -> None:
    if not where.in_function:
        raise at_node("'yield' outside function", node)


def _break(node: ast.Break, parent, where: Where) -> None:
    if not where.in_loop:
        raise at_node(_EXCEPT_STAR if where.in_except_star else "'break' outside loop", node)


def _continue(node: ast.Continue, parent, where: Where) -> None:
    if not where.in_loop:
        raise at_node(_EXCEPT_STAR if where.in_except_star else "'continue' not properly in loop", node)


_EXCEPT_STAR = "'break', 'continue' and 'return' cannot appear in an except* block"


def _starred(node: ast.Starred, parent: ast.AST, where: Where) -> None:
    if isinstance(parent, _STARRED_PARENTS):
        return
    if isinstance(node.ctx, ast.Store):
        raise at_node("starred assignment target must be in a list or tuple", node)
    raise at_node("can't use starred expression here", node)


def _sequence(node: ast.Tuple | ast.List, parent, where: Where) -> None:
    if isinstance(node.ctx, ast.Store) and sum(isinstance(item, ast.Starred) for item in node.elts) > 1:
        raise at_node("multiple starred expressions in assignment", node)


def _name(node: ast.Name, parent, where: Where) -> None:
    if node.id == "__debug__" and not isinstance(node.ctx, ast.Load):
        verb = "assign to" if isinstance(node.ctx, ast.Store) else "delete"
        raise at_node(f"cannot {verb} __debug__", node)


def _arg(node: ast.arg, parent, where: Where) -> None:
    if node.arg == "__debug__":
        raise at_node("cannot assign to __debug__", node)


def _attribute(node: ast.Attribute, parent, where: Where) -> None:
    if node.attr == "__debug__" and isinstance(node.ctx, ast.Store):
        raise at_node("cannot assign to __debug__", node)


def _keywords(node: ast.Call | ast.ClassDef, parent, where: Where) -> None:
    seen = set()
    for keyword in node.keywords:
        if keyword.arg == "__debug__":
            raise at_node("cannot assign to __debug__", keyword)
        if keyword.arg in seen:
            raise at_node(f"keyword argument repeated: {keyword.arg}", keyword)
        if keyword.arg:
            seen.add(keyword.arg)


def _try(node: ast.Try, parent, where: Where) -> None:
    for handler in node.handlers[:-1]:
        if handler.type is None:
            raise at_node("default 'except:' must be last", handler)


def _match(node: ast.Match, parent, where: Where) -> None:
    check_match(node)


def _check_futures(tree: ast.Module) -> None:
    """`from __future__ import` stands at the top, after at most the docstring, and names what there is."""
    at_top = True
    for index, node in enumerate(tree.body):
        if isinstance(node, ast.ImportFrom) and node.module == "__future__" and not node.level:
            if not at_top:
                raise at_node("from __future__ imports must occur at the beginning of the file", node)
            for alias in node.names:
                _check_future(alias.name, node)
        elif index or not _is_docstring(node):
            at_top = False


def _check_future(name: str, node: ast.ImportFrom) -> None:
    if name == "braces":
        raise at_node("not a chance", node)
    if name not in __future__.all_feature_names:
        raise at_node(f"future feature {name} is not defined", node)


def _is_docstring(node: ast.stmt) -> bool:
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


_RULES = {
    ast.Return: _return,
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Starred: _starred,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Name: _name,
    ast.arg: _arg,
    ast.Try: _try,
    ast.Match: _match,
    ast.Attribute: _attribute,
    ast.Call: _keywords,
    ast.ClassDef: _keywords,
}
