"""fnmatch: names by the patterns of shells, as regular expressions."""

import re
from functools import lru_cache

from posixpath import normcase


def translate(pat):
    """The regular expression of a pattern."""
    parts, at = [], 0
    while at < len(pat):
        sign = pat[at]
        at += 1
        if sign == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif sign == "?":
            parts.append(".")
        elif sign == "[":
            text, at = bracket(pat, at)
            parts.append(text)
        else:
            parts.append(re.escape(sign))
    return f"(?s:{''.join(parts)})\\Z"


def bracket(pat, at):
    """A set of characters that begins at `at`, and where it ends; a bracket that is never closed means itself."""
    end = at
    if pat[end:end + 1] == "!":
        end += 1
    if pat[end:end + 1] == "]":
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return "\\[", at
    inside = pat[at:end]
    negated = inside[0] == "!"
    ranges = set_of(inside[1:] if negated else inside)
    if not ranges:
        return ("." if negated else "(?!)"), end + 1
    return f"[{'^' if negated else ''}{ranges}]", end + 1


def set_of(text):
    """What stands in brackets, for re: ranges that are empty are left out."""
    parts, at = [], 0
    while at < len(text):
        if at + 2 < len(text) and text[at + 1] == "-":
            if text[at] <= text[at + 2]:
                parts.append(f"{escaped(text[at])}-{escaped(text[at + 2])}")
            at += 3
        else:
            parts.append(escaped(text[at]))
            at += 1
    return "".join(parts)


def escaped(sign):
    return "\\" + sign if sign in "\\]^-[&~|" else sign


@lru_cache(maxsize=256)
def compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return compiled(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(normcase(name), normcase(pat))


def filter(names, pat):
    match = compiled(normcase(pat))
    return [name for name in names if match(normcase(name)) is not None]
