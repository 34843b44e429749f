// C objects as Python objects: members and items. Operators are in native_operator.c.
#include "native.h"

#include <string.h>

#include "alloc.h"
#include "item.h"
#include "iterator.h"
#include "lifetime.h"
#include "number.h"
#include "place.h"
#include "range.h"
#include "str.h"
#include "suggest.h"

static const struct dpy_type *resolved(struct val v)
{
    return dpy_type_resolve(dpy_descriptor(v));
}

static const struct dpy_type *target_of(struct val v)
{
    return dpy_type_resolve(resolved(v)->target);
}

static bool is_record(const struct dpy_type *type)
{
    return type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION;
}

static struct val raise_null(struct val v)
{
    return dpy_raise_error(&dpy_ValueError, "NULL pointer (%s)", dpy_descriptor(v)->name);
}

// Text

static bool holds_text(struct val v)
{
    return (dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_ARRAY) && target_of(v)->flags & DPY_TYPE_CHAR;
}

bool dpy_native_is_string(struct val v)
{
    return v.p && holds_text(v);
}

bool dpy_native_points_to_bytes(struct val v)
{
    if (dpy_kind(v) != DPY_POINTER)
        return false;
    const struct dpy_type *target = dpy_type_resolve(target_of(v));
    bool is_byte = target->ctype == DPY_C_UINT8 || target->ctype == DPY_C_INT8;
    return is_byte && !(target->flags & (DPY_TYPE_CHAR | DPY_TYPE_ENUM));
}

struct val dpy_native_as_str(struct val v)
{
    const char *bytes;
    size_t length;
    if (dpy_alive(v.p))
        return dpy_failure();
    if (v.p && dpy_native_points_to_bytes(v))
        v.type = dpy_type_word(&dpy_c_const_char_pointer);
    if (dpy_text_of(v, &bytes, &length))
        return dpy_str_decode(bytes, length);
    if (!holds_text(v))
        return dpy_raise_error(&dpy_TypeError, "a %s is not text", dpy_type_of(v)->name);
    return raise_null(v);
}

// Members

static const struct dpy_member *find_member(const struct dpy_type *type, const char *name, int64_t *offset, int depth)
{
    enum { DEEPEST = 32 };
    for (uint64_t i = 0; i < type->count; i++) {
        const struct dpy_member *member = &type->members[i];
        if (member->name && *member->name) {
            if (strcmp(member->name, name) == 0)
                return member;
            continue;
        }
        const struct dpy_type *inner = dpy_type_resolve(member->type);
        const struct dpy_member *found;
        if (!is_record(inner) || member->bit_size || depth == DEEPEST)
            continue;
        *offset += member->offset;
        if ((found = find_member(inner, name, offset, depth + 1)))
            return found;
        *offset -= member->offset;
    }
    return NULL;
}

const struct dpy_member *dpy_native_member(const struct dpy_type *type, const char *name, int64_t *offset)
{
    *offset = 0;
    return find_member(dpy_type_resolve(type), name, offset, 0);
}

// The struct or union that v is or points to; NULL: neither.
static const struct dpy_type *record_type(struct val v)
{
    if (dpy_kind(v) != DPY_POINTER && dpy_kind(v) != DPY_STRUCT)
        return NULL;
    const struct dpy_type *type = dpy_kind(v) == DPY_POINTER ? target_of(v) : resolved(v);
    return is_record(type) ? type : NULL;
}

static void try_members(const struct dpy_type *type, struct dpy_nearest *nearest, int depth)
{
    for (uint64_t i = 0; i < type->count && depth < 32; i++) {
        const struct dpy_type *inner = dpy_type_resolve(type->members[i].type);
        if (type->members[i].name && *type->members[i].name)
            dpy_nearest_try(nearest, type->members[i].name);
        else if (is_record(inner))
            try_members(inner, nearest, depth + 1);
    }
}

void dpy_native_names(struct val v, struct dpy_nearest *nearest)
{
    const struct dpy_type *type = record_type(v);
    if (type)
        try_members(type, nearest, 0);
}

static void raise_member(struct val v, const char *name)
{
    const struct dpy_type *type = record_type(v);
    if (!type)
        dpy_raise_name(&dpy_AttributeError, name, v, "'%s' object has no attribute '%s'", dpy_type_of(v)->name, name);
    else if (type->flags & DPY_TYPE_INCOMPLETE)
        dpy_raise_name(&dpy_AttributeError, name, v, "'%s' has no member '%s': only a declaration of it is known", type->name, name);
    else
        dpy_raise_name(&dpy_AttributeError, name, v, "'%s' has no member '%s'", type->name, name);
}

