// Bytearrays: items, slices, growth.
#include "bytearray.h"

#include <string.h>

#include "alloc.h"
#include "classes.h"
#include "item.h"
#include "list.h"
#include "number.h"
#include "range.h"
#include "special.h"
#include "tuple.h"

struct val dpy_bytearray_new(const char *bytes, size_t length)
{
    struct val content = dpy_bytes_new(bytes, length);
    struct dpy_bytearray *array = dpy_failed(content) ? NULL : dpy_alloc(sizeof *array, DPY_BYTEARRAY);
    if (!array)
        return dpy_failure();
    array->bytes = content.s;
    return dpy_object(array, DPY_BYTEARRAY);
}

// Exchanges the bytes for those of the new length: `at` first ones, room for n, and those that stood behind at + count.
static int exchange(struct dpy_bytearray *array, uint64_t at, uint64_t count, uint64_t n)
{
    struct dpy_str *old = dpy_str_header((struct val){ .s = array->bytes });
    uint64_t rest = old->length - at - count, length, capacity;
    if (__builtin_add_overflow(at + rest, n, &length) || length > PTRDIFF_MAX - 64)
        return dpy_raise_memory(), -1;
    capacity = length + length / 8 + 16;
    struct val grown = dpy_bytes_alloc(capacity);
    if (dpy_failed(grown))
        return -1;
    memcpy(grown.s, old->bytes, at);
    memcpy(grown.s + at + n, old->bytes + at + count, rest);
    dpy_str_header(grown)->length = length;
    array->bytes = grown.s;
    return 0;
}

int dpy_bytearray_splice(struct val v, uint64_t at, uint64_t count, const char *bytes, uint64_t n)
{
    struct dpy_bytearray *array = dpy_bytearray_of(v);
    struct dpy_str *content = dpy_str_header(dpy_bytearray_bytes(v));
    const char *low = content->bytes, *high = low + content->capacity;
    uint64_t rest = content->length - at - count;
    bool fits = at + rest + n <= content->capacity, own = n && bytes >= low && bytes <= high;
    if (!fits || (own && n != count)) {
        if (exchange(array, at, count, n))
            return -1;
        content = dpy_str_header(dpy_bytearray_bytes(v));
    } else if (n != count) {
        memmove(content->bytes + at + n, content->bytes + at + count, rest);
        content->length = at + n + rest;
        content->bytes[content->length] = 0;
    }
    if (n)
        memmove(content->bytes + at, bytes, n);
    return 0;
}

int dpy_bytearray_append(struct val v, const char *bytes, uint64_t n)
{
    return dpy_bytearray_splice(v, dpy_bytearray_length(v), 0, bytes, n);
}

struct val dpy_bytearray_getitem(struct val v, struct val key)
{
    uint64_t i;
    struct dpy_steps steps;
    if (key.type == DPY_SLICE) {
        if (dpy_slice_steps(key, dpy_bytearray_length(v), &steps) < 0)
            return dpy_failure();
        return dpy_bytearray_like(dpy_bytes_slice(dpy_bytearray_bytes(v), steps.start, steps.step, steps.count));
    }
    if (dpy_index_within(key, dpy_bytearray_length(v), "bytearray", "bytearray index out of range", &i) < 0)
        return dpy_failure();
    return dpy_int((uint8_t)dpy_bytearray_of(v)->bytes[i]);
}

// Every step-th byte from start on, from the last one to the first, so that the rest moves over them.
static void delete_steps(struct val v, struct dpy_steps steps)
{
    if (steps.step < 0) {
        steps.start += steps.step * ((int64_t)steps.count - 1);
        steps.step = -steps.step;
    }
    while (steps.count--)
        dpy_bytearray_splice(v, (uint64_t)steps.start + steps.count * (uint64_t)steps.step, 1, NULL, 0);
}

