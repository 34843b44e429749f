// Comparison, truth, membership, hashing: what each pair of kinds does.
#include <string.h>

#include "bytearray.h"
#include "classes.h"
#include "complex.h"
#include "dict.h"
#include "item.h"
#include "mapping_proxy.h"
#include "record.h"
#include "list.h"
#include "memoryview.h"
#include "native.h"
#include "number.h"
#include "property.h"
#include "range.h"
#include "set.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

enum { DEEPEST = 1000 };     // nested containers, as deep as CPython's recursion limit lets them be

static _Thread_local int depth;

static bool is_native(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    return kind == DPY_STRUCT || kind == DPY_POINTER || kind == DPY_ARRAY || kind == DPY_NATIVE;
}

bool dpy_is(struct val a, struct val b)
{
    return a.type == b.type && a.i == b.i;
}

static bool holds(int order, enum dpy_comparison op)
{
    switch (op) {
    case DPY_EQ: return order == 0;
    case DPY_NE: return order != 0;
    case DPY_LT: return order < 0;
    case DPY_LE: return order <= 0;
    case DPY_GT: return order > 0;
    default: return order >= 0;
    }
}

int dpy_equal(struct val a, struct val b)
{
    if (dpy_is(a, b))
        return 1;
    if (a.type == b.type && (a.type == DPY_INT || a.type == DPY_STR))
        return a.type == DPY_STR && dpy_str_equal(a, b);
    if (dpy_special_only_itself(a) && dpy_special_only_itself(b))
        return 0;
    struct val result = dpy_compare(a, b, DPY_EQ);
    return dpy_failed(result) ? -1 : dpy_truth(result);
}

// Lists and tuples: a length, and items by number. A list can change while its items are compared.
static uint64_t sequence_length(struct val v)
{
    return v.type == DPY_LIST ? dpy_list_of(v)->length : dpy_tuple_of(v)->length;
}

static struct val sequence_at(struct val v, uint64_t i)
{
    return v.type == DPY_LIST ? dpy_list_at(dpy_list_of(v), i) : dpy_tuple_of(v)->items[i];
}

static struct val compare_sequences(struct val a, struct val b, enum dpy_comparison op)
{
    if ((op == DPY_EQ || op == DPY_NE) && sequence_length(a) != sequence_length(b))
        return dpy_bool(op == DPY_NE);
    uint64_t i = 0;
    for (; i < sequence_length(a) && i < sequence_length(b); i++) {
        int equal = dpy_equal(sequence_at(a, i), sequence_at(b, i));
        if (equal < 0)
            return dpy_failure();
        if (!equal)
            break;
    }
    uint64_t left = sequence_length(a), right = sequence_length(b);
    if (i >= left || i >= right)
        return dpy_bool(holds(left < right ? -1 : left > right, op));
    if (op == DPY_EQ || op == DPY_NE)
        return dpy_bool(op == DPY_NE);
    return dpy_compare(sequence_at(a, i), sequence_at(b, i), op);
}

static int equal_slices(const struct dpy_slice *a, const struct dpy_slice *b)
{
    int equal = dpy_equal(a->start, b->start);
    if (equal == 1)
        equal = dpy_equal(a->stop, b->stop);
    return equal == 1 ? dpy_equal(a->step, b->step) : equal;
}

// Does every item of one view occur in the other? 1, 0, -1.
static int is_subset(struct val view, const struct dpy_view *other)
{
    struct val iterator = dpy_iter(view);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return 1;
        int found = dpy_failed(item) ? -1 : dpy_view_contains(other, item);
        if (found != 1)
            return found;
    }
}

// keys() and items() compare as sets do.
static struct val compare_views(struct val a, struct val b, enum dpy_comparison op)
{
    int64_t left = dpy_len(a), right = dpy_len(b);
    if (op == DPY_GT || op == DPY_GE)
        return compare_views(b, a, op == DPY_GT ? DPY_LT : DPY_LE);
    bool possible = op == DPY_LT ? left < right : op == DPY_LE ? left <= right : left == right;
    int found = possible ? is_subset(a, b.p) : 0;
    return found < 0 ? dpy_failure() : dpy_bool(op == DPY_NE ? !found : found);
}

static bool is_set_view(struct val v)
{
    return v.type == DPY_VIEW && ((const struct dpy_view *)v.p)->part != DPY_VIEW_VALUES;
}

