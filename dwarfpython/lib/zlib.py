"""zlib: compressed bytes, over libz."""

import z
from z import (
    Z_BEST_COMPRESSION, Z_BEST_SPEED, Z_BLOCK, Z_DEFAULT_COMPRESSION, Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FINISH, Z_FIXED, Z_FULL_FLUSH,
    Z_HUFFMAN_ONLY, Z_NO_COMPRESSION, Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_RLE, Z_SYNC_FLUSH, Z_TREES)

MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE, DEFLATED = 15, 8, 16384, 8
ZLIB_VERSION = str(z.ZLIB_VERSION)
ZLIB_RUNTIME_VERSION = str(z.zlibVersion())
Z_OK, Z_STREAM_END, Z_NEED_DICT, Z_BUF_ERROR = z.Z_OK, z.Z_STREAM_END, z.Z_NEED_DICT, z.Z_BUF_ERROR
MOST = 1 << 30      # what is given to libz, or asked of it, at a time


class error(Exception):
    __module__ = "zlib"


def failure(stream, code, doing):
    said = stream.msg
    text = str(said) if said != None else {
        z.Z_VERSION_ERROR: "library version mismatch", Z_BUF_ERROR: "incomplete or truncated stream",
        z.Z_STREAM_ERROR: "inconsistent stream state", z.Z_DATA_ERROR: "invalid input data"}.get(code)
    return error(f"Error {code} {doing}" + (f": {text}" if text else ""))


