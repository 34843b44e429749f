"""From bytes to text: encodings (PEP 263), byte order marks, line ends.

A Source keeps the lines, so that every later stage can show the one that an error is about.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..errors import SourceError

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")


@dataclass(frozen=True)
class Source:
    """A program's text with "\\n" for every line end, and its lines without them."""
    filename: str
    text: str
    lines: list[str]

    def line(self, lineno: int) -> str:
        """The text of a line, counted from 1; empty past the end."""
        return self.lines[lineno - 1] if 0 < lineno <= len(self.lines) else ""


def read(source: str | bytes, filename: str) -> Source:
    """Decode a program; SourceError where its bytes are no text."""
    text = source if isinstance(source, str) else _decode(source, filename)
    if "\0" in text:
        lineno = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError("source code cannot contain null bytes", filename, lineno)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    return Source(filename, text, text.split("\n"))


def _decode(data: bytes, filename: str) -> str:
    encoding, body = _encoding(data, filename)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        lineno = body.count(b"\n", 0, error.start) + 1
        what = f"(unicode error) '{error.encoding}' codec can't decode byte 0x{body[error.start]:02x} " \
               f"in position {error.start}: {error.reason}"
        raise SourceError(what, filename, lineno) from None
    except Exception as error:  # codecs that are no text encodings fail in their own ways
        raise SourceError(f"encoding problem: {encoding}: {error}", filename) from None


def _encoding(data: bytes, filename: str) -> tuple[str, bytes]:
    """The encoding that the first two lines or a byte order mark name, and the bytes without the mark."""
    marked = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8):] if marked else data
    name = _cookie(body)
    if name is None:
        return "utf-8", body
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise SourceError(f"unknown encoding: {name}", filename) from None
    if marked and not name.lower().replace("_", "-").startswith("utf-8"):
        raise SourceError(f"encoding problem: {name} with BOM", filename)
    return encoding, body


def _cookie(body: bytes) -> str | None:
    for line in body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n", 2)[:2]:
        found = _COOKIE.match(line)
        if found:
            return found.group(1).decode("ascii", "replace")
        if not _BLANK.match(line):
            return None
    return None
