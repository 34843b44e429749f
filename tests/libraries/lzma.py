# header: lzma.h
import lzma
data = b"wren " * 1000
packed, at = bytearray(2000), new("size_t", 0)
print(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, None, data, len(data), packed, at, len(packed)) == LZMA_OK, packed[1:5])
stream = lzma_stream()
lzma_stream_decoder(stream, UINT64_MAX, 0)
back = bytearray(6000)
stream.next_in, stream.avail_in = packed, at[0]
stream.next_out, stream.avail_out = back, len(back)
print(lzma_code(stream, LZMA_FINISH) == LZMA_STREAM_END, bytes(back[:stream.total_out]) == data)
lzma_end(stream)
print(lzma_check_is_supported(LZMA_CHECK_SHA256), LZMA_VERSION_MAJOR)
# expect: True bytearray(b'7zXZ')
# expect: True True
# expect: 1 5
