// Making C objects, filling them from Python's, and seeing memory as another type.
#include <stdlib.h>
#include <string.h>

#include "alloc.h"
#include "bytearray.h"
#include "call.h"
#include "dict.h"
#include "int.h"
#include "item.h"
#include "lifetime.h"
#include "memoryview.h"
#include "native_item.h"
#include "str.h"
#include "tuple.h"

static bool is_record(const struct dpy_type *type)
{
    return type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION;
}

static bool is_aggregate(const struct dpy_type *type)
{
    return is_record(type) || type->ctype == DPY_C_ARRAY;
}

static void *chunk_of(const struct dpy_type *type)
{
    if (type->flags & DPY_TYPE_INCOMPLETE || (!type->size && !is_aggregate(type))) {
        dpy_raise_error(&dpy_TypeError, "cannot make a %s: its size is not known", type->name);
        return NULL;
    }
    return dpy_alloc(type->size, dpy_type_word(type));
}

// Filling. Each of these writes a fresh or private copy; what fails half way is thrown away.

static int raise_initial(const struct dpy_type *type, struct val initial)
{
    dpy_raise_error(&dpy_TypeError, "cannot convert %s to %s", dpy_type_of(initial)->name, type->name);
    return -1;
}

static int fill_named(char *address, const struct dpy_type *type, const char *name, struct val value)
{
    int64_t offset;
    const struct dpy_member *member = dpy_native_member(type, name, &offset);
    if (member)
        return dpy_store_record_member(address + offset, type, member, value);
    dpy_raise_error(&dpy_TypeError, "%s has no member '%s'", type->name, name);
    return -1;
}

static int fill_from_dict(char *address, const struct dpy_type *type, const struct dpy_dict *dict)
{
    uint64_t position = 0;
    const struct dpy_dict_entry *entry;
    while ((entry = dpy_dict_next(dict, &position))) {
        if (entry->key.type != DPY_STR)
            return raise_initial(type, entry->key);
        if (fill_named(address, type, entry->key.s, entry->value))
            return -1;
    }
    return 0;
}

static int fill_in_order(char *address, const struct dpy_type *type, const struct val *items, size_t n)
{
    uint64_t room = type->ctype == DPY_C_UNION && type->count ? 1 : type->count;
    if (n > room) {
        dpy_raise_error(&dpy_TypeError, "%zu values for the %llu members of %s", n, (unsigned long long)room, type->name);
        return -1;
    }
    for (size_t i = 0; i < n; i++)
        if (dpy_store_record_member(address, type, &type->members[i], items[i]))
            return -1;
    return 0;
}

static int fill_text(char *address, const struct dpy_type *type, const char *bytes, size_t length)
{
    if (length > type->count) {
        dpy_raise_error(&dpy_ValueError, "%zu bytes do not fit in %s", length, type->name);
        return -1;
    }
    memset(address, 0, type->size);
    memcpy(address, bytes, length);
    return 0;
}

static int fill_array(char *address, const struct dpy_type *type, struct val initial)
{
    const struct dpy_type *item = dpy_type_resolve(type->target);
    const char *bytes;
    size_t length;
    struct dpy_piece piece;
    if (item->size == 1 && dpy_is_bytes_like(initial))
        return dpy_bytes_like(initial, &piece) ? fill_text(address, type, piece.bytes, piece.length) : -1;
    if (item->flags & DPY_TYPE_CHAR && dpy_text_of(initial, &bytes, &length))
        return fill_text(address, type, bytes, length);
    if (type->target->flags & DPY_TYPE_WIDE && initial.type == DPY_STR)
        return dpy_native_wide_fill(address, type, initial);
    struct val iterator = dpy_iter(initial), value;
    if (dpy_failed(iterator))
        return -1;
    uint64_t i = 0;
    for (; value = dpy_next(iterator), value.type != DPY_STOP; i++) {
        if (dpy_failed(value))
            return -1;
        if (i == type->count) {
            dpy_raise_error(&dpy_ValueError, "more than %llu items for %s", (unsigned long long)type->count, type->name);
            return -1;
        }
        if (dpy_store(address + i * item->size, item, value))
            return -1;
    }
    memset(address + i * item->size, 0, type->size - i * item->size);
    return 0;
}

static int fill_sequence(char *address, const struct dpy_type *type, struct val initial)
{
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list) || dpy_list_extend(list, initial))
        return -1;
    struct val tuple = dpy_list_to_tuple(list);
    return dpy_failed(tuple) ? -1 : fill_in_order(address, type, dpy_tuple_of(tuple)->items, dpy_tuple_of(tuple)->length);
}

