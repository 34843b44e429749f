// Bytes from whatever has or gives some.
#include "bytes_like.h"

#include "builtins.h"
#include "bytearray.h"
#include "call.h"
#include "classes.h"
#include "codec.h"
#include "memoryview.h"
#include "native.h"
#include "number.h"
#include "special.h"

bool dpy_is_bytes_like(struct val v)
{
    v = dpy_plain(v);
    return v.type == DPY_BYTES || v.type == DPY_BYTEARRAY || v.type == DPY_MEMORYVIEW;
}

bool dpy_bytes_like(struct val v, struct dpy_piece *ret)
{
    v = dpy_plain(v);
    if (v.type == DPY_BYTEARRAY)
        v = dpy_bytearray_bytes(v);
    else if (v.type == DPY_MEMORYVIEW)
        return dpy_memoryview_bytes(v, ret);
    if (v.type == DPY_BYTES)
        *ret = dpy_piece_of(v);
    return v.type == DPY_BYTES;
}

int dpy_bytes_expect(struct val v, struct dpy_piece *ret)
{
    if (dpy_bytes_like(v, ret))
        return 0;
    if (!dpy_pending())
        dpy_raise_error(&dpy_TypeError, "a bytes-like object is required, not '%s'", dpy_type_name(v));
    return -1;
}

int dpy_byte_of(struct val v, const char *what, uint8_t *ret)
{
    int64_t byte;
    if (dpy_number_clip(v, &byte))
        return -1;
    *ret = (uint8_t)byte;
    if (byte >= 0 && byte <= 255)
        return 0;
    dpy_raise_error(&dpy_ValueError, "%s must be in range(0, 256)", what);
    return -1;
}

static struct val iterator_of(struct val v, bool is_array)
{
    struct val iterator = v.type == DPY_STR ? dpy_failure() : dpy_iter(v);
    if (!dpy_failed(iterator))
        return iterator;
    struct val failure = v.type == DPY_STR ? dpy_failure() : dpy_catch();
    if (failure.type && dpy_matches(failure, dpy_class_value(&dpy_TypeError)) != 1)
        return dpy_reraise(failure);
    return dpy_raise_error(&dpy_TypeError, "cannot convert '%s' object to %s", dpy_type_name(v), is_array ? "bytearray" : "bytes");
}

static struct val of_items(struct val v, bool is_array)
{
    struct dpy_buffer buffer = { 0 };
    struct val iterator = iterator_of(v, is_array), item;
    if (dpy_failed(iterator))
        return iterator;
    while ((item = dpy_next(iterator)).type != DPY_STOP) {
        uint8_t byte;
        if (dpy_failed(item) || dpy_byte_of(item, is_array ? "byte" : "bytes", &byte)) {
            dpy_buffer_deinit(&buffer);
            return dpy_failure();
        }
        dpy_buffer_add(&buffer, (const char *)&byte, 1);
    }
    return dpy_buffer_bytes(&buffer);
}

// What is C's is its memory, a char * the text there.
static bool memory_of(struct val v, struct dpy_piece *ret)
{
    if (dpy_kind(v) == DPY_POINTER && dpy_native_is_string(v))
        return dpy_text_of(v, &ret->bytes, &ret->length);
    if (dpy_kind(v) != DPY_STRUCT && dpy_kind(v) != DPY_ARRAY && dpy_kind(v) != DPY_POINTER)
        return false;
    struct val view = dpy_memoryview_from(v);
    return !dpy_failed(view) && dpy_memoryview_bytes(view, ret);
}

struct val dpy_bytes_from(struct val v, bool is_array)
{
    struct dpy_piece piece;
    if (dpy_bytes_like(v, &piece) || memory_of(v, &piece))
        return dpy_bytes_new(piece.bytes, piece.length);
    return dpy_pending() ? dpy_failure() : of_items(v, is_array);
}

// What has a number of bytes to be: an int, or an object with __index__.
static bool count_of(struct val v, int64_t *ret, struct val *failure)
{
    struct val method;
    if (!dpy_int_is(dpy_plain(v)) && !dpy_special_find(v, "__index__", &method))
        return false;
    *failure = dpy_number_index(v, ret) ? dpy_failure() : dpy_none();
    if (!dpy_failed(*failure) && *ret < 0)
        *failure = dpy_raise_error(&dpy_ValueError, "negative count");
    return true;
}

static int expect_names(const void *self, const struct val values[3])
{
    for (int i = 1; i < 3; i++)
        if (values[i].type && dpy_plain(values[i]).type != DPY_STR) {
            dpy_call_refuse(self, i == 1 ? " 'encoding'" : " 'errors'", "str", values[i]);
            return -1;
        }
    return 0;
}

struct val dpy_bytes_of_source(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 3, { "source", "encoding", "errors", NULL } };
    struct val values[] = { dpy_failure(), dpy_failure(), dpy_failure() }, v, special, status;
    int64_t count;
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values) || expect_names(self, values))
        return dpy_failure();
    v = dpy_plain(values[0]);
    bool coded = values[1].type || values[2].type;
    if (v.type == DPY_STR && !values[1].type)
        return dpy_raise_error(&dpy_TypeError, "string argument without an encoding");
    if (v.type == DPY_STR)
        return dpy_codec_encode(v, dpy_plain(values[1]), dpy_plain(values[2]));
    if (coded)
        return dpy_raise_error(&dpy_TypeError, "%s without a string argument", values[1].type ? "encoding" : "errors");
    if (!v.type)
        return dpy_bytes_new("", 0);
    if (self == &dpy_builtin_bytes && dpy_special_call(values[0], "__bytes__", NULL, 0, &special))
        return dpy_failed(special) || dpy_plain(special).type == DPY_BYTES ? special
            : dpy_raise_error(&dpy_TypeError, "__bytes__ returned non-bytes (type %s)", dpy_type_name(special));
    if (v.type == DPY_BYTES)
        return v;
    if (count_of(v, &count, &status))
        return dpy_failed(status) ? status : dpy_bytes_alloc((size_t)count);
    return dpy_bytes_from(values[0], self == &dpy_builtin_bytearray);
}
