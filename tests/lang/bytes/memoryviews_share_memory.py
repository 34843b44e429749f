# Views of bytes and bytearrays: items, slices, casts, attributes, assignment, comparison, release.
def attempt(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def show(m):
    print(m.nbytes, m.readonly, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets,
          m.c_contiguous, m.f_contiguous, m.contiguous, len(m),
          bytes(m), m.tolist(), m.tobytes(), m.hex())


for wrong in [(), (5,), ("abc",), ([1],), (None,), (b"a", 1)]:
    attempt(memoryview, *wrong)
m = memoryview(b"hello world")
for part in [m, m[2:5], m[::2], m[::-1], m[3:3], m[::-2][1:]]:
    show(part)
block = memoryview(bytearray(range(24)))
for args in [("H",), ("i",), ("d",), ("B", [2, 3, 4]), ("h", (3, 4)), ("@I", (2, 3)), ("b",), ("?",), ("c",
                                                                                                       [24])]:
    show(block.cast(*args))
show(block.cast("B", [4, 6])[1:3])
show(block.cast("B", [4, 6])[::2])


def set_item(view, key, value):
    view[key] = value
    return view.tobytes()


def delete_item(view, key):
    del view[key]


cube = block.cast("B", [2, 3, 4])
for key in [0, (0,), (0, 1, 2), (1, 2, 4), (-1, -1, -1), (0, 0, 0, 0), (slice(0, 1), slice(0, 1), 0),
            (slice(0, 1),) * 2, "a", ..., None]:
    attempt(lambda: cube[key])
    attempt(set_item, cube, key, 7)
for key in [0, -1, 6, -7, "a", 1.5, slice(1, 3), slice(None, None, 2), slice(0, 0), (1,), (), ..., None,
            True]:
    for value in [65, 256, -1, b"XY", b"XYZ", "a", None, 1.5, bytearray(b"12"),
                  memoryview(bytearray(b"1234")).cast("h"), True]:
        attempt(set_item, memoryview(bytearray(b"abcdef")), key, value)
    attempt(delete_item, memoryview(bytearray(b"abcdef")), key)
FORMATS = {"b": [5, -128, 128, "a"], "B": [255, 256], "c": [b"x", b"xy", 5], "h": [1, 40000], "I": [2**32 - 1,
                                                                                                    2**32,
                                                                                                    -1],
                                                                                                    "q": [2**63 - 1, 2**63],
           "Q": [2**64 - 1, -1], "f": [1.5, 1, "a"], "d": [2.5, 3, None], "?": [True, 0, "x"], "n": [5],
           "N": [5, -1], "P": [10]}
for code, values in FORMATS.items():
    for value in values:
        attempt(set_item, memoryview(bytearray(16)).cast(code), 0, value)
for args in [("z",), ("ii",), ("@",), ("<i",), (5,), (), ("i", [3]), ("i", [2]), ("i", 5), ("i", ["a"]), ("i",
                                                                                                          [0]), ("i", [-1]), ("B", [2, 4]), ("B", [])]:
    attempt(lambda: memoryview(bytearray(8)).cast(*args).tolist())
attempt(lambda: memoryview(bytearray(7)).cast("i"))
attempt(lambda: memoryview(bytearray(8))[::2].cast("h"))
attempt(lambda: memoryview(bytearray(8)).cast("i").cast("h"))
attempt(lambda: memoryview(bytearray(8)).cast("B", [2, 4]).cast("B", [4, 2]))
m = memoryview(b"abc")
print(m == b"abc", b"abc" == m, m == "abc", m != bytearray(b"abc"), hash(m) == hash(b"abc"), 97 in m,
      b"a" in m, list(reversed(m)), m.obj, bool(m[:0]))
print(memoryview(bytes([1, 0, 2, 0])).cast("h") == memoryview(bytes([1, 2])), b"x" + m, b"-".join([m, m]),
      b"xabcx".find(m), str(m, "ascii"), int(memoryview(b"12")))
for wrong in [lambda: m < m, lambda: hash(memoryview(bytearray(b"a"))), lambda: set_item(m, 0, 1),
              lambda: m + b"a", lambda: m.other, lambda: m.tobytes("X"),
              lambda: m.tolist(1), lambda: set_item(memoryview(bytearray(b"xyz")).toreadonly(), 0, 1),
              lambda: setattr(m, "format", "x")]:
    attempt(wrong)
print(memoryview(bytes(range(6))).cast("B", [2, 3]).tobytes("F"), m.hex(sep="-", bytes_per_sep=2))
with memoryview(b"abc") as closed:
    print(closed[0])
for use in [lambda: closed[0], lambda: len(closed), lambda: closed.tobytes(), lambda: closed.format,
            lambda: bytes(closed), lambda: closed == closed,
            lambda: list(closed), closed.release, lambda: memoryview(closed), lambda: closed == b"abc",
            lambda: repr(closed)[:16]]:
    attempt(use)
array = bytearray(b"abcdefgh")
m = memoryview(array)
m[2:4] = b"ZZ"
m[::2] = b"1234"
m[0:4] = m[2:6]
m[4:].cast("i")[0] = 0
array[0] = 33
print(array, bytes(m))
