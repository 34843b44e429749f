// Items by index and key, lengths, unpacking: what each kind does, in one switch per operation.
#include "item.h"
#include "record.h"

#include <string.h>

#include "bytearray.h"
#include "classes.h"
#include "dict.h"
#include "list.h"
#include "memoryview.h"
#include "native.h"
#include "number.h"
#include "range.h"
#include "set.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

static int as_index(struct val key, const char *what, int64_t *ret)
{
    struct val method;
    if (dpy_special_find(key, "__index__", &method) && dpy_failed(key = dpy_special_index(key)))
        return -1;
    if (!dpy_int_is(dpy_plain(key))) {
        dpy_raise_error(&dpy_TypeError, "%s indices must be integers or slices, not %s", what, dpy_type_name(key));
        return -1;
    }
    key = dpy_plain(key);
    if (dpy_int_to_int64(key, ret))
        return 0;
    dpy_raise_error(&dpy_IndexError, "cannot fit 'int' into an index-sized integer");
    return -1;
}

int dpy_index_within(struct val key, uint64_t length, const char *what, const char *beyond, uint64_t *ret)
{
    int64_t i = key.i;
    if (key.type != DPY_INT && as_index(key, what, &i) < 0)
        return -1;
    uint64_t at = i < 0 ? (uint64_t)i + length : (uint64_t)i;
    if (at >= length) {
        dpy_raise_constant(&dpy_IndexError, beyond);
        return -1;
    }
    *ret = at;
    return 0;
}

int dpy_search_bounds(const struct val *args, size_t n, uint64_t length, uint64_t *from, uint64_t *to)
{
    int64_t bounds[2] = { 0, INT64_MAX };
    for (size_t i = 0; i < n; i++) {
        if (!dpy_int_is(args[i])) {
            dpy_raise_error(&dpy_TypeError, "slice indices must be integers or have an __index__ method");
            return -1;
        }
        dpy_number_clip(args[i], &bounds[i]);
        if (bounds[i] < 0)
            bounds[i] = (int64_t)length + bounds[i] > 0 ? (int64_t)length + bounds[i] : 0;
    }
    *from = (uint64_t)bounds[0] < length ? (uint64_t)bounds[0] : length;
    *to = (uint64_t)bounds[1] < length ? (uint64_t)bounds[1] : length;
    return 0;
}