static const char *const symbols[] = { "==", "!=", "<", "<=", ">", ">=" };

// Where nothing else is defined, only identity is; DPY_BUILTIN classes and all other objects end here.
static struct val compare_identity(struct val a, struct val b, enum dpy_comparison op)
{
    if (op == DPY_EQ || op == DPY_NE)
        return dpy_bool(dpy_is(a, b) == (op == DPY_EQ));
    return dpy_raise_error(&dpy_TypeError, "'%s' not supported between instances of '%s' and '%s'", symbols[op],
                           dpy_type_name(a), dpy_type_name(b));
}

static bool equal_bounds(const struct dpy_bound *a, const struct dpy_bound *b)
{
    return dpy_is(a->function, b->function) && dpy_is(a->self, b->self);
}

static bool equal_methods(const struct dpy_method *a, const struct dpy_method *b)
{
    return a->function == b->function && dpy_is(a->self, b->self);
}

static struct val as_equality(int equal, enum dpy_comparison op)
{
    return equal < 0 ? dpy_failure() : dpy_bool(op == DPY_EQ ? equal : !equal);
}

static struct val compare_bytes(struct val a, struct val b, enum dpy_comparison op)
{
    struct dpy_piece left, right;
    if (!dpy_bytes_like(a, &left) || !dpy_bytes_like(b, &right))
        return dpy_failure();
    int order = memcmp(left.bytes, right.bytes, left.length < right.length ? left.length : right.length);
    return dpy_bool(holds(order ? order : (left.length > right.length) - (left.length < right.length), op));
}

static struct val compare_containers(struct val a, struct val b, enum dpy_comparison op)
{
    bool number = (a.type == DPY_COMPLEX || dpy_number_is(a)) && (b.type == DPY_COMPLEX || dpy_number_is(b));
    if (number && (op == DPY_EQ || op == DPY_NE))
        return as_equality(dpy_complex_equal(a, b), op);
    if ((a.type == DPY_MEMORYVIEW || b.type == DPY_MEMORYVIEW) && (op == DPY_EQ || op == DPY_NE))
        return as_equality(dpy_memoryview_equal(a, b), op);
    if ((a.type == DPY_BYTEARRAY && dpy_is_bytes_like(b)) || (b.type == DPY_BYTEARRAY && dpy_is_bytes_like(a)))
        return compare_bytes(a, b, op);
    if (a.type == b.type && (a.type == DPY_LIST || a.type == DPY_TUPLE))
        return compare_sequences(a, b, op);
    if (is_set_view(a) && is_set_view(b))
        return compare_views(a, b, op);
    if ((dpy_set_is(a) || is_set_view(a)) && (dpy_set_is(b) || is_set_view(b)))
        return dpy_set_compare(a, b, op);
    if (a.type != b.type && (op == DPY_EQ || op == DPY_NE) && (dpy_mapping_proxy_is(a) || dpy_mapping_proxy_is(b)))
        return dpy_compare(dpy_mapping_proxy_is(a) ? dpy_record_container(a) : a, dpy_mapping_proxy_is(b) ? dpy_record_container(b) : b, op);
    if (a.type != b.type || (op != DPY_EQ && op != DPY_NE))
        return compare_identity(a, b, op);
    if (dpy_kind(a) == DPY_RECORD && dpy_record_type_of(a)->equal)
        return as_equality(dpy_record_type_of(a)->equal(a, b), op);
    switch (a.type) {
    case DPY_DICT: return as_equality(dpy_dict_equal(dpy_dict_of(a), dpy_dict_of(b)), op);
    case DPY_RANGE: return as_equality(dpy_range_equal(a, b), op);
    case DPY_METHOD: return as_equality(equal_methods(a.p, b.p), op);
    case DPY_BOUND: return as_equality(equal_bounds(a.p, b.p), op);
    case DPY_SLICE: return as_equality(equal_slices(a.p, b.p), op);
    default: return compare_identity(a, b, op);
    }
}

