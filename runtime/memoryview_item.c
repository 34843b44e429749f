// Items and slices of memoryviews, and comparing views.
#include <string.h>

#include "classes.h"
#include "item.h"
#include "memoryview.h"
#include "native.h"
#include "number.h"
#include "range.h"
#include "special.h"
#include "tuple.h"

static const struct format { const char *code; const struct dpy_type *item; } formats[] = {
    { "B", &dpy_c_unsigned_char }, { "b", &dpy_c_signed_char }, { "c", &dpy_c_unsigned_char }, { "?", &dpy_c_bool },
    { "h", &dpy_c_short }, { "H", &dpy_c_unsigned_short }, { "i", &dpy_c_int }, { "I", &dpy_c_unsigned_int }, { "l", &dpy_c_long },
    { "L", &dpy_c_unsigned_long }, { "q", &dpy_c_long_long }, { "Q", &dpy_c_unsigned_long_long }, { "n", &dpy_c_long },
    { "N", &dpy_c_unsigned_long }, { "f", &dpy_c_float }, { "d", &dpy_c_double }, { "P", &dpy_c_unsigned_long },
};
enum { FORMATS = sizeof formats / sizeof *formats };

const struct dpy_type *dpy_memoryview_item_type(const char *format)
{
    format += *format == '@';
    for (int i = 0; i < FORMATS; i++)
        if (!strcmp(formats[i].code, format))
            return formats[i].item;
    return NULL;
}

const char *dpy_memoryview_format_of(const struct dpy_type *type)
{
    static const char *const codes[] = {
        [DPY_C_BOOL] = "?", [DPY_C_INT8] = "b", [DPY_C_INT16] = "h", [DPY_C_INT32] = "i", [DPY_C_INT64] = "l", [DPY_C_UINT8] = "B",
        [DPY_C_UINT16] = "H", [DPY_C_UINT32] = "I", [DPY_C_UINT64] = "L", [DPY_C_FLOAT] = "f", [DPY_C_DOUBLE] = "d", [DPY_C_POINTER] = "P",
    };
    bool known = type->ctype < sizeof codes / sizeof *codes && codes[type->ctype] && !(type->flags & DPY_TYPE_CHAR);
    return known ? codes[type->ctype] : "B";
}

static char code_of(const struct dpy_memoryview *view) { return view->format[*view->format == '@']; }

struct val dpy_memoryview_load(const struct dpy_memoryview *view, const char *item)
{
    return code_of(view) == 'c' ? dpy_bytes_new(item, 1) : dpy_load(item, view->item);
}

static int store(const struct dpy_memoryview *view, char *item, struct val value)
{
    const char *wrong = "value";
    value = dpy_plain(value);
    if (code_of(view) == 'c') {
        if (value.type == DPY_BYTES && dpy_str_header(value)->length == 1)
            return *item = *value.s, 0;
        wrong = value.type == DPY_BYTES ? "value" : "type";
    } else if (code_of(view) == '?') {
        int truth = dpy_truth(value);
        return truth < 0 ? -1 : (*item = (char)truth, 0);
    } else if (code_of(view) != 'f' && code_of(view) != 'd') {
        struct val method;
        if (dpy_special_find(value, "__index__", &method) && dpy_failed(value = dpy_special_index(value)))
            return -1;
        wrong = dpy_int_is(value) ? "value" : "type";
        if (dpy_int_is(value) && dpy_store(item, view->item, value.type == DPY_BOOL ? dpy_int(value.i) : value) == 0)
            return 0;
    } else {
        wrong = "type";
        if (dpy_number_is(value) && dpy_store(item, view->item, value) == 0)
            return 0;
    }
    if (dpy_pending())
        dpy_catch();
    dpy_raise_error(wrong[0] == 't' ? &dpy_TypeError : &dpy_ValueError, "memoryview: invalid %s for format '%s'", wrong, view->format);
    return -1;
}

static int bounded(int64_t i, int64_t length, uint32_t dimension, int64_t *ret)
{
    *ret = i < 0 ? i + length : i;
    if (*ret >= 0 && *ret < length)
        return 0;
    dpy_raise_error(&dpy_IndexError, "index out of bounds on dimension %u", dimension + 1);
    return -1;
}

