"""hmac: digests with a key (RFC 2104)."""

import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        inner = make()
        key = bytes(key)
        if len(key) > inner.block_size:
            key = make(key).digest()
        key += bytes(inner.block_size - len(key))
        self.inner, self.outer = inner, make(bytes([byte ^ 0x5C for byte in key]))
        self.inner.update(bytes([byte ^ 0x36 for byte in key]))
        self.digest_size, self.block_size, self.name = inner.digest_size, inner.block_size, f"hmac-{inner.name}"
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self.inner.update(msg)

    def digest(self):
        outer = self.outer.copy()
        outer.update(self.inner.digest())
        return outer.digest()

    def hexdigest(self): return self.digest().hex()

    def copy(self):
        other = HMAC.__new__(HMAC)
        other.inner, other.outer = self.inner.copy(), self.outer.copy()
        other.digest_size, other.block_size, other.name = self.digest_size, self.block_size, self.name
        return other


def new(key, msg=None, digestmod=""): return HMAC(key, msg, digestmod)
def digest(key, msg, digest): return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """In a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        a, b = a.encode(), b.encode()
    if len(a) != len(b):
        return False
    different = 0
    for x, y in zip(a, b):
        different |= x ^ y
    return different == 0
