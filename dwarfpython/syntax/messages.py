"""What to say where the grammar has no way on.

Each rule looks at the token the parser is stuck at and at what it holds unfinished, and has a better word
than "invalid syntax" or none. The rules and their order follow CPython's, and the first that speaks decides.
"""

from __future__ import annotations

import ast
import itertools

from . import targets
from .fault import Fault, at_node, at_nodes, at_token
from .lexer import Lexed
from .token import CLOSERS, Token

_BLOCK_HEADS = frozenset("if elif else while for try except finally with def class _MATCH _CASE".split())
_COLON_AT_ONCE = frozenset("else try finally def".split())
_OPERANDS = frozenset("NAME NUMBER STRING None True False ...".split())
_OPENING = frozenset(["_WITH_LPAR", *CLOSERS])
_CLOSING = frozenset(CLOSERS.values())
_SOFT_KEYWORDS = frozenset("match case _".split())


class Case:
    """The place where the parser is stuck. `pending` are the tokens on its stack: of what has begun."""

    def __init__(self, lexed: Lexed, stuck):
        self.lexed = lexed
        self.stuck = stuck
        self.token: Token = lexed.tokens[stuck.index]
        self.before: Token | None = lexed.tokens[stuck.index - 1] if stuck.index else None
        self.values: list = stuck.stacks.values
        self.pending: list[Token] = [value for value in self.values if isinstance(value, Token)]
        self.is_after_name = self.before is not None and self.before.type == "NAME"

    def accepts(self, kind: str) -> bool:
        return self.stuck.values_before(kind) is not None

    def expression_before(self, kind: str) -> ast.expr | None:
        """The expression that ends here, as far as it reaches if a token of that type followed."""
        values = self.stuck.values_before(kind)
        last = values[-1] if values else None
        while isinstance(last, (list, tuple)) and last and not isinstance(last, Token):
            last = last[-1]
        if isinstance(last, ast.keyword):
            last = last.value
        return last if isinstance(last, ast.expr) else None

    def bracket(self) -> Token | None:
        """The innermost open bracket."""
        return next((token for token in self.unclosed() if token.type in _OPENING), None)

    def unclosed(self):
        """The pending tokens, the last first, without brackets that are closed."""
        closed = 0
        for token in reversed(self.pending):
            if token.type in _CLOSING:
                closed += 1
            elif token.type in _OPENING and closed:
                closed -= 1
            elif not closed:
                yield token

    def unclosed_after(self, head: Token) -> list[str]:
        """The types of the pending tokens behind one of them, without brackets that are closed."""
        return [token.type for token in itertools.takewhile(lambda token: token is not head, self.unclosed())]

    def head(self) -> Token | None:
        """The keyword of the innermost block statement that has begun; None in a bracket or lambda in it."""
        for token in self.unclosed():
            if token.type in _BLOCK_HEADS:
                return token
            if token.type in _OPENING or token.type == "lambda":
                return None
        return None

    def statement(self) -> str:
        """The first word of the statement that has begun."""
        for token in reversed(self.pending):
            if token.type in _BLOCK_HEADS or token.type in ("import", "lambda"):
                return token.type
        return ""


def explain(lexed: Lexed, stuck) -> Fault:
    """The fault for a parser that is stuck."""
    case = Case(lexed, stuck)
    if case.token.type == "ERROR":
        return lexed.error
    for rule in _RULES:
        fault = rule(case)
        if fault:
            return fault
    return at_token("invalid syntax", case.token, incomplete=case.token.type == "END")


# Text that cannot be read further on, as it may be the cause

def _unreadable(case: Case) -> Fault | None:
    error = case.lexed.error
    return error if error and error.kind == "SyntaxError" else None


def _unclosed(case: Case) -> Fault | None:
    for opening in reversed(case.lexed.open_brackets):
        at_end = case.token.type == "END"
        if at_end or opening.lineno < case.token.lineno:
            return at_token(f"'{opening.text}' was never closed", opening, incomplete=at_end)
    return None


# Blocks

def _block(case: Case) -> Fault | None:
    head = case.head()
    if not head or case.before.type != "_NEWLINE" or not case.accepts("_INDENT"):
        return None
    construct = {"def": "function definition", "class": "class definition"}.get(head.type)
    if not construct:
        after = case.pending[case.pending.index(head) + 1]
        star = "*" if head.type == "except" and after.type == "*" else ""
        construct = f"'{head.text}{star}' statement"
    at_end = all(token.type in ("_DEDENT", "END") for token in case.lexed.tokens[case.stuck.index:])
    return at_token(f"expected an indented block after {construct} on line {head.lineno}", case.token,
                    "IndentationError", incomplete=at_end)


def _indent(case: Case) -> Fault | None:
    if case.token.type == "_INDENT":
        return at_token("unexpected indent", case.token, "IndentationError")
    return None


def _colon(case: Case) -> Fault | None:
    head = case.head()
    after = case.unclosed_after(head) if head else []
    if not head or ":" in after:
        return None
    if (case.token.type == "_NEWLINE" or head.type in _COLON_AT_ONCE) and case.accepts(":"):
        return at_token("expected ':'", case.token)
    return None


def _pattern(case: Case) -> Fault | None:
    """What follows `as` in a pattern."""
    if case.before and case.before.type == "as" and case.statement() == "_CASE" and case.token.type != "NAME":
        return at_token("invalid pattern target", case.token)
    return None


def _parenthesis(case: Case) -> Fault | None:
    if case.is_after_name and [token.type for token in case.pending[-2:]] == ["def", "NAME"]:
        return at_token("expected '('", case.token)
    return None


