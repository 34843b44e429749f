"""unicodedata: what the Unicode Character Database says of characters, over the data that runtime/unicode_data.py made.

Names, numbers and compositions are unpacked when they are first asked for.
"""

import struct
from functools import cache

from _unicodedata import data as _data

_BLOCK = 128
_MISSING = object()
_S_BASE, _L_BASE, _V_BASE, _T_BASE = 0xAC00, 0x1100, 0x1161, 0x11A7
_L_COUNT, _V_COUNT, _T_COUNT = 19, 21, 28
_S_COUNT = _L_COUNT * _V_COUNT * _T_COUNT
_LEADING = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ")
_VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ")
_TRAILING = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ")


# Grep ORDER SECTIONS: runtime/unicode_data.py
def _sections():
    sizes = struct.unpack("<11I", _data[:44])
    start = 44
    for size in sizes:
        yield _data[start:start + size]
        start += size


(_version, _first, _blocks, _records, _number_text, _decomposition_text, _composition_text, _range_text, _word_text,
 _name_starts, _names) = _sections()
unidata_version = _version.decode()
_category, _bidirectional, _combining, _mirrored, _width = zip(*(line.split(" ") for line in _records.decode().split("\n")))
_combining = [int(value) for value in _combining]
_bidirectional = ["" if value == "-" else value for value in _bidirectional]


def _lines(section):
    return section.decode().split("\n")


def _record(point):
    block = point // _BLOCK * 2
    place = ((_first[block] | _first[block + 1] << 8) * _BLOCK + point % _BLOCK) * 2
    return _blocks[place] | _blocks[place + 1] << 8


def _point(function, char, argument="argument"):
    if not isinstance(char, str) or len(char) != 1:
        shown = type(char).__name__
        raise TypeError(f"{function}() {argument} must be a unicode character, not {shown}")
    return ord(char)


def category(chr, /): return _category[_record(_point("category", chr))]
def bidirectional(chr, /): return _bidirectional[_record(_point("bidirectional", chr))]
def combining(chr, /): return _combining[_record(_point("combining", chr))]
def mirrored(chr, /): return int(_mirrored[_record(_point("mirrored", chr))])
def east_asian_width(chr, /): return _width[_record(_point("east_asian_width", chr))]


# Numbers

@cache
def _numbers():
    """(decimal, digit, numeric) by code point; None: it is none."""
    found = {}
    for line in _lines(_number_text):
        point, decimal, digit, above, below = line.split(" ")
        found[int(point, 16)] = (None if decimal == "-" else int(decimal), None if digit == "-" else int(digit), int(above) / int(below))
    return found


def _number(char, default, which, name, complaint):
    values = _numbers().get(_point(name, char, "argument 1"))
    if values is not None and values[which] is not None:
        return values[which]
    if default is _MISSING:
        raise ValueError(complaint)
    return default


def decimal(chr, default=_MISSING, /): return _number(chr, default, 0, "decimal", "not a decimal")
def digit(chr, default=_MISSING, /): return _number(chr, default, 1, "digit", "not a digit")
def numeric(chr, default=_MISSING, /): return _number(chr, default, 2, "numeric", "not a numeric character")


# Names

@cache
def _ranges():
    """(first, last, prefix) of the names that end with the code point."""
    split = (line.split(" ", 2) for line in _lines(_range_text))
    return [(int(first, 16), int(last, 16), prefix) for first, last, prefix in split]


@cache
def _words():
    """How many words have a code of one byte, and the words."""
    short, *words = _lines(_word_text)
    return int(short), words


def _block_names(block):
    """(code point, name) of those in a block that are spelled out."""
    at, end = struct.unpack("<2I", _name_starts[block * 4:block * 4 + 8])
    short, words = _words()
    while at < end:
        point = block * _BLOCK + _names[at] - 1
        name = []
        at += 1
        while code := _names[at]:
            if code > short:
                at += 1
                code = short + (code - short - 1) * 255 + _names[at]
            name.append(words[code - 1])
            at += 1
        at += 1
        yield point, " ".join(name)


