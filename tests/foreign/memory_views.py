# memoryview of C's memory: arrays, structs, and pointers up to the end of their chunk. Bytearrays are C's
# buffers.
import c


def attempt(f, *args):
    try:
        print(f(*args))
    except (ReferenceError, TypeError, ValueError) as error:
        kind = type(error).__name__
        print(f"{kind}: {str(error)[:12] if kind == 'ReferenceError' else error}")


def put(view, key, value):
    view[key] = value


numbers = new("int[4]", [1, 2, 3, 4])
m = memoryview(numbers)
# expect: i (4,) [1, 2, 3, 4] False 16
print(m.format, m.shape, m.tolist(), m.readonly, m.nbytes)
m[1] = 77
m.cast("B")[0] = 9
# expect: { 9, 77, 3, 4 }
print(numbers)
# expect: ValueError: memoryview: invalid value for format 'i'
attempt(put, m, 0, 2**40)
grid = new("double[2][3]", [[1, 2, 3], [4, 5, 6]])
m = memoryview(grid)
m[0, 1] = 8.5
# expect: d (2, 3) (24, 8) [[1.0, 8.5, 3.0], [4.0, 5.0, 6.0]] 6.0
print(m.format, m.shape, m.strides, m.tolist(), m[1, 2])
shorts = cast("short *", calloc(5, 2))
m = memoryview(shorts)
m[:] = memoryview(bytes([1, 0, 2, 0, 3, 0, 4, 0, 5, 0])).cast("h")
# expect: h 5 [1, 2, 3, 4, 5]
print(m.format, len(m), list(shorts))
chunk = calloc(1, 8)
m = memoryview(chunk)
m[:] = b"ABCDEFGH"
# expect: B 8 b'ABCDEFGH'
print(m.format, len(m), bytes(m))
free(chunk)
# expect: ReferenceError: use of freed
attempt(lambda: m[0])
t = timespec(1, tv_nsec=5)
memoryview(t).cast("q")[1] = 99
# expect: { .tv_sec = 1, .tv_nsec = 99 }
print(t)
buffer = bytearray(12)
snprintf(buffer, len(buffer), "%d!", 42)
memcpy(memoryview(buffer)[8:], b"xyz", 3)
# expect: bytearray(b'42!\x00\x00\x00\x00\x00xyz\x00')
print(buffer)
# expect: 3 bytearray(b'\x00\x00\x00\x00\x00\x00\x00\x00xyz\x00')
print(read(open("/dev/zero", O_RDONLY), buffer, 3), buffer)
text = strdup("hello")
memoryview(text)[0] = ord("J")
# expect: Jello b'Jello\x00'
print(text, bytes(memoryview(text)))
# expect: ValueError: memoryview: it is not known how much memory int * points to
attempt(memoryview, cast("int *", 16))
# expect: ValueError: NULL pointer (int *)
attempt(memoryview, cast("int *", None))


def ascending(a: "const int *", b: "const int *") -> "int":
    return a[0] - b[0]


m = memoryview(new("int[3]", [3, 1, 2]))
qsort(m, 3, 4, ascending)
# expect: [1, 2, 3]
print(m.tolist())
# expect: { 119, 120, 121, 122 } True
letters = new("unsigned char[4]", bytearray(b"wxyz"))
print(letters, memoryview(letters) == b"wxyz")
# bytes() of what is C's is its memory, that of a char * its text.
print(bytes(text), bytes(grid[1]) == bytes(memoryview(grid))[24:], bytes(new("char[3]", "a")), bytes(new("short[2]", [1, -1])))
# expect: b'Jello' True b'a\x00\x00' b'\x01\x00\xff\xff'
t.tv_nsec = 0
print(bytes(t) == bytes(addressof(t)) == bytes(new("long[2]", [1, 0])), bytearray(addressof(t))[:2])
# expect: True bytearray(b'\x01\x00')
