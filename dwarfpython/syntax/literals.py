"""The values of number and string literals, and the insides of f-strings."""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from typing import Callable

from .fault import Fault, at_place, at_token
from .token import Token

_PREFIX = re.compile(r"[A-Za-z]*")
_ESCAPE = re.compile(r"\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})"
                     r"|N\{([^}]*)\}|([\s\S]))")
_BYTE_ESCAPE = re.compile(rb"\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|([\s\S]))")
_SIMPLE = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
           "v": "\v"}
_SHORT = {"x": "\\xXX", "u": "\\uXXXX", "U": "\\UXXXXXXXX"}

FieldParser = Callable[[str, int, int], ast.expr]


def number(token: Token) -> int | float | complex:
    text = token.text.replace("_", "")
    try:
        if text[-1] in "jJ" and text[:2].lower() != "0x":
            return complex(0.0, float(text[:-1]))
        if text.isdigit():
            return int(text)
        if text[:2].lower() in ("0x", "0o", "0b"):
            return int(text, 0)
        return float(text)
    except ValueError:
        limit = sys.get_int_max_str_digits()
        raise at_token(f"Exceeds the limit ({limit} digits) for integer string conversion; "
                       "consider hexadecimal for huge integer literals", token) from None


def join(at: dict, tokens: tuple[Token, ...], parse_field: FieldParser) -> ast.expr:
    """The node for adjacent string literals: a Constant, or a JoinedStr where one of them is an f-string."""
    parts = [_split(token) for token in tokens]
    kinds = {"b" in prefix for prefix, _, _ in parts}
    if len(kinds) > 1:
        raise at_place("cannot mix bytes and nonbytes literals", at)
    if kinds == {True}:
        values = [_bytes(body, "r" in prefix, token) for (prefix, body, _), token in zip(parts, tokens)]
        return ast.Constant(b"".join(values), None, **at)
    if any("f" in prefix for prefix, _, _ in parts):
        return _joined(at, tokens, parts, parse_field)
    values = [_text(body, "r" in prefix, token) for (prefix, body, _), token in zip(parts, tokens)]
    kind = "u" if tokens[0].text[0] == "u" else None
    return ast.Constant("".join(values), kind, **at)


def _split(token: Token) -> tuple[str, str, int]:
    """The prefix in small letters, the text between the quotes, and how many characters stand before it."""
    text = token.text
    prefix = _PREFIX.match(text)[0]
    quotes = 3 if text.startswith(('"""', "'''"), len(prefix)) else 1
    return prefix.lower(), text[len(prefix) + quotes:-quotes], len(prefix) + quotes


def _text(body: str, raw: bool, token: Token) -> str:
    if raw or "\\" not in body:
        return body
    return unescape(body, token)


def unescape(body: str, token: Token) -> str:
    """Replace the escape sequences of a str literal; an unknown one stands for itself."""
    def replace(found: re.Match) -> str:
        line_end, octal, *codes, name, other = found.groups()
        if line_end:
            return ""
        if octal:
            return chr(int(octal, 8))
        if name is not None:
            return _named(name, found, token)
        if other is None:
            code = int(next(code for code in codes if code), 16)
            if code > 0x10FFFF:
                raise _undecodable(found, "illegal Unicode character", token)
            return chr(code)
        if other in "xuUN":
            reason = "malformed \\N character escape" if other == "N" else f"truncated {_SHORT[other]} escape"
            raise _undecodable(found, reason, token)
        return _SIMPLE.get(other, found[0])

    return _ESCAPE.sub(replace, body)


def _named(name: str, found: re.Match, token: Token) -> str:
    try:
        character = unicodedata.lookup(name)
    except KeyError:
        character = ""
    if len(character) != 1:
        reason = "unknown Unicode character name" if name else "malformed \\N character escape"
        raise _undecodable(found, reason, token)
    return character


def _undecodable(found: re.Match, reason: str, token: Token) -> Fault:
    start, end = found.span()
    digits = re.compile(r"[0-9a-fA-F]*").match(found.string, end)
    if "truncated" in reason:
        end = digits.end()
    return at_token("(unicode error) 'unicodeescape' codec can't decode bytes in "
                    f"position {start}-{end - 1}: {reason}", token)


def _bytes(body: str, raw: bool, token: Token) -> bytes:
    if not body.isascii():
        raise at_token("bytes can only contain ASCII literal characters", token)
    data = body.encode("ascii")
    if raw or b"\\" not in data:
        return data

    def replace(found: re.Match) -> bytes:
        line_end, octal, code, other = found.groups()
        if line_end:
            return b""
        if octal:
            return bytes([int(octal, 8) & 255])
        if code:
            return bytes([int(code, 16)])
        if other == b"x":
            raise at_token(f"(value error) invalid \\x escape at position {found.start()}", token)
        simple = _SIMPLE.get(other.decode("ascii"))
        return simple.encode("ascii") if simple else found[0]

    return _BYTE_ESCAPE.sub(replace, data)


def _joined(at: dict, tokens, parts, parse_field: FieldParser) -> ast.JoinedStr:
    from .fstring import split_fields  # only programs with f-strings need it
    values: list[ast.expr | str] = []
    for token, (prefix, body, offset) in zip(tokens, parts):
        if "f" in prefix:
            values += split_fields(at, token, offset, body, "r" in prefix, parse_field)
        else:
            values.append(_text(body, "r" in prefix, token))
    kind = "u" if tokens[0].text[0] == "u" else None
    return ast.JoinedStr(merge(at, values, kind), **at)


def merge(at: dict, values: list[ast.expr | str], kind: str | None = None,
          last_at: dict | None = None) -> list[ast.expr]:
    """Make one Constant of each run of texts, the last one at `last_at`, if given; empty texts vanish."""
    merged: list[ast.expr] = []
    text = ""
    for value in values:
        if isinstance(value, str):
            text += value
            continue
        if text:
            merged.append(ast.Constant(text, kind, **at))
        merged.append(value)
        text = ""
    if text:
        merged.append(ast.Constant(text, kind, **(last_at or at)))
    return merged