// The address of the item that an int, or a tuple of as many ints as dimensions, means; NULL: failure.
static char *item_at(const struct dpy_memoryview *view, struct val key, bool setting)
{
    const struct val *keys = key.type == DPY_TUPLE ? dpy_tuple_of(key)->items : &key;
    uint64_t n = key.type == DPY_TUPLE ? dpy_tuple_of(key)->length : 1;
    char *at = view->start;
    if (n < view->dimensions) {
        dpy_raise_error(&dpy_NotImplementedError, "%ssub-views are not implemented", key.type == DPY_TUPLE || setting ? "" : "multi-dimensional ");
        return NULL;
    }
    if (n != view->dimensions) {
        if (view->dimensions == 0)
            dpy_raise_error(&dpy_TypeError, "invalid indexing of 0-dim memory");
        else
            dpy_raise_error(&dpy_TypeError, "cannot index %u-dimension view with %llu-element tuple", view->dimensions, (unsigned long long)n);
        return NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        int64_t index;
        if (dpy_number_index(keys[i], &index) || bounded(index, view->extents[i], i, &index))
            return NULL;
        at += index * view->extents[view->dimensions + i];
    }
    return at;
}

static bool is_index(struct val key)
{
    struct val method;
    return dpy_int_is(dpy_plain(key)) || dpy_special_find(key, "__index__", &method);
}

static bool all_are(struct val tuple, bool (*test)(struct val))
{
    for (uint64_t i = 0; tuple.type == DPY_TUPLE && i < dpy_tuple_of(tuple)->length; i++)
        if (!test(dpy_tuple_of(tuple)->items[i]))
            return false;
    return tuple.type == DPY_TUPLE;
}

static bool is_slice(struct val key) { return key.type == DPY_SLICE; }

static struct val sliced(struct val v, struct val key)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    struct dpy_steps steps;
    if (view->dimensions == 0)
        return dpy_raise_error(&dpy_TypeError, "invalid indexing of 0-dim memory");
    struct val result = dpy_slice_steps(key, (uint64_t)view->extents[0], &steps) < 0 ? dpy_failure() : dpy_memoryview_from(v);
    if (dpy_failed(result))
        return result;
    struct dpy_memoryview *part = dpy_memoryview_of(result);
    part->start += steps.start * view->extents[view->dimensions];
    part->extents[0] = (int64_t)steps.count;
    part->extents[part->dimensions] *= steps.step;
    return result;
}

static struct val raise_key(struct val key)
{
    if (all_are(key, is_slice))
        return dpy_raise_error(&dpy_NotImplementedError, "multi-dimensional slicing is not implemented");
    return dpy_raise_error(&dpy_TypeError, "memoryview: invalid slice key");
}

struct val dpy_memoryview_getitem(struct val v, struct val key)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    if (dpy_memoryview_check(view))
        return dpy_failure();
    if (view->dimensions == 0 && key.type == DPY_ELLIPSIS)
        return v;
    if (key.type == DPY_SLICE)
        return sliced(v, key);
    if (!is_index(key) && !all_are(key, is_index))
        return raise_key(key);
    const char *item = item_at(view, key, false);
    return item ? dpy_memoryview_load(view, item) : dpy_failure();
}

struct copy { const char *from; size_t size; };

static int copy_item(const char *item, void *argument)
{
    struct copy *copy = argument;
    memcpy((char *)item, copy->from, copy->size);
    copy->from += copy->size;
    return 0;
}

static int set_slice(struct val v, struct val key, struct val value)
{
    struct val part = sliced(v, key), source = dpy_failed(part) ? part : dpy_is_bytes_like(value) ? dpy_memoryview_from(value)
        : dpy_raise_error(&dpy_TypeError, "a bytes-like object is required, not '%s'", dpy_type_name(value));
    if (dpy_failed(source))
        return -1;
    const struct dpy_memoryview *to = dpy_memoryview_of(part), *from = dpy_memoryview_of(source);
    bool same = to->dimensions == from->dimensions && code_of(to) == code_of(from) &&
                !memcmp(to->extents, from->extents, to->dimensions * sizeof *to->extents);
    if (!same) {
        dpy_raise_error(&dpy_ValueError, "memoryview assignment: lvalue and rvalue have different structures");
        return -1;
    }
    struct dpy_piece piece;
    if (!dpy_memoryview_bytes(source, &piece))
        return -1;
    struct val copied = dpy_bytes_new(piece.bytes, piece.length);      // they may overlap
    if (dpy_failed(copied))
        return -1;
    return dpy_memoryview_walk(to, copy_item, &(struct copy){ copied.s, to->item->size });
}

