# header: jpeglib.h
import c
import jpeg
W, H = 16, 8
info, errors = jpeg_compress_struct(), jpeg_error_mgr()
info.err = jpeg_std_error(errors)
jpeg_create_compress(info)
out, size = new("unsigned char *"), new("unsigned long")
jpeg_mem_dest(info, out, size)
info.image_width, info.image_height, info.input_components, info.in_color_space = W, H, 3, JCS_RGB
jpeg_set_defaults(info)
jpeg_start_compress(info, 1)
for y in range(H):
    row = new(f"unsigned char[{3 * W}]", [100] * (3 * W))
    jpeg_write_scanlines(info, new("unsigned char *[1]", [row]), 1)
jpeg_finish_compress(info)
data = bytes(out[0][:size[0]])
jpeg_destroy_compress(info)
print(data[:2], data[-2:])
def failed(common):
    text = new("char[200]")
    common.err.format_message(common, text)
    raise ValueError(str(text))
r, e2 = jpeg_decompress_struct(), jpeg_error_mgr()
r.err = jpeg_std_error(e2)
e2.error_exit = failed
jpeg_create_decompress(r)
jpeg_mem_src(r, data, len(data))
print(jpeg_read_header(r, 1), r.image_width, r.image_height)
jpeg_start_decompress(r)
line = bytearray(3 * W)
while r.output_scanline < r.output_height:
    jpeg_read_scanlines(r, [line], 1)
print(line[:3])
jpeg_finish_decompress(r)
try:
    jpeg_mem_src(r, b"nonsense", 8)
    jpeg_read_header(r, 1)
except ValueError as e:
    print(e)
# expect: b'\xff\xd8' b'\xff\xd9'
# expect: 1 16 8
# expect: bytearray(b'ddd')
# expect: Not a JPEG file: starts with 0x6e 0x6f
