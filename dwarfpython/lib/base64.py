"""base64: bytes as text of 64, 32 or 16 signs, and Ascii85."""

import binascii

STANDARD = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BASE32, BASE32HEX = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
TO_URL, FROM_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")


def ascii_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return plain(s, f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def plain(s, message=None):
    if isinstance(s, bytes):
        return s
    if type(s).__name__ not in ("bytearray", "memoryview", "array"):
        raise TypeError(message or f"a bytes-like object is required, not '{type(s).__name__}'")
    return bytes(s)


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    data = ascii_bytes(s)
    if altchars is not None:
        data = data.translate(bytes.maketrans(ascii_bytes(altchars), b"+/"))
    return binascii.a2b_base64(data, strict_mode=validate)


def standard_b64encode(s): return b64encode(s)
def standard_b64decode(s): return b64decode(s)
def urlsafe_b64encode(s): return b64encode(s).translate(TO_URL)
def urlsafe_b64decode(s): return b64decode(ascii_bytes(s).translate(FROM_URL))


def encode32(data, alphabet):
    data = plain(data)
    signs = []
    for at in range(0, len(data), 5):
        group = data[at:at + 5]
        bits = int.from_bytes(group + bytes(5 - len(group)), "big")
        count = (len(group) * 8 + 4) // 5
        signs += [alphabet[bits >> shift & 31] for shift in range(35, 35 - 5 * count, -5)] + [61] * (8 - count)
    return bytes(signs)


def decode32(s, alphabet, casefold, extra=None):
    data = ascii_bytes(s)
    if len(data) % 8:
        raise binascii.Error("Incorrect padding")
    if extra is not None:
        data = data.translate(bytes.maketrans(b"01", b"O" + ascii_bytes(extra)))
    if casefold:
        data = data.upper()
    signs = data.rstrip(b"=")
    padding = len(data) - len(signs)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    values = {sign: place for place, sign in enumerate(alphabet)}
    parts = []
    for at in range(0, len(signs), 8):
        bits = 0
        for sign in signs[at:at + 8]:
            if sign not in values:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | values[sign]
        count = len(signs[at:at + 8])
        parts.append((bits << 5 * (8 - count)).to_bytes(5, "big")[:count * 5 // 8])
    return b"".join(parts)


def b32encode(s): return encode32(s, BASE32)
def b32decode(s, casefold=False, map01=None): return decode32(s, BASE32, casefold, map01)
def b32hexencode(s): return encode32(s, BASE32HEX)
def b32hexdecode(s, casefold=False): return decode32(s, BASE32HEX, casefold)
def b16encode(s): return plain(s).hex().upper().encode()


def b16decode(s, casefold=False):
    data = ascii_bytes(s)
    if casefold:
        data = data.upper()
    if data.strip(b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(data)


def b85encode(b, pad=False):
    data = plain(b)
    padding = -len(data) % 4
    signs = []
    for at in range(0, len(data), 4):
        bits = int.from_bytes((data[at:at + 4] + bytes(4))[:4], "big")
        signs += [BASE85[bits // 85 ** power % 85] for power in (4, 3, 2, 1, 0)]
    return bytes(signs if pad or not padding else signs[:-padding])


def b85decode(b):
    data = ascii_bytes(b)
    values = {sign: place for place, sign in enumerate(BASE85)}
    padding = -len(data) % 5
    parts = []
    data += b"~" * padding
    for at in range(0, len(data), 5):
        bits = 0
        for place, sign in enumerate(data[at:at + 5]):
            if sign not in values:
                raise ValueError(f"bad base85 character at position {at + place}")
            bits = bits * 85 + values[sign]
        if bits >> 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        parts.append(bits.to_bytes(4, "big"))
    decoded = b"".join(parts)
    return decoded[:len(decoded) - padding]


def encodebytes(s):
    data = plain(s)
    return b"".join([binascii.b2a_base64(data[at:at + 57]) for at in range(0, len(data), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    while part := input.read(57):
        output.write(binascii.b2a_base64(part))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))
