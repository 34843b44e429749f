"""hashlib: digests of bytes (RFC 1321 and 7693, FIPS 180-4 and 202), computed block by block."""

import binascii

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
                         "shake_128", "shake_256", "blake2b", "blake2s"}
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


# Keccak's permutation: 24 rounds over 25 words of 64 bits (FIPS 202), for sha3 and shake.

def keccak_constants():
    """What each round adds, by the shift register that defines it, and how far each word turns."""
    added, register = [], 1
    for _ in range(24):
        constant = 0
        for power in range(7):
            if register & 1:
                constant |= 1 << (1 << power) - 1
            register = register << 1 ^ (0x171 if register >> 7 else 0)
        added.append(constant)
    turns, x, y = [0] * 25, 1, 0
    for step in range(24):
        turns[x + 5 * y] = (step + 1) * (step + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return added, turns


def turn_left(x, n): return (x << n | x >> 64 - n) & LONG


def keccak(words, constants):
    added, turns = constants
    for constant in added:
        columns = [words[x] ^ words[x + 5] ^ words[x + 10] ^ words[x + 15] ^ words[x + 20] for x in range(5)]
        mixed = [columns[x - 1] ^ turn_left(columns[(x + 1) % 5], 1) for x in range(5)]
        moved = [0] * 25
        for place in range(25):
            x, y = place % 5, place // 5
            moved[y + 5 * ((2 * x + 3 * y) % 5)] = turn_left(words[place] ^ mixed[x], turns[place])
        words = [moved[at] ^ ~moved[at - at % 5 + (at + 1) % 5] & moved[at - at % 5 + (at + 2) % 5] for at in range(25)]
        words[0] ^= constant
    return words


class Sponge:
    """sha3_N: the words take in blocks, then give bytes."""

    ending = b"\x06"

    def __init__(self, name, data=b""):
        strength = int(name.partition("_")[2])
        self.name, self.block_size, self.digest_size = name, 200 - strength // 4, strength // 8
        self.words, self.rest = [0] * 25, b""
        if "keccak" not in known:
            known["keccak"] = keccak_constants()
        self.update(data)

    def __repr__(self):
        return f"<_sha3.{self.name} object at {hex(id(self))}>"

    def taken(self, words, block):
        mixed = [word ^ int.from_bytes(block[8 * at:8 * at + 8], "little") for at, word in enumerate(words)]
        return keccak(mixed, known["keccak"])

    def update(self, data, /):
        data, size = self.rest + hashed_bytes(data), self.block_size
        end = len(data) - len(data) % size
        for at in range(0, end, size):
            self.words = self.taken(self.words, data[at:at + size])
        self.rest = data[end:]

    def output(self, length):
        last = bytearray(self.block_size)
        last[:len(self.rest) + 1] = self.rest + self.ending
        last[-1] ^= 0x80
        words, given = self.taken(self.words, bytes(last)), b""
        while True:
            given += b"".join([word.to_bytes(8, "little") for word in words])[:self.block_size]
            if len(given) >= length:
                return given[:length]
            words = keccak(words, known["keccak"])

    def digest(self): return self.output(self.digest_size)
    def hexdigest(self): return self.digest().hex()

    def copy(self):
        other = type(self)(self.name)
        other.words, other.rest = self.words, self.rest
        return other


class Shake(Sponge):
    """shake_N: it gives as many bytes as are asked for."""

    ending = b"\x1f"

    def __init__(self, name, data=b""):
        super().__init__(name, data)
        self.digest_size = 0

    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        return self.output(length)

    def hexdigest(self, length): return self.digest(length).hex()


# BLAKE2 (RFC 7693): b on words of 64 bits, s on words of 32.

ORDERS = ("0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
          "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0")
MIXED = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


class Blake:
    """blake2b and blake2s. The tree of hashes is not there: fanout and depth are 1."""

    def __init__(self, name, data, digest_size, key, salt, person):
        self.name, self.bits = name, 64 if name == "blake2b" else 32
        self.size = self.bits // 8                       # of a word
        self.block_size, self.digest_size = 16 * self.size, digest_size
        self.turns, self.rounds = ((32, 24, 16, 63), 12) if self.bits == 64 else ((16, 12, 8, 7), 10)
        key, salt, person = (hashed_bytes(given) for given in (key, salt, person))
        limit = 8 * self.size
        if not 1 <= self.digest_size <= limit:
            raise ValueError(f"digest_size must be between 1 and {limit} bytes")
        for what, given, most in ("key", key, limit), ("salt", salt, 2 * self.size), ("person", person, 2 * self.size):
            if len(given) > most:
                raise ValueError(f"maximum {what} length is {most} bytes")
        self.start = fractions_of_roots(8, 2, self.bits)
        described = bytes([self.digest_size, len(key), 1, 1]) + bytes(4 * self.size - 4)
        described += salt.ljust(2 * self.size, b"\0") + person.ljust(2 * self.size, b"\0")
        self.state = [word ^ other for word, other in zip(self.start, self.words(described))]
        self.count, self.rest = 0, key.ljust(self.block_size, b"\0") if key else b""
        self.update(data)

    def __repr__(self):
        return f"<_blake2.{self.name} object at {hex(id(self))}>"

    def words(self, data):
        return [int.from_bytes(data[at:at + self.size], "little") for at in range(0, len(data), self.size)]

    def taken(self, state, block, count, last):
        bits, mask, given = self.bits, (1 << self.bits) - 1, self.words(block)
        v = state + self.start
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if last:
            v[14] ^= mask
        first, second, third, fourth = self.turns
        for number in range(self.rounds):
            order = ORDERS[number % 10]
            for place, (a, b, c, d) in enumerate(MIXED):
                x, y = given[int(order[2 * place], 16)], given[int(order[2 * place + 1], 16)]
                for more, left, right in (x, first, second), (y, third, fourth):
                    v[a] = v[a] + v[b] + more & mask
                    v[d] ^= v[a]
                    v[d] = (v[d] >> left | v[d] << bits - left) & mask
                    v[c] = v[c] + v[d] & mask
                    v[b] ^= v[c]
                    v[b] = (v[b] >> right | v[b] << bits - right) & mask
        return [old ^ v[i] ^ v[i + 8] for i, old in enumerate(state)]

    def update(self, data, /):
        data, size = self.rest + hashed_bytes(data), self.block_size
        end = max(len(data) - 1, 0) // size * size       # one block is kept: it may be the last
        for at in range(0, end, size):
            self.count += size
            self.state = self.taken(self.state, data[at:at + size], self.count, False)
        self.rest = data[end:]

    def digest(self):
        last = self.taken(self.state, self.rest.ljust(self.block_size, b"\0"), self.count + len(self.rest), True)
        return b"".join([word.to_bytes(self.size, "little") for word in last])[:self.digest_size]

    def hexdigest(self): return self.digest().hex()

    def copy(self):
        other = Blake(self.name, b"", self.digest_size, b"", b"", b"")
        other.state, other.rest, other.count = self.state, self.rest, self.count
        return other


def hashed_bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    return binascii.plain(data)


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
        data = hashed_bytes(data)
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


def md5(string=b"", *, usedforsecurity=True): return HASH(algorithm("md5"), string)
def sha1(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha1"), string)
def sha224(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha224"), string)
def sha256(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha256"), string)
def sha384(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha384"), string)
def sha512(string=b"", *, usedforsecurity=True): return HASH(algorithm("sha512"), string)


def sha3_224(data=b"", *, usedforsecurity=True): return Sponge("sha3_224", data)
def sha3_256(data=b"", *, usedforsecurity=True): return Sponge("sha3_256", data)
def sha3_384(data=b"", *, usedforsecurity=True): return Sponge("sha3_384", data)
def sha3_512(data=b"", *, usedforsecurity=True): return Sponge("sha3_512", data)
def shake_128(data=b"", *, usedforsecurity=True): return Shake("shake_128", data)
def shake_256(data=b"", *, usedforsecurity=True): return Shake("shake_256", data)


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return Blake("blake2b", data, digest_size, key, salt, person)


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return Blake("blake2s", data, digest_size, key, salt, person)


makers = {maker.__name__: maker for maker in (md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512,
                                              shake_128, shake_256, blake2b, blake2s)}
# OpenSSL's names, in any case.
aliases = {"md5": md5, "sha-1": sha1, "sha1": sha1, "blake2b512": blake2b, "blake2b-512": blake2b, "blake2s256": blake2s, "blake2s-256": blake2s,
           **{form + bits: makers["sha" + bits] for bits in ("224", "256", "384", "512") for form in ("sha", "sha-", "sha2-")},
           **{"sha3-" + bits: makers["sha3_" + bits] for bits in ("224", "256", "384", "512")},
           **{form + bits: makers["shake_" + bits] for bits in ("128", "256") for form in ("shake", "shake-")}}


def new(name, data=b"", *, usedforsecurity=True, **settings):
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    maker = makers.get(name) or aliases.get(name.lower())
    if maker is None:
        raise ValueError(f"unsupported hash type {name}")
    if settings and name not in ("blake2b", "blake2s"):
        raise TypeError(f"'{next(iter(settings))}' is an invalid keyword argument for new()")
    return maker(data, **settings)


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
