"""secrets: random values from the system's source."""

import base64
import os
from hmac import compare_digest
from random import Random

DEFAULT_ENTROPY = 32


def randbits(k):
    return int.from_bytes(os.urandom((k + 7) // 8), "big") >> -k % 8


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    bits = exclusive_upper_bound.bit_length()
    while (number := randbits(bits)) >= exclusive_upper_bound:
        pass
    return number


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[randbelow(len(seq))]


def token_bytes(nbytes=None): return os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)
def token_hex(nbytes=None): return token_bytes(nbytes).hex()
def token_urlsafe(nbytes=None): return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")


class SystemRandom(Random):
    def random(self): return randbits(53) / 9007199254740992
    def getrandbits(self, k, /): return randbits(k)
    def seed(self, *args, **kwds): return None
