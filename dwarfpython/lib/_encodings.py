"""The encodings that the runtime does not have itself, by libc's iconv. The runtime imports this when a program names one."""

import c
import importlib

SINGLE = "charmap"
MARKS = {"utf-16": b"\xff\xfe", "utf-32": b"\xff\xfe\0\0", "utf-8-sig": b"\xef\xbb\xbf"}
ORDERS = {"utf-16": ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
          "utf-32": ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")),
          "utf-8-sig": ((b"\xef\xbb\xbf", "utf-8"),)}
NATIVE = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "utf-32-le": "UTF-32LE", "utf-32-be": "UTF-32BE",
          "utf-7": "UTF-7"}
ALIASES = {"utf16": "utf-16", "u16": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be", "utf32": "utf-32",
           "u32": "utf-32",
           "utf32le": "utf-32-le", "utf32be": "utf-32-be", "utf8sig": "utf-8-sig", "utf7": "utf-7", "u7": "utf-7",
           "gb2312": "gb2312",
           "gbk": "gbk", "gb18030": "gb18030", "big5": "big5", "shiftjis": "shift_jis", "sjis": "shift_jis",
           "eucjp": "euc_jp",
           "euckr": "euc_kr", "iso2022jp": "iso2022_jp", "koi8r": "koi8-r", "koi8u": "koi8-u", "macroman": "macintosh"}
