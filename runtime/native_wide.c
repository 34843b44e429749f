// Wide text: wchar_t and char32_t hold one code point each. What C has is not text for Python as a char * is, since no UTF-8 lies
// there: str(p) makes a str of it, a str becomes a private copy. Each character by itself is a number.
#include <string.h>

#include "alloc.h"
#include "native_item.h"
#include "place.h"
#include "str.h"
#include "utf8.h"

static const struct dpy_type *item_of(struct val v)
{
    return dpy_type_resolve(dpy_descriptor(v))->target;
}

bool dpy_native_holds_wide(struct val v)
{
    return (dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_ARRAY) && v.p && item_of(v)->flags & DPY_TYPE_WIDE;
}

// Up to the end of the array or chunk, where there is no zero.
static uint64_t length_of(struct val v)
{
    const char *start;
    size_t room;
    uint64_t most = UINT64_MAX, length = 0;
    if (dpy_kind(v) == DPY_ARRAY && dpy_descriptor(v)->count)
        most = dpy_descriptor(v)->count;
    else if (dpy_place_extent(v.p, &start, &room))
        most = (room - (size_t)((const char *)v.p - start)) / sizeof(uint32_t);
    for (uint32_t point; length < most; length++)
        if (memcpy(&point, (const char *)v.p + length * sizeof point, sizeof point), !point)
            break;
    return length;
}

struct val dpy_native_wide_str(struct val v)
{
    struct dpy_buffer buffer = { 0 };
    uint64_t length = length_of(v);
    for (uint64_t i = 0; i < length; i++) {
        uint32_t point;
        char encoded[DPY_UTF8_MAX];
        memcpy(&point, (const char *)v.p + i * sizeof point, sizeof point);
        if (point > 0x10FFFF) {
            dpy_buffer_deinit(&buffer);
            return dpy_raise_error(&dpy_ValueError, "%u in a %s is no character", point, dpy_descriptor(v)->name);
        }
        dpy_buffer_add(&buffer, encoded, dpy_utf8_encode(point, encoded));
    }
    return dpy_buffer_str(&buffer);
}

static void write_points(char *address, struct val text)
{
    const char *bytes = text.s, *end = bytes + dpy_str_header(text)->length;
    for (size_t size; bytes < end; bytes += size, address += sizeof(uint32_t)) {
        uint32_t point = dpy_utf8_decode(bytes, &size);
        memcpy(address, &point, sizeof point);
    }
}

static size_t points_of(struct val text)
{
    return dpy_utf8_count(text.s, dpy_str_header(text)->length);
}

int dpy_native_wide_fill(char *address, const struct dpy_type *array, struct val text)
{
    size_t count = points_of(text);
    if (count > array->count) {
        dpy_raise_error(&dpy_ValueError, "%zu characters do not fit in %s", count, array->name);
        return -1;
    }
    memset(address, 0, array->size);
    write_points(address, text);
    return 0;
}

int dpy_native_wide_copy(struct val text, const struct dpy_type *item, void **ret)
{
    const struct dpy_type *type = dpy_array_of(item, points_of(text) + 1);
    char *copy = type ? dpy_alloc(type->size, dpy_type_word(type)) : NULL;
    if (!copy)
        return -1;
    if (strlen(text.s) != dpy_str_header(text)->length) {
        dpy_raise_error(&dpy_ValueError, "embedded null character");
        return -1;
    }
    write_points(copy, text);
    *ret = copy;
    return 0;
}

bool dpy_native_wide_char(struct val v, int64_t *ret)
{
    size_t size;
    if (v.type != DPY_STR || points_of(v) != 1)
        return false;
    *ret = dpy_utf8_decode(v.s, &size);
    return true;
}