// A union of pointers takes a pointer for any of them, as C's transparent unions do (bind, connect, accept), which DWARF does
// not tell from others. gcc even leaves the members out.
static int fill_alternative(char *address, const struct dpy_type *type, struct val initial)
{
    bool is_pointer = dpy_kind(initial) == DPY_NONE || (dpy_kind(initial) >= DPY_STRUCT && dpy_kind(initial) <= DPY_ARRAY);
    if (!type->count && type->size == sizeof(void *) && is_pointer)
        return dpy_store(address, &dpy_c_void_pointer, initial);
    for (uint64_t i = 0; i < type->count; i++) {
        if (dpy_type_resolve(type->members[i].type)->ctype != DPY_C_POINTER)
            continue;
        if (!dpy_store_member(address, &type->members[i], initial))
            return 0;
        struct val exception = dpy_catch();
        if (dpy_type_of(exception) != &dpy_TypeError)
            return dpy_reraise(exception), -1;
    }
    return raise_initial(type, initial);
}

static int fill(char *address, const struct dpy_type *type, struct val initial)
{
    if (type->ctype == DPY_C_ARRAY)
        return fill_array(address, type, initial);
    if (initial.type == DPY_DICT)
        return fill_from_dict(address, type, dpy_dict_of(initial));
    if (initial.type == DPY_LIST || initial.type == DPY_TUPLE)
        return fill_sequence(address, type, initial);
    return type->ctype == DPY_C_UNION ? fill_alternative(address, type, initial) : raise_initial(type, initial);
}

// The object that an initial value already is: the same struct or array, or a pointer to it.
static const void *same_object(const struct dpy_type *type, struct val initial)
{
    const struct dpy_type *source;
    if (dpy_kind(initial) != DPY_STRUCT && dpy_kind(initial) != DPY_ARRAY && dpy_kind(initial) != DPY_POINTER)
        return NULL;
    source = dpy_type_resolve(dpy_descriptor(initial));
    if (dpy_kind(initial) == DPY_POINTER)
        source = dpy_type_resolve(source->target);
    return source->ctype == type->ctype && source->size == type->size && dpy_type_compatible(source, type) ? initial.p : NULL;
}

int dpy_native_fill(void *address, const struct dpy_type *type, struct val initial)
{
    type = dpy_type_resolve(type);
    if (!is_aggregate(type))
        return dpy_store(address, type, initial);
    const void *source = same_object(type, initial);
    if (source && dpy_alive(source))
        return -1;
    if (source) {
        memmove(address, source, type->size);
        return 0;
    }
    char *copy = malloc(type->size + 1);
    if (!copy)
        return dpy_raise_memory(), -1;
    memcpy(copy, address, type->size);
    int failed = fill(copy, type, initial);
    if (!failed)
        memcpy(address, copy, type->size);
    free(copy);
    return failed;
}

// Making

static int fill_arguments(void *address, const struct dpy_type *type, const struct val *args, size_t n,
                          const struct dpy_names *kwnames)
{
    size_t named = kwnames ? kwnames->count : 0;
    if (n - named == 1 && !named && (!type->count || same_object(type, args[0]) || args[0].type == DPY_DICT))
        return dpy_native_fill(address, type, args[0]);
    if (fill_in_order(address, type, args, n - named))
        return -1;
    for (size_t i = 0; i < named; i++)
        if (fill_named(address, type, kwnames->names[i], args[n - named + i]))
            return -1;
    return 0;
}

static struct val new_scalar(const struct dpy_type *type, const struct val *args, size_t n)
{
    union { long double align; char bytes[16]; } object = { .bytes = { 0 } };
    if (n > 1)
        return dpy_raise_error(&dpy_TypeError, "%s() takes at most 1 argument (%zu given)", type->name, n);
    if (!type->size || type->size > sizeof object)
        return dpy_raise_error(&dpy_TypeError, "cannot make a %s", type->name);
    return n && dpy_store(&object, type, args[0]) ? dpy_failure() : dpy_load(&object, type);
}

static struct val new_array(const struct dpy_type *type, const struct val *args, size_t n)
{
    if (n == 1 && !dpy_int_is(args[0]) && args[0].type != DPY_FLOAT)
        return dpy_new(type, args[0]);
    return n ? dpy_new(type, dpy_list(args, n)) : dpy_new(type, dpy_failure());
}

struct val dpy_native_new(const struct dpy_type *type, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    type = dpy_type_resolve(type);
    if (!is_record(type) && kwnames && kwnames->count)
        return dpy_raise_error(&dpy_TypeError, "%s() takes no keyword arguments", type->name);
    if (!is_record(type))
        return type->ctype == DPY_C_ARRAY ? new_array(type, args, n) : new_scalar(type, args, n);
    void *object = chunk_of(type);
    if (!object || fill_arguments(object, type, args, n, kwnames))
        return dpy_failure();
    return dpy_object(object, dpy_type_word(type));
}

