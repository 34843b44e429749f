# header: bzlib.h
from bz2 import BZ2_bzBuffToBuffCompress, BZ2_bzBuffToBuffDecompress, BZ_OK, BZ_DATA_ERROR_MAGIC
data = b"wren " * 1000
packed, size = bytearray(2000), new("unsigned int", 2000)
print(BZ2_bzBuffToBuffCompress(packed, size, data, len(data), 9, 0, 30) == BZ_OK, packed[:3])
back, length = bytearray(6000), new("unsigned int", 6000)
print(BZ2_bzBuffToBuffDecompress(back, length, packed, size[0], 0, 0), bytes(back[:length[0]]) == data)
print(BZ2_bzBuffToBuffDecompress(back, length, data, 10, 0, 0) == BZ_DATA_ERROR_MAGIC)
# expect: True bytearray(b'BZh')
# expect: 0 True
# expect: True
