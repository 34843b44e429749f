#define _GNU_SOURCE
// Memoryviews: what they are made of, and walking over them.
#include "memoryview.h"

#include <string.h>

#include "alloc.h"
#include "bytearray.h"
#include "classes.h"
#include "lifetime.h"
#include "native_item.h"
#include "place.h"
#include "special.h"

struct val dpy_memoryview_new(const struct dpy_memoryview *like, uint32_t dimensions)
{
    struct dpy_memoryview *view = dpy_alloc(sizeof *view + 2 * dimensions * sizeof *view->extents, DPY_MEMORYVIEW);
    if (!view)
        return dpy_failure();
    *view = *like;
    view->dimensions = dimensions;
    return dpy_object(view, DPY_MEMORYVIEW);
}

int dpy_memoryview_check(const struct dpy_memoryview *view)
{
    if (!view->is_released)
        return view->is_native ? dpy_alive(view->start) : 0;
    dpy_raise_error(&dpy_ValueError, "operation forbidden on released memoryview object");
    return -1;
}

int64_t dpy_memoryview_count(const struct dpy_memoryview *view)
{
    int64_t count = 1;
    for (uint32_t i = 0; i < view->dimensions; i++)
        count *= view->extents[i];
    return count;
}

bool dpy_memoryview_contiguous(const struct dpy_memoryview *view, bool by_columns)
{
    int64_t expected = (int64_t)view->item->size;
    if (dpy_memoryview_count(view) == 0)
        return true;
    for (uint32_t k = 0; k < view->dimensions; k++) {
        uint32_t i = by_columns ? k : view->dimensions - 1 - k;
        if (view->extents[i] > 1 && view->extents[view->dimensions + i] != expected)
            return false;
        expected *= view->extents[i];
    }
    return true;
}

static int walk(const struct dpy_memoryview *view, uint32_t dimension, const char *at, int (*visit)(const char *, void *), void *argument)
{
    if (dimension == view->dimensions)
        return visit(at, argument);
    int status = 0;
    for (int64_t i = 0; i < view->extents[dimension] && status == 0; i++)
        status = walk(view, dimension + 1, at + i * view->extents[view->dimensions + dimension], visit, argument);
    return status;
}

int dpy_memoryview_walk(const struct dpy_memoryview *view, int (*visit)(const char *item, void *argument), void *argument)
{
    return walk(view, 0, view->start, visit, argument);
}

struct gather { char *to; size_t size; };

static int gather(const char *item, void *argument)
{
    struct gather *g = argument;
    g->to = mempcpy(g->to, item, g->size);
    return 0;
}

bool dpy_memoryview_bytes(struct val v, struct dpy_piece *ret)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    if (dpy_memoryview_check(view))
        return false;
    size_t length = (size_t)dpy_memoryview_count(view) * view->item->size;
    *ret = (struct dpy_piece){ view->start, length };
    if (dpy_memoryview_contiguous(view, false))
        return true;
    struct val copy = dpy_bytes_alloc(length);
    if (dpy_failed(copy))
        return false;
    dpy_memoryview_walk(view, gather, &(struct gather){ copy.s, view->item->size });
    ret->bytes = copy.s;
    return true;
}

// Sources

static struct val of_run(struct val source, const char *start, int64_t length, bool is_readonly)
{
    struct val v = dpy_memoryview_new(&(struct dpy_memoryview){ .start = (char *)start, .source = source, .format = "B", .item = &dpy_c_unsigned_char,
                                                                .is_readonly = is_readonly }, 1);
    if (!dpy_failed(v)) {
        dpy_memoryview_of(v)->extents[0] = length;
        dpy_memoryview_of(v)->extents[1] = 1;
    }
    return v;
}

// `count` objects of C's type in a row: numbers are items, of an array's arrays too; anything else is bytes.
static struct val of_objects(struct val source, const struct dpy_type *type, int64_t count, bool is_readonly)
{
    int64_t lengths[DPY_MEMORYVIEW_DIMENSIONS] = { count };
    uint32_t n = 1;
    for (type = dpy_type_resolve(type); type->ctype == DPY_C_ARRAY && n < DPY_MEMORYVIEW_DIMENSIONS; type = dpy_type_resolve(type->target))
        lengths[n++] = (int64_t)type->count;
    const char *format = dpy_memoryview_format_of(type);
    const struct dpy_type *item = dpy_memoryview_item_type(format);
    if (item->size != type->size)
        lengths[n++] = (int64_t)type->size;
    if (n == 2 && count == 1 && item->size != type->size)
        lengths[0] = lengths[--n];
    struct val v = dpy_memoryview_new(&(struct dpy_memoryview){ .start = source.p, .source = source, .format = format, .item = item,
                                                                .is_readonly = is_readonly, .is_native = true }, n);
    int64_t distance = (int64_t)item->size;
    for (uint32_t i = n; i-- && !dpy_failed(v); distance *= lengths[i]) {
        dpy_memoryview_of(v)->extents[i] = lengths[i];
        dpy_memoryview_of(v)->extents[n + i] = distance;
    }
    return v;
}

static struct val of_pointer(struct val pointer)
{
    const struct dpy_type *type = dpy_descriptor(pointer), *target = dpy_type_resolve(type->target);
    const char *start;
    size_t size;
    bool is_void = target->ctype == DPY_C_VOID || !target->size;
    if (!pointer.p)
        return dpy_raise_error(&dpy_ValueError, "NULL pointer (%s)", type->name);
    if (dpy_alive(pointer.p))
        return dpy_failure();
    if (target->ctype == DPY_C_FUNCTION)
        return dpy_raise_error(&dpy_TypeError, "memoryview: a bytes-like object is required, not '%s'", type->name);
    if (!dpy_place_extent(pointer.p, &start, &size))
        return dpy_raise_error(&dpy_ValueError, "memoryview: it is not known how much memory %s points to", type->name);
    size -= (size_t)((const char *)pointer.p - start);
    return of_objects(pointer, is_void ? &dpy_c_unsigned_char : target, (int64_t)(is_void ? size : size / target->size),
                      type->flags & DPY_TYPE_CONST);
}

static struct val of_view(struct val v)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    struct val copy = dpy_memoryview_check(view) ? dpy_failure() : dpy_memoryview_new(view, view->dimensions);
    if (!dpy_failed(copy))
        memcpy(dpy_memoryview_of(copy)->extents, view->extents, 2 * view->dimensions * sizeof *view->extents);
    return copy;
}

struct val dpy_memoryview_from(struct val source)
{
    struct val v = dpy_plain(source);
    const struct dpy_type *type = v.type > DPY_KIND_MASK ? dpy_descriptor(v) : NULL;
    switch (dpy_kind(v)) {
    case DPY_BYTES: return of_run(source, v.s, (int64_t)dpy_str_header(v)->length, true);
    case DPY_BYTEARRAY: return of_run(source, dpy_bytearray_of(v)->bytes, (int64_t)dpy_bytearray_length(v), false);
    case DPY_MEMORYVIEW: return of_view(v);
    case DPY_STRUCT: return dpy_alive(v.p) ? dpy_failure() : of_objects(v, type, 1, false);
    case DPY_ARRAY:
        type = dpy_type_resolve(type);
        return dpy_alive(v.p) ? dpy_failure() : of_objects(v, type->target, (int64_t)dpy_native_count(v.p, type), false);
    case DPY_POINTER: return of_pointer(v);
    default: return dpy_raise_error(&dpy_TypeError, "memoryview: a bytes-like object is required, not '%s'", dpy_type_name(source));
    }
}