// "T[]" takes its length from the initial value.
static const struct dpy_type *measured(const struct dpy_type *type, struct val initial)
{
    const char *bytes;
    size_t length;
    if (type->ctype != DPY_C_ARRAY || type->count || dpy_failed(initial))
        return type;
    const struct dpy_type *item = dpy_type_resolve(type->target);
    if (item->flags & DPY_TYPE_CHAR && dpy_text_of(initial, &bytes, &length))
        return dpy_array_of(type->target, length + 1);
    int64_t count = dpy_len(initial);
    count += type->target->flags & DPY_TYPE_WIDE && initial.type == DPY_STR;
    return count < 0 ? NULL : dpy_array_of(type->target, (uint64_t)count);
}

struct val dpy_new(const struct dpy_type *type, struct val initial)
{
    type = measured(dpy_type_resolve(type), initial);
    void *object = type ? chunk_of(type) : NULL;
    if (!object || (!dpy_failed(initial) && dpy_native_fill(object, type, initial)))
        return dpy_failure();
    if (is_aggregate(type))
        return dpy_object(object, dpy_type_word(type));
    const struct dpy_type *pointer = dpy_pointer_to(type);
    return pointer ? dpy_object(object, dpy_type_word(pointer)) : dpy_failure();
}

// Seeing

// The address or number that a cast starts from; false: there is none.
static bool bits_of(struct val v, uint64_t *ret)
{
    switch (dpy_kind(v)) {
    case DPY_NONE: *ret = 0; return true;
    case DPY_INT: case DPY_BOOL: *ret = (uint64_t)v.i; return true;
    case DPY_BIGINT: return dpy_int_to_uint64(v, ret);
    case DPY_FLOAT: *ret = v.f < 0 ? (uint64_t)(int64_t)v.f : (uint64_t)v.f; return v.f > -0x1p63 && v.f < 0x1p64;
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE:
    case DPY_STR: case DPY_BYTES: *ret = (uintptr_t)v.p; return true;
    case DPY_BYTEARRAY: *ret = (uintptr_t)dpy_bytearray_of(v)->bytes; return true;
    case DPY_MEMORYVIEW: *ret = (uintptr_t)dpy_memoryview_of(v)->start; return true;
    default: return false;
    }
}

static struct val raise_cast(const struct dpy_type *type, struct val v)
{
    return dpy_raise_error(&dpy_TypeError, "cannot cast a %s to %s", dpy_type_of(v)->name, type->name);
}

static bool is_address(struct val v)
{
    return dpy_kind(v) >= DPY_STRUCT && dpy_kind(v) <= DPY_NATIVE;
}

// The C function that a Python function is for C callers: not the Python function again, which a variadic call could not pass.
static struct val cast_function(const struct dpy_type *type, struct val v)
{
    void *address;
    return dpy_to_pointer(v, type, &address) ? dpy_failure() : dpy_object(address, dpy_type_word(dpy_type_resolve(type->target)));
}

struct val dpy_cast(const struct dpy_type *type, struct val v)
{
    uint64_t bits;
    type = dpy_type_resolve(type);
    if (type->ctype == DPY_C_VOID)
        return dpy_none();
    if (type->ctype >= DPY_C_FLOAT && type->ctype <= DPY_C_LONG_DOUBLE)
        return is_address(v) ? raise_cast(type, v) : new_scalar(type, &v, 1);
    if (type->ctype == DPY_C_POINTER && type->target->ctype == DPY_C_FUNCTION && dpy_kind(v) >= DPY_FUNCTION &&
        dpy_kind(v) <= DPY_METHOD)
        return cast_function(type, v);
    if (!bits_of(v, &bits))
        return raise_cast(type, v);
    if (type->ctype == DPY_C_BOOL)
        return dpy_bool(v.type == DPY_FLOAT ? v.f != 0 : bits != 0);
    if (type->ctype >= DPY_C_INT8 && type->ctype <= DPY_C_UINT64)
        return dpy_load(&bits, type);   // little-endian: the low bytes
    if (type->ctype == DPY_C_POINTER && type->target->ctype == DPY_C_FUNCTION)
        return dpy_from_pointer((void *)bits, type);
    if (type->ctype == DPY_C_POINTER)
        return dpy_seen((void *)bits, type), dpy_object((void *)bits, dpy_type_word(type));
    if (is_aggregate(type) && bits && v.type != DPY_FLOAT)
        return dpy_object((void *)bits, dpy_type_word(type));
    return raise_cast(type, v);
}

