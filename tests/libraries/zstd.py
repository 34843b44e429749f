# header: zstd.h
import zstd

text = b"the wren sings, " * 200
room = bytearray(ZSTD_compressBound(len(text)))
size = ZSTD_compress(room, len(room), text, len(text), 5)
print(ZSTD_isError(size), size < 100, ZSTD_getFrameContentSize(room, size))
back = bytearray(len(text))
print(ZSTD_decompress(back, len(back), room, size), bytes(back) == text)
# expect: 0 True 3200
# expect: 3200 True

# Streaming, by the two buffer structs.
context = ZSTD_createCCtx()
print(ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3)), ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)))
packed = b""
for start in range(0, len(text), 1000):
    piece = text[start:start + 1000]
    source = ZSTD_inBuffer(piece, len(piece), 0)
    mode = ZSTD_e_end if start + 1000 >= len(text) else ZSTD_e_continue
    while True:
        target = ZSTD_outBuffer(room, len(room), 0)
        left = ZSTD_compressStream2(context, target, source, mode)
        packed += bytes(room[:target.pos])
        if source.pos == source.size and (mode == ZSTD_e_continue or left == 0):
            break
ZSTD_freeCCtx(context)
print(ZSTD_decompress(back, len(back), packed, len(packed)))
broken = ZSTD_decompress(back, len(back), packed, 7)
print(ZSTD_isError(broken), ZSTD_getErrorName(broken), ZSTD_VERSION_NUMBER == ZSTD_versionNumber(), ZSTD_getErrorCode(broken))
# expect: 0 0
# expect: 3200
# expect: 1 Src size is incorrect True ZSTD_error_srcSize_wrong