// Where the member lies, `*ret` says relative to which address; NULL: an exception is pending.
static const struct dpy_member *reach_member(struct val v, const char *name, char **ret)
{
    int64_t offset;
    const struct dpy_type *type = record_type(v);
    const struct dpy_member *member = type ? dpy_native_member(type, name, &offset) : NULL;
    if (!member) {
        raise_member(v, name);
        return NULL;
    }
    if (!v.p) {
        raise_null(v);
        return NULL;
    }
    if (dpy_alive(v.p))
        return NULL;
    *ret = (char *)v.p + offset;
    return member;
}

struct val dpy_native_getattr(struct val v, const char *name)
{
    char *address;
    const struct dpy_member *member = reach_member(v, name, &address);
    return member ? dpy_load_member(address, member) : dpy_failure();
}

static int refuse_const(struct val v)
{
    if (dpy_kind(v) != DPY_POINTER || !(resolved(v)->flags & DPY_TYPE_CONST))
        return 0;
    dpy_raise_error(&dpy_TypeError, "the target of a %s cannot be changed", dpy_descriptor(v)->name);
    return -1;
}

int dpy_native_setattr(struct val v, const char *name, struct val value)
{
    char *address;
    const struct dpy_member *member = reach_member(v, name, &address);
    return member && !refuse_const(v) ? dpy_store_member(address, member, value) : -1;
}

// Items

// May the object of `size` bytes at address be used through a pointer to `from`? What the runtime knows of a chunk, it checks.
static bool within_chunk(const void *from, const char *address, uint64_t size)
{
    const char *start;
    size_t room;
    if (!dpy_place_extent(from, &start, &room))
        return true;
    return address >= start && size <= room && (size_t)(address - start) <= room - size;
}

// The number of items from a pointer to the end of what it points into; -1: an exception is pending.
static int64_t items_ahead(struct val v)
{
    struct dpy_place place;
    const struct dpy_type *target = target_of(v);
    if (!v.p)
        return raise_null(v), -1;
    if (dpy_alive(v.p))
        return -1;
    if (target->size && dpy_place_of(v.p, &place) && place.size)
        return (int64_t)((place.size - (size_t)((const char *)v.p - place.start)) / target->size);
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
    if (!v.p) {
        raise_null(v);
        return NULL;
    }
    if (dpy_alive(v.p))
        return NULL;
    bool wraps = __builtin_mul_overflow(index, (int64_t)target->size, &distance);
    char *address = (char *)((uintptr_t)v.p + (uintptr_t)distance);
    if (wraps || !within_chunk(v.p, address, target->size)) {
        dpy_raise_error(&dpy_IndexError, "pointer index out of range");
        return NULL;
    }
    return address;
}

static char *array_item(struct val v, struct val key)
{
    uint64_t index;
    const struct dpy_type *array = resolved(v);
    uint64_t size = dpy_type_resolve(array->target)->size;
    int64_t distance;
    if (!array->count && size) {         // a flexible array: only the program knows where it ends
        int64_t unbounded;
        if (dpy_number_index(key, &unbounded))
            return NULL;
        if (unbounded >= 0 && !__builtin_mul_overflow(unbounded, (int64_t)size, &distance) &&
            within_chunk(v.p, (char *)v.p + distance, size))
            return (char *)v.p + distance;
    }
    if (dpy_index_within(key, array->count, "array", "array index out of range", &index) || dpy_alive(v.p))
        return NULL;
    return (char *)v.p + index * dpy_type_resolve(array->target)->size;
}

// The address of v[key]; NULL: an exception is pending.
static char *item_address(struct val v, struct val key)
{
    int64_t index;
    if (dpy_kind(v) == DPY_ARRAY)
        return array_item(v, key);
    if (dpy_kind(v) == DPY_POINTER && target_of(v)->ctype != DPY_C_FUNCTION)
        return dpy_number_index(key, &index) ? NULL : pointer_item(v, index);
    dpy_raise_error(&dpy_TypeError, "'%s' object is not subscriptable", dpy_descriptor(v)->name);
    return NULL;
}

static struct val items_list(const char *first, const struct dpy_type *type, struct dpy_steps steps)
{
    struct val list = dpy_list(NULL, 0);
    for (uint64_t i = 0; i < steps.count && !dpy_failed(list); i++) {
        struct val item = dpy_load(first + (steps.start + (int64_t)i * steps.step) * (int64_t)type->size, type);
        if (dpy_failed(item) || dpy_list_append(list, item))
            return dpy_failure();
    }
    return list;
}