int dpy_memoryview_setitem(struct val v, struct val key, struct val value)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    if (dpy_memoryview_check(view))
        return -1;
    if (view->is_readonly || !value.type) {
        dpy_raise_error(&dpy_TypeError, view->is_readonly ? "cannot modify read-only memory" : "cannot delete memory");
        return -1;
    }
    if (view->dimensions == 0 && key.type == DPY_ELLIPSIS)
        return store(view, view->start, value);
    if (key.type == DPY_SLICE && view->dimensions == 1)
        return set_slice(v, key, value);
    if (key.type == DPY_SLICE || (all_are(key, is_slice) && dpy_tuple_of(key)->length)) {
        dpy_raise_error(&dpy_NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
        return -1;
    }
    if (!is_index(key) && !all_are(key, is_index))
        return raise_key(key), -1;
    char *item = item_at(view, key, true);
    return item ? store(view, item, value) : -1;
}

int64_t dpy_memoryview_len(struct val v)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    return dpy_memoryview_check(view) ? -1 : view->dimensions ? view->extents[0] : 1;
}

// Equality: of shape and of the items' values, be the formats different.

struct comparison { const struct dpy_memoryview *left, *right; int64_t i; };

static const char *nth(const struct dpy_memoryview *view, int64_t i)
{
    const char *at = view->start;
    for (uint32_t d = view->dimensions; d--; i /= view->extents[d])
        at += i % view->extents[d] * view->extents[view->dimensions + d];
    return at;
}

static int differs(const char *item, void *argument)
{
    struct comparison *c = argument;
    struct val a = dpy_memoryview_load(c->left, item), b = dpy_memoryview_load(c->right, nth(c->right, c->i++));
    int equal = dpy_failed(a) || dpy_failed(b) ? -1 : dpy_compare_truth(a, b, DPY_EQ);
    return equal < 0 ? -1 : !equal;
}

int dpy_memoryview_equal(struct val a, struct val b)
{
    if (a.type != DPY_MEMORYVIEW)
        return dpy_memoryview_equal(b, a);
    if (!dpy_is_bytes_like(b))
        return dpy_is(a, b);
    if (dpy_memoryview_of(a)->is_released || (b.type == DPY_MEMORYVIEW && dpy_memoryview_of(b)->is_released))
        return dpy_is(a, b);
    struct val other = dpy_memoryview_from(b);
    if (dpy_failed(other) || dpy_memoryview_check(dpy_memoryview_of(a)))
        return -1;
    const struct dpy_memoryview *left = dpy_memoryview_of(a), *right = dpy_memoryview_of(other);
    if (left->dimensions != right->dimensions || memcmp(left->extents, right->extents, left->dimensions * sizeof *left->extents))
        return 0;
    int status = dpy_memoryview_walk(left, differs, &(struct comparison){ left, right, 0 });
    return status < 0 ? -1 : !status;
}

int dpy_memoryview_hash(struct val v, uint64_t *ret)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    struct dpy_piece piece;
    const char *reason = !view->is_readonly ? "cannot hash writable memoryview object"
        : !strchr("Bbc", code_of(view)) ? "memoryview: hashing is restricted to formats 'B', 'b' or 'c'" : NULL;
    if (dpy_memoryview_check(view))
        return -1;
    if (reason)
        dpy_raise_error(&dpy_ValueError, "%s", reason);
    struct val bytes = reason || !dpy_memoryview_bytes(v, &piece) ? dpy_failure() : dpy_bytes_new(piece.bytes, piece.length);
    return dpy_failed(bytes) ? -1 : dpy_hash(bytes, ret);
}

int dpy_memoryview_repr_into(struct dpy_buffer *buffer, struct val v)
{
    dpy_buffer_format(buffer, "<%smemory at %p>", dpy_memoryview_of(v)->is_released ? "released " : "", v.p);
    return 0;
}
