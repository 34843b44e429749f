"""An error while reading a program, before the file it stands in is known.

Lexer, parser and checks raise Fault; `parse` makes it a SourceError, which knows the file and shows the line.
"""

from __future__ import annotations

from ..errors import SourceError
from .source import Source


class Fault(Exception):
    """A message and a place: lines from 1, columns in UTF-8 bytes, the end exclusive or None."""

    def __init__(self, message: str, lineno: int, col: int, end_lineno: int | None = None,
                 end_col: int | None = None, kind: str = "SyntaxError", incomplete: bool = False):
        super().__init__(message)
        self.message = message
        self.lineno = lineno
        self.col = col
        self.end_lineno = end_lineno
        self.end_col = end_col
        self.kind = kind
        self.incomplete = incomplete

    def within(self, source: Source) -> SourceError:
        line = source.line(self.lineno)
        end = self.end_col
        if self.end_lineno is not None and self.end_lineno > self.lineno:
            end = len(line.encode("utf-8", "surrogatepass"))
        return SourceError(self.message, source.filename, self.lineno, self.col, end, line, self.kind,
                           self.incomplete)


def at_node(message: str, node, kind: str = "SyntaxError") -> Fault:
    """A fault about an AST node."""
    return Fault(message, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, kind)


def at_nodes(message: str, first, last) -> Fault:
    """A fault about everything from one node to another."""
    return Fault(message, first.lineno, first.col_offset, last.end_lineno, last.end_col_offset)


def at_place(message: str, at: dict) -> Fault:
    """A fault about a rule's place, as the actions get it."""
    return Fault(message, at["lineno"], at["col_offset"], at["end_lineno"], at["end_col_offset"])


def at_token(message: str, token, kind: str = "SyntaxError", incomplete: bool = False) -> Fault:
    return Fault(message, token.lineno, token.col, token.end_lineno, token.end_col, kind, incomplete)
