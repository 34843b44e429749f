# header: lz4.h
import lz4

text = b"auk\0tern\0" * 100
room = bytearray(LZ4_compressBound(len(text)))
size = LZ4_compress_default(text, room, len(text), len(room))
back = bytearray(len(text))
print(size < 40, LZ4_decompress_safe(room, back, size, len(back)), bytes(back) == text, LZ4_decompress_safe(room, back, 5, len(back)) < 0)
# expect: True 900 True True
options = LZ4F_preferences_t(frameInfo=LZ4F_frameInfo_t(contentChecksumFlag=LZ4F_contentChecksumEnabled, blockSizeID=LZ4F_max64KB))
print(options.frameInfo.blockSizeID, options.frameInfo.contentChecksumFlag)
frame = bytearray(LZ4F_compressFrameBound(len(text), options))
size = LZ4F_compressFrame(frame, len(frame), text, len(text), options)
context = new("LZ4F_dctx *")
print(LZ4F_isError(LZ4F_createDecompressionContext(context, LZ4F_VERSION)))
wanted, given = new("size_t", len(back)), new("size_t", size)
print(LZ4F_decompress(context[0], back, wanted, frame, given, None), wanted[0], given[0] == size, bytes(back) == text)
LZ4F_freeDecompressionContext(context[0])
print(LZ4F_getErrorName(LZ4F_compressFrame(frame, 3, text, len(text), None)))
# expect: LZ4F_max64KB LZ4F_contentChecksumEnabled
# expect: 0
# expect: 0 900 True True
# expect: ERROR_dstMaxSize_tooSmall
