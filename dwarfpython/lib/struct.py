"""struct: bytes laid out as C lays out its values.

A format is read once: `plan` is a list of (code, count, size, offset) with the offsets that the byte order asks for.
"""

import math


class error(Exception):
    pass


error.__module__ = "struct"

STANDARD_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8,
                  "Q": 8,
                  "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
NATIVE_SIZES = {**STANDARD_SIZES, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
ORDERS = {"@": "little", "=": "little", "<": "little", ">": "big", "!": "big"}
known = {}


class Format:
    """A format that was read: `plan`, `size`, `count` of the values, `order` of the bytes."""

    def __init__(self, text):
        head = text[:1] if text[:1] in ORDERS and text else "@"
        self.native = head == "@"
        self.order = ORDERS[head]
        self.plan, self.size, self.count = [], 0, 0
        at = 1 if text[:1] in ORDERS and text else 0
        while at < len(text):
            at = self.item(text, at)

    def item(self, text, at):
        if text[at].isspace():
            return at + 1
        start = at
        while at < len(text) and text[at].isdigit():
            at += 1
        if at == len(text):
            raise error("repeat count given without format specifier")
        count = int(text[start:at]) if at > start else 1
        self.add(text[at], count)
        return at + 1

    def add(self, code, count):
        sizes = NATIVE_SIZES if self.native else STANDARD_SIZES
        if code not in sizes:
            raise error("bad char in struct format")
        size = sizes[code]
        if self.native:
            self.size += -self.size % size
        if code in "sp":
            self.plan.append((code, count, 1, self.size))
            self.count += 1
        else:
            for i in range(count if code != "x" else 0):
                self.plan.append((code, 1, size, self.size + i * size))
            self.count += len(range(count)) if code != "x" else 0
        self.size += size * count
        if self.size > 2 ** 63 - 1:
            raise error("total struct size too long")


def format_of(given):
    text = given.decode("ascii") if isinstance(given, bytes) else given
    if not isinstance(text, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(given).__name__}")
    found = known.get(text)
    if found is None:
        if len(known) > 200:
            known.clear()
        found = known[text] = Format(text)
    return found


# Values to bytes

UNSIGNED = "BHILQNP"
SHORT_NAMES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


def packed_int(value, code, size, order):
    if not isinstance(value, int):
        if not hasattr(type(value), "__index__"):
            raise error("required argument is not an integer")
        value = type(value).__index__(value)
    low, high = (0, 256 ** size - 1) if code in UNSIGNED else (-(256 ** size // 2), 256 ** size // 2 - 1)
    if not low <= value <= high:
        refuse_int(value, code, size, order, low, high)
    return value.to_bytes(size, order, signed=code not in UNSIGNED)


def refuse_int(value, code, size, order, low, high):
    if size == 8:
        raise error("int too large to convert" if order == "big" else "argument out of range")
    if code in "bB" or code in "hH" and order == "little" and -2 ** 63 <= value < 2 ** 63:
        raise error(f"{SHORT_NAMES[code]} format requires {low} <= number <= {high}" if -2 ** 63 <= value < 2 ** 63
                    else "argument out of range")
    unsigned = code in ("IL" if order == "little" else "HIL")
    if not (0 if unsigned else -2 ** 63) <= value < (2 ** 64 if unsigned else 2 ** 63):
        raise error("argument out of range")
    raise error(f"'{code}' format requires {low} <= number <= {high}")


def packed_float(value, code, order, native):
    if not isinstance(value, float) and not hasattr(type(value), "__float__"):
        raise error("required argument is not a float")
    try:
        number = float(value)
    except OverflowError:
        raise error("required argument is not a float") from None
    try:
        bits = half_bits(number) if code == "e" else single_bits(number, native) if code == "f" else double_bits(number)
    except OverflowError:
        if isinstance(value, int):
            raise error("int too large to convert") from None
        raise
    return bits.to_bytes({"e": 2, "f": 4, "d": 8}[code], order)


def double_bits(value):
    return cast("unsigned long *", new("double[1]", [value]))[0]


def single_bits(value, native):
    bits = cast("unsigned int *", new("float[1]", [value]))[0]
    if not native and bits & 0x7fffffff == 0x7f800000 and value - value == 0:
        raise OverflowError("float too large to pack with f format")
    return bits


def half_bits(value):
    """Rounds half to even, as IEEE does."""
    sign = double_bits(value) >> 63 << 15
    if value != value:
        return sign | 0x7e00
    magnitude = abs(value)
    if magnitude - magnitude != 0:
        return sign | 0x7c00
    fraction, exponent = math.frexp(magnitude)
    if exponent > 16:
        raise OverflowError("float too large to pack with e format")
    shift = 11 if exponent > -14 else 24 + exponent
    bits = round(fraction * 2.0 ** shift) if shift >= 0 else 0
    if exponent > -14 and magnitude:
        bits += (exponent + 13 << 10)
    if bits >= 0x7c00:
        raise OverflowError("float too large to pack with e format")
    return sign | bits


def packed_one(value, code, count, size, order, native):
    if code in "fde":
        return packed_float(value, code, order, native)
    if code == "?":
        return b"\1" if value else b"\0"
    if code == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if code in "sp":
        return packed_text(value, code, count)
    return packed_int(value, code, size, order)


def packed_text(value, code, count):
    if not isinstance(value, bytes) and type(value).__name__ != "bytearray":
        raise error(f"argument for '{code}' must be a bytes object")
    if code == "s":
        return bytes(value[:count]) + bytes(max(0, count - len(value)))
    room = max(0, min(count - 1, 255))
    text = bytes(value[:room])
    return (bytes([len(text)]) + text + bytes(count))[:count]


def packed(found, values, caller):
    if len(values) != found.count:
        raise error(f"{caller} expected {found.count} items for packing (got {len(values)})")
    parts, at, which = [], 0, 0
    for code, count, size, offset in found.plan:
        if offset > at:
            parts.append(bytes(offset - at))
        part = packed_one(values[which], code, count, size, found.order, found.native)
        parts.append(part)
        at, which = offset + len(part), which + 1
    parts.append(bytes(found.size - at))
    return b"".join(parts)


# Bytes to values

def unpacked(found, data):
    order, result = found.order, []
    for code, count, size, at in found.plan:
        if code == "s":
            result.append(data[at:at + count])
        elif code == "c":
            result.append(data[at:at + 1])
        elif code == "?":
            result.append(data[at] != 0)
        elif code == "p":
            result.append(data[at + 1:at + min(count, 1 + data[at])] if count else b"")
        else:
            bits = int.from_bytes(data[at:at + size], order, signed=code in "bhilqn")
            result.append(float_of(bits, code) if code in "fde" else bits)
    return tuple(result)


def float_of(bits, code):
    if code == "d":
        return cast("double *", new("unsigned long[1]", [bits]))[0]
    if code == "f":
        return cast("float *", new("unsigned int[1]", [bits]))[0]
    sign, exponent, fraction = -1.0 if bits >> 15 else 1.0, bits >> 10 & 31, bits & 1023
    if exponent == 31:
        return sign * (float("nan") if fraction else float("inf"))
    return sign * (fraction * 2.0 ** -24 if exponent == 0 else (1024 + fraction) * 2.0 ** (exponent - 25))


def view(data):
    """The bytes of what has bytes."""
    if isinstance(data, bytes):
        return data
    if type(data).__name__ in ("bytearray", "memoryview", "array", "mmap"):
        return data.tobytes() if hasattr(data, "tobytes") else bytes(data)
    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


def unpack_whole(found, buffer):
    data = view(buffer)
    if len(data) != found.size:
        raise error(f"unpack requires a buffer of {found.size} bytes")
    return unpacked(found, data)


def unpack_at(found, buffer, offset):
    size = len(buffer)
    if offset < 0:
        if offset + found.size > 0:
            raise error(f"not enough data to unpack {found.size} bytes at offset {offset}")
        if offset + size < 0:
            raise error(f"offset {offset} out of range for {size}-byte buffer")
        offset += size
    if size - offset < found.size:
        raise error(f"unpack_from requires a buffer of at least {found.size + offset} bytes for unpacking {found.size} bytes at "
                    f"offset {offset} (actual buffer size is {size})")
    return unpacked(found, view(buffer[offset:offset + found.size]))


def pack_at(found, buffer, offset, values):
    size = len(buffer)
    if len(values) != found.count:
        raise error(f"pack_into expected {found.count} items for packing (got {len(values)})")
    if offset < 0:
        if offset + found.size > 0:
            raise error(f"no space to pack {found.size} bytes at offset {offset}")
        if offset + size < 0:
            raise error(f"offset {offset} out of range for {size}-byte buffer")
        offset += size
    if size - offset < found.size:
        raise error(f"pack_into requires a buffer of at least {found.size + offset} bytes for packing {found.size} bytes at "
                    f"offset {offset} (actual buffer size is {size})")
    buffer[offset:offset + found.size] = packed(found, values, "pack_into")


def unpack_each(found, buffer):
    if not found.size:
        raise error("cannot iteratively unpack with a struct of length 0")
    data = view(buffer)
    if len(data) % found.size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {found.size} bytes")
    return (unpacked(found, data[at:at + found.size]) for at in range(0, len(data), found.size))


def calcsize(format, /): return format_of(format).size
def pack(format, /, *values): return packed(format_of(format), values, "pack")
def unpack(format, buffer, /): return unpack_whole(format_of(format), buffer)
def unpack_from(format, /, buffer, offset=0): return unpack_at(format_of(format), buffer, offset)
def iter_unpack(format, buffer, /): return unpack_each(format_of(format), buffer)
def pack_into(format, buffer, offset, /, *values): pack_at(format_of(format), buffer, offset, values)


class Struct:
    def __init__(self, format):
        self.layout = format_of(format)
        self.format = format.decode("ascii") if isinstance(format, bytes) else format
        self.size = self.layout.size

    def pack(self, *values): return packed(self.layout, values, "pack")
    def unpack(self, buffer, /): return unpack_whole(self.layout, buffer)
    def unpack_from(self, buffer, offset=0): return unpack_at(self.layout, buffer, offset)
    def iter_unpack(self, buffer, /): return unpack_each(self.layout, buffer)
    def pack_into(self, buffer, offset, /, *values): pack_at(self.layout, buffer, offset, values)