// What a slice is set to: its bytes, of a copy where it is the array itself.
static int slice_value(struct val v, struct val value, struct dpy_piece *ret)
{
    if (dpy_number_is(value) || value.type == DPY_COMPLEX || value.type == DPY_STR) {
        dpy_raise_error(&dpy_TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return -1;
    }
    bool is_alias = value.type == DPY_BYTEARRAY && value.p == v.p;
    if (dpy_is_bytes_like(value) && !is_alias)
        return dpy_bytes_like(value, ret) ? 0 : -1;
    struct val copy = dpy_bytes_from(value, true);
    if (dpy_failed(copy))
        return -1;
    *ret = dpy_piece_of(copy);
    return 0;
}

static int set_slice(struct val v, struct val key, struct val value)
{
    struct dpy_piece piece = { "", 0 };
    struct dpy_steps steps;
    if (dpy_slice_steps(key, dpy_bytearray_length(v), &steps) < 0 || (value.type && slice_value(v, value, &piece)) ||
        dpy_slice_steps(key, dpy_bytearray_length(v), &steps) < 0)     // again: making the value may have changed the array
        return -1;
    if (steps.step == 1)
        return dpy_bytearray_splice(v, (uint64_t)steps.start, steps.count, piece.bytes, piece.length);
    if (piece.length == 0) {
        delete_steps(v, steps);
        return 0;
    }
    if (piece.length != steps.count) {
        dpy_raise_error(&dpy_ValueError, "attempt to assign bytes of size %zu to extended slice of size %zu", piece.length, steps.count);
        return -1;
    }
    for (uint64_t i = 0; i < steps.count; i++)
        dpy_bytearray_of(v)->bytes[steps.start + (int64_t)i * steps.step] = piece.bytes[i];
    return 0;
}

static bool is_index(struct val key)
{
    struct val method;
    return dpy_int_is(dpy_plain(key)) || dpy_special_find(key, "__index__", &method);
}

int dpy_bytearray_setitem(struct val v, struct val key, struct val value)
{
    uint64_t i;
    uint8_t byte;
    if (key.type == DPY_SLICE)
        return set_slice(v, key, value);
    if (value.type && is_index(key) && dpy_byte_of(value, "byte", &byte))      // before the bounds, which __index__ may change
        return -1;
    if (dpy_index_within(key, dpy_bytearray_length(v), "bytearray", "bytearray index out of range", &i) < 0)
        return -1;
    if (!value.type)
        return dpy_bytearray_splice(v, i, 1, NULL, 0);
    dpy_bytearray_of(v)->bytes[i] = (char)byte;
    return 0;
}

static struct val copied(struct val v)
{
    return v.type == DPY_BYTES ? dpy_bytearray_new(v.s, dpy_str_header(v)->length) : v;
}

struct val dpy_bytearray_like(struct val v)
{
    if (v.type == DPY_LIST) {
        struct val list = dpy_list(NULL, 0);
        for (uint64_t i = 0; !dpy_failed(list) && i < dpy_list_of(v)->length; i++) {
            struct val item = copied(dpy_list_at(dpy_list_of(v), i));
            if (dpy_failed(item) || dpy_list_append(list, item) < 0)
                return dpy_failure();
        }
        return list;
    }
    if (v.type != DPY_TUPLE)
        return copied(v);
    struct val tuple = dpy_tuple_new(dpy_tuple_of(v)->length);
    for (uint64_t i = 0; !dpy_failed(tuple) && i < dpy_tuple_of(v)->length; i++) {
        dpy_tuple_of(tuple)->items[i] = copied(dpy_tuple_of(v)->items[i]);
        if (dpy_failed(dpy_tuple_of(tuple)->items[i]))
            return dpy_failure();
    }
    return tuple;
}

struct val dpy_bytearray_extended(struct val v, struct val more)
{
    struct dpy_piece piece;
    if (!dpy_bytes_like(more, &piece))
        return dpy_pending() ? dpy_failure() : dpy_raise_error(&dpy_TypeError, "can't concat %s to bytearray", dpy_type_name(more));
    return dpy_bytearray_append(v, piece.bytes, piece.length) ? dpy_failure() : v;
}

int dpy_bytearray_repr_as(struct dpy_buffer *buffer, struct val v, const char *class)
{
    dpy_buffer_format(buffer, "%s(", class);
    dpy_bytes_repr_into(buffer, dpy_bytearray_bytes(v));
    dpy_buffer_text(buffer, ")");
    return 0;
}

int dpy_bytearray_repr_into(struct dpy_buffer *buffer, struct val v) { return dpy_bytearray_repr_as(buffer, v, "bytearray"); }
