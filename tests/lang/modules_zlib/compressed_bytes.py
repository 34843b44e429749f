import zlib
data = b"hello hello hello " * 1000
packed = zlib.compress(data)
print(len(packed) < 200, zlib.decompress(packed) == data, zlib.crc32(b"abc"), zlib.adler32(b"abc"), zlib.crc32(b"c", zlib.crc32(b"ab")))
for level in (0, 1, 9, -1):
    print(zlib.compress(b"abc" * 10, level).hex())
c = zlib.compressobj(9, zlib.DEFLATED, -15)
raw = c.compress(data[:500]) + c.compress(data[500:]) + c.flush()
d = zlib.decompressobj(-15)
out = d.decompress(raw[:20]) + d.decompress(raw[20:] + b"tail") + d.flush()
print(out == data, d.unused_data, d.eof, d.unconsumed_tail)
d = zlib.decompressobj()
part = d.decompress(packed, 100)
print(len(part), len(d.unconsumed_tail) > 0, d.eof)
rest = part
while d.unconsumed_tail:
    rest += d.decompress(d.unconsumed_tail, 5000)
rest += d.flush()
print(rest == data, d.eof)
z1 = zlib.compressobj(zdict=b"hello world")
p = z1.compress(b"hello world hello") + z1.flush()
print(zlib.decompressobj(zdict=b"hello world").decompress(p))
c1 = zlib.compressobj(); x = c1.compress(b"common"); c2 = c1.copy()
print(zlib.decompress(x + c1.compress(b" one") + c1.flush()), zlib.decompress(x + c2.compress(b" two") + c2.flush()))
for f in [lambda: zlib.decompress(b"garbage"), lambda: zlib.decompress(packed[:20]), lambda: zlib.decompress(b""), lambda: zlib.compress("text"), lambda: zlib.compress(b"a", 10), lambda: zlib.decompressobj().decompress(b"xxxx"),
          lambda: zlib.decompressobj().decompress(p), lambda: zlib.crc32("a"), lambda: zlib.compressobj(wbits=99), lambda: zlib.decompressobj().flush(0), lambda: zlib.decompressobj().decompress(b"", -1), lambda: zlib.compressobj().flush(), lambda: zlib.decompress(packed + b"x")== data]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
big = bytes(range(256)) * 4000
print(zlib.decompress(zlib.compress(big)) == big, zlib.decompress(zlib.compress(bytearray(big))) == big, zlib.decompress(zlib.compress(memoryview(big))) == big)
print(zlib.MAX_WBITS, zlib.DEFLATED, zlib.Z_BEST_COMPRESSION, zlib.error.__name__)
