import struct

memory = bytearray(10)
struct.pack_into("<hb", memory, 2, 513, 7)
print(memory)
struct.Struct(">I").pack_into(memory, -4, 1)
print(memory)
print(struct.unpack_from("<h", memory, 2), struct.unpack("10s", memory))
for offset in (7, -2, -20):
    try:
        struct.pack_into("i", memory, offset, 1)
    except struct.error as problem:
        print(problem)
