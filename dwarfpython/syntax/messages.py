"""What to say where the grammar has no way on."""

from __future__ import annotations

from .fault import Fault, at_token
from .lexer import Lexed


def explain(lexed: Lexed, stuck, rows: list[dict[str, int]]) -> Fault:
    """The fault for a parser that is stuck at a token."""
    token = stuck.token
    if token.type == "ERROR":
        return lexed.error
    return at_token("invalid syntax", token, incomplete=token.type == "END")
