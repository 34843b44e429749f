"""hashlib: digests of bytes (RFC 1321, FIPS 180-4), computed block by block."""

import binascii

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)
MASK, LONG = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF


def primes(count):
    found, number = [], 2
    while len(found) < count:
        if all([number % prime for prime in found]):
            found.append(number)
        number += 1
    return found


def root(number, degree):
    """The integer part of the root."""
    low, high = 0, 1 << number.bit_length() // degree + 1
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** degree <= number:
            low = middle
        else:
            high = middle - 1
    return low


def fractions_of_roots(count, degree, bits):
    """The first bits behind the point of the roots of the first primes: the constants of SHA-2."""
    return [root(prime << degree * bits, degree) & (1 << bits) - 1 for prime in primes(count)]


# 32-bit words

SHIFTS = (7, 12, 17, 22) * 4 + (5, 9, 14, 20) * 4 + (4, 11, 16, 23) * 4 + (6, 10, 15, 21) * 4


def md5_constants():
    import math
    return [int(abs(math.sin(i + 1)) * 4294967296) for i in range(64)]


def md5_block(state, block, constants):
    words = [int.from_bytes(block[at:at + 4], "little") for at in range(0, 64, 4)]
    a, b, c, d = state
    for i in range(64):
        if i < 16:
            mixed, which = b & c | ~b & d, i
        elif i < 32:
            mixed, which = d & b | ~d & c, (5 * i + 1) & 15
        elif i < 48:
            mixed, which = b ^ c ^ d, (3 * i + 5) & 15
        else:
            mixed, which = c ^ (b | ~d & MASK), 7 * i & 15
        turned = (a + mixed + constants[i] + words[which]) & MASK
        shift = SHIFTS[i]
        a, d, c, b = d, c, b, (b + (turned << shift | turned >> 32 - shift)) & MASK
    return [old + new & MASK for old, new in zip(state, (a, b, c, d))]


