"""ast: literal_eval. Syntax trees are the compiler's, which is not in the process."""

import re

TOKEN = re.compile(r"""(?:[ \t\f\r\n]|\\\n|\#[^\n]*)*(?:
    (?P<string>(?P<prefix>[rR]?[bB]|[bB][rR]|[rRuU]?)(?P<quote>'{3}|"{3}|['"])(?P<text>(?:\\[\s\S]|(?!(?P=quote))[\s\S])*)(?P=quote))
  | (?P<number>(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+
        |(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?)(?![\w.]))
  | (?P<word>None\b|True\b|False\b|set[ ]*\([ ]*\)|\.\.\.)
  | (?P<mark>[][(){},:+-])
  | (?P<end>\Z))""", re.VERBOSE)
ESCAPE = re.compile(r"\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\s\S])")
BYTE_ESCAPE = re.compile(r"\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|[\s\S])")
SIMPLE = {"\n": "", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
WORDS = {"None": None, "True": True, "False": False, "...": ...}
CLOSING = {"(": ")", "[": "]", "{": "}"}
MAX_DEPTH = 200


class Other(Exception):
    """The text is something else than a literal."""


def unescaped(found):
    what = found[1]
    if what in SIMPLE:
        return SIMPLE[what]
    if what[0] in "01234567":
        return chr(int(what, 8))
    if what[0] in "xuU" and len(what) > 1:
        return chr(int(what[1:], 16))
    if what[0] in "xuUN":
        raise Other
    return found[0]


def string_of(token):
    """What one string literal says."""
    prefix, text = token["prefix"].lower(), token["text"]
    if len(token["quote"]) == 1 and "\n" in text.replace("\\\n", ""):
        raise Other
    if "b" in prefix:
        if not text.isascii():
            raise Other
        return (text if "r" in prefix else BYTE_ESCAPE.sub(bytes_unescaped, text)).encode("latin-1")
    return text if "r" in prefix else ESCAPE.sub(unescaped, text)


def bytes_unescaped(found):
    if found[1] == "x":
        raise Other
    return found[0] if found[1][0] in "uUN" else chr(ord(character) & 255) if len(character := unescaped(found)) == 1 else character


def number_of(text):
    if text[-1] in "jJ":
        return complex(0, float(text[:-1]))
    if text[:2].lower() in ("0x", "0o", "0b") or text.replace("_", "").isdigit():
        if text.lstrip("0_") and text[0] == "0" and text[:2].lower() not in ("0x", "0o", "0b"):
            raise Other
        return int(text, 0)
    return float(text)


class Reader:
    """The tokens of a text, and where in them the reader is."""

    def __init__(self, text):
        self.tokens = []
        place = 0
        while True:
            found = TOKEN.match(text, place)
            if not found:
                raise Other
            self.tokens.append(found)
            if found.lastgroup == "end" or found["end"] is not None:
                break
            place = found.end()
        self.at = self.depth = 0

    def mark(self):
        return self.tokens[self.at]["mark"]

    def take(self, mark):
        if self.mark() != mark:
            return False
        self.at += 1
        return True

    def whole(self):
        """The text as one value; a comma makes a tuple."""
        value = self.value()
        if self.mark() == ",":
            items = [value]
            while self.take(","):
                if self.tokens[self.at]["end"] is not None:
                    break
                items.append(self.value())
            value = tuple(items)
        if self.tokens[self.at]["end"] is None:
            raise Other
        return value

    def value(self):
        """A literal, or a real number with an imaginary one behind it."""
        left = self.signed()
        sign = self.mark()
        if sign not in ("+", "-") or type(left) not in (int, float):
            return left
        self.at += 1
        right = self.tokens[self.at]["number"]
        if not right or type(number_of(right)) is not complex:
            raise Other
        self.at += 1
        return left + number_of(right) if sign == "+" else left - number_of(right)

    def signed(self):
        sign = self.mark()
        if sign not in ("+", "-"):
            return self.atom()
        self.at += 1
        value = self.atom()
        if type(value) not in (int, float, complex):
            raise Other
        return value if sign == "+" else -value

    def atom(self):
        token = self.tokens[self.at]
        self.at += 1
        if token["number"]:
            return number_of(token["number"])
        if token["string"]:
            return self.strings(token)
        if token["word"]:
            return WORDS[token["word"]] if token["word"] in WORDS else set()
        if token["mark"] not in CLOSING:
            raise Other
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Other
        value = self.display(token["mark"], CLOSING[token["mark"]])
        self.depth -= 1
        return value

    def strings(self, token):
        value = string_of(token)
        while self.tokens[self.at]["string"]:
            more = string_of(self.tokens[self.at])
            if type(more) is not type(value):
                raise Other
            value += more
            self.at += 1
        return value

    def display(self, opening, closing):
        items, pairs, commas = [], [], 0
        while not self.take(closing):
            items.append(self.value())
            if opening == "{" and self.take(":"):
                pairs.append((items.pop(), self.value()))
            commas += self.mark() == ","
            if not self.take(",") and self.mark() != closing:
                raise Other
        if opening == "[":
            return items
        if opening == "(":
            return items[0] if len(items) == 1 and not commas else tuple(items)
        if pairs and items:
            raise Other
        return set(items) if items else dict(pairs)


def literal_eval(node_or_string):
    """The value of a text that is a literal, or a display of literals."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    try:
        return Reader(text).whole()
    except Other:
        pass
    compile(text, "<unknown>", "eval")          # it may be no expression at all
    raise ValueError(f"malformed node or string on line 1: {text!r}")
