// Slices of C arrays and through C pointers: read as lists, what is assigned is converted as a whole before anything changes.
// What is behind a void * is bytes.
#include "native_item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes_like.h"
#include "lifetime.h"
#include "list.h"
#include "number.h"
#include "place.h"
#include "range.h"
#include "str.h"

struct run {                   // what a slice selects
    char *first;               // the item that index 0 means
    const struct dpy_type *item;
    struct dpy_steps steps;
};

static const struct dpy_type *resolved(struct val v)
{
    return dpy_type_resolve(dpy_descriptor(v));
}

static bool is_void(const struct dpy_type *type)
{
    return type->ctype == DPY_C_VOID;
}

static int raise_outside(void)
{
    dpy_raise_error(&dpy_IndexError, "pointer index out of range");
    return -1;
}

// p[a:b] counts from the pointer; without b it ends where the chunk does.
static int pointer_steps(struct val v, const struct dpy_slice *slice, uint64_t size, struct dpy_steps *ret)
{
    int64_t start = 0, stop;
    const char *chunk;
    size_t room;
    if (slice->step.type != DPY_NONE) {
        dpy_raise_error(&dpy_TypeError, "a slice of a pointer has the form p[start:stop]");
        return -1;
    }
    if (slice->start.type != DPY_NONE && dpy_number_index(slice->start, &start))
        return -1;
    bool known = dpy_place_extent(v.p, &chunk, &room);
    int64_t before = known ? (int64_t)((const char *)v.p - chunk) : 0, after = known ? (int64_t)room - before : 0;
    if (slice->stop.type != DPY_NONE) {
        if (dpy_number_index(slice->stop, &stop))
            return -1;
    } else if ((stop = dpy_native_ahead(v)) < 0) {
        return -1;
    }
    *ret = (struct dpy_steps){ .start = start, .step = 1, .count = stop > start ? (uint64_t)stop - (uint64_t)start : 0 };
    bool fits = start >= INT64_MIN / (int64_t)size && stop <= INT64_MAX / (int64_t)size;
    bool inside = !known || (start >= -(before / (int64_t)size) && stop <= after / (int64_t)size);
    return ret->count && !(fits && inside) ? raise_outside() : 0;
}

static int select_pointed(struct val v, struct val key, struct run *ret)
{
    const struct dpy_type *target = dpy_type_resolve(resolved(v)->target);
    ret->item = is_void(target) ? &dpy_c_unsigned_char : resolved(v)->target;
    if (dpy_native_reach(v) < 0)
        return -1;
    if (!dpy_type_resolve(ret->item)->size) {
        dpy_raise_error(&dpy_TypeError, "a %s has no items: the size of %s is not known", resolved(v)->name, target->name);
        return -1;
    }
    return pointer_steps(v, key.p, dpy_type_resolve(ret->item)->size, &ret->steps);
}

// 0, or -1: an exception is pending.
static int select_items(struct val v, struct val key, struct run *ret)
{
    const struct dpy_type *type = resolved(v);
    ret->first = v.p;
    if (dpy_kind(v) == DPY_POINTER && type->target && dpy_type_resolve(type->target)->ctype != DPY_C_FUNCTION)
        return select_pointed(v, key, ret);
    if (dpy_kind(v) != DPY_ARRAY)
        return dpy_native_item_address(v, key), -1;
    ret->item = type->target;
    return dpy_slice_steps(key, dpy_native_count(v.p, type), &ret->steps) || dpy_alive(v.p) ? -1 : 0;
}

static char *item_at(const struct run *run, uint64_t i)
{
    return run->first + (run->steps.start + (int64_t)i * run->steps.step) * (int64_t)dpy_type_resolve(run->item)->size;
}

struct val dpy_native_get_slice(struct val v, struct val key)
{
    struct run run;
    if (select_items(v, key, &run))
        return dpy_failure();
    if (dpy_kind(v) == DPY_POINTER && is_void(dpy_type_resolve(resolved(v)->target)))
        return dpy_bytes_new(run.steps.count ? item_at(&run, 0) : "", run.steps.count);
    struct val list = dpy_list(NULL, 0);
    for (uint64_t i = 0; i < run.steps.count && !dpy_failed(list); i++) {
        struct val item = dpy_load(item_at(&run, i), run.item);
        if (dpy_failed(item) || dpy_list_append(list, item))
            return dpy_failure();
    }
    return list;
}

// Assignment

static int raise_count(uint64_t wanted, const char *given)
{
    dpy_raise_error(&dpy_ValueError, "%s for a slice of %llu", given, (unsigned long long)wanted);
    return -1;
}

static int raise_bytes(uint64_t wanted, size_t given)
{
    char text[40];
    snprintf(text, sizeof text, "%zu byte%s", given, given == 1 ? "" : "s");
    return raise_count(wanted, text);
}

// Items from an iterable, onto copies of those that are there: what a dict leaves out of a struct stays.
static int convert_items(char *copy, const struct run *run, struct val value)
{
    uint64_t size = dpy_type_resolve(run->item)->size, i = 0;
    struct val iterator = dpy_iter(value), item;
    if (dpy_failed(iterator))
        return -1;
    for (; item = dpy_next(iterator), item.type != DPY_STOP; i++) {
        if (dpy_failed(item))
            return -1;
        if (i == run->steps.count)
            return raise_count(run->steps.count, "too many items");
        memcpy(copy + i * size, item_at(run, i), size);
        if (dpy_store(copy + i * size, run->item, item))
            return -1;
    }
    return i < run->steps.count ? raise_count(run->steps.count, "too few items") : 0;
}

// The items as bytes, where bytes or text stand for them. 1: they do, 0: they do not, -1: failure.
static int convert_bytes(char *copy, const struct run *run, struct val value)
{
    const struct dpy_type *item = dpy_type_resolve(run->item);
    struct dpy_piece piece;
    if (item->size != 1)
        return 0;
    bool is_text = item->flags & DPY_TYPE_CHAR && !dpy_is_bytes_like(value) && dpy_text_of(value, &piece.bytes, &piece.length);
    if (!is_text && !dpy_is_bytes_like(value))
        return 0;
    if (!is_text && !dpy_bytes_like(value, &piece))
        return -1;
    if (piece.length != run->steps.count)
        return raise_bytes(run->steps.count, piece.length);
    memcpy(copy, piece.bytes, piece.length);
    return 1;
}

int dpy_native_set_slice(struct val v, struct val key, struct val value)
{
    struct run run;
    if (select_items(v, key, &run) || dpy_native_refuse_const(v))
        return -1;
    uint64_t size = dpy_type_resolve(run.item)->size, bytes;
    char *copy = __builtin_mul_overflow(run.steps.count, size, &bytes) ? NULL : malloc(bytes + 1);
    if (!copy)
        return dpy_raise_memory(), -1;
    int done = convert_bytes(copy, &run, value);
    if (!done)
        done = convert_items(copy, &run, value) ? -1 : 1;
    for (uint64_t i = 0; done == 1 && i < run.steps.count; i++)
        memcpy(item_at(&run, i), copy + i * size, size);
    free(copy);
    return done < 0 ? -1 : 0;
}
