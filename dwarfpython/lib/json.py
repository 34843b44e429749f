"""json: dumps, dump, loads, load.

The usual case is done by the runtime's module _json in one walk; it gives up where anything is not usual.
"""

import _json

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
INFINITY = float("inf")


# Writing

def quoted(text, ensure_ascii):
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join([escaped(character, ensure_ascii) for character in text]) + '"'


def escaped(character, ensure_ascii):
    if character in ESCAPES:
        return ESCAPES[character]
    code = ord(character)
    if 32 <= code < (127 if ensure_ascii else 0x110000):
        return character
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"


class JSONEncoder:
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan = skipkeys, ensure_ascii, check_circular, allow_nan
        self.sort_keys, self.indent = sort_keys, " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        try:
            return "".join((o,))                 # a char * of C
        except TypeError:
            raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable") from None

    def encode(self, o):
        text = self.encode_plain(o) if self.indent is None and not self.sort_keys else None
        if text is not None:
            return text
        pieces = []
        self.write(o, "\n" if self.indent is not None else "", pieces, {})
        return "".join(pieces)

    def encode_plain(self, o):
        """The text, if nothing in it is to be asked of this object; None otherwise."""
        return _json.write(o, self.ensure_ascii, self.item_separator, self.key_separator)

    def iterencode(self, o):
        return iter([self.encode(o)])

    def write(self, o, newline, pieces, open):
        """Appends the text of `o`; `open` holds the containers that it is in, by id."""
        if isinstance(o, str):
            pieces.append(quoted(o, self.ensure_ascii))
        elif o is None or o is True or o is False:
            pieces.append("null" if o is None else "true" if o else "false")
        elif isinstance(o, int):
            pieces.append("%d" % o)
        elif isinstance(o, float):
            pieces.append(self.number(o))
        else:
            self.write_container(o, newline, pieces, open)

    def write_container(self, o, newline, pieces, open):
        if self.check_circular:
            if id(o) in open:
                raise ValueError("Circular reference detected")
            open[id(o)] = o
        if isinstance(o, dict):
            self.write_dict(o, newline, pieces, open)
        elif isinstance(o, (list, tuple)):
            self.write_list(o, newline, pieces, open)
        else:
            self.write(self.default(o), newline, pieces, open)
        if self.check_circular:
            del open[id(o)]

    def write_list(self, items, newline, pieces, open):
        if not items:
            pieces.append("[]")
            return
        inner = newline + self.indent if newline else ""
        before = "[" + inner
        for item in items:
            pieces.append(before)
            self.write(item, inner, pieces, open)
            before = self.item_separator + inner
        pieces.append(newline + "]")

    def write_dict(self, mapping, newline, pieces, open):
        if not mapping:
            pieces.append("{}")
            return
        inner = newline + self.indent if newline else ""
        before = "{" + inner
        for key, value in sorted(mapping.items()) if self.sort_keys else mapping.items():
            name = self.key(key)
            if name is None:
                continue
            pieces.append(before + quoted(name, self.ensure_ascii) + self.key_separator)
            self.write(value, inner, pieces, open)
            before = self.item_separator + inner
        pieces.append(newline + "}" if before[0] != "{" else "{}")

    def key(self, key):
        """The text of a key; None where it is skipped."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.number(key)
        if key is True or key is False or key is None:
            return "null" if key is None else "true" if key else "false"
        if isinstance(key, int):
            return "%d" % key
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def number(self, value):
        if value - value == 0.0:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                                indent=indent, separators=separators, default=default, sort_keys=sort_keys).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


# Reading

class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = doc.count("\n", 0, pos) + 1, pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


class JSONDecoder:
    """A parser by recursive descent. Each `read_X` takes the place where X begins and gives X and the place after it."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.is_plain = object_hook is object_pairs_hook is parse_float is parse_int is parse_constant is None and strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or {"NaN": INFINITY - INFINITY, "Infinity": INFINITY, "-Infinity": -INFINITY}.__getitem__

    def decode(self, text):
        read = _json.read(text) if self.is_plain else None
        if read is not None:
            return read[0]
        value, end = self.read_value(text, after_space(text, 0))
        end = after_space(text, end)
        if end != len(text):
            raise JSONDecodeError("Extra data", text, end)
        return value

    def raw_decode(self, text, at=0):
        return self.read_value(text, at)

    def read_value(self, text, at):
        first = text[at:at + 1]
        if first == '"':
            return self.read_string(text, at)
        if first == "{":
            return self.read_object(text, at)
        if first == "[":
            return self.read_array(text, at)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if text.startswith(word, at):
                return value, at + len(word)
        return self.read_number(text, at)

    def read_number(self, text, at):
        end = at + (text[at:at + 1] == "-")
        whole = digits(text, end)
        if whole == end:
            for word in ("NaN", "Infinity", "-Infinity"):
                if text.startswith(word, at):
                    return self.parse_constant(word), at + len(word)
            raise JSONDecodeError("Expecting value", text, at)
        whole = end + 1 if text[end] == "0" else whole
        end = whole
        if text[end:end + 1] == "." and digits(text, end + 1) > end + 1:
            end = digits(text, end + 1)
        if text[end:end + 1] in ("e", "E"):
            sign = end + 1 + (text[end + 1:end + 2] in ("+", "-"))
            end = digits(text, sign) if digits(text, sign) > sign else end
        number = text[at:end]
        return self.parse_int(number) if end == whole else self.parse_float(number), end

    def read_string(self, text, start):
        pieces, at = [], start + 1
        while True:
            end = at
            while end < len(text) and text[end] != '"' and text[end] != "\\" and text[end] >= " ":
                end += 1
            pieces.append(text[at:end])
            if end == len(text):
                raise JSONDecodeError("Unterminated string starting at", text, start)
            if text[end] == '"':
                return "".join(pieces), end + 1
            if text[end] != "\\":
                if self.strict:
                    raise JSONDecodeError("Invalid control character at", text, end)
                pieces.append(text[end])
                at = end + 1
                continue
            piece, at = self.read_escape(text, end, start)
            pieces.append(piece)

    def read_escape(self, text, at, start):
        letter = text[at + 1:at + 2]
        if not letter:
            raise JSONDecodeError("Unterminated string starting at", text, start)
        if letter != "u":
            if letter not in UNESCAPES:
                raise JSONDecodeError("Invalid \\escape", text, at)
            return UNESCAPES[letter], at + 2
        code = hexadecimal(text, at + 2)
        if 0xD800 <= code < 0xDC00 and text.startswith("\\u", at + 6):
            low = hexadecimal(text, at + 8)
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + (code - 0xD800 << 10 | low - 0xDC00)), at + 12
        return chr(code), at + 6

    def read_array(self, text, at):
        items, at = [], after_space(text, at + 1)
        if text[at:at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self.read_value(text, at)
            items.append(item)
            at = after_space(text, at)
            if text[at:at + 1] == "]":
                return items, at + 1
            if text[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = after_space(text, at + 1)

    def read_object(self, text, at):
        pairs, at = [], after_space(text, at + 1)
        if text[at:at + 1] == "}":
            return self.made(pairs), at + 1
        while True:
            if text[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
            key, at = self.read_string(text, at)
            at = after_space(text, at)
            if text[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, at)
            value, at = self.read_value(text, after_space(text, at + 1))
            pairs.append((key, value))
            at = after_space(text, at)
            if text[at:at + 1] == "}":
                return self.made(pairs), at + 1
            if text[at:at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = after_space(text, at + 1)

    def made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))


def after_space(text, at):
    while at < len(text) and text[at] in " \t\n\r":
        at += 1
    return at


def digits(text, at):
    while at < len(text) and "0" <= text[at] <= "9":
        at += 1
    return at


def hexadecimal(text, at):
    number = text[at:at + 4]
    if len(number) != 4 or any(digit not in "0123456789abcdefABCDEF" for digit in number):
        raise JSONDecodeError("Invalid \\uXXXX escape", text, at - 1)
    return int(number, 16)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, strict=True):
    if isinstance(s, bytes):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
                                object_pairs_hook=object_pairs_hook, strict=strict).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)