def _hangul_name(place):
    vowel = place // _T_COUNT
    return "HANGUL SYLLABLE " + _LEADING[vowel // _V_COUNT] + _VOWELS[vowel % _V_COUNT] + _TRAILING[place % _T_COUNT]


def _find_name(point):
    if _S_BASE <= point < _S_BASE + _S_COUNT:
        return _hangul_name(point - _S_BASE)
    for first, last, prefix in _ranges():
        if first <= point <= last:
            return f"{prefix}{point:04X}"
    for known, name in _block_names(point // _BLOCK):
        if known == point:
            return name
    return None


def name(chr, default=_MISSING, /):
    found = _find_name(_point("name", chr, "argument 1"))
    if found is not None:
        return found
    if default is _MISSING:
        raise ValueError("no such name")
    return default


@cache
def _points():
    """Code points by name, but for those in ranges."""
    found = {name: point for block in range(len(_name_starts) // 4 - 1) for point, name in _block_names(block)}
    found.update((_hangul_name(place), _S_BASE + place) for place in range(_S_COUNT))
    return found


def _find_in_ranges(name):
    head, dash, digits = name.rpartition("-")
    try:
        point = int(digits, 16)
    except ValueError:
        return None
    good = any(first <= point <= last and prefix == head + dash for first, last, prefix in _ranges())
    exact = digits == f"{point:04X}" or head.endswith(" UNIFIED IDEOGRAPH") and digits == f"{point:05X}"
    return point if good and exact else None


def lookup(name, /):
    if not isinstance(name, str):
        raise TypeError(f"lookup() argument must be str, not {type(name).__name__}")
    wanted = name.upper()
    point = _points().get(wanted)
    if point is None:
        point = _find_in_ranges(wanted)
    computed = wanted.startswith(("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-"))          # in capitals only, as in CPython
    if point is None or computed and name != wanted:
        raise KeyError(f"undefined character name '{name}'")
    return chr(point)


# Normal forms

@cache
def _decompositions():
    split = (line.split(" ", 1) for line in _lines(_decomposition_text))
    return {int(point, 16): text for point, text in split}


def decomposition(chr, /): return _decompositions().get(_point("decomposition", chr), "")


@cache
def _compositions():
    return {tuple(int(part, 16) for part in line.split(" ")[:2]): int(line.split(" ")[2], 16) for line in _lines(_composition_text)}


@cache
def _decompose(point, compatible):
    """A code point, wholly taken apart."""
    if _S_BASE <= point < _S_BASE + _S_COUNT:
        vowel, trailing = divmod(point - _S_BASE, _T_COUNT)
        return [_L_BASE + vowel // _V_COUNT, _V_BASE + vowel % _V_COUNT] + ([_T_BASE + trailing] if trailing else [])
    parts = _decompositions().get(point, "").split()
    if not parts or parts[0].startswith("<") and not compatible:
        return [point]
    return [single for part in parts if not part.startswith("<") for single in _decompose(int(part, 16), compatible)]


def _decomposed(text, compatible):
    """The code points, marks in the order of their classes."""
    points, marks = [], []
    for char in text:
        for point in _decompose(ord(char), compatible):
            order = _combining[_record(point)]
            if order:
                marks.append((order, point))
                continue
            if marks:
                points += [mark for _, mark in sorted(marks, key=lambda pair: pair[0])]
                marks = []
            points.append(point)
    return points + [mark for _, mark in sorted(marks, key=lambda pair: pair[0])]


def _pair(first, second):
    """What two code points make together; None: nothing."""
    if 0 <= first - _L_BASE < _L_COUNT and 0 <= second - _V_BASE < _V_COUNT:
        return _S_BASE + ((first - _L_BASE) * _V_COUNT + second - _V_BASE) * _T_COUNT
    if 0 <= first - _S_BASE < _S_COUNT and (first - _S_BASE) % _T_COUNT == 0 and 0 < second - _T_BASE < _T_COUNT:
        return first + second - _T_BASE
    return _compositions().get((first, second))


def _composed(points):
    made = []
    starter, last = None, 0                 # where the last starter is in `made`; the class of what was kept behind it
    for point in points:
        order = _combining[_record(point)]
        free = starter is not None and (last < order or last == 0 and starter == len(made) - 1)
        whole = _pair(made[starter], point) if free else None
        if whole is not None:
            made[starter] = whole
            continue
        if order == 0:
            starter = len(made)
        last = order
        made.append(point)
    return made


def normalize(form, unistr, /):
    if not isinstance(form, str) or not isinstance(unistr, str):
        number, wrong = (1, form) if not isinstance(form, str) else (2, unistr)
        raise TypeError(f"normalize() argument {number} must be str, not {type(wrong).__name__}")
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    points = _decomposed(unistr, "K" in form)
    return "".join([chr(point) for point in (_composed(points) if form[-1] == "C" else points)])


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr
