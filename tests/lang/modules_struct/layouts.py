import struct

for layout in ("bi", "<bi", "bhi", "ib", "ib0i", "b0q", "3xb", "cq", "2h3s", "5s", "0s", "6p", "x", "", "hhl", "i2x", "b d", "n N", "?c"):
    print(repr(layout), struct.calcsize(layout))
print(struct.pack("bi", 1, 2), struct.pack("ib0i", 1, 2), struct.pack("2xb2x", 3))
print(struct.pack("5s3s0s", b"ab", b"abcdef", b"x"), struct.pack("6p2p", b"hello world", b"z"))
print(struct.unpack("5s3sx", b"abcdefghi"), struct.unpack("6p", b"\5hello"), struct.unpack(">2h", b"\1\2\3\4"))
print(struct.unpack("3c", b"xyz"), struct.pack("3c", b"x", b"y", b"z"))
