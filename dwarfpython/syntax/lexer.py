"""Tokens: names, numbers, strings and operators, and the lines and blocks that layout makes.

The whole text is read at once. An error does not stop the parser before it gets there: it becomes the last
token, of type ERROR, since an error that stands further up is to be reported first.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from typing import NamedTuple

from . import lookahead
from .fault import Fault, at_token
from .token import CLOSERS, LINE_START, Token

KEYWORDS = frozenset("""
    False None True and as assert async await break class continue def del elif else except finally for from
    global if import in is lambda nonlocal not or pass raise return try while with yield""".split())

AUGASSIGN = frozenset("+= -= *= @= /= %= &= |= ^= <<= >>= **= //=".split())

MAX_INDENTS = 100
MAX_BRACKETS = 200
TAB = 8


_NUMBER = r"""
      0[xX](?:_?[0-9a-fA-F])+ | 0[bB](?:_?[01])+ | 0[oO](?:_?[0-7])+
    | (?: [0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)? | \.[0-9](?:_?[0-9])* )
      (?:[eE][-+]?[0-9](?:_?[0-9])*)? [jJ]?
    | [0-9](?:_?[0-9])* (?: [eE][-+]?[0-9](?:_?[0-9])*[jJ]? | [jJ] )?
"""
_STRING = r'''
    (?: [rR]?[bBfF]? | [bBfF][rR] | [uU] )
    (?: """ [^"\\]* (?: (?: \\[\s\S] | "(?!"") ) [^"\\]* )* """
      | \'\'\' [^'\\]* (?: (?: \\[\s\S] | '(?!'') ) [^'\\]* )* \'\'\'
      | " (?!"") [^"\\\n]* (?: \\[\s\S] [^"\\\n]* )* "
      | ' (?!'') [^'\\\n]* (?: \\[\s\S] [^'\\\n]* )* ' )
'''
_OPERATOR = r"\*\*=?|//=?|>>=?|<<=?|\.\.\.|->|:=|[-+*/%@&|^=<>!]=|[-+*/%@&|^=<>()\[\]{},:.;~]"

# One token after the blanks before it. The order matters: a string's prefix looks like a name.
_TOKEN = re.compile(rf"""[ \t\f]*(?:
    (?P<string>{_STRING})
  | (?P<name>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*)
  | (?P<number>{_NUMBER})
  | (?P<operator>{_OPERATOR})
  | (?P<newline>\n)
  | (?P<comment>\#[^\n]*)
  | (?P<continuation>\\\n)
  | (?P<other>[\s\S]?) )""", re.VERBOSE)

STRING, NAME, NUMBER, OPERATOR, NEWLINE, COMMENT, CONTINUATION, OTHER = range(1, 9)

_INDENTATION = re.compile(r"[ \t\f]*")
_BLANK_LINES = re.compile(r"(?:[ \t\f]*(?:\#[^\n]*)?\n)*")
_QUOTE = re.compile(r"""\"{3}|'{3}|["']""")
# The rest of a string whose last line ends with a backslash.
_CONTINUED = re.compile(r"(?:[^\\\n]|\\[\s\S])*\\\Z")
_PREFIX = re.compile(r"[rR]?[bBfF]?|[bBfF][rR]|[uU]")
_AFTER_NUMBER = re.compile(r"(?:and|else|for|if|in|is|not|or)\b")


class Lexed(NamedTuple):
    """The tokens of a text, the last being END or ERROR, that error, and the brackets never closed."""
    tokens: list[Token]
    error: Fault | None
    open_brackets: list[Token]


def tokenize(text: str) -> Lexed:
    """The tokens of a whole program."""
    return _Lexer(text, 1, 0).run()


def tokenize_field(text: str, lineno: int, col: int) -> Lexed:
    """The tokens of an expression that stands inside a string at the given place; line ends do not count."""
    return _Lexer(text, lineno, col, is_field=True).run()


class _Lexer:
    """The state of one pass. `line_start` is an index in the current line, and `line_col` its byte column."""

    def __init__(self, text: str, lineno: int, col: int, is_field: bool = False):
        self.text = text
        self.is_field = is_field
        self.ascii = text.isascii()
        self.lineno = lineno
        self.line_start = 0
        self.line_col = col
        self.tokens: list[Token] = []
        self.brackets: list[Token] = []
        self.indents = [0]
        self.narrow_indents = [0]  # the same with tabs one column wide, to see where tabs and spaces disagree
        self.lookaheads: list[int] = []

    def run(self) -> Lexed:
        error = None
        try:
            self.scan()
        except Fault as fault:
            error = fault
            self.tokens.append(Token("ERROR", "", fault.lineno, fault.col, fault.lineno, fault.col))
        if not self.is_field:
            lookahead.decide(self.tokens, self.lookaheads)
        return Lexed(self.tokens, error, self.brackets)

    def scan(self) -> None:
        match, append = _TOKEN.match, self.tokens.append
        text, is_ascii = self.text, self.ascii
        pos = 0 if self.is_field else self.indentation(0)
        while True:
            found = match(text, pos)
            kind = found.lastindex
            start, pos = found.span(kind)
            lineno = self.lineno
            if is_ascii:
                col = start - self.line_start + self.line_col
            else:
                col = self.column(start)
            if kind == NAME:
                word = found[NAME]
                if word in KEYWORDS:
                    append(Token(word, word, lineno, col, lineno, col + pos - start))
                    continue
                end_col = col + pos - start
                if not is_ascii and not word.isascii():
                    end_col = self.column(pos)
                    word = self.name(word, start)
                append(Token("NAME", word, lineno, col, lineno, end_col))
                if word == "print" or word == "match":
                    self.lookaheads.append(len(self.tokens) - 1)
            elif kind == OPERATOR:
                word = found[OPERATOR]
                symbol = "AUGASSIGN" if word in AUGASSIGN else word
                token = Token(symbol, word, lineno, col, lineno, col + pos - start)
                if word in "()[]{}":
                    self.bracket(token)
                append(token)
            elif kind == NEWLINE:
                self.next_line(pos)
                if not self.brackets and not self.is_field:
                    if self.tokens and self.tokens[-1].type not in LINE_START:
                        append(Token("_NEWLINE", "\n", lineno, col, lineno, col + 1))
                    pos = self.indentation(pos)
            elif kind == STRING:
                self.string(found[STRING], start, pos, col)
            elif kind == NUMBER:
                self.number(found[NUMBER], start, pos, col)
            elif kind == CONTINUATION:
                if pos == len(text):
                    self.stop("unexpected EOF while parsing", pos - 1)
                self.next_line(pos)
            elif kind == OTHER:
                if pos == len(text) == start:
                    return self.finish(start)
                self.other(start)

    # Places

    def column(self, index: int) -> int:
        """The byte column of an index on the current line."""
        if self.ascii or index < self.line_start:  # what is looked back at is the prefix of a string
            return index - self.line_start + self.line_col
        self.line_col += len(self.text[self.line_start:index].encode("utf-8", "surrogatepass"))
        self.line_start = index
        return self.line_col

    def next_line(self, start: int) -> None:
        self.lineno += 1
        self.line_start = start
        self.line_col = 0

    def stop(self, message: str, start: int, end: int | None = None, kind: str = "SyntaxError",
             incomplete: bool = False) -> None:
        end_col = None if end is None else self.column(end)
        raise Fault(message, self.lineno, self.column(start), self.lineno, end_col, kind, incomplete)

    # Tokens that need care

    def name(self, word: str, start: int) -> str:
        """A name with characters beyond ASCII, in the normal form that makes equal names equal."""
        if not word.isidentifier():
            index = bisect.bisect(range(1, len(word)), False, key=lambda end: not word[:end].isidentifier())
            self.bad_character(word[index], start + index)
        return unicodedata.normalize("NFKC", word)

    def bad_character(self, character: str, index: int) -> None:
        code = f"U+{ord(character):04X}"
        if not character.isprintable():
            self.stop(f"invalid non-printable character {code}", index)
        self.stop(f"invalid character '{character}' ({code})", index)

    def string(self, text: str, start: int, end: int, col: int) -> None:
        lineno = self.lineno
        lines = text.count("\n")
        if lines:
            self.lineno += lines
            self.line_start = start + text.rindex("\n") + 1
            self.line_col = 0
        self.tokens.append(Token("STRING", text, lineno, col, self.lineno, self.column(end)))

    def number(self, text: str, start: int, end: int, col: int) -> None:
        if len(text) > 1 and text[0] == "0" and text[1] in "0123456789_" and text.replace("_", "").isdigit():
            if text.strip("0_"):
                self.stop("leading zeros in decimal integer literals are not permitted; "
                          "use an 0o prefix for octal integers", start, end)
        following = self.text[end:end + 1]
        if following and (following.isalnum() or following == "_" or following > "\x7f"):
            if not _AFTER_NUMBER.match(self.text, end):
                self.bad_number(text, start, end, following)
        self.tokens.append(Token("NUMBER", text, self.lineno, col, self.lineno, self.column(end)))

    def bad_number(self, text: str, start: int, end: int, following: str) -> None:
        prefix = (text + following)[:2].lower()
        if text == "0" and prefix in ("0o", "0b") and self.text[end + 1:end + 2].isdigit():
            following, end = self.text[end + 1], end + 1
        base = {"0x": "hexadecimal", "0o": "octal", "0b": "binary"}.get(prefix, "decimal")
        if base in ("octal", "binary") and following.isdigit():
            self.stop(f"invalid digit '{following}' in {base} literal", end)
        if text[-1] in "jJ":
            base = "imaginary"
        self.stop(f"invalid {base} literal", end - 1 if base == "decimal" else end)

    def bracket(self, token: Token) -> None:
        if token.text in CLOSERS:
            if len(self.brackets) >= MAX_BRACKETS:
                raise at_token("too many nested parentheses", token)
            self.brackets.append(token)
            if token.text == "(" and self.tokens and self.tokens[-1].type == "with":
                self.lookaheads.append(len(self.tokens))
            return
        if not self.brackets:
            raise at_token(f"unmatched '{token.text}'", token)
        opened = self.brackets.pop()
        if CLOSERS[opened.text] != token.text:
            where = "" if opened.lineno == token.lineno else f" on line {opened.lineno}"
            raise at_token(f"closing parenthesis '{token.text}' does not match "
                           f"opening parenthesis '{opened.text}'{where}", token)

    def other(self, start: int) -> None:
        """No token starts here: say why."""
        quote = _QUOTE.match(self.text, start)
        if quote:
            self.open_string(start, quote[0])
        character = self.text[start]
        if character == "\\":
            if start + 1 == len(self.text):
                self.stop("unexpected EOF while parsing", start + 1, incomplete=True)
            self.stop("unexpected character after line continuation character", start + 1)
        if ord(character) > 127 or not character.isprintable():
            self.bad_character(character, start)
        self.stop("invalid syntax", start, start + 1)

    def open_string(self, start: int, quote: str) -> None:
        last = self.text.count("\n", start) + self.lineno - self.text.endswith("\n")
        before = self.tokens[-1] if self.tokens else None
        if before and before.end_col == self.column(start) and _PREFIX.fullmatch(before.text):
            start -= len(self.tokens.pop().text)
        if len(quote) == 3:
            self.stop(f"unterminated triple-quoted string literal (detected at line {last})", start,
                      incomplete=True)
        self.stop(f"unterminated string literal (detected at line {self.lineno})", start,
                  incomplete=bool(_CONTINUED.match(self.text, start + 1)))

    # Lines and blocks

    def indentation(self, pos: int) -> int:
        """From the start of a line: skip blank lines, open or close blocks; where the line's text starts."""
        text = self.text
        blank = _BLANK_LINES.match(text, pos).end()
        if blank > pos:
            self.lineno += text.count("\n", pos, blank)
            self.line_start, self.line_col = blank, 0
        start = _INDENTATION.match(text, blank).end()
        wide, narrow = _widths(text[blank:start])
        while text.startswith("\\\n", start):  # a continued line has the indentation of its first part
            self.next_line(start + 2)
            blank, start = start + 2, _INDENTATION.match(text, start + 2).end()
            if not wide:
                wide, narrow = _widths(text[blank:start])
        if text[start:start + 1] in ("", "#", "\n"):
            return start
        if wide != self.indents[-1] or narrow != self.narrow_indents[-1]:
            self.change_block(wide, narrow, start)
        return start

    def change_block(self, wide: int, narrow: int, start: int) -> None:
        if (wide > self.indents[-1]) != (narrow > self.narrow_indents[-1]) or wide == self.indents[-1]:
            self.stop("inconsistent use of tabs and spaces in indentation", start, kind="TabError")
        col = self.column(start)
        if wide > self.indents[-1]:
            if len(self.indents) >= MAX_INDENTS:
                self.stop("too many levels of indentation", start, kind="IndentationError")
            self.indents.append(wide)
            self.narrow_indents.append(narrow)
            self.tokens.append(Token("_INDENT", "", self.lineno, col, self.lineno, col))
            return
        while wide < self.indents[-1]:
            self.indents.pop()
            self.narrow_indents.pop()
            self.tokens.append(Token("_DEDENT", "", self.lineno, col, self.lineno, col))
        if wide != self.indents[-1]:
            self.stop("unindent does not match any outer indentation level", start, kind="IndentationError")
        if narrow != self.narrow_indents[-1]:
            self.stop("inconsistent use of tabs and spaces in indentation", start, kind="TabError")

    def finish(self, pos: int) -> None:
        """The end: a last line without its end has one, and all blocks close."""
        col = self.column(pos)
        if not self.is_field and not self.brackets:
            if self.tokens and self.tokens[-1].type not in LINE_START:
                self.tokens.append(Token("_NEWLINE", "", self.lineno, col, self.lineno, col + 1))
            closing = Token("_DEDENT", "", self.lineno, col, self.lineno, col)
            self.tokens.extend([closing] * (len(self.indents) - 1))
        self.tokens.append(Token("END", "", self.lineno, col, self.lineno, col))


def _widths(blanks: str) -> tuple[int, int]:
    """The width of indentation with tabs to multiples of eight, and with tabs of one column."""
    blanks = blanks.rpartition("\f")[2]
    if "\t" not in blanks:
        return len(blanks), len(blanks)
    wide = 0
    for blank in blanks:
        wide = (wide // TAB + 1) * TAB if blank == "\t" else wide + 1
    return wide, len(blanks)
