// Operators on C objects: arithmetic of pointers, truth, hashing, comparison.
#include <string.h>

#include "int.h"
#include "item.h"
#include "lifetime.h"
#include "native_item.h"
#include "number.h"

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
    return is_native(v) && (dpy_native_is_string(v) || dpy_native_holds_wide(v)) ? dpy_native_as_str(v) : v;
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
    for (uint64_t i = 0; i < type->count && item->size; i++) {
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
        if (same && (dpy_alive(a.p) || dpy_alive(b.p)))
            return -1;
        return same ? equal_objects(a.p, b.p, type, 0) : 0;
    }
    return a.p == b.p;   // a pointer, and the struct, array or function that it points to
}

static int equal_array(struct val array, struct val list)
{
    struct val items = dpy_native_getitem(array, dpy_slice(dpy_none(), dpy_none(), dpy_none()));
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
    if (dpy_kind(b) == DPY_INT)
        return dpy_kind(a) != DPY_STRUCT && (intptr_t)a.p == b.i;        // MAP_FAILED, SIG_ERR
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

// Of two pointers to bytes the addresses are compared: a loop may walk from one to the other.
static struct val beside_text(struct val v, struct val other)
{
    bool wanted = other.type == DPY_STR && is_native(v) && v.p && dpy_native_points_to_bytes(v);
    return wanted ? dpy_native_as_str(v) : as_text(v);
}

struct val dpy_native_compare(struct val a, struct val b, enum dpy_comparison op)
{
    struct val left = beside_text(a, b), right = beside_text(b, a);
    if (dpy_failed(left) || dpy_failed(right))
        return dpy_failure();
    if (left.type == DPY_STR && right.type == DPY_STR)
        return dpy_compare(left, right, op);
    if (op != DPY_EQ && op != DPY_NE)
        return order(a, b, op);
    int same = equal(a, b);
    return same < 0 ? dpy_failure() : dpy_bool(same == (op == DPY_EQ));
}