MULTIBYTE = ("gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "iso2022_jp", "utf-7")


searches = []            # what the program registered: functions from a name to (encode, decode, ...) or None


IN_PYTHON = {"punycode"}  # Python's own, written in the language


def registered(given):
    name = given.lower().replace("-", "_").replace(" ", "_")
    for search in searches:
        info = search(name)
        if info is not None:
            return info
    if name in IN_PYTHON:
        return importlib.import_module(f"encodings.{name}").getregentry()
    return None


def plain_name(given):
    return given.lower().replace("-", "").replace("_", "").replace(" ", "")


def canonical(given):
    """The name of an encoding as errors have it; what is registered for one that is not known here."""
    plain = plain_name(given)
    if plain in ALIASES:
        return ALIASES[plain]
    for start in ("iso8859", "cp", "windows", "ibm", "8859"):
        number = plain[len(start):]
        if plain.startswith(start) and number.isdecimal():
            return f"iso8859-{number}" if "8859" in start else f"cp{number}"
    info = registered(given)
    if info is not None:
        return info
    raise LookupError(f"unknown encoding: {given}")


def is_registered_only(given):
    try:
        return not isinstance(canonical(given), str)
    except LookupError:
        return False         # the runtime has it


def native_name(name):
    """As libc calls it."""
    return "ISO-8859" + name[7:] if name.startswith("iso8859") else NATIVE.get(name, name.upper())


class Converter:
    """iconv between two encodings, from bytes to bytes."""

    def __init__(self, target, source, given):
        self.handle = c.iconv_open(target, source)
        if cast("long", self.handle) == -1:
            raise LookupError(f"unknown encoding: {given}")

    def convert(self, data):
        """(what came out, how many bytes of data it took): fewer than all where something cannot be converted."""
        if not data:
            return b"", 0
        room = 4 * len(data) + 16
        memory, source = cast("char *", c.malloc(room)), cast("char *", c.malloc(len(data) + 1))
        c.memcpy(source, data, len(data))
        at, left, out, free = new("char *", source), new("size_t", len(data)), new("char *", memory), new("size_t", room)
        c.iconv(self.handle, at, left, out, free)
        done = room - free[0]
        result = bytes(done)
        c.memcpy(result, memory, done)
        c.free(memory)
        c.free(source)
        c.iconv(self.handle, None, None, None, None)
        return result, len(data) - left[0]

    def close(self):
        c.iconv_close(self.handle)


def shown(name):
    return name if name in MARKS or name in NATIVE or name in MULTIBYTE else SINGLE


# Text as Python's literals have it

def escape(text, is_raw):
    parts = []
    for sign in text:
        point = ord(sign)
        if point > 0xffff:
            parts.append(f"\\U{point:08x}")
        elif point > 0xff:
            parts.append(f"\\u{point:04x}")
        elif is_raw or (" " <= sign <= "~" and sign != "\\"):
            parts.append(sign)
        else:
            parts.append(SHORT.get(sign) or f"\\x{point:02x}")
    return "".join(parts).encode("latin-1")


def unescape(data, errors, is_raw):
    text, parts, at = data.decode("latin-1"), [], 0
    name = "rawunicodeescape" if is_raw else "unicodeescape"
    while True:
        slash = text.find("\\", at)
        if slash < 0:
            break
        parts.append(text[at:slash])
        sign = text[slash + 1:slash + 2]
        size = {"u": 4, "U": 8, "x": 0 if is_raw else 2}.get(sign, 0)
        digits = ""
        while len(digits) < size and text[slash + 2 + len(digits):slash + 3 + len(digits)] in HEX:
            digits += text[slash + 2 + len(digits)]
        at = slash + 2 + len(digits)
        if size:
            if len(digits) == size and int(digits, 16) <= 0x10ffff:
                parts.append(chr(int(digits, 16)))
                continue
            beyond = "\\Uxxxxxxxx out of range" if is_raw else "illegal Unicode character"
            reason = beyond if len(digits) == size else f"truncated \\{sign}{'X' * size} escape"
        elif is_raw:
            parts.append(text[slash:at])
            continue
        elif sign in OCTAL:
            while at < slash + 4 and text[at:at + 1] in OCTAL:
                at += 1
            parts.append(chr(int(text[slash + 1:at], 8)))
            continue
        elif sign:
            parts.append(LONG.get(sign, "\\" + sign))
            continue
        else:
            at, reason = len(text), "\\ at end of string"
        if errors == "strict":
            raise UnicodeDecodeError(name, data, slash, at, reason)
        parts.append("\ufffd" if errors == "replace" else "")
    return "".join(parts) + text[at:]


HEX, OCTAL = tuple("0123456789abcdefABCDEF"), tuple("01234567")
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
LONG = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": ""}
ESCAPES = {"unicodeescape": False, "rawunicodeescape": True}


# Encoding

def encode(text, given, errors):
    if plain_name(given) in ESCAPES:
        return escape(text, ESCAPES[plain_name(given)])
    name = canonical(given)
    if not isinstance(name, str):
        return name[0](text, errors)[0]
    if name in MARKS:
        return MARKS[name] + (text.encode("utf-8", errors) if name == "utf-8-sig"
                              else encode(text, ORDERS[name][0][1], errors))
    converter = Converter(native_name(name), "UTF-8", given)
    try:
        return encoded(text, name, errors, converter)
    finally:
        converter.close()


def encoded(text, name, errors, converter):
    parts, at = [], 0
    while at < len(text):
        rest = text[at:]
        data = rest.encode("utf-8", "surrogatepass")
        part, taken = converter.convert(data)
        parts.append(part)
        good = len(data[:taken].decode("utf-8", "surrogatepass"))
        if good == len(rest):
            break
        instead = replacement(text, at + good, name, errors, converter)
        parts.append(instead)
        at += good + 1
    return b"".join(parts)


def replacement(text, at, name, errors, converter):
    """What is written for a character that the encoding has not."""
    point = ord(text[at])
    if errors == "ignore":
        return b""
    if errors == "replace":
        return converter.convert(b"?")[0]
    if errors == "xmlcharrefreplace":
        return converter.convert(f"&#{point};".encode())[0]
    if errors == "backslashreplace":
        return converter.convert(escaped(point).encode())[0]
    if errors == "surrogatepass" and 0xD800 <= point < 0xE000 and name.startswith("utf-"):
        return point.to_bytes(2 if "16" in name else 4, "big" if name.endswith("be") else "little")
    if errors == "surrogateescape" and 0xDC80 <= point < 0xDD00 and shown(name) == SINGLE:
        return bytes([point - 0xDC00])
    if errors not in ("strict", "surrogatepass", "surrogateescape"):
        raise LookupError(f"unknown error handler name '{errors}'")
    reason = "surrogates not allowed" if name.startswith("utf-") else "character maps to <undefined>" if shown(name) == SINGLE \
        else "illegal multibyte sequence"
    raise UnicodeEncodeError(shown(name), text, at, at + 1, reason)


def escaped(point):
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


# Decoding

def decode(data, given, errors):
    if plain_name(given) in ESCAPES:
        return unescape(data, errors, ESCAPES[plain_name(given)])
    name = canonical(given)
    if not isinstance(name, str):
        return name[1](data, errors)[0]
    if name in MARKS:
        for mark, order in ORDERS[name]:
            if data.startswith(mark):
                return data[len(mark):].decode(order, errors)
        return data.decode(ORDERS[name][0][1], errors)
    converter = Converter("UTF-8", native_name(name), given)
    try:
        return decoded(data, name, errors, converter)
    finally:
        converter.close()


def decoded(data, name, errors, converter):
    parts, at = [], 0
    while at < len(data):
        part, taken = converter.convert(data[at:])
        parts.append(part.decode("utf-8", "surrogatepass"))
        at += taken
        if at == len(data):
            break
        size, reason = fault(data, at, name)
        bad = data[at:at + size]
        if errors == "replace":
            parts.append("\ufffd")
        elif errors == "backslashreplace":
            parts.append("".join([f"\\x{byte:02x}" for byte in bad]))
        elif errors == "surrogateescape":
            parts.append("".join([chr(0xDC00 + byte) for byte in bad]))
        elif errors == "surrogatepass" and name.startswith("utf-") and reason == "illegal encoding":
            parts.append(chr(int.from_bytes(bad, "big" if name.endswith("be") else "little")))
        elif errors != "ignore":
            raise UnicodeDecodeError(shown(name), data, at, at + size, reason)
        at += size
    return "".join(parts)


def fault(data, at, name):
    """(how many bytes are wrong, why)"""
    left = len(data) - at
    if name.startswith("utf-16"):
        if left < 2:
            return left, "truncated data"
        high = data[at + (0 if name == "utf-16-be" else 1)]
        if 0xD8 <= high < 0xDC:
            return (left, "unexpected end of data") if left < 4 else (2, "illegal UTF-16 surrogate")
        return 2, "illegal encoding"
    if name.startswith("utf-32"):
        return (left, "truncated data") if left < 4 else (4, "code point not in range(0x110000)")
    return 1, "character maps to <undefined>" if shown(name) == SINGLE else "illegal multibyte sequence"
