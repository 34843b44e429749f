# header: cairo/cairo.h
import cairo

surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 40, 20)
pen = cairo_create(surface)
cairo_set_source_rgb(pen, 1, 0, 0)
cairo_rectangle(pen, 10, 5, 20, 10)
cairo_fill(pen)
cairo_surface_flush(surface)
data, stride = cairo_image_surface_get_data(surface), cairo_image_surface_get_stride(surface)
pixels = cast("uint32_t *", data)
print(hex(pixels[10 * stride // 4 + 20]), hex(pixels[0]), stride, cairo_surface_get_type(surface), cairo_image_surface_get_format(surface))
# expect: 0xffff0000 0x0 160 CAIRO_SURFACE_TYPE_IMAGE CAIRO_FORMAT_ARGB32

matrix = cairo_matrix_t()
cairo_matrix_init_rotate(matrix, 1.5707963267948966)
x, y = new("double", 3.0), new("double", 4.0)
cairo_matrix_transform_point(matrix, x, y)
print(round(x[0], 6), round(y[0], 6))
left, top, right, bottom = (new("double") for i in range(4))
cairo_rectangle(pen, 1, 2, 3, 4)
cairo_path_extents(pen, left, top, right, bottom)
print(left[0], top[0], right[0], bottom[0])
path = cairo_copy_path(pen)
i, steps = 0, []
while i < path.num_data:
    header = path.data[i].header
    steps.append((header.type, [(path.data[i + k].point.x, path.data[i + k].point.y) for k in range(1, header.length)]))
    i += header.length
print(steps[0], steps[-2][0], len(steps))
cairo_path_destroy(path)
# expect: -4.0 3.0
# expect: 1.0 2.0 4.0 6.0
# expect: (CAIRO_PATH_MOVE_TO, [(1.0, 2.0)]) CAIRO_PATH_CLOSE_PATH 6

# A PNG through a function in Python.
written = bytearray()


def take(closure, data, length):
    written.extend(bytes(data[:length]))
    return CAIRO_STATUS_SUCCESS


print(cairo_surface_write_to_png_stream(surface, take, None), bytes(written[:8]))
rest = bytes(written)


def give(closure, data, length):
    global rest
    data[:length], rest = rest[:length], rest[length:]
    return CAIRO_STATUS_SUCCESS


again = cairo_image_surface_create_from_png_stream(give, None)
print(cairo_surface_status(again), cairo_image_surface_get_width(again))
for made in (again, surface):
    cairo_surface_destroy(made)
print(cairo_status(pen), cairo_status_to_string(CAIRO_STATUS_NO_MEMORY))
cairo_destroy(pen)
broken = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, -1, 1)
print(cairo_surface_status(broken), cairo_status_to_string(cairo_surface_status(broken)))
# expect: CAIRO_STATUS_SUCCESS b'\x89PNG\r\n\x1a\n'
# expect: CAIRO_STATUS_SUCCESS 40
# expect: CAIRO_STATUS_SUCCESS out of memory
# expect: CAIRO_STATUS_INVALID_SIZE invalid value (typically too big) for the size of the input (surface, pattern, etc.)
