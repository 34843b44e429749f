"""libpng: an image written and read. Its errors are exceptions: the error function raises, through libpng's frames."""

import c
import png16

WIDTH, HEIGHT, PATH = 16, 8, "birds.png"


def failed(png, message):
    raise ValueError(f"libpng: {message}")


def written(rows):
    """The file's bytes: libpng hands them to a Python function."""
    parts = []
    png = png_create_write_struct(PNG_LIBPNG_VER_STRING, None, failed, None)
    info = png_create_info_struct(png)

    def take(png, data, size):
        parts.append(bytes(data[:size]))

    png_set_write_fn(png, None, take, None)
    png_set_IHDR(png, info, WIDTH, HEIGHT, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT)
    png_set_text(png, info, png_text(key="Title", text="birds", compression=PNG_TEXT_COMPRESSION_NONE), 1)
    png_write_info(png, info)
    for row in rows:
        png_write_row(png, row)
    png_write_end(png, info)
    png_destroy_write_struct(new("png_structp", png), new("png_infop", info))
    return b"".join(parts)


def read(path):
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, None, failed, None)
    info = png_create_info_struct(png)
    file = fopen(path, "rb")
    try:
        png_init_io(png, file)
        png_read_png(png, info, PNG_TRANSFORM_IDENTITY, None)
        texts, count = new("png_text *"), new("int")
        png_get_text(png, info, texts, count)
        print([f"{texts[0][i].key}: {texts[0][i].text}" for i in range(count[0])])
        lines, size = png_get_rows(png, info), png_get_rowbytes(png, info)
        return [bytes(lines[y][:size]) for y in range(png_get_image_height(png, info))]
    finally:
        fclose(file)
        png_destroy_read_struct(new("png_structp", png), new("png_infop", info), None)


def save(data):
    with open(PATH, "wb") as file:
        file.write(data)


rows = [bytes(value for x in range(WIDTH) for value in (16 * x, 16 * y, 128)) for y in range(HEIGHT)]
data = written(rows)
save(data)
print(data[:8], read(PATH) == rows)

damaged = bytearray(data)
damaged[29] ^= 1                             # in the first checksum
save(damaged)
try:
    read(PATH)
except ValueError as error:
    print(error)

# The simplified interface needs no callback: its struct has the message.
image = png_image(version=PNG_IMAGE_VERSION)
print(bool(png_image_begin_read_from_memory(image, data, len(data))), image.width, image.height)
image.format = PNG_FORMAT_RGB
pixels = bytearray(PNG_IMAGE_SIZE(image))
png_image_finish_read(image, None, pixels, 0, None)
print(pixels == b"".join(rows))
print(bool(png_image_begin_read_from_memory(image, b"no image", 8)), str(image.message))
remove(PATH)