struct val dpy_addressof(struct val v)
{
    const struct dpy_type *type = NULL;
    if (dpy_kind(v) == DPY_STRUCT || dpy_kind(v) == DPY_ARRAY || dpy_kind(v) == DPY_NATIVE)
        type = dpy_pointer_to(dpy_descriptor(v));
    else if (v.type == DPY_STR)
        type = &dpy_c_const_char_pointer;
    else if (v.type == DPY_BYTES || v.type == DPY_LIST || v.type == DPY_DICT || v.type == DPY_TUPLE)
        type = &dpy_c_void_pointer;
    else if (v.type == DPY_BYTEARRAY)
        return dpy_object(dpy_bytearray_of(v)->bytes, dpy_type_word(&dpy_c_void_pointer));
    else
        return dpy_raise_error(&dpy_TypeError, "'%s' object has no address", dpy_type_of(v)->name);
    return type ? dpy_object(v.p, dpy_type_word(type)) : dpy_failure();
}

struct val dpy_sizeof(struct val v)
{
    const struct dpy_type *type = v.type == DPY_TYPE ? v.p : dpy_type_of(v);
    type = dpy_type_resolve(type);
    if (type->ctype == DPY_C_NONE || type->flags & DPY_TYPE_INCOMPLETE || type->ctype == DPY_C_FUNCTION)
        return dpy_raise_error(&dpy_TypeError, "the size of %s is not known", type->name);
    return dpy_int((int64_t)type->size);
}

struct val dpy_typeof(struct val v)
{
    return dpy_object(dpy_type_of(v), DPY_TYPE);
}

// The member whose bytes hold the offset; the last one's, an array without a bound, are all that follow.
static const struct dpy_member *member_at(const struct dpy_type *type, uint64_t offset)
{
    for (uint64_t i = 0; i < type->count; i++) {
        const struct dpy_member *member = &type->members[i];
        const struct dpy_type *inner = dpy_type_resolve(member->type);
        bool is_open = i + 1 == type->count && inner->ctype == DPY_C_ARRAY && !inner->size;
        if ((uint64_t)member->offset <= offset && (is_open || offset - (uint64_t)member->offset < inner->size))
            return member->bit_size ? NULL : member;
    }
    return NULL;
}

// Goes from an object to what lies at the offset in it; `outermost` stops at an array of which it is the first byte, `no_bytes` at
// one of bytes. False: padding, a bit-field, the middle of a number; with no_bytes the middle of bytes.
static bool descend(const struct dpy_type **type, const char **start, uint64_t offset, bool outermost, bool no_bytes)
{
    for (int depth = 0; depth < 32; depth++) {
        *type = dpy_type_resolve(*type);
        bool of_bytes = (*type)->ctype == DPY_C_ARRAY && no_bytes && dpy_type_is_byte((*type)->target);
        bool stops = outermost || of_bytes || ((*type)->ctype == DPY_C_ARRAY && (*type)->target->flags & DPY_TYPE_CHAR);
        bool is_array = (*type)->ctype == DPY_C_ARRAY && (offset || !stops);
        if (of_bytes && offset)
            return false;
        if (is_record(*type) && offset) {
            const struct dpy_member *member = member_at(*type, offset);
            if (!member)
                return false;
            *start += member->offset, offset -= (uint64_t)member->offset, *type = member->type;
        } else if (is_array && (*type)->target->size) {
            *type = dpy_type_resolve((*type)->target);
            *start += offset / (*type)->size * (*type)->size, offset %= (*type)->size;
        } else {
            break;
        }
    }
    return !offset && (*type)->ctype != DPY_C_VOID;
}

struct val dpy_native_at(const struct dpy_type *type, const void *base, const void *address)
{
    const char *start = base;
    return descend(&type, &start, (uint64_t)((const char *)address - start), false, false) ? dpy_load(start, type) : dpy_failure();
}

struct val dpy_native_at_of_c(const struct dpy_type *type, const void *base, const void *address)
{
    const char *start = base;
    return descend(&type, &start, (uint64_t)((const char *)address - start), false, true) ? dpy_load(start, type) : dpy_failure();
}

struct val dpy_native_reference(const struct dpy_type *type, const void *base, const void *address)
{
    const char *start = base;
    if (!descend(&type, &start, (uint64_t)((const char *)address - start), true, false))
        return dpy_failure();
    const struct dpy_type *pointer = is_aggregate(type) ? type : dpy_pointer_to(type);
    return pointer ? dpy_object(start, dpy_type_word(pointer)) : dpy_failure();
}

// copy.copy and copy.deepcopy. Of a struct, a union or an array, all that lies in it; pointers lead where they led, be they the
// object itself or in it.
static struct val native_copy(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 1))
        return dpy_failure();
    bool holds = dpy_kind(args[0]) == DPY_STRUCT || dpy_kind(args[0]) == DPY_ARRAY;
    return holds ? dpy_new(dpy_descriptor(args[0]), args[0]) : args[0];
}

const struct dpy_builtin dpy_native_methods[] = { { "__copy__", native_copy }, { "__deepcopy__", native_copy }, { NULL, NULL } };