// p[a:b] counts from the pointer; without b it ends where the chunk does.
static int pointer_steps(struct val v, const struct dpy_slice *slice, struct dpy_steps *ret)
{
    int64_t start = 0, stop;
    if (slice->step.type != DPY_NONE) {
        dpy_raise_error(&dpy_TypeError, "a slice of a pointer has the form p[start:stop]");
        return -1;
    }
    if (slice->start.type != DPY_NONE && dpy_number_index(slice->start, &start))
        return -1;
    if (slice->stop.type == DPY_NONE ? (stop = items_ahead(v)) < 0 : dpy_number_index(slice->stop, &stop))
        return -1;
    *ret = (struct dpy_steps){ .start = start, .step = 1, .count = stop > start ? (uint64_t)stop - (uint64_t)start : 0 };
    if (ret->count && (!pointer_item(v, start) || !pointer_item(v, stop - 1)))
        return -1;
    return 0;
}

static struct val get_slice(struct val v, struct val key)
{
    struct dpy_steps steps;
    bool is_array = dpy_kind(v) == DPY_ARRAY;
    if (!is_array && dpy_kind(v) != DPY_POINTER)
        return item_address(v, key), dpy_failure();
    if (is_array ? dpy_slice_steps(key, resolved(v)->count, &steps) : pointer_steps(v, key.p, &steps))
        return dpy_failure();
    return items_list(v.p, target_of(v), steps);
}

struct val dpy_native_getitem(struct val v, struct val key)
{
    if (holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? text : dpy_getitem(text, key);
    }
    if (key.type == DPY_SLICE)
        return get_slice(v, key);
    char *address = item_address(v, key);
    return address ? dpy_load(address, target_of(v)) : dpy_failure();
}

// text[i] = "x": one byte.
static bool one_char(struct val target, struct val *value)
{
    const char *bytes;
    size_t length;
    if (!holds_text(target) || !dpy_text_of(*value, &bytes, &length) || length != 1)
        return false;
    *value = dpy_int(*(const signed char *)bytes);
    return true;
}

int dpy_native_setitem(struct val v, struct val key, struct val value)
{
    if (key.type == DPY_SLICE) {
        dpy_raise_error(&dpy_TypeError, "slices of '%s' cannot be assigned", dpy_descriptor(v)->name);
        return -1;
    }
    char *address = item_address(v, key);
    if (!address || refuse_const(v))
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
    if (holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? -1 : dpy_len(text);
    }
    if (dpy_kind(v) == DPY_ARRAY)
        return (int64_t)resolved(v)->count;
    if (has_items(v))
        return items_ahead(v);
    dpy_raise_error(&dpy_TypeError, "object of type '%s' has no len()", dpy_descriptor(v)->name);
    return -1;
}

static struct val next_item(struct dpy_iterator *self)
{
    const struct dpy_type *array = resolved(self->source), *item = dpy_type_resolve(array->target);
    if (self->index >= array->count)
        return dpy_stop();
    return dpy_load((const char *)self->source.p + self->index++ * item->size, item);
}

static struct val next_pointed(struct dpy_iterator *self)
{
    int64_t count = items_ahead(self->source);
    if (count < 0 || self->index >= (uint64_t)count)
        return count < 0 ? dpy_failure() : dpy_stop();
    return dpy_load(pointer_item(self->source, (int64_t)self->index++), target_of(self->source));
}

struct val dpy_native_iter(struct val v)
{
    if (holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? text : dpy_iter(text);
    }
    if (dpy_kind(v) == DPY_ARRAY)
        return dpy_iterator_new(next_item, "array_iterator", v);
    if (has_items(v))
        return items_ahead(v) < 0 ? dpy_failure() : dpy_iterator_new(next_pointed, "pointer_iterator", v);
    return dpy_raise_error(&dpy_TypeError, "'%s' object is not iterable", dpy_descriptor(v)->name);
}

static bool is_native(struct val v)
{
    return dpy_kind(v) == DPY_STRUCT || dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_ARRAY;
}

// Of a Python object's attribute or item: the address of the C object that it is.
static struct val addressof_value(struct val v)
{
    return dpy_failed(v) ? v : dpy_addressof(v);
}

struct val dpy_native_addressof_member(struct val v, const char *name)
{
    if (!is_native(v))
        return addressof_value(dpy_getattr(v, name));
    char *address;
    const struct dpy_member *member = reach_member(v, name, &address);
    if (!member)
        return dpy_failure();
    if (member->bit_size)
        return dpy_raise_error(&dpy_TypeError, "the bit-field '%s' of %s has no address", name, record_type(v)->name);
    const struct dpy_type *pointer = dpy_pointer_to(member->type);
    return pointer ? dpy_object(address + member->offset, dpy_type_word(pointer)) : dpy_failure();
}

struct val dpy_native_addressof_item(struct val v, struct val key)
{
    if (!is_native(v) || dpy_kind(v) == DPY_STRUCT)
        return addressof_value(dpy_getitem(v, key));
    char *address = item_address(v, key);
    const struct dpy_type *pointer = address ? dpy_pointer_to(resolved(v)->target) : NULL;
    return pointer ? dpy_object(address, dpy_type_word(pointer)) : dpy_failure();
}
