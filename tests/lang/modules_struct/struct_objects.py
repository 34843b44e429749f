import struct
from struct import Struct

point = Struct("<hh")
print(point.size, point.format, point.pack(1, 2), point.unpack(b"\1\0\2\0"), point.unpack_from(b"xx\1\0\2\0", 2))
print(list(point.iter_unpack(b"\1\0\2\0\3\0\4\0")), list(struct.iter_unpack(">H", b"\0\1\0\2")))
print(struct.unpack_from("b", b"\1\2\3", offset=2), struct.unpack_from("b", b"\1\2\3", -1))
