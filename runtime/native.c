// C objects as Python objects: members, items, arithmetic, comparison.
#include "native.h"

#include <string.h>

#include "alloc.h"
#include "int.h"
#include "item.h"
#include "iterator.h"
#include "number.h"
#include "range.h"
#include "str.h"

static bool is_native(struct val v)
{
    return dpy_kind(v) >= DPY_STRUCT && dpy_kind(v) <= DPY_NATIVE;
}

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

struct val dpy_native_as_str(struct val v)
{
    const char *bytes;
    size_t length;
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

// The struct that v is or points to, as (address, type); NULL: an exception is pending.
static char *record_of(struct val v, const char *name, const struct dpy_type **type)
{
    *type = resolved(v);
    if (dpy_kind(v) == DPY_POINTER)
        *type = target_of(v);
    if (!is_record(*type)) {
        dpy_raise_error(&dpy_AttributeError, "'%s' object has no attribute '%s'", dpy_descriptor(v)->name, name);
        return NULL;
    }
    if (!v.p)
        raise_null(v);
    return v.p;
}

static void raise_member(const struct dpy_type *type, const char *name)
{
    const char *reason = type->flags & DPY_TYPE_INCOMPLETE ? ": only a declaration of it is known" : "";
    dpy_raise_error(&dpy_AttributeError, "'%s' has no member '%s'%s", type->name, name, reason);
}

struct val dpy_native_getattr(struct val v, const char *name)
{
    int64_t offset;
    const struct dpy_type *type;
    char *address = record_of(v, name, &type);
    if (!address)
        return dpy_failure();
    const struct dpy_member *member = dpy_native_member(type, name, &offset);
    if (!member)
        raise_member(type, name);
    return member ? dpy_load_member(address + offset, member) : dpy_failure();
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
    int64_t offset;
    const struct dpy_type *type;
    char *address = record_of(v, name, &type);
    if (!address || refuse_const(v))
        return -1;
    const struct dpy_member *member = dpy_native_member(type, name, &offset);
    if (!member)
        raise_member(type, name);
    return member ? dpy_store_member(address + offset, member, value) : -1;
}

// Items

// May the object of `size` bytes at address be used through a pointer to `from`? What the runtime knows of a chunk, it checks.
static bool within_chunk(const void *from, const char *address, uint64_t size)
{
    const char *start;
    size_t length;
    if (!dpy_chunk_at(from, (const void **)&start, &length))
        return true;
    return address >= start && size <= length && (size_t)(address - start) <= length - size;
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
    if (dpy_index_within(key, array->count, "array", "array index", &index))
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

// p[a:b] needs both ends, which are not counted from anywhere.
static int pointer_steps(struct val v, const struct dpy_slice *slice, struct dpy_steps *ret)
{
    int64_t start = 0, stop;
    if (slice->stop.type == DPY_NONE || slice->step.type != DPY_NONE) {
        dpy_raise_error(&dpy_TypeError, "a slice of a pointer has the form p[start:stop]");
        return -1;
    }
    if ((slice->start.type != DPY_NONE && dpy_number_index(slice->start, &start)) || dpy_number_index(slice->stop, &stop))
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

int64_t dpy_native_len(struct val v)
{
    if (holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? -1 : dpy_len(text);
    }
    if (dpy_kind(v) == DPY_ARRAY)
        return (int64_t)resolved(v)->count;
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

struct val dpy_native_iter(struct val v)
{
    if (holds_text(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? text : dpy_iter(text);
    }
    if (dpy_kind(v) == DPY_ARRAY)
        return dpy_iterator_new(next_item, "array_iterator", v);
    return dpy_raise_error(&dpy_TypeError, "'%s' object is not iterable", dpy_descriptor(v)->name);
}

struct val dpy_native_addressof_member(struct val v, const char *name)
{
    int64_t offset;
    const struct dpy_type *type, *pointer;
    char *address = record_of(v, name, &type);
    if (!address)
        return dpy_failure();
    const struct dpy_member *member = dpy_native_member(type, name, &offset);
    if (!member)
        return raise_member(type, name), dpy_failure();
    if (member->bit_size)
        return dpy_raise_error(&dpy_TypeError, "the bit-field '%s' of %s has no address", name, type->name);
    pointer = dpy_pointer_to(member->type);
    return pointer ? dpy_object(address + offset + member->offset, dpy_type_word(pointer)) : dpy_failure();
}

struct val dpy_native_addressof_item(struct val v, struct val key)
{
    char *address = item_address(v, key);
    const struct dpy_type *pointer = address ? dpy_pointer_to(resolved(v)->target) : NULL;
    return pointer ? dpy_object(address, dpy_type_word(pointer)) : dpy_failure();
}

// Operators

static bool is_address(struct val v)
{
    return dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_ARRAY;
}

// Arrays decay to pointers to their first item, as in C.
static const struct dpy_type *pointer_type(struct val v)
{
    return dpy_kind(v) == DPY_POINTER ? dpy_descriptor(v) : dpy_pointer_to(resolved(v)->target);
}

static struct val moved(struct val v, struct val distance, bool backwards)
{
    const struct dpy_type *type = pointer_type(v);
    int64_t count, bytes;
    if (!type || dpy_number_index(distance, &count))
        return dpy_failure();
    uint64_t size = target_of(v)->size;
    if (!size)
        return dpy_raise_error(&dpy_TypeError, "arithmetic on a %s: the size of %s is not known", type->name, target_of(v)->name);
    if (__builtin_mul_overflow(count, (int64_t)size, &bytes))
        return dpy_raise_error(&dpy_OverflowError, "pointer arithmetic overflows");
    uintptr_t address = (uintptr_t)v.p + (backwards ? -(uintptr_t)bytes : (uintptr_t)bytes);
    return dpy_object((void *)address, dpy_type_word(type));
}

static struct val distance(struct val a, struct val b)
{
    const struct dpy_type *target = target_of(a);
    if (!target->size || target->size != target_of(b)->size || !dpy_type_compatible(target, target_of(b)))
        return dpy_raise_error(&dpy_TypeError, "cannot subtract a %s from a %s", dpy_descriptor(b)->name, dpy_descriptor(a)->name);
    int64_t bytes = (int64_t)((uintptr_t)a.p - (uintptr_t)b.p);
    return dpy_int(bytes / (int64_t)target->size);
}

static struct val as_text(struct val v)
{
    return is_native(v) && dpy_native_is_string(v) ? dpy_native_as_str(v) : v;
}

struct val dpy_native_binary(struct val a, struct val b, enum dpy_operator op)
{
    if (op == DPY_ADD && is_address(a) && dpy_int_is(b))
        return moved(a, b, false);
    if (op == DPY_ADD && is_address(b) && dpy_int_is(a))
        return moved(b, a, false);
    if (op == DPY_SUB && is_address(a) && dpy_int_is(b))
        return moved(a, b, true);
    if (op == DPY_SUB && is_address(a) && is_address(b))
        return distance(a, b);
    struct val left = as_text(a), right = as_text(b);
    if (dpy_failed(left) || dpy_failed(right))
        return dpy_failure();
    return is_native(left) || is_native(right) ? dpy_number_unsupported(left, right, op, "") : dpy_binary(left, right, op);
}

int dpy_native_truth(struct val v)
{
    return v.p && (dpy_kind(v) != DPY_ARRAY || resolved(v)->count);
}

int dpy_native_hash(struct val v, uint64_t *ret)
{
    if (dpy_native_is_string(v)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? -1 : dpy_hash(text, ret);
    }
    if (dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_NATIVE) {
        *ret = (uintptr_t)v.p >> 4 | (uintptr_t)v.p << 60;
        return 0;
    }
    dpy_raise_error(&dpy_TypeError, "unhashable type: '%s'", dpy_descriptor(v)->name);
    return -1;
}

// Comparison. Equality is 1, 0, or -1: failure.

static int equal_members(const char *a, const char *b, const struct dpy_type *type, int depth);

static int equal_objects(const char *a, const char *b, const struct dpy_type *type, int depth)
{
    type = dpy_type_resolve(type);
    if (type->ctype == DPY_C_UNION || type->ctype == DPY_C_POINTER || depth > 32)
        return memcmp(a, b, type->size) == 0;
    if (type->ctype == DPY_C_STRUCT)
        return equal_members(a, b, type, depth);
    if (type->ctype != DPY_C_ARRAY)
        return dpy_equal(dpy_load(a, type), dpy_load(b, type));
    const struct dpy_type *item = dpy_type_resolve(type->target);
    for (uint64_t i = 0; i < type->count; i++) {
        int equal = equal_objects(a + i * item->size, b + i * item->size, item, depth + 1);
        if (equal != 1)
            return equal;
    }
    return 1;
}

// Member by member: padding may differ.
static int equal_members(const char *a, const char *b, const struct dpy_type *type, int depth)
{
    for (uint64_t i = 0; i < type->count; i++) {
        const struct dpy_member *member = &type->members[i];
        int equal = member->bit_size ? dpy_equal(dpy_load_bits(a, member), dpy_load_bits(b, member))
                                     : equal_objects(a + member->offset, b + member->offset, member->type, depth + 1);
        if (equal != 1)
            return equal;
    }
    return 1;
}

static int equal_native(struct val a, struct val b)
{
    const struct dpy_type *type = resolved(a);
    if (dpy_kind(a) == dpy_kind(b) && (dpy_kind(a) == DPY_STRUCT || dpy_kind(a) == DPY_ARRAY)) {
        if (a.p == b.p && type == resolved(b))
            return 1;
        bool same = type->size == resolved(b)->size && dpy_type_compatible(type, resolved(b));
        return same ? equal_objects(a.p, b.p, type, 0) : 0;
    }
    return a.p == b.p;   // a pointer, and the struct, array or function that it points to
}

static int equal_array(struct val array, struct val list)
{
    struct val items = get_slice(array, dpy_slice(dpy_none(), dpy_none(), dpy_none()));
    return dpy_failed(items) ? -1 : dpy_equal(items, list);
}

static int equal(struct val a, struct val b)
{
    if (!is_native(a))
        return equal(b, a);
    if (is_native(b))
        return equal_native(a, b);
    if (b.type == DPY_NONE)
        return !a.p;
    if (dpy_kind(b) >= DPY_FUNCTION && dpy_kind(b) <= DPY_METHOD) {
        struct val function = dpy_callback_function(a.p);
        return function.p == b.p && function.type == b.type;
    }
    return dpy_kind(a) == DPY_ARRAY && b.type == DPY_LIST ? equal_array(a, b) : 0;
}

static struct val order(struct val a, struct val b, enum dpy_comparison op)
{
    static const char *const signs[] = { "==", "!=", "<", "<=", ">", ">=" };
    if (!is_native(a) || !is_native(b) || !is_address(a) || !is_address(b))
        return dpy_raise_error(&dpy_TypeError, "'%s' not supported between instances of '%s' and '%s'", signs[op],
                               dpy_type_of(a)->name, dpy_type_of(b)->name);
    uintptr_t x = (uintptr_t)a.p, y = (uintptr_t)b.p;
    return dpy_bool(op == DPY_LT ? x < y : op == DPY_LE ? x <= y : op == DPY_GT ? x > y : x >= y);
}

struct val dpy_native_compare(struct val a, struct val b, enum dpy_comparison op)
{
    struct val left = as_text(a), right = as_text(b);
    if (dpy_failed(left) || dpy_failed(right))
        return dpy_failure();
    if (left.type == DPY_STR && right.type == DPY_STR)
        return dpy_compare(left, right, op);
    if (op != DPY_EQ && op != DPY_NE)
        return order(a, b, op);
    int same = equal(a, b);
    return same < 0 ? dpy_failure() : dpy_bool(same == (op == DPY_EQ));
}