def bytes_of(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, str) or not hasattr(type(data), "__len__") or not isinstance(data, (bytearray, memoryview)) \
            and not hasattr(data, "tobytes"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def turn(stream, call, flush, data, limit, doing, accepted):
    """Gives the data to libz and collects what comes out, at most `limit` bytes. (output, how much was not taken, last result)."""
    parts, room, place, code = [], DEF_BUF_SIZE, 0, Z_OK
    while True:
        piece = data[place:place + MOST]
        stream.next_in, stream.avail_in = piece, len(piece)
        last = place + len(piece) >= len(data)
        while True:
            if limit is not None:
                room = min(room, limit)
            buffer = bytearray(room)
            stream.next_out, stream.avail_out = buffer, room
            code = call(stream, flush if last else Z_NO_FLUSH)
            if code not in accepted:
                raise failure(stream, code, doing)
            got = room - stream.avail_out
            parts.append(bytes(memoryview(buffer)[:got]))
            if limit is not None:
                limit -= got
            is_full, room = stream.avail_out == 0, min(room * 2, MOST)
            if code in (Z_STREAM_END, Z_NEED_DICT) or not is_full or limit == 0:
                break
        place += len(piece) - stream.avail_in
        if last or code == Z_STREAM_END or limit == 0:
            return b"".join(parts), len(data) - place, code


def deflating(level, method, wbits, memory, strategy):
    stream = z.struct.z_stream_s()
    code = z.deflateInit2_(stream, level, method, wbits, memory, strategy, ZLIB_VERSION, sizeof(stream))
    if code == z.Z_STREAM_ERROR:
        raise ValueError("Invalid initialization option")
    if code != Z_OK:
        raise failure(stream, code, "while creating compression object")
    return stream


def inflating(wbits, doing="while creating decompression object"):
    stream = z.struct.z_stream_s()
    code = z.inflateInit2_(stream, wbits, ZLIB_VERSION, sizeof(stream))
    if code == z.Z_STREAM_ERROR:
        raise ValueError("Invalid initialization option")
    if code != Z_OK:
        raise failure(stream, code, doing)
    return stream


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    data = bytes_of(data)
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    stream = deflating(level, DEFLATED, wbits, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY)
    try:
        return turn(stream, z.deflate, Z_FINISH, data, None, "while compressing data", (Z_OK, Z_STREAM_END, Z_BUF_ERROR))[0]
    finally:
        z.deflateEnd(stream)


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    data = bytes_of(data)
    if bufsize < 0:
        raise ValueError("bufsize must be non-negative")
    stream = inflating(wbits, "while preparing to decompress data")
    try:
        output, _, code = turn(stream, z.inflate, Z_SYNC_FLUSH, data, None, "while decompressing data",
                               (Z_OK, Z_STREAM_END, Z_BUF_ERROR))
        if code != Z_STREAM_END:
            raise failure(stream, Z_BUF_ERROR, "while decompressing data")
        return output
    finally:
        z.inflateEnd(stream)


def checksum(function, data, value):
    data, value = bytes_of(data), value & 0xffffffff
    for place in range(0, len(data), MOST):
        piece = data[place:place + MOST]
        value = function(value, piece, len(piece))
    return value & 0xffffffff


def crc32(data, value=0, /): return checksum(z.crc32, data, value)
def adler32(data, value=1, /): return checksum(z.adler32, data, value)


class Compress:
    __module__ = "zlib"

    def __init__(self, stream):
        self._stream, self._ended = stream, False

    def compress(self, data, /):
        return turn(self._stream, z.deflate, Z_NO_FLUSH, bytes_of(data), None, "while compressing data", (Z_OK, Z_BUF_ERROR))[0]

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        output, _, code = turn(self._stream, z.deflate, mode, b"", None, "while flushing", (Z_OK, Z_STREAM_END, Z_BUF_ERROR))
        if code == Z_STREAM_END and mode == Z_FINISH:
            self._end()
        return output

    def copy(self):
        stream = z.struct.z_stream_s()
        code = z.deflateCopy(stream, self._stream)
        if code != Z_OK:
            if code == z.Z_STREAM_ERROR:
                raise ValueError("Inconsistent stream state")
            raise failure(stream, code, "while copying compression object")
        return Compress(stream)

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def __reduce__(self):
        raise TypeError("cannot pickle 'zlib.Compress' object")

    def _end(self):
        if not self._ended:
            self._ended = True
            z.deflateEnd(self._stream)

    def __del__(self):
        self._end()


class Decompress:
    __module__ = "zlib"

    def __init__(self, stream, zdict=None):
        self._stream, self._zdict, self._ended = stream, zdict, False
        self.unused_data, self.unconsumed_tail, self.eof = b"", b"", False

    def _set_dictionary(self):
        code = z.inflateSetDictionary(self._stream, self._zdict, len(self._zdict))
        if code != Z_OK:
            raise failure(self._stream, code, "while setting zdict")

    def _inflate(self, data, limit, flush, doing):
        output = b""
        while True:
            part, left, code = turn(self._stream, z.inflate, flush, data, limit, doing, (Z_OK, Z_STREAM_END, Z_BUF_ERROR, Z_NEED_DICT))
            output += part
            if code != Z_NEED_DICT:
                break
            if self._zdict is None:
                raise failure(self._stream, code, doing)
            self._set_dictionary()
            data = data[len(data) - left:]
        rest = data[len(data) - left:]
        if code == Z_STREAM_END:
            self.unused_data += rest
            self.unconsumed_tail, self.eof = b"", True
        else:
            self.unconsumed_tail = rest
        return output

    def decompress(self, data, /, max_length=0):
        data = bytes_of(data)
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        if self.eof:
            self.unused_data += data
            return b""
        return self._inflate(data, max_length or None, Z_SYNC_FLUSH, "while decompressing data")

    def flush(self, length=DEF_BUF_SIZE, /):
        if length <= 0:
            raise ValueError("length must be greater than zero")
        output = b"" if self.eof else self._inflate(self.unconsumed_tail, None, Z_FINISH, "while flushing")
        if self.eof:
            self._end()
        return output

    def copy(self):
        if self._ended:
            raise ValueError("Inconsistent stream state")
        stream = z.struct.z_stream_s()
        code = z.inflateCopy(stream, self._stream)
        if code != Z_OK:
            raise failure(stream, code, "while copying decompression object")
        made = Decompress(stream, self._zdict)
        made.unused_data, made.unconsumed_tail, made.eof = self.unused_data, self.unconsumed_tail, self.eof
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def __reduce__(self):
        raise TypeError("cannot pickle 'zlib.Decompress' object")

    def _end(self):
        if not self._ended:
            self._ended = True
            z.inflateEnd(self._stream)

    def __del__(self):
        self._end()


def compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    made = Compress(deflating(level, method, wbits, memLevel, strategy))
    if zdict is not None:
        dictionary = bytes_of(zdict)
        if z.deflateSetDictionary(made._stream, dictionary, len(dictionary)) != Z_OK:
            raise ValueError("Invalid dictionary")
    return made


def decompressobj(wbits=MAX_WBITS, zdict=None):
    made = Decompress(inflating(wbits), None if zdict is None else bytes_of(zdict))
    if zdict is not None and wbits < 0:
        made._set_dictionary()
    return made
