import struct


def attempt(function, *args):
    try:
        print(function(*args))
    except (struct.error, OverflowError, TypeError) as problem:
        print(type(problem).__name__, problem)


for order in ("@", "<", ">"):
    for code in "bBhHiIlLqQ":
        for value in (2 ** 70, -2 ** 70, 2 ** 40, -1, 300, 2 ** 63, "x", 1.5, None):
            attempt(struct.pack, order + code, value)
    for code in "?cefds":
        for value in ("x", 1e300, 2 ** 2000, b"a", None):
            if code != "?":
                attempt(struct.pack, order + code, value)
for layout in ("2", "k", "3s2", " <i", "<n"):
    attempt(struct.calcsize, layout)
attempt(struct.calcsize, 3)
attempt(struct.unpack, "i", b"abc")
attempt(struct.unpack, "i", "abcd")
attempt(struct.pack, "ii", 1)
attempt(struct.unpack_from, "i", b"abc", 0)
attempt(struct.unpack_from, "i", b"abcdef", 4)
attempt(struct.unpack_from, "i", b"abcdef", -2)
attempt(struct.unpack_from, "i", b"abcdef", -8)
attempt(struct.iter_unpack, "i", b"abcdef")
attempt(struct.iter_unpack, "", b"")
