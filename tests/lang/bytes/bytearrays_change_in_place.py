# Items, slices, deletion, operators and growth of bytearrays.
def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def set_item(key, value):
    array = bytearray(b"hello world")
    array[key] = value
    return array


def delete_item(key):
    array = bytearray(b"hello world")
    del array[key]
    return array


KEYS = [0, -1, 5, 20, -20, "a", 1.5, None, True, slice(1, 3), slice(None, None, 2), slice(None, None, -1),
        slice(3, 1), slice(100, 200),
        slice(None, None, 0), slice("a", None), slice(-3, None), slice(8, 2, -2)]
VALUES = [65, 256, b"XY", bytearray(b"QQQQQQQQQQQQQQQ"), [1, 2], "ab", None, 5, b"", range(6),
          memoryview(b"mmmmmm"), [300], ["a"], 1.5]
for key in KEYS:
    attempt(lambda: bytearray(b"hello world")[key])
    attempt(delete_item, key)
    for value in VALUES:
        if not isinstance(value, memoryview) or isinstance(key, slice):
            attempt(set_item, key, value)
array = bytearray(b"abc")
array[1:1] = array
array[:] = array[::-1]
print(array)
array += b"xyz"
array *= 2
print(array, array * 2, 2 * array, array + b"!", b"!" + array, type(b"" + array).__name__)
array *= 0
print(array, len(array), bool(array))
attempt(lambda: bytearray(b"a") + "b")
attempt(lambda: b"a" + 5)
attempt(lambda: bytearray() + 5)
attempt(lambda: 5 + bytearray())
attempt(lambda: bytearray(b"a") * "b")
for x in [bytearray(b"abc"), b"abc", bytearray(b"abd"), bytearray(), "abc", 5, [97, 98, 99]]:
    for y in [bytearray(b"abc"), b"abc", b""]:
        print(x == y, x != y)
        attempt(lambda: (x < y, y >= x))
print(97 in bytearray(b"abc"), b"bc" in bytearray(b"abc"), bytearray(b"b") in b"abc")
attempt(lambda: "a" in bytearray(b"abc"))
attempt(hash, bytearray())
print(bytearray(b"%d %s") % (5, b"x"), b"%s|%c" % (bytearray(b"x"), bytearray(b"z")), int(bytearray(b"12")),
      float(bytearray(b"1.5")), ord(bytearray(b"a")))
print(list(reversed(bytearray(b"abc"))), sorted(bytearray(b"cab")), str(bytearray(b"q"), "utf-8"),
      int.from_bytes(bytearray(b"\1\2"), "big"))


def grow_while_iterating():
    array, seen = bytearray(b"abc"), []
    for byte in array:
        seen.append(byte)
        if len(seen) < 6:
            array.append(120)
    return seen


print(grow_while_iterating())


class Named(bytearray):
    def longer(self):
        return len(self) + 1


n = Named(b"xyz")
n.append(65)
n[0] = 66
n += b"!"
print(n, n.longer(), n + b"1", n == b"ByzA!", bytes(n), n[1:2], type(n).__name__)
big = bytearray()
for i in range(20000):
    big.append(i & 255)
del big[:15000]
print(len(big), big[0], sum(big))
