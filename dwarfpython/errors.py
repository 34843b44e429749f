"""What a user is told about a program that cannot be compiled.

Every stage raises SourceError, and only SourceError, for what is the user's to mend. Its text is CPython's
four lines: the place, the source line, a caret, the message.
"""

from __future__ import annotations


class SourceError(Exception):
    """An error at a place in a source file.

    `lineno` counts from 1; `col` and `end` are UTF-8 byte offsets into `line` (as AST offsets are), `end`
    exclusive, None where only a point is known. `kind` is the name of CPython's exception, or "unsupported"
    for what the language has and this compiler does not take. `incomplete` says that more lines at the end
    may make the program correct.
    """

    def __init__(self, message: str, filename: str, lineno: int = 1, col: int = 0, end: int | None = None,
                 line: str = "", kind: str = "SyntaxError", incomplete: bool = False):
        super().__init__(message)
        self.message = message
        self.filename = filename
        self.lineno = lineno
        self.col = col
        self.end = end
        self.line = line
        self.kind = kind
        self.incomplete = incomplete

    def __str__(self) -> str:
        place = f'  File "{_printable(self.filename)}", line {self.lineno}'
        return "\n".join([place, *self._excerpt(), f"{self.kind}: {_printable(self.message)}"])

    def _excerpt(self) -> list[str]:
        """The source line without its indentation and, under it, the caret."""
        text = self.line.rstrip()
        shown = text.lstrip(" \t\f")
        if not shown:
            return []
        indent = len(text) - len(shown)
        start = max(char_offset(text, self.col) - indent, 0)
        stop = char_offset(text, self.end) - indent if self.end is not None else 0
        width = max(min(stop, len(shown)) - start, 1)
        blank = "".join("\t" if c == "\t" else " " for c in shown[:start].ljust(start))
        return ["    " + _printable(shown), "    " + blank + "^" * width]


def char_offset(line: str, byte_offset: int) -> int:
    """The character index in `line` of a UTF-8 byte offset."""
    if line.isascii():
        return byte_offset
    return len(line.encode("utf-8", "surrogatepass")[:byte_offset].decode("utf-8", "replace"))


def _printable(text: str) -> str:
    """`text` with control characters and lone surrogates as escapes, so that any terminal can show it."""
    return "".join(c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in text)
