"""Which expressions can be assigned to or deleted, and what to say of the others.

The grammar reads targets as expressions; here their context becomes Store or Del.
"""

from __future__ import annotations

import ast

from .fault import Fault, at_node

_LOAD, _STORE, _DEL = ast.Load(), ast.Store(), ast.Del()

_NAMES = {
    ast.Call: "function call", ast.Lambda: "lambda", ast.Attribute: "attribute", ast.Subscript: "subscript",
    ast.Starred: "starred", ast.Name: "name", ast.List: "list", ast.Tuple: "tuple", ast.BoolOp: "expression",
    ast.BinOp: "expression", ast.UnaryOp: "expression", ast.GeneratorExp: "generator expression",
    ast.Yield: "yield expression", ast.YieldFrom: "yield expression", ast.ListComp: "list comprehension",
    ast.SetComp: "set comprehension", ast.DictComp: "dict comprehension", ast.Dict: "dict literal",
    ast.Set: "set display", ast.JoinedStr: "f-string expression", ast.FormattedValue: "f-string expression",
    ast.Compare: "comparison", ast.IfExp: "conditional expression", ast.NamedExpr: "named expression",
}


def describe(node: ast.expr) -> str:
    """What a user would call an expression."""
    if isinstance(node, ast.Constant):
        if node.value is ...:
            return "ellipsis"
        return str(node.value) if is_keyword(node) else "literal"
    return _NAMES[type(node)]


def is_keyword(node: ast.expr) -> bool:
    """Whether an expression is True, False or None."""
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def store(node: ast.expr, hint: str = "") -> ast.expr:
    """Make an expression a target of assignment."""
    _convert(node, _STORE, "assign to", hint)
    return node


def delete(node: ast.expr) -> ast.expr:
    _convert(node, _DEL, "delete", "")
    return node


def _convert(node: ast.expr, context: ast.expr_context, verb: str, hint: str) -> None:
    if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
        node.ctx = context
    elif isinstance(node, (ast.Tuple, ast.List)):
        node.ctx = context
        for item in node.elts:
            _convert(item, context, verb, "")
    elif isinstance(node, ast.Starred) and context is _STORE:
        node.ctx = context
        _convert(node.value, context, verb, "")
    else:
        raise cannot(verb, node, hint)


def cannot(verb: str, node: ast.expr, hint: str = "") -> Fault:
    return at_node(f"cannot {verb} {describe(node)}{hint}", node)
