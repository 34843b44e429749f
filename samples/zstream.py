"""zlib's streams: input and output are pointers into buffers, which move as the library works through them."""

import z

TEXT = b"the quick brown fox jumps over the lazy dog\n" * 2000
CHUNK = 4096


def deflated(data, level=6):
    stream = z_stream()
    if deflateInit(stream, level) != Z_OK:            # a macro; it passes the version and the size of the struct
        raise RuntimeError(str(stream.msg))
    source, target = new(f"unsigned char[{len(data)}]", data), new(f"unsigned char[{CHUNK}]")
    stream.next_in, stream.avail_in = source, len(data)
    made = []
    status = Z_OK
    while status != Z_STREAM_END:
        stream.next_out, stream.avail_out = target, CHUNK
        status = deflate(stream, Z_FINISH)
        made.append(bytes(target)[:CHUNK - stream.avail_out])
    deflateEnd(stream)
    return b"".join(made)


def inflated(data):
    stream = z_stream()
    inflateInit(stream)
    source, target = new(f"unsigned char[{len(data)}]", data), new(f"unsigned char[{CHUNK}]")
    stream.next_in, stream.avail_in = source, len(data)
    made = []
    status = Z_OK
    while status == Z_OK:
        stream.next_out, stream.avail_out = target, CHUNK
        status = inflate(stream, Z_NO_FLUSH)
        if status not in (Z_OK, Z_STREAM_END):
            inflateEnd(stream)
            raise ValueError(f"{zError(status)}: {stream.msg}")
        made.append(bytes(target)[:CHUNK - stream.avail_out])
    inflateEnd(stream)
    return b"".join(made)


small = deflated(TEXT)
print(len(TEXT), len(small), small[:2].hex(), hex(crc32(0, small, len(small))))
print(inflated(small) == TEXT)
try:
    inflated(small[:50] + b"damage" + small[56:])
except ValueError as error:
    print(error)
