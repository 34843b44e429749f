// Tuples.
#include "tuple.h"

#include <string.h>

#include "alloc.h"
#include "call.h"
#include "item.h"
#include "range.h"

static struct dpy_tuple empty;

struct val dpy_tuple_new(uint64_t length)
{
    if (length == 0)
        return dpy_object(&empty, DPY_TUPLE);
    size_t size;
    if (__builtin_mul_overflow(length, sizeof(struct val), &size) || __builtin_add_overflow(size, sizeof empty, &size))
        return dpy_raise_memory();
    struct dpy_tuple *tuple = dpy_alloc(size, DPY_TUPLE);
    if (!tuple)
        return dpy_failure();
    tuple->length = length;
    return dpy_object(tuple, DPY_TUPLE);
}

struct val dpy_tuple(const struct val *items, size_t n)
{
    struct val tuple = dpy_tuple_new(n);
    if (!dpy_failed(tuple) && n)
        memcpy(dpy_tuple_of(tuple)->items, items, n * sizeof *items);
    return tuple;
}

struct val dpy_tuple_concat(struct val a, struct val b)
{
    const struct dpy_tuple *left = dpy_tuple_of(a), *right = dpy_tuple_of(b);
    if (left->length == 0)
        return b;
    if (right->length == 0)
        return a;
    struct val tuple = dpy_tuple_new(left->length + right->length);
    if (dpy_failed(tuple))
        return tuple;
    struct val *items = dpy_tuple_of(tuple)->items;
    memcpy(items, left->items, left->length * sizeof *items);
    memcpy(items + left->length, right->items, right->length * sizeof *items);
    return tuple;
}

struct val dpy_tuple_repeat(struct val tuple, int64_t count)
{
    const struct dpy_tuple *old = dpy_tuple_of(tuple);
    if (count == 1 || old->length == 0)
        return tuple;
    uint64_t length;
    if (__builtin_mul_overflow(old->length, (uint64_t)(count > 0 ? count : 0), &length))
        return dpy_raise_memory();
    struct val repeated = dpy_tuple_new(length);
    if (dpy_failed(repeated))
        return repeated;
    for (uint64_t i = 0; i < length; i += old->length)
        memcpy(dpy_tuple_of(repeated)->items + i, old->items, old->length * sizeof *old->items);
    return repeated;
}

static struct val slice(struct val self, struct val key)
{
    const struct dpy_tuple *tuple = dpy_tuple_of(self);
    struct dpy_steps steps;
    if (dpy_slice_steps(key, tuple->length, &steps) < 0)
        return dpy_failure();
    if (steps.count == tuple->length && steps.step == 1)
        return self;
    struct val part = dpy_tuple_new(steps.count);
    if (dpy_failed(part))
        return part;
    for (uint64_t i = 0; i < steps.count; i++)
        dpy_tuple_of(part)->items[i] = tuple->items[steps.start + (int64_t)i * steps.step];
    return part;
}

struct val dpy_tuple_getitem(struct val tuple, struct val key)
{
    const struct dpy_tuple *self = dpy_tuple_of(tuple);
    if (key.type == DPY_SLICE)
        return slice(tuple, key);
    uint64_t i;
    if (dpy_index_within(key, self->length, "tuple", "tuple index out of range", &i) < 0)
        return dpy_failure();
    return self->items[i];
}

int dpy_tuple_repr_into(struct dpy_buffer *buffer, struct val tuple)
{
    const struct dpy_tuple *self = dpy_tuple_of(tuple);
    dpy_buffer_add(buffer, "(", 1);
    for (uint64_t i = 0; i < self->length; i++) {
        if (i)
            dpy_buffer_text(buffer, ", ");
        if (dpy_repr_into(buffer, self->items[i]) < 0)
            return -1;
    }
    dpy_buffer_text(buffer, self->length == 1 ? ",)" : ")");
    return 0;
}

static struct val count(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    const struct dpy_tuple *tuple = dpy_tuple_of(args[0]);
    int64_t found = 0;
    for (uint64_t i = 0; i < tuple->length; i++) {
        int equal = dpy_equal(tuple->items[i], args[1]);
        if (equal < 0)
            return dpy_failure();
        found += equal;
    }
    return dpy_int(found);
}

static struct val index_of(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 3) < 0)
        return dpy_failure();
    const struct dpy_tuple *tuple = dpy_tuple_of(args[0]);
    uint64_t from, to;
    if (dpy_search_bounds(args + 2, n - 2, tuple->length, &from, &to) < 0)
        return dpy_failure();
    for (uint64_t i = from; i < to; i++) {
        int equal = dpy_equal(tuple->items[i], args[1]);
        if (equal)
            return equal < 0 ? dpy_failure() : dpy_int((int64_t)i);
    }
    return dpy_raise_error(&dpy_ValueError, "tuple.index(x): x not in tuple");
}

const struct dpy_builtin dpy_tuple_methods[] = {
    { "count", count },
    { "index", index_of },
    { NULL, NULL },
};
