"""The token, and the sets of token types that several modules ask for."""

from __future__ import annotations

from typing import NamedTuple

CLOSERS = {"(": ")", "[": "]", "{": "}"}
LINE_START = frozenset(["_NEWLINE", "_INDENT", "_DEDENT"])


class Token(NamedTuple):
    """A token; `type` is the text itself for keywords and operators. Columns are UTF-8 byte offsets."""
    type: str
    text: str
    lineno: int
    col: int
    end_lineno: int
    end_col: int
