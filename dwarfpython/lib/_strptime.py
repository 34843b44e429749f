"""Reading of dates by a format, for datetime.strptime and time.strptime."""

from datetime import DAYS, LONG_DAYS, LONG_MONTHS, MONTHS, date, date_of, ordinal_of, timedelta, timezone

WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "I": 2, "M": 2, "S": 2, "j": 3, "y": 2, "f": 6, "w": 1, "u": 1, "U": 2,
          "W": 2, "G": 4, "V": 2}
RANGES = {"m": (1, 12), "d": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61), "j": (1, 366),
          "u": (1, 7), "w": (0, 6), "U": (0, 53), "W": (0, 53),
          "V": (1, 53)}
LONGER = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S",
          "R": "%H:%M", "r": "%I:%M:%S %p"}


class Mismatch(Exception):
    pass


def expanded(format):
    for code, longer in LONGER.items():
        format = format.replace("%" + code, longer)
    return format


def number(text, at, code):
    """The number that stands at `at`, with as many digits as make sense, and where it ends."""
    low, high = RANGES.get(code, (0, 999999))
    for width in range(WIDTHS[code], 0, -1):
        part = text[at:at + width]
        if len(part) == width and part.isdecimal() and part.isascii() and low <= int(part) <= high and (code not in "YGy" or width == WIDTHS[code]):
            return part, at + width
    raise Mismatch


def named(text, at, names):
    for place, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
        if text[at:at + len(name)].lower() == name.lower():
            return place, at + len(name)
    raise Mismatch


def offset(text, at):
    if text[at:at + 1] == "Z":
        return 0, at + 1
    sign, digits, end = text[at:at + 1], "", at + 1
    if sign not in ("+", "-"):
        raise Mismatch
    while end < len(text) and len(digits) < 6 and (text[end].isdecimal() or text[end] == ":" and len(digits) in (2, 4)):
        digits += text[end] if text[end] != ":" else ""
        end += 1
    if len(digits) not in (4, 6):
        raise Mismatch
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:] or 0)
    return (-seconds if sign == "-" else seconds), end


def fields(text, format):
    """What each code of the format stands for in the text, and where the text goes on."""
    found, at, place = {}, 0, 0
    while place < len(format):
        sign = format[place]
        place += 1
        if sign.isspace():
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            if start == at:
                raise Mismatch
            while place < len(format) and format[place].isspace():
                place += 1
        elif sign != "%":
            if text[at:at + 1].lower() != sign.lower():
                raise Mismatch
            at += 1
        else:
            if place == len(format):
                raise ValueError(f"stray % in format '{format}'")
            code = format[place]
            place += 1
            at = field(text, at, code, found, format)
    return found, at


def field(text, at, code, found, format):
    if code == "%":
        if text[at:at + 1] != "%":
            raise Mismatch
        return at + 1
    if code in WIDTHS:
        found[code], end = number(text, at, code)
    elif code in "bBh":
        found["m"], end = named(text, at, LONG_MONTHS if code == "B" else MONTHS)
        found["m"] += 1
    elif code in "aA":
        found["a"], end = named(text, at, LONG_DAYS if code == "A" else DAYS)
    elif code == "p":
        found["p"], end = named(text, at, ("AM", "PM"))
    elif code == "z":
        found["z"], end = offset(text, at)
    elif code == "Z":
        which, end = named(text, at, ("UTC", "GMT"))
        found["Z"] = ("UTC", "GMT")[which]
    else:
        raise ValueError(f"'{code}' is a bad directive in format '{format}'")
    return end


def read(text, format):
    """(year or None, month, day, hour, minute, second, microsecond, offset or None, name of the zone, weekday)"""
    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    try:
        found, end = fields(text, expanded(format))
    except Mismatch:
        raise ValueError(f"time data {text!r} does not match format {format!r}") from None
    if end < len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    year = None
    if "Y" in found:
        year = int(found["Y"])
    elif "y" in found:
        short = int(found["y"])
        year = short + (2000 if short <= 68 else 1900)
    hour = int(found.get("H", 0))
    if "I" in found:
        hour = int(found["I"]) % 12 + 12 * found.get("p", 0)
    month, day = int(found.get("m", 1)), int(found.get("d", 1))
    if "j" in found and "m" not in found:
        year, month, day = date_of(ordinal_of(year or 1900, 1, 1) + int(found["j"]) - 1)
    elif "G" in found and "V" in found:
        weekday = int(found["u"]) if "u" in found else found.get("a", 0) + 1
        chosen = date.fromisocalendar(int(found["G"]), int(found["V"]), weekday)
        year, month, day = chosen.year, chosen.month, chosen.day
    elif ("U" in found or "W" in found) and year is not None and ("a" in found or "w" in found or "u" in found):
        year, month, day = by_week(year, found)
    return (year, month, day, hour, int(found.get("M", 0)), int(found.get("S", 0)),
            int((found.get("f", "") + "000000")[:6]), found.get("z"),
            found.get("Z"))


def by_week(year, found):
    """The date of a weekday in a week of the year, which begins on Sunday (%U) or Monday (%W)."""
    weekday = found["a"] if "a" in found else (int(found["w"]) + 6) % 7 if "w" in found else int(found["u"]) - 1
    first = ordinal_of(year, 1, 1)
    if "W" in found:
        start = first + (7 - (first + 6) % 7) % 7
        return date_of(start + 7 * (int(found["W"]) - 1) + weekday)
    start = first + (6 - (first + 6) % 7) % 7
    return date_of(start + 7 * (int(found["U"]) - 1) + (weekday + 1) % 7)


def parsed(text, format):
    """The arguments of datetime()."""
    year, month, day, hour, minute, second, micro, seconds, name = read(text, format)
    zone = None
    if seconds is not None:
        zone = timezone.utc if seconds == 0 else timezone(timedelta(seconds=seconds))
    return (1900 if year is None else year), month, day, hour, minute, second, micro, zone


def broken_down(text, format):
    """The items of time.struct_time."""
    year, month, day, hour, minute, second, _, _, _ = read(text, format)
    year = 1900 if year is None else year
    ordinal = ordinal_of(year, month, day)
    return year, month, day, hour, minute, second, (ordinal + 6) % 7, ordinal - ordinal_of(year, 1, 1) + 1, -1
