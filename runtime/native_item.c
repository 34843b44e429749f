// Items of C arrays and through C pointers, their number, and iteration. Slices are in native_slice.c.
#include "native_item.h"

#include "item.h"
#include "iterator.h"
#include "lifetime.h"
#include "number.h"
#include "place.h"
#include "range.h"
#include "str.h"

static const struct dpy_type *resolved(struct val v)
{
    return dpy_type_resolve(dpy_descriptor(v));
}

static const struct dpy_type *target_of(struct val v)
{
    return dpy_type_resolve(resolved(v)->target);
}

// May the object of `size` bytes at address be used through a pointer to `from`? What the runtime knows of a chunk, it checks.
static bool within_chunk(const void *from, const char *address, uint64_t size)
{
    const char *start;
    size_t room;
    if (!dpy_place_extent(from, &start, &room))
        return true;
    return address >= start && size <= room && (size_t)(address - start) <= room - size;
}

uint64_t dpy_native_count(const void *address, const struct dpy_type *array)
{
    const char *start;
    size_t room;
    uint64_t size = dpy_type_resolve(array->target)->size;
    if (array->count || !size || !dpy_place_extent(address, &start, &room))
        return array->count;
    size_t before = (size_t)((const char *)address - start);
    return before < room ? (room - before) / size : 0;
}

int64_t dpy_native_ahead(struct val v)
{
    struct dpy_place place;
    const struct dpy_type *target = target_of(v);
    uint64_t size = target->ctype == DPY_C_VOID ? 1 : target->size;      // of what nothing is known, bytes
    if (dpy_native_reach(v) < 0)
        return -1;
    if (size && dpy_place_of(v.p, &place) && place.size)
        return (int64_t)((place.size - (size_t)((const char *)v.p - place.start)) / size);
    dpy_raise_error(&dpy_TypeError, "the length of what this %s points at is not known", resolved(v)->name);
    return -1;
}

static char *pointer_item(struct val v, int64_t index)
{
    const struct dpy_type *target = target_of(v);
    int64_t distance;
    if (!target->size) {
        dpy_raise_error(&dpy_TypeError, "a %s has no items: the size of %s is not known", resolved(v)->name, target->name);
        return NULL;
    }
    if (dpy_native_reach(v) < 0)
        return NULL;
    bool wraps = __builtin_mul_overflow(index, (int64_t)target->size, &distance);
    char *address = (char *)((uintptr_t)v.p + (uintptr_t)distance);
    if (wraps || !within_chunk(v.p, address, target->size)) {
        dpy_raise_error(&dpy_IndexError, "pointer index out of range");
        return NULL;
    }
    return address;
}

// Of an array without a bound whose end nobody knows, only the program knows what is there.
static char *unbounded_item(struct val v, struct val key)
{
    int64_t index, distance;
    if (dpy_number_index(key, &index))
        return NULL;
    if (index >= 0 && !__builtin_mul_overflow(index, (int64_t)target_of(v)->size, &distance))
        return dpy_alive(v.p) ? NULL : (char *)v.p + distance;
    dpy_raise_error(&dpy_IndexError, "array index out of range");
    return NULL;
}

static char *array_item(struct val v, struct val key)
{
    uint64_t index, count = dpy_native_count(v.p, resolved(v));
    const char *start;
    size_t room;
    if (!resolved(v)->count && target_of(v)->size && !dpy_place_extent(v.p, &start, &room))
        return unbounded_item(v, key);
    if (dpy_index_within(key, count, "array", "array index out of range", &index) || dpy_alive(v.p))
        return NULL;
    return (char *)v.p + index * target_of(v)->size;
}

char *dpy_native_item_address(struct val v, struct val key)
{
    int64_t index;
    if (dpy_kind(v) == DPY_ARRAY)
        return array_item(v, key);
    if (dpy_kind(v) == DPY_POINTER && target_of(v)->ctype != DPY_C_FUNCTION)
        return dpy_number_index(key, &index) ? NULL : pointer_item(v, index);
    dpy_raise_error(&dpy_TypeError, "'%s' object is not subscriptable", dpy_descriptor(v)->name);
    return NULL;
}

