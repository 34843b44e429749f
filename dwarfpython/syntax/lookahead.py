"""Two tokens whose kind depends on what follows, decided once all tokens are known.

`print` at the start of a statement is the keyword PRINT where the next token cannot continue an expression.
The parenthesis after `with` is _WITH_LPAR where it encloses items with `as`.
"""

from __future__ import annotations

from .token import CLOSERS, LINE_START, Token

PRINTABLE = frozenset("NAME NUMBER STRING lambda None True False not ~ { ...".split())
STATEMENT_START = LINE_START | {";", ":"}


def decide(tokens: list[Token], indices: list[int]) -> None:
    """Change the type of the tokens at these indices, each a `print` or the parenthesis after `with`."""
    for index in indices:
        token = tokens[index]
        if token.type == "(" and _encloses_as(tokens, index):
            tokens[index] = token._replace(type="_WITH_LPAR")
        elif token.type == "NAME" and _is_print_statement(tokens, index):
            tokens[index] = token._replace(type="PRINT")


def _is_print_statement(tokens: list[Token], index: int) -> bool:
    if index and tokens[index - 1].type not in STATEMENT_START:
        return False
    following = [token.type for token in tokens[index + 1:index + 3]]
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
