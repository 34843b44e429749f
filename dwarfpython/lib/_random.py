"""_random: the Mersenne twister MT19937, with the same sequences as CPython's. What `random` makes of them is its own.

The state is 624 words of 32 bits, made anew when all have been used (Matsumoto and Nishimura, 1998). An int seeds it by
its 32-bit words; no seed takes the kernel's randomness.
"""

import c

N, M = 624, 397
WORD = 0xFFFFFFFF


class Random:
    def __new__(cls, *args, **keywords):      # what derives from it need not call __init__
        self = super().__new__(cls)
        self.words, self.next = [0] * N, N
        return self

    def __init__(self, x=None):
        self.seed(x)

    # The twister

    def start(self, seed):
        words = self.words
        words[0] = seed & WORD
        for i in range(1, N):
            before = words[i - 1]
            words[i] = (1812433253 * (before ^ before >> 30) + i) & WORD
        self.next = N

    def start_by_words(self, key):
        self.start(19650218)
        words, i, j = self.words, 1, 0
        for _ in range(max(N, len(key))):
            before = words[i - 1]
            words[i] = ((words[i] ^ (before ^ before >> 30) * 1664525) + key[j] + j) & WORD
            i += 1
            j += 1
            if i >= N:
                words[0], i = words[N - 1], 1
            if j >= len(key):
                j = 0
        for _ in range(N - 1):
            before = words[i - 1]
            words[i] = ((words[i] ^ (before ^ before >> 30) * 1566083941) - i) & WORD
            i += 1
            if i >= N:
                words[0], i = words[N - 1], 1
        words[0] = 0x80000000

    def renew(self):
        words = self.words
        for i in range(N):
            mixed = words[i] & 0x80000000 | words[(i + 1) % N] & 0x7FFFFFFF
            words[i] = words[(i + M) % N] ^ mixed >> 1 ^ (0x9908B0DF if mixed & 1 else 0)
        self.next = 0

    def word(self):
        if self.next >= N:
            self.renew()
        y = self.words[self.next]
        self.next += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18

    def seed(self, a=None, /):
        if a is None:
            a = entropy()
        a = abs(a if isinstance(a, int) else hash(a))
        key = []
        while a or not key:
            key.append(a & WORD)
            a >>= 32
        self.start_by_words(key)

    def getstate(self):
        return *self.words, self.next

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError("state vector must be a tuple")
        if len(state) != N + 1:
            raise ValueError("state vector is the wrong size")
        self.words, self.next = list(state[:-1]), state[-1]

    def random(self):
        high, low = self.word() >> 5, self.word() >> 6
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if k <= 32:
            return self.word() >> 32 - k if k else 0
        result = 0
        for place in range(0, k, 32):
            result |= self.word() >> max(32 - (k - place), 0) << place
        return result


def entropy():
    """A seed from the kernel's randomness."""
    words = new("unsigned long[4]")
    c.getrandom(words, 32, 0)
    return words[0] | words[1] << 64 | words[2] << 128 | words[3] << 192