struct val dpy_compare(struct val a, struct val b, enum dpy_comparison op)
{
    if (a.type == DPY_INT && b.type == DPY_INT)
        return dpy_bool(holds(a.i < b.i ? -1 : a.i > b.i, op));
    if (a.type == b.type && (a.type == DPY_LIST || a.type == DPY_TUPLE) && depth < DEEPEST) {
        depth++;
        struct val result = compare_sequences(a, b, op);
        depth--;
        return result;
    }
    if (dpy_number_is(a) && dpy_number_is(b))
        return dpy_bool(dpy_number_compare(a, b, op));
    if (a.type == b.type && (a.type == DPY_STR || a.type == DPY_BYTES))
        return dpy_bool(op == DPY_EQ ? dpy_str_equal(a, b) : op == DPY_NE ? !dpy_str_equal(a, b) : holds(dpy_str_compare(a, b), op));
    struct val special;
    if ((dpy_is_special(a) || dpy_is_special(b)) && dpy_special_compare(a, b, op, &special))
        return special;
    if (is_native(a) || is_native(b))
        return dpy_native_compare(a, b, op);
    if (depth >= DEEPEST)
        return dpy_raise_error(&dpy_RecursionError, "maximum recursion depth exceeded in comparison");
    depth++;
    struct val result = compare_containers(a, b, op);
    depth--;
    return result;
}

int dpy_compare_truth(struct val a, struct val b, enum dpy_comparison op)
{
    struct val result = dpy_compare(a, b, op);
    if (result.type == DPY_BOOL)
        return (int)result.i;
    return dpy_failed(result) ? -1 : dpy_truth(result);
}

static int truth_of_length(int64_t length) { return length < 0 ? -1 : length != 0; }

int dpy_truth(struct val v)
{
    switch (dpy_kind(v)) {
    case DPY_NONE: return 0;
    case DPY_BOOL: case DPY_INT: return v.i != 0;
    case DPY_FLOAT: return v.f != 0;
    case DPY_COMPLEX: return dpy_complex_of(v).real != 0 || dpy_complex_of(v).imag != 0;
    case DPY_STR: case DPY_BYTES: return dpy_str_header(v)->length != 0;
    case DPY_BYTEARRAY: return dpy_bytearray_length(v) != 0;
    case DPY_LIST: return dpy_list_of(v)->length != 0;
    case DPY_TUPLE: return dpy_tuple_of(v)->length != 0;
    case DPY_DICT: return dpy_dict_of(v)->length != 0;
    case DPY_SET: case DPY_FROZENSET: return dpy_set_of(v)->used != 0;
    case DPY_INSTANCE: return dpy_special_truth(v);
    case DPY_EXCEPTION: case DPY_TYPE: return dpy_is_special(v) ? dpy_special_truth(v) : 1;
    case DPY_VIEW: return dpy_len(v) != 0;
    case DPY_RECORD: {
        struct val container = dpy_record_container(v);
        return container.type ? dpy_truth(container) : 1;
    }
    case DPY_MEMORYVIEW: return truth_of_length(dpy_len(v));
    case DPY_RANGE: return ((const struct dpy_range *)v.p)->length != 0;
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_truth(v);
    default: return 1;
    }
}

int dpy_contains_by_iteration(struct val container, struct val item)
{
    struct val iterator = dpy_iter(container);
    if (dpy_failed(iterator)) {
        struct val failure = dpy_catch();
        if (dpy_descriptor(failure) == &dpy_TypeError)
            dpy_raise_error(&dpy_TypeError, "argument of type '%s' is not iterable", dpy_type_name(container));
        else
            dpy_reraise(failure);
        return -1;
    }
    for (;;) {
        struct val next = dpy_next(iterator);
        if (next.type == DPY_STOP)
            return 0;
        int equal = dpy_failed(next) ? -1 : dpy_equal(next, item);
        if (equal)
            return equal;
    }
}

static int contains_in_list(const struct dpy_list *list, struct val item)
{
    for (uint64_t i = 0; i < list->length; i++) {
        int equal = dpy_equal(dpy_list_at(list, i), item);
        if (equal)
            return equal;
    }
    return 0;
}