def _handlers(case: Case) -> Fault | None:
    begun = case.values[-3:]
    if len(begun) == 3 and getattr(begun[0], "type", "") == "try" and isinstance(begun[-1], list):
        at_end = all(token.type in ("_DEDENT", "END") for token in case.lexed.tokens[case.stuck.index:])
        return at_token("expected 'except' or 'finally' block", case.token, incomplete=at_end)
    return None


def _handler_kinds(case: Case) -> Fault | None:
    """`except` after `except*` or the other way round: the star, or its absence, is what does not fit."""
    if case.before and case.before.type == "except" and case.statement() == "except":
        earlier = case.values[-2]
        if isinstance(earlier, list) and isinstance(earlier[-1], ast.ExceptHandler):
            return at_token("cannot have both 'except' and 'except*' on the same 'try'", case.before)
    if case.before and case.before.type == "*" and case.token.type == ":" and case.statement() == "except":
        return at_token("expected one or more exception types", case.token)
    return None


def _exception_types(case: Case) -> Fault | None:
    head = case.head()
    if case.token.type == "," and head and head.type == "except":
        first = case.expression_before(":")
        if first:
            return at_node("multiple exception types must be parenthesized", first)
    return None


# Assignments and expressions

def _equals(case: Case) -> Fault | None:
    """`=` in an expression."""
    if case.token.type != "=" or not case.values or not isinstance(case.values[-1], ast.expr):
        return None
    left = _last_operand(case.values[-1])
    if isinstance(left, (ast.List, ast.Tuple, ast.GeneratorExp)):
        return None
    if isinstance(left, ast.Name):
        return at_node("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", left)
    if targets.is_keyword(left):
        return None
    return targets.cannot("assign to", left, " here. Maybe you meant '==' instead of '='?")


def _last_operand(node: ast.expr) -> ast.expr:
    """What stands next to the end of an expression and binds tighter than comparisons."""
    while True:
        if isinstance(node, ast.BoolOp):
            node = node.values[-1]
        elif isinstance(node, ast.Compare):
            node = node.comparators[-1]
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node = node.operand
        else:
            return node


def _comma(case: Case) -> Fault | None:
    """Two expressions side by side in brackets."""
    if case.token.type not in _OPERANDS or not case.bracket() or case.before.text in _SOFT_KEYWORDS:
        return None
    left = case.expression_before(",")
    if left is None or case.before.type == "NAME" and case.token.type == "STRING":
        return None
    end = case.token
    return Fault("invalid syntax. Perhaps you forgot a comma?", left.lineno, left.col_offset,
                 end.end_lineno, end.end_col)


def _else(case: Case) -> Fault | None:
    if case.token.type == ":":
        return None
    values = case.stuck.values_before("else")
    if values and len(values) > 2 and isinstance(values[-3], ast.expr) and isinstance(values[-1], ast.expr):
        return at_nodes("expected 'else' after 'if' expression", values[-3], values[-1])
    return None


def _comprehension_target(case: Case) -> Fault | None:
    bracket = case.bracket()
    if case.token.type != "for" or not bracket or bracket.type not in ("[", "{"):
        return None
    first, last = (case.values + [None])[case.values.index(bracket) + 1], case.values[-1]
    if first is last or not isinstance(first, ast.expr) or not isinstance(last, ast.expr):
        return None
    return at_nodes("did you forget parentheses around the comprehension target?", first, last)


def _dict(case: Case) -> Fault | None:
    bracket = case.bracket()
    if not bracket or bracket.type != "{":
        return None
    if case.before.type == ":" and case.values[-1] is case.before:
        if case.token.type in (",", "}"):
            return at_token("expression expected after dictionary key and ':'", case.before)
        if case.token.type == "*":
            return at_token("cannot use a starred expression in a dictionary value", case.token)
    first = case.values[case.values.index(bracket) + 1:][:1]
    has_pair = first and isinstance(first[0], tuple) and not isinstance(first[0], Token)
    if case.token.type in (",", "}") and has_pair and case.accepts(":"):
        return at_token("':' expected after dictionary key", case.before)
    return None


# Parameters, arguments, imports

def _parameter(case: Case) -> Fault | None:
    if case.statement() not in ("def", "lambda") or not case.before:
        return None
    values, token = case.values, case.token
    mark = next((token.type for token in case.unclosed() if token.type not in ("NAME", ":")), "")
    if token.type == "=" and mark in ("*", "**"):
        kind = "positional" if mark == "*" else "keyword"
        return at_token(f"var-{kind} argument cannot have default value", token)
    if case.before.type == "=" and token.type in (",", ")", ":") and isinstance(values[-2], ast.arg):
        return at_token("expected default value expression", case.before)
    if case.before.type == "/" and token.type in ("*", "**"):
        return at_token(f"expected comma between / and {token.type}", token)
    if token.type == "(" and values[-1] is case.before and case.accepts("/") and case.accepts("NAME"):
        what = "Lambda expression" if case.statement() == "lambda" else "Function"
        return at_token(f"{what} parameters cannot be parenthesized", token)
    return None


def _import_comma(case: Case) -> Fault | None:
    if case.token.type == "_NEWLINE" and case.before.type == "," and case.statement() == "import":
        return at_token("trailing comma not allowed without surrounding parentheses", case.before)
    return None


def _call_statement(case: Case) -> Fault | None:
    """`exec "code"`, and `print "text"` where no statement can stand."""
    if case.before and case.before.text in ("print", "exec") and case.token.type in _OPERANDS:
        name = case.before.text
        return at_token(f"Missing parentheses in call to '{name}'. Did you mean {name}(...)?", case.before)
    return None


_RULES = [
    _block, _indent, _unreadable, _unclosed, _parameter, _equals, _exception_types,
    _handler_kinds, _comprehension_target, _dict, _call_statement, _comma, _else, _import_comma, _parenthesis,
    _pattern, _handlers, _colon,
]