static bool counts_from_the_start(struct val bound)
{
    return bound.type == DPY_NONE || (bound.type == DPY_INT && bound.i >= 0);
}

// How many code points decide an item or a slice of text. C's text may end by its length alone: what is behind it is not read.
static size_t points_of(struct val key)
{
    if (key.type == DPY_INT && key.i >= 0)
        return (size_t)key.i + 1;
    const struct dpy_slice *slice = key.type == DPY_SLICE ? key.p : NULL;
    if (!slice || slice->stop.type != DPY_INT || slice->step.type != DPY_NONE)
        return SIZE_MAX;
    return counts_from_the_start(slice->start) && counts_from_the_start(slice->stop) ? (size_t)slice->stop.i : SIZE_MAX;
}

struct val dpy_native_getitem(struct val v, struct val key)
{
    if (dpy_native_holds_text(v)) {
        struct val text = dpy_native_text_begin(v, points_of(key));
        return dpy_failed(text) ? text : dpy_getitem(text, key);
    }
    if (key.type == DPY_SLICE)
        return dpy_native_get_slice(v, key);
    char *address = dpy_native_item_address(v, key);
    return address ? dpy_load(address, resolved(v)->target) : dpy_failure();
}

// text[i] = "x": one byte.
static bool one_char(struct val target, struct val *value)
{
    const char *bytes;
    size_t length;
    if (!dpy_native_holds_text(target) || !dpy_text_of(*value, &bytes, &length) || length != 1)
        return false;
    *value = dpy_int(*(const signed char *)bytes);
    return true;
}

int dpy_native_setitem(struct val v, struct val key, struct val value)
{
    if (key.type == DPY_SLICE)
        return dpy_native_set_slice(v, key, value);
    char *address = dpy_native_item_address(v, key);
    if (!address || dpy_native_refuse_const(v))
        return -1;
    one_char(v, &value);
    return dpy_store(address, target_of(v), value);
}

static bool has_items(struct val v)
{
    return dpy_kind(v) == DPY_POINTER && target_of(v)->ctype != DPY_C_FUNCTION && target_of(v)->ctype != DPY_C_VOID;
}

int64_t dpy_native_len(struct val v)
{
    if (dpy_native_holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? -1 : dpy_len(text);
    }
    if (dpy_kind(v) == DPY_ARRAY)
        return dpy_alive(v.p) ? -1 : (int64_t)dpy_native_count(v.p, resolved(v));
    if (has_items(v))
        return dpy_native_ahead(v);
    dpy_raise_error(&dpy_TypeError, "object of type '%s' has no len()", dpy_descriptor(v)->name);
    return -1;
}

static struct val next_item(struct dpy_iterator *self)
{
    if (dpy_alive(self->source.p))
        return dpy_failure();
    if (self->index >= dpy_native_count(self->source.p, resolved(self->source)))
        return dpy_stop();
    return dpy_load((const char *)self->source.p + self->index++ * target_of(self->source)->size, resolved(self->source)->target);
}

static struct val next_pointed(struct dpy_iterator *self)
{
    int64_t count = dpy_native_ahead(self->source);
    if (count < 0 || self->index >= (uint64_t)count)
        return count < 0 ? dpy_failure() : dpy_stop();
    return dpy_load(pointer_item(self->source, (int64_t)self->index++), resolved(self->source)->target);
}

struct val dpy_native_iter(struct val v)
{
    if (dpy_native_holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? text : dpy_iter(text);
    }
    if (dpy_kind(v) == DPY_ARRAY)
        return dpy_iterator_new(next_item, "array_iterator", v);
    if (has_items(v))
        return dpy_native_ahead(v) < 0 ? dpy_failure() : dpy_iterator_new(next_pointed, "pointer_iterator", v);
    return dpy_raise_error(&dpy_TypeError, "'%s' object is not iterable", dpy_descriptor(v)->name);
}