int dpy_contains(struct val container, struct val item)
{
    struct val value;
    switch (dpy_kind(container)) {
    case DPY_DICT: return dpy_dict_find(dpy_dict_of(container), item, &value);
    case DPY_SET: case DPY_FROZENSET: return dpy_set_find(dpy_set_of(container), item);
    case DPY_LIST: return contains_in_list(dpy_list_of(container), item);
    case DPY_STR: return dpy_text_contains(container, item);
    case DPY_BYTES: return dpy_bytes_contains(container, item);
    case DPY_BYTEARRAY: return dpy_bytes_contains(dpy_bytearray_bytes(container), item);
    case DPY_VIEW: return dpy_view_contains(container.p, item);
    case DPY_RANGE: return dpy_range_contains(container, item);
    case DPY_INSTANCE: case DPY_EXCEPTION: case DPY_TYPE:
        return dpy_is_special(container) ? dpy_special_contains(container, item) : dpy_contains_by_iteration(container, item);
    case DPY_POINTER: case DPY_ARRAY:
        return dpy_native_is_string(container) ? dpy_text_contains(container, item) : dpy_contains_by_iteration(container, item);
    default:
        if (dpy_kind(container) == DPY_RECORD && dpy_record_type_of(container)->container)
            return dpy_contains(dpy_record_container(container), item);
        return dpy_contains_by_iteration(container, item);
    }
}

// As CPython's, after xxHash, so that the hash of a tuple of numbers is the same.
static int hash_items(const struct val *items, uint64_t n, uint64_t *ret)
{
    uint64_t hash = 2870177450012600261u;
    for (uint64_t i = 0; i < n; i++) {
        uint64_t lane;
        if (dpy_hash(items[i], &lane) < 0)
            return -1;
        hash += lane * 14029467366897019727u;
        hash = (hash << 31 | hash >> 33) * 11400714785074694791u;
    }
    hash += n ^ (2870177450012600261u ^ 3527539u);
    *ret = hash == UINT64_MAX ? 1546275796 : hash;
    return 0;
}

static int hash_range(const struct dpy_range *range, uint64_t *ret)
{
    struct dpy_wide_range bounds;
    if (dpy_range_bounds(range, &bounds))
        return -1;
    struct val parts[] = { bounds.length, range->length > 0 ? bounds.start : dpy_none(), range->length > 1 ? bounds.step : dpy_none() };
    return hash_items(parts, 3, ret);
}

static uint64_t hash_address(const void *p)
{
    return (uint64_t)p >> 4 | (uint64_t)p << 60;
}

static int hash_tuple(const struct dpy_tuple *tuple, uint64_t *ret)
{
    if (depth >= DEEPEST) {
        dpy_raise_error(&dpy_RecursionError, "maximum recursion depth exceeded while calling a Python object");
        return -1;
    }
    depth++;
    int status = hash_items(tuple->items, tuple->length, ret);
    depth--;
    return status;
}

int dpy_hash(struct val v, uint64_t *ret)
{
    switch (dpy_kind(v)) {
    case DPY_INT: case DPY_FLOAT: case DPY_BOOL: case DPY_BIGINT:
        *ret = dpy_number_hash(v);
        return 0;
    case DPY_COMPLEX:
        *ret = dpy_complex_hash(dpy_complex_of(v));
        return 0;
    case DPY_STR: case DPY_BYTES:
        *ret = dpy_str_hash(v);
        return 0;
    case DPY_TUPLE: return hash_tuple(dpy_tuple_of(v), ret);
    case DPY_RANGE: return hash_range(v.p, ret);
    case DPY_INSTANCE: return dpy_special_hash(v, ret);
    case DPY_RECORD:
        if (dpy_record_type_of(v)->hash)
            return dpy_record_type_of(v)->hash(v, ret);
        *ret = hash_address(v.p);
        return 0;
    case DPY_BOUND:
        *ret = hash_address(((const struct dpy_bound *)v.p)->self.p) ^ hash_address(((const struct dpy_bound *)v.p)->function.p);
        return 0;
    case DPY_METHOD:
        *ret = hash_address(((const struct dpy_method *)v.p)->self.p) ^ hash_address(((const struct dpy_method *)v.p)->function);
        return 0;
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_hash(v, ret);
    case DPY_FROZENSET:
        *ret = dpy_set_hash(dpy_set_of(v));
        return 0;
    case DPY_MEMORYVIEW: return dpy_memoryview_hash(v, ret);
    case DPY_LIST: case DPY_DICT: case DPY_SET: case DPY_SLICE: case DPY_VIEW: case DPY_BYTEARRAY:
        dpy_raise_error(&dpy_TypeError, "unhashable type: '%s'", dpy_type_name(v));
        return -1;
    default:
        if (dpy_is_special(v))
            return dpy_special_hash(v, ret);
        *ret = v.type <= DPY_KIND_MASK && !v.p ? v.type : hash_address(v.p);
        return 0;
    }
}
