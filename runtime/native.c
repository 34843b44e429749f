// C objects as Python objects: text, members, addresses. Items are in native_item.c, operators in native_operator.c.
#include "native_item.h"

#include <string.h>

#include "alloc.h"
#include "item.h"
#include "lifetime.h"
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

struct val dpy_native_raise_null(struct val v)
{
    return dpy_raise_error(&dpy_ValueError, "NULL pointer (%s)", dpy_descriptor(v)->name);
}

int dpy_native_reach(struct val v)
{
    if (v.p)
        return dpy_alive(v.p) ? -1 : 0;
    dpy_native_raise_null(v);
    return -1;
}

// Text

bool dpy_native_holds_text(struct val v)
{
    return (dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_ARRAY) && target_of(v)->flags & DPY_TYPE_CHAR;
}

bool dpy_native_is_string(struct val v)
{
    return v.p && dpy_native_holds_text(v);
}

bool dpy_native_points_to_bytes(struct val v)
{
    if (dpy_kind(v) != DPY_POINTER)
        return false;
    const struct dpy_type *target = dpy_type_resolve(target_of(v));
    return dpy_type_is_byte(target) && !(target->flags & DPY_TYPE_CHAR);
}

struct val dpy_native_as_str(struct val v)
{
    return dpy_native_text_begin(v, SIZE_MAX);
}

struct val dpy_native_text_begin(struct val v, size_t points)
{
    const char *bytes;
    size_t length;
    if (dpy_alive(v.p))
        return dpy_failure();
    if (v.p && dpy_native_points_to_bytes(v))
        v.type = dpy_type_word(&dpy_c_const_char_pointer);
    if (dpy_text_begin(v, points, &bytes, &length))
        return dpy_str_decode(bytes, length);
    if (dpy_native_holds_wide(v))
        return dpy_native_wide_str(v);
    if (!dpy_native_holds_text(v))
        return dpy_raise_error(&dpy_TypeError, "a %s is not text", dpy_type_of(v)->name);
    return dpy_native_raise_null(v);
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
    if (dpy_native_reach(v) < 0)
        return NULL;
    *ret = (char *)v.p + offset;
    return member;
}

struct val dpy_native_getattr(struct val v, const char *name)
{
    char *address;
    const struct dpy_member *member = reach_member(v, name, &address);
    struct val found = member ? dpy_load_member(address, member) : dpy_failure();
    bool is_part = dpy_kind(found) == DPY_STRUCT || dpy_kind(found) == DPY_ARRAY;
    const struct dpy_type *type = is_part && dpy_descriptor(v)->flags & DPY_TYPE_CONST ? dpy_const_of(dpy_descriptor(found)) : NULL;
    return type ? dpy_object(found.p, dpy_type_word(type)) : found;
}

static bool is_const(struct val v)
{
    return dpy_descriptor(v)->flags & DPY_TYPE_CONST;
}

int dpy_native_refuse_const(struct val v)
{
    if (!is_const(v))
        return 0;
    bool points = dpy_kind(v) == DPY_POINTER;
    dpy_raise_error(&dpy_TypeError, points ? "the target of a %s cannot be changed" : "a %s cannot be changed", dpy_descriptor(v)->name);
    return -1;
}

int dpy_native_setattr(struct val v, const char *name, struct val value)
{
    char *address;
    const struct dpy_member *member = reach_member(v, name, &address);
    if (!member || dpy_native_refuse_const(v))
        return -1;
    if (!member->is_const)
        return dpy_store_record_member(address, record_type(v), member, value);
    dpy_raise_error(&dpy_TypeError, "the member '%s' of %s is const", name, record_type(v)->name);
    return -1;
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
    char *address = dpy_native_item_address(v, key);
    const struct dpy_type *pointer = address ? dpy_pointer_to(resolved(v)->target) : NULL;
    return pointer ? dpy_object(address, dpy_type_word(pointer)) : dpy_failure();
}