def sha1_block(state, block, constants):
    words = [int.from_bytes(block[at:at + 4], "big") for at in range(0, 64, 4)]
    for i in range(16, 80):
        word = words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16]
        words.append((word << 1 | word >> 31) & MASK)
    a, b, c, d, e = state
    for i in range(80):
        if i < 20:
            mixed = b & c | ~b & d
        elif 40 <= i < 60:
            mixed = b & c | b & d | c & d
        else:
            mixed = b ^ c ^ d
        turned = ((a << 5 | a >> 27) + mixed + e + constants[i // 20] + words[i]) & MASK
        a, b, c, d, e = turned, a, (b << 30 | b >> 2) & MASK, c, d
    return [old + new & MASK for old, new in zip(state, (a, b, c, d, e))]


def sha256_block(state, block, constants):
    words = [int.from_bytes(block[at:at + 4], "big") for at in range(0, 64, 4)]
    for i in range(16, 64):
        x, y = words[i - 15], words[i - 2]
        low = (x >> 7 | x << 25) ^ (x >> 18 | x << 14) ^ x >> 3
        high = (y >> 17 | y << 15) ^ (y >> 19 | y << 13) ^ y >> 10
        words.append((words[i - 16] + (low & MASK) + words[i - 7] + (high & MASK)) & MASK)
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        high = ((e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)) & MASK
        first = h + high + (e & f ^ ~e & g) + constants[i] + words[i]
        low = ((a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)) & MASK
        h, g, f, e, d, c, b, a = g, f, e, (d + first) & MASK, c, b, a, (first + low + (a & b ^ a & c ^ b & c)) & MASK
    return [old + new & MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]


# 64-bit words

def turn(x, n): return (x >> n | x << 64 - n) & LONG


def sha512_block(state, block, constants):
    words = [int.from_bytes(block[at:at + 8], "big") for at in range(0, 128, 8)]
    for i in range(16, 80):
        x, y = words[i - 15], words[i - 2]
        words.append((words[i - 16] + (turn(x, 1) ^ turn(x, 8) ^ x >> 7) + words[i - 7] + (turn(y, 19) ^ turn(y, 61) ^ y >> 6)) & LONG)
    a, b, c, d, e, f, g, h = state
    for i in range(80):
        first = h + (turn(e, 14) ^ turn(e, 18) ^ turn(e, 41)) + (e & f ^ ~e & g) + constants[i] + words[i]
        second = (turn(a, 28) ^ turn(a, 34) ^ turn(a, 39)) + (a & b ^ a & c ^ b & c)
        h, g, f, e, d, c, b, a = g, f, e, (d + first) & LONG, c, b, a, (first + second) & LONG
    return [old + new & LONG for old, new in zip(state, (a, b, c, d, e, f, g, h))]


class Algorithm:
    """A function of blocks: its constants, the state it begins with, and how its numbers lie in bytes."""

    def __init__(self, name, function, start, constants, block_size, digest_size, order):
        self.name, self.function, self.start, self.constants = name, function, start, constants
        self.block_size, self.digest_size, self.order = block_size, digest_size, order


def made(name):
    if name == "md5":
        return Algorithm(name, md5_block, [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476], md5_constants(), 64, 16,
                         "little")
    if name == "sha1":
        return Algorithm(name, sha1_block, [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0],
                         [0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6], 64, 20, "big")
    if name == "sha256":
        return Algorithm(name, sha256_block, fractions_of_roots(8, 2, 32), fractions_of_roots(64, 3, 32), 64, 32, "big")
    if name == "sha224":
        start = [value & MASK for value in fractions_of_roots(16, 2, 64)[8:]]
        return Algorithm(name, sha256_block, start, fractions_of_roots(64, 3, 32), 64, 28, "big")
    if name == "sha512":
        return Algorithm(name, sha512_block, fractions_of_roots(8, 2, 64), fractions_of_roots(80, 3, 64), 128, 64,
                         "big")
    if name == "sha384":
        return Algorithm(name, sha512_block, fractions_of_roots(16, 2, 64)[8:], fractions_of_roots(80, 3, 64), 128,
                         48, "big")
    return None


known = {}


def algorithm(name):
    if name not in known:
        known[name] = made(name)
    return known[name]


class HASH:
    def __init__(self, algorithm, data=b""):
        self.algorithm, self.state, self.rest, self.size = algorithm, algorithm.start, b"", 0
        self.update(data)

    name = property(lambda self: self.algorithm.name)
    digest_size = property(lambda self: self.algorithm.digest_size)
    block_size = property(lambda self: self.algorithm.block_size)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = binascii.plain(data)
        self.size += len(data)
        data = self.rest + data if self.rest else data
        size, function, constants = self.algorithm.block_size, self.algorithm.function, self.algorithm.constants
        end = len(data) - len(data) % size
        for at in range(0, end, size):
            self.state = function(self.state, data[at:at + size], constants)
        self.rest = data[end:]

    def digest(self):
        kind = self.algorithm
        field = kind.block_size // 8
        padding = b"\x80" + bytes(-(len(self.rest) + 1 + field) % kind.block_size)
        last, state = self.rest + padding + (8 * self.size).to_bytes(field, kind.order), self.state
        for at in range(0, len(last), kind.block_size):
            state = kind.function(state, last[at:at + kind.block_size], kind.constants)
        return b"".join([word.to_bytes(field // 2, kind.order) for word in state])[:kind.digest_size]

    def hexdigest(self): return self.digest().hex()

    def copy(self):
        other = HASH(self.algorithm)
        other.state, other.rest, other.size = list(self.state), self.rest, self.size
        return other


def new(name, data=b"", *, usedforsecurity=True):
    found = algorithm(name.lower().replace("-", "") if isinstance(name, str) else name)
    if found is None:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(found, data)


def md5(string=b"", *, usedforsecurity=True): return HASH(algorithm("md5"), string)
def sha1(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha1"), string)
def sha224(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha224"), string)
def sha256(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha256"), string)
def sha384(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha384"), string)
def sha512(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha512"), string)


def file_digest(fileobj, digest, /):
    found = new(digest) if isinstance(digest, str) else digest()
    while part := fileobj.read(65536):
        found.update(part)
    return found


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    hmac = __import__("hmac")
    size, parts, number = new(hash_name).digest_size, [], 1
    wanted = size if dklen is None else dklen
    while size * (number - 1) < wanted:
        last = hmac.digest(password, salt + number.to_bytes(4, "big"), hash_name)
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = hmac.digest(password, last, hash_name)
            total ^= int.from_bytes(last, "big")
        parts.append(total.to_bytes(size, "big"))
        number += 1
    return b"".join(parts)[:wanted]
