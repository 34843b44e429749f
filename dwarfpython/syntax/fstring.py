"""f-strings: text and replacement fields, with the rules of Python 3.11.

A field is `{expression [=] [!conversion] [:format]}`; the format holds fields again, one level deep. The
expression is cut out of the string and parsed at its place in the file, so it can hold neither a backslash
nor a comment.
"""

from __future__ import annotations

import ast

from .fault import Fault, at_token
from .token import CLOSERS, Token
from .literals import FieldParser, merge, unescape

MAX_LEVELS = 2
_COMPARISONS = frozenset(["==", "!=", "<=", ">="])


def split_fields(at: dict, token: Token, offset: int, body: str, raw: bool, parse_field: FieldParser) -> list:
    """The texts and the FormattedValue nodes of an f-string whose text between the quotes is `body`."""
    reader = _Reader(at, token, offset, body, raw, parse_field)
    return reader.parts(level=0)


class _Reader:
    """Reads one f-string literal from left to right; `pos` is the index in `body`."""

    def __init__(self, at, token: Token, offset: int, body: str, raw: bool, parse_field: FieldParser):
        self.at = at
        self.token = token
        self.offset = offset
        self.body = body
        self.raw = raw
        self.parse_field = parse_field
        self.pos = 0

    def fault(self, message: str) -> Fault:
        return at_token(f"f-string: {message}", self.token)

    def parts(self, level: int) -> list:
        """Texts and fields up to the end, or inside a format up to the brace that closes its field."""
        found = []
        while self.pos < len(self.body):
            character = self.body[self.pos]
            if character == "}" and level:
                break
            if character == "{" and (level or not self.body.startswith("{{", self.pos)):
                found += self.field(level)
            else:
                found.append(self.text(level))
        return found

    def text(self, level: int) -> str:
        """Text up to the next field; doubled braces are one."""
        pieces = []
        start = self.pos
        while self.pos < len(self.body):
            character = self.body[self.pos]
            if character == "\\" and not self.raw:
                self.pos = self.after_escape()
            elif character not in "{}":
                self.pos += 1
            elif level:
                break
            elif self.body.startswith(character * 2, self.pos):
                pieces.append(self.decoded(start, self.pos + 1))
                self.pos += 2
                start = self.pos
            elif character == "}":
                raise self.fault("single '}' is not allowed")
            else:
                break
        pieces.append(self.decoded(start, self.pos))
        return "".join(pieces)

    def after_escape(self) -> int:
        """The index behind an escape sequence; `\\N{...}` has braces that open no field."""
        if self.body.startswith("\\N{", self.pos):
            end = self.body.find("}", self.pos)
            if end >= 0:
                return end + 1
        if self.body[self.pos + 1:self.pos + 2] in ("{", "}"):
            return self.pos + 1
        return self.pos + 2

    def decoded(self, start: int, end: int) -> str:
        piece = self.body[start:end]
        return piece if self.raw or "\\" not in piece else unescape(piece, self.token)

    def field(self, level: int) -> list:
        if level >= MAX_LEVELS:
            raise self.fault("expressions nested too deeply")
        self.pos += 1
        start = self.pos
        self.pos = end = self.expression_end()
        if not self.body[start:end].strip(" \t\n\f\r"):
            raise self.fault("empty expression not allowed")
        value = self.parse(start, end)
        shown = self.debug_text(start)
        conversion = self.conversion()
        format_spec = self.format_spec(level)
        if self.body[self.pos:self.pos + 1] != "}":
            raise self.fault("expecting '}'")
        self.pos += 1
        if shown is not None and conversion < 0 and format_spec is None:
            conversion = ord("r")
        node = ast.FormattedValue(value, conversion, format_spec, **self.at)
        return [node] if shown is None else [shown, node]

    def parse(self, start: int, end: int) -> ast.expr:
        """The expression, parsed at its place in the file."""
        before = self.token.text[:self.offset + start]
        lines = before.count("\n")
        col = len(before[before.rfind("\n") + 1:].encode("utf-8", "surrogatepass"))
        if not lines:
            col += self.token.col
        try:
            return self.parse_field(self.body[start:end], self.token.lineno + lines, col)
        except Fault as fault:
            fault.message = f"f-string: {fault.message}"
            fault.incomplete = False
            raise

    def debug_text(self, start: int) -> str | None:
        """The text of a field with "=", which is shown before the value."""
        if self.body[self.pos:self.pos + 1] != "=":
            return None
        self.pos += 1
        while self.body[self.pos:self.pos + 1] in tuple(" \t\n\f\r\v"):
            self.pos += 1
        return self.body[start:self.pos]

    def conversion(self) -> int:
        if self.body[self.pos:self.pos + 1] != "!":
            return -1
        kind = self.body[self.pos + 1:self.pos + 2]
        self.pos += 2
        if not kind:
            raise self.fault("expecting '}'")
        if kind not in "sra":
            raise self.fault("invalid conversion character: expected 's', 'r', or 'a'")
        return ord(kind)

    def format_spec(self, level: int) -> ast.JoinedStr | None:
        if self.body[self.pos:self.pos + 1] != ":":
            return None
        self.pos += 1
        token = self.token
        here = {"lineno": token.lineno, "col_offset": token.col,
                "end_lineno": token.end_lineno, "end_col_offset": token.end_col}
        return ast.JoinedStr(merge(self.at, self.parts(level + 1), last_at=here), **here)

    def expression_end(self) -> int:
        """The index at which the field's expression ends: at "}", "!", ":" or "=" outside of brackets."""
        body, pos = self.body, self.pos
        brackets: list[str] = []
        while pos < len(body):
            character = body[pos]
            if character == "\\":
                raise at_token("f-string expression part cannot include a backslash", self.token)
            if character in "\"'":
                pos = self.after_string(pos)
                continue
            if character == "#":
                raise at_token("f-string expression part cannot include '#'", self.token)
            if character in CLOSERS:
                brackets.append(character)
            elif not brackets and body[pos:pos + 2] in _COMPARISONS:
                pos += 1
            elif not brackets and character in "}:!=":
                return pos
            elif character in ")]}":
                self.close(brackets, character)
            pos += 1
        if brackets:
            raise self.fault(f"'{brackets[-1]}' was never closed")
        raise self.fault("expecting '}'")

    def close(self, brackets: list[str], character: str) -> None:
        if not brackets:
            raise self.fault(f"unmatched '{character}'")
        opened = brackets.pop()
        if CLOSERS[opened] != character:
            raise self.fault(f"closing parenthesis '{character}' does not match "
                             f"opening parenthesis '{opened}'")

    def after_string(self, pos: int) -> int:
        quote = self.body[pos]
        quote = quote * 3 if self.body.startswith(quote * 3, pos) else quote
        end = self.body.find(quote, pos + len(quote))
        if end < 0:
            raise self.fault("unterminated string")
        if "\\" in self.body[pos:end]:
            raise at_token("f-string expression part cannot include a backslash", self.token)
        return end + len(quote)
