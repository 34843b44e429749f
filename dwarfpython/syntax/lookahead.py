"""Tokens whose kind depends on what follows, decided once all tokens are known.

`print` at the start of a statement is the keyword PRINT where the next token cannot continue an expression.
The parenthesis after `with` is _WITH_LPAR where it encloses items with `as`.
`match` at the start of a line is the keyword _MATCH where that line ends with a colon, or where the next token
cannot continue an expression; `case` is the keyword _CASE at the start of the lines in its block.
"""

from __future__ import annotations

from .token import CLOSERS, LINE_START, Token

PRINTABLE = frozenset("NAME NUMBER STRING lambda None True False not ~ { ...".split())
STATEMENT_START = LINE_START | {";", ":"}


def decide(tokens: list[Token], indices: list[int]) -> None:
    """Change the type of the tokens at these indices, each a `print`, a `match` or the parenthesis after `with`."""
    for index in indices:
        token = tokens[index]
        if token.type == "(" and _encloses_as(tokens, index):
            tokens[index] = token._replace(type="_WITH_LPAR")
        elif token.text == "match":
            _decide_match(tokens, index)
        elif token.type == "NAME" and _is_print_statement(tokens, index):
            tokens[index] = token._replace(type="PRINT")


def _decide_match(tokens: list[Token], index: int) -> None:
    """A `match` statement has a line of its own, and a block of cases."""
    if index and tokens[index - 1].type not in LINE_START:
        return
    end = index
    while end + 1 < len(tokens) and tokens[end].type != "_NEWLINE":
        end += 1
    has_colon = tokens[end].type == "_NEWLINE" and tokens[end - 1].type == ":" and end - 1 > index + 1
    if not has_colon and not _starts_operand(tokens, index + 1):
        return
    tokens[index] = tokens[index]._replace(type="_MATCH")
    if has_colon and end + 1 < len(tokens) and tokens[end + 1].type == "_INDENT":
        _decide_cases(tokens, end + 2)


def _decide_cases(tokens: list[Token], start: int) -> None:
    """The lines of a block that begins here, without the blocks in it."""
    depth = 1
    for index in range(start, len(tokens)):
        kind = tokens[index].type
        depth += (kind == "_INDENT") - (kind == "_DEDENT")
        if not depth:
            return
        if depth == 1 and tokens[index].text == "case" and (index == start or tokens[index - 1].type in LINE_START):
            tokens[index] = tokens[index]._replace(type="_CASE")


def _is_print_statement(tokens: list[Token], index: int) -> bool:
    if index and tokens[index - 1].type not in STATEMENT_START:
        return False
    return _starts_operand(tokens, index + 1)


def _starts_operand(tokens: list[Token], index: int) -> bool:
    """Whether the token here, behind a name, cannot continue an expression."""
    following = [token.type for token in tokens[index:index + 2]]
    return bool(following) and following[0] in PRINTABLE and following != ["not", "in"]


def _encloses_as(tokens: list[Token], index: int) -> bool:
    """Whether the parenthesis at a token holds an `as` that is not in further brackets."""
    depth = 0
    for token in tokens[index:]:
        if token.type in CLOSERS:
            depth += 1
        elif token.type in CLOSERS.values():
            depth -= 1
            if not depth:
                return False
        elif depth == 1 and token.type == "as":
            return True
    return False
