"""random: the Mersenne twister MT19937, with the same sequences as CPython's.

The state is 624 words of 32 bits, made anew when all have been used (Matsumoto and Nishimura, 1998). An int seeds it by
its 32-bit words, a str or bytes by itself and its SHA-512, which is not there yet; no seed takes the kernel's randomness.
"""

import c
from bisect import bisect
from math import ceil, cos, exp, floor, log, pi, sin, sqrt

N, M = 624, 397
WORD = 0xFFFFFFFF


class Random:
    def __init__(self, x=None):
        self.words, self.next, self.gauss_next = [0] * N, N, None
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

    def seed(self, a=None, version=2):
        self.gauss_next = None
        if a is None:
            a = entropy()
        elif isinstance(a, float):
            a = hash(a)
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are: None,\nint and float.")
        a = abs(int(a))
        key = []
        while a or not key:
            key.append(a & WORD)
            a >>= 32
        self.start_by_words(key)

    def getstate(self):
        return 3, (*self.words, self.next), self.gauss_next

    def setstate(self, state):
        version, words, self.gauss_next = state
        if version != 3:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
        self.words, self.next = list(words[:-1]), words[-1]

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

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    # Ints

    def below(self, n):
        bits = n.bit_length()
        found = self.getrandbits(bits)
        while found >= n:
            found = self.getrandbits(bits)
        return found

    def randrange(self, start, stop=None, step=1):
        start = integer(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self.below(start)
            raise ValueError("empty range for randrange()")
        stop, step = integer(stop), integer(step)
        if step == 0:
            raise ValueError("zero step for randrange()")
        n = (stop - start + step - (1 if step > 0 else -1)) // step      # len(range(...)), of any size
        if n <= 0:
            shown = f"{start}, {stop}, {stop - start}" if step == 1 else None
            raise ValueError(f"empty range for randrange() ({shown})" if shown else "empty range for randrange()")
        return start + step * self.below(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # Sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self.below(len(seq))]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self.below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, dict)) or not hasattr(type(population), "__getitem__"):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [item for item, count in zip(population, counts) for _ in range(count)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = []
        # A set of what was taken is smaller than a copy of a large population.
        if n <= 21 + (4 ** ceil(log(k * 3, 4)) if k > 5 else 0):
            pool = list(population)
            for i in range(k):
                j = self.below(n - i)
                result.append(pool[j])
                pool[j] = pool[n - i - 1]
            return result
        taken = set()
        for _ in range(k):
            j = self.below(n)
            while j in taken:
                j = self.below(n)
            taken.add(j)
            result.append(population[j])
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[floor(self.random() * (n + 0.0))] for _ in range(k)]
            cum_weights = []
            for weight in weights:
                cum_weights.append((cum_weights[-1] if cum_weights else 0) + weight)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

    # Distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        middle = 0.5 if mode is None else (mode - low) / (high - low)
        if u > middle:
            u, middle, low, high = 1.0 - u, 1.0 - middle, high, low
        return low + (high - low) * sqrt(u * middle)

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * (2.0 * pi)
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1, u2 = self.random(), 1.0 - self.random()
            z = 4 * exp(-0.5) / sqrt(2.0) * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -log(1.0 - self.random()) / lambd


def integer(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


def entropy():
    """A seed from the kernel's randomness."""
    words = new("unsigned long[4]")
    c.getrandom(words, 32, 0)
    return words[0] | words[1] << 64 | words[2] << 128 | words[3] << 192


shared = Random()
seed, getstate, setstate, random, getrandbits, randbytes = shared.seed, shared.getstate, shared.setstate, shared.random, shared.getrandbits, shared.randbytes
randrange, randint, choice, shuffle, sample, choices = shared.randrange, shared.randint, shared.choice, shared.shuffle, shared.sample, shared.choices
uniform, triangular, gauss, normalvariate = shared.uniform, shared.triangular, shared.gauss, shared.normalvariate
lognormvariate, expovariate = shared.lognormvariate, shared.expovariate