int64_t dpy_len(struct val v)
{
    switch (dpy_kind(v)) {
    case DPY_LIST: return (int64_t)dpy_list_of(v)->length;
    case DPY_TUPLE: return (int64_t)dpy_tuple_of(v)->length;
    case DPY_DICT: return (int64_t)dpy_dict_of(v)->length;
    case DPY_SET: case DPY_FROZENSET: return (int64_t)dpy_set_of(v)->used;
    case DPY_VIEW: return (int64_t)dpy_dict_of(((const struct dpy_view *)v.p)->dict)->length;
    case DPY_STR: return (int64_t)dpy_str_count(v);
    case DPY_BYTES: return (int64_t)dpy_str_header(v)->length;
    case DPY_BYTEARRAY: return (int64_t)dpy_bytearray_length(v);
    case DPY_MEMORYVIEW: return dpy_memoryview_len(v);
    case DPY_RANGE:
        if (((const struct dpy_range *)v.p)->length <= INT64_MAX)
            return (int64_t)((const struct dpy_range *)v.p)->length;
        dpy_raise_error(&dpy_OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_len(v);
    default:
        if (dpy_kind(v) == DPY_RECORD && dpy_record_type_of(v)->container)
            return dpy_len(dpy_record_container(v));
        if (dpy_is_special(v))
            return dpy_special_len(v);
        dpy_raise_error(&dpy_TypeError, "object of type '%s' has no len()", dpy_type_name(v));
        return -1;
    }
}

typedef struct val item_at(struct val v, int64_t index);
typedef struct val slice_of(struct val v, int64_t start, int64_t step, size_t count);

static struct val text_getitem(struct val v, struct val key, const char *what, item_at *item, slice_of *slice)
{
    int64_t i;
    struct val method;
    if (key.type != DPY_INT && key.type != DPY_SLICE && dpy_special_find(key, "__index__", &method) && dpy_failed(key = dpy_special_index(key)))
        return key;
    if (key.type == DPY_SLICE) {
        struct dpy_steps steps;
        return dpy_slice_steps(key, (uint64_t)dpy_len(v), &steps) < 0 ? dpy_failure() : slice(v, steps.start, steps.step, steps.count);
    }
    if (dpy_int_is(key) && dpy_int_to_int64(key, &i))
        return item(v, i);
    if (dpy_int_is(key))
        return dpy_raise_error(&dpy_IndexError, "cannot fit 'int' into an index-sized integer");
    if (v.type == DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "%s indices must be integers, not '%s'", what, dpy_type_name(key));
    return dpy_raise_error(&dpy_TypeError, "%s indices must be integers or slices, not %s", what, dpy_type_name(key));
}

static struct val dict_getitem(struct val dict, struct val key)
{
    struct val value;
    int found = dpy_dict_find(dpy_dict_of(dict), key, &value);
    if (found)
        return found < 0 ? dpy_failure() : value;
    return dpy_raise_value(&dpy_KeyError, key);
}

struct val dpy_getitem(struct val object, struct val key)
{
    switch (dpy_kind(object)) {
    case DPY_LIST: return dpy_list_getitem(object, key);
    case DPY_TUPLE: return dpy_tuple_getitem(object, key);
    case DPY_DICT: return dict_getitem(object, key);
    case DPY_RANGE: return dpy_range_getitem(object, key);
    case DPY_STR: return text_getitem(object, key, "string", dpy_str_item, dpy_str_slice);
    case DPY_BYTEARRAY: return dpy_bytearray_getitem(object, key);
    case DPY_MEMORYVIEW: return dpy_memoryview_getitem(object, key);
    case DPY_BYTES: return text_getitem(object, key, "byte", dpy_bytes_item, dpy_bytes_slice);
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_getitem(object, key);
    case DPY_INSTANCE: return dpy_special_getitem(object, key);
    case DPY_TYPE: case DPY_BUILTIN: return dpy_class_getitem(object, key);
    default:
        if (dpy_kind(object) == DPY_RECORD && dpy_record_type_of(object)->getitem)
            return dpy_record_type_of(object)->getitem(object, key);
        if (dpy_is_special(object))
            return dpy_special_getitem(object, key);
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not subscriptable", dpy_type_name(object));
    }
}

int dpy_setitem(struct val object, struct val key, struct val value)
{
    switch (dpy_kind(object)) {
    case DPY_LIST: return dpy_list_setitem(object, key, value);
    case DPY_DICT: return dpy_dict_put(dpy_dict_of(object), key, value);
    case DPY_BYTEARRAY: return dpy_bytearray_setitem(object, key, value);
    case DPY_MEMORYVIEW: return dpy_memoryview_setitem(object, key, value);
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_setitem(object, key, value);
    default:
        if (dpy_is_special(object))
            return dpy_special_setitem(object, key, value);
        dpy_raise_error(&dpy_TypeError, "'%s' object does not support item assignment", dpy_type_name(object));
        return -1;
    }
}

int dpy_delitem(struct val object, struct val key)
{
    struct val taken;
    switch (dpy_kind(object)) {
    case DPY_LIST:
        return dpy_list_setitem(object, key, (struct val){ .type = 0 });
    case DPY_BYTEARRAY:
        return dpy_bytearray_setitem(object, key, (struct val){ .type = 0 });
    case DPY_MEMORYVIEW:
        return dpy_memoryview_setitem(object, key, (struct val){ .type = 0 });
    case DPY_DICT: {
        int found = dpy_dict_take(dpy_dict_of(object), key, &taken);
        if (found == 0)
            dpy_raise_value(&dpy_KeyError, key);
        return found > 0 ? 0 : -1;
    }
    default: {
        if (dpy_is_special(object))
            return dpy_special_setitem(object, key, dpy_failure());
        bool sequence = dpy_kind(object) == DPY_TUPLE || dpy_kind(object) == DPY_RANGE || object.type == DPY_STR || object.type == DPY_BYTES;
        dpy_raise_error(&dpy_TypeError, "'%s' object %s item deletion", dpy_type_name(object), sequence ? "doesn't support" : "does not support");
        return -1;
    }
    }
}

// Unpacking. Lists and tuples are read as they stand; anything else is iterated.

static int raise_few(size_t expected, size_t got, bool star)
{
    dpy_raise_error(&dpy_ValueError, "not enough values to unpack (expected %s%zu, got %zu)", star ? "at least " : "", expected, got);
    return -1;
}

static int raise_many(size_t expected)
{
    dpy_raise_error(&dpy_ValueError, "too many values to unpack (expected %zu)", expected);
    return -1;
}

static struct val unpack_iter(struct val iterable)
{
    struct val iterator = dpy_iter(iterable);
    if (!dpy_failed(iterator))
        return iterator;
    struct val failure = dpy_catch();
    if (((const struct dpy_type *)dpy_descriptor(failure)) != &dpy_TypeError)
        return dpy_reraise(failure);
    return dpy_raise_error(&dpy_TypeError, "cannot unpack non-iterable %s object", dpy_type_name(iterable));
}

static int unpack_iterator(struct val iterator, struct val *targets, size_t n, size_t expected, bool star)
{
    for (size_t i = 0; i < n; i++) {
        targets[i] = dpy_next(iterator);
        if (targets[i].type == DPY_STOP)
            return raise_few(expected, i, star);
        if (dpy_failed(targets[i]))
            return -1;
    }
    return 0;
}

int dpy_unpack(struct val iterable, struct val *targets, size_t n)
{
    if (iterable.type == DPY_TUPLE) {
        const struct dpy_tuple *tuple = dpy_tuple_of(iterable);
        if (tuple->length != n)
            return tuple->length < n ? raise_few(n, tuple->length, false) : raise_many(n);
        memcpy(targets, tuple->items, n * sizeof *targets);
        return 0;
    }
    if (iterable.type == DPY_LIST && dpy_list_of(iterable)->length == n) {
        for (size_t i = 0; i < n; i++)
            targets[i] = dpy_list_at(dpy_list_of(iterable), i);
        return 0;
    }
    struct val iterator = unpack_iter(iterable);
    if (dpy_failed(iterator) || unpack_iterator(iterator, targets, n, n, false) < 0)
        return -1;
    struct val more = dpy_next(iterator);
    if (more.type == DPY_STOP)
        return 0;
    return dpy_failed(more) ? -1 : raise_many(n);
}

int dpy_unpack_star(struct val iterable, struct val *targets, size_t before, size_t after)
{
    struct val iterator = unpack_iter(iterable);
    if (dpy_failed(iterator) || unpack_iterator(iterator, targets, before, before + after, true) < 0)
        return -1;
    struct val rest = dpy_list(NULL, 0);
    if (dpy_failed(rest) || dpy_list_extend(rest, iterator) < 0)
        return -1;
    struct dpy_list *list = dpy_list_of(rest);
    if (list->length < after)
        return raise_few(before + after, before + list->length, true);
    for (size_t i = 0; i < after; i++)
        targets[before + 1 + i] = dpy_list_at(list, list->length - after + i);
    dpy_list_remove(list, list->length - after, after);
    targets[before] = rest;
    return 0;
}
