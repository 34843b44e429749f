"""binascii: bytes as hexadecimal digits and base 64, and check sums."""

SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
VALUES = {sign: place for place, sign in enumerate(SIGNS)}
tables = {}


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def plain(data):
    if isinstance(data, bytes):
        return data
    if type(data).__name__ not in ("bytearray", "memoryview", "array"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def given(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    if type(data).__name__ not in ("bytes", "bytearray", "memoryview", "array"):
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'")
    return bytes(data)


def hexlify(data, sep=None, bytes_per_sep=1):
    data = plain(data)
    if sep is None:
        return data.hex().encode()
    return data.hex(sep if isinstance(sep, str) else sep.decode(), bytes_per_sep).encode()


def unhexlify(hexstr, /):
    data = given(hexstr)
    if len(data) % 2:
        raise Error("Odd-length string")
    if data.strip(b"0123456789abcdefABCDEF"):
        raise Error("Non-hexadecimal digit found")
    try:
        return bytes.fromhex(data.decode())
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, /, *, newline=True):
    data = plain(data)
    signs = []
    for at in range(0, len(data) - 2, 3):
        bits = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        signs.append(SIGNS[bits >> 18])
        signs.append(SIGNS[bits >> 12 & 63])
        signs.append(SIGNS[bits >> 6 & 63])
        signs.append(SIGNS[bits & 63])
    rest = len(data) % 3
    if rest:
        bits = int.from_bytes(data[-rest:] + bytes(3 - rest), "big")
        signs += [SIGNS[bits >> 18], SIGNS[bits >> 12 & 63], SIGNS[bits >> 6 & 63] if rest == 2 else 61, 61]
    if newline:
        signs.append(10)
    return bytes(signs)


def a2b_base64(data, /, *, strict_mode=False):
    data = given(data)
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    out, bits, count, padding = [], 0, 0, 0
    for at, sign in enumerate(data):
        if sign == 61:
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                if strict_mode and at + 1 < len(data):
                    raise Error("Excess data after padding")
                return bytes(out)
            continue
        value = VALUES.get(sign)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if padding and strict_mode:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        bits = (bits << 6 | value) & 0xFFFFFF
        count += 1
        if count % 4 == 2:
            out.append(bits >> 4 & 255)
        elif count % 4 == 3:
            out.append(bits >> 2 & 255)
        elif count % 4 == 0:
            out.append(bits & 255)
    if count % 4 == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")
    if count % 4:
        raise Error("Incorrect padding")
    return bytes(out)


def table_of(polynomial):
    """What each byte does to a check sum whose lowest bit goes out first."""
    if polynomial not in tables:
        table = []
        for byte in range(256):
            for _ in range(8):
                byte = byte >> 1 ^ (polynomial if byte & 1 else 0)
            table.append(byte)
        tables[polynomial] = table
    return tables[polynomial]


def crc32(data, crc=0, /):
    table, crc = table_of(0xEDB88320), crc ^ 0xFFFFFFFF
    for byte in plain(data):
        crc = table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def crc_hqx(data, crc, /):
    for byte in plain(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
