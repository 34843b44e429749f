// Operators on any operands: the commonest are decided here, all others go to the file of their kind.
#include "alloc.h"
#include "bytearray.h"
#include "classes.h"
#include "complex.h"
#include "alias.h"
#include "dict.h"
#include "format.h"
#include "mapping_proxy.h"
#include "record.h"
#include "list.h"
#include "native.h"
#include "number.h"
#include "quick.h"
#include "set.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

static bool is_native(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    return kind >= DPY_STRUCT && kind <= DPY_NATIVE;
}

static bool is_sequence(struct val v)
{
    return v.type == DPY_STR || v.type == DPY_BYTES || v.type == DPY_LIST || v.type == DPY_TUPLE || v.type == DPY_BYTEARRAY;
}

// The result is of the left one's type; the right one is anything bytes-like.
static struct val concat_bytes(struct val a, struct val b)
{
    struct dpy_piece left, right;
    dpy_bytes_like(a, &left);
    struct val array = dpy_bytearray_new(left.bytes, left.length);
    if (dpy_failed(array))
        return array;
    if (!dpy_bytes_like(b, &right))
        return dpy_pending() ? dpy_failure() : dpy_raise_error(&dpy_TypeError, "can't concat %s to %s", dpy_type_of(b)->name, dpy_type_of(a)->name);
    if (dpy_bytearray_append(array, right.bytes, right.length))
        return dpy_failure();
    return a.type == DPY_BYTEARRAY ? array : dpy_bytes_new(dpy_bytearray_of(array)->bytes, dpy_bytearray_length(array));
}

static struct val concat(struct val a, struct val b)
{
    if (a.type == DPY_BYTEARRAY || (a.type == DPY_BYTES && b.type != DPY_BYTES))
        return concat_bytes(a, b);
    if (a.type == b.type)
        return a.type == DPY_LIST ? dpy_list_concat(a, b) : a.type == DPY_TUPLE ? dpy_tuple_concat(a, b) : dpy_str_concat(a, b);
    const char *left = dpy_type_of(a)->name, *right = dpy_type_name(b);
    return dpy_raise_error(&dpy_TypeError, "can only concatenate %s (not \"%s\") to %s", left, right, left);
}

static struct val repeat(struct val sequence, struct val times)
{
    int64_t count;
    struct val method;
    if (dpy_special_find(times, "__index__", &method)) {
        times = dpy_special_index(times);
        if (dpy_failed(times))
            return times;
    }
    times = dpy_plain(times);
    if (!dpy_int_is(times))
        return dpy_raise_error(&dpy_TypeError, "can't multiply sequence by non-int of type '%s'", dpy_type_of(times)->name);
    if (dpy_number_index(times, &count))
        return dpy_failure();
    if (sequence.type == DPY_LIST)
        return dpy_list_repeat(sequence, count);
    if (sequence.type == DPY_BYTEARRAY)
        return dpy_bytearray_like(dpy_str_repeat(dpy_bytearray_bytes(sequence), count));
    return sequence.type == DPY_TUPLE ? dpy_tuple_repeat(sequence, count) : dpy_str_repeat(sequence, count);
}

// Text that C holds joins a str as a str.
static struct val native_binary(struct val a, struct val b, enum dpy_operator op)
{
    bool text = (a.type == DPY_STR || (is_native(a) && dpy_native_is_string(a)))
        && (b.type == DPY_STR || (is_native(b) && dpy_native_is_string(b)));
    if (op == DPY_MOD && is_native(a) && dpy_native_is_string(a)) {
        struct val format = dpy_native_as_str(a);
        return dpy_failed(format) ? format : dpy_percent(format, b);
    }
    if (op != DPY_ADD || !text)
        return dpy_native_binary(a, b, op);
    struct val left = a.type == DPY_STR ? a : dpy_native_as_str(a);
    struct val right = dpy_failed(left) || b.type == DPY_STR ? b : dpy_native_as_str(b);
    return dpy_failed(left) || dpy_failed(right) ? dpy_failure() : dpy_str_concat(left, right);
}

static bool are_complex(struct val a, struct val b)
{
    return (a.type == DPY_COMPLEX && (b.type == DPY_COMPLEX || dpy_number_is(b))) || (b.type == DPY_COMPLEX && dpy_number_is(a));
}

static struct val other_binary(struct val a, struct val b, enum dpy_operator op, const char *inplace)
{
    if (are_complex(a, b))
        return dpy_complex_binary(a, b, op, inplace);
    if (op == DPY_MOD && (a.type == DPY_STR || a.type == DPY_BYTES))
        return dpy_percent(a, b);
    if (op == DPY_MOD && a.type == DPY_BYTEARRAY)
        return dpy_bytearray_like(dpy_percent(dpy_bytearray_bytes(a), b));
    if (is_native(a) || is_native(b))
        return native_binary(a, b, op);
    if (op == DPY_ADD && is_sequence(a))
        return concat(a, b);
    if (op == DPY_MUL && is_sequence(a))
        return repeat(a, b);
    if (op == DPY_MUL && is_sequence(b))
        return repeat(b, a);
    if (op == DPY_OR && a.type == DPY_DICT && b.type == DPY_DICT)
        return dpy_dict_or(a, b);
    if (op == DPY_OR && (dpy_mapping_proxy_is(a) || dpy_mapping_proxy_is(b)))
        return dpy_binary(dpy_mapping_proxy_is(a) ? dpy_record_container(a) : a, dpy_mapping_proxy_is(b) ? dpy_record_container(b) : b, op);
    if ((op == DPY_OR || op == DPY_AND || op == DPY_XOR || op == DPY_SUB) && dpy_set_operands(a, b))
        return dpy_set_binary(a, b, op, *inplace != 0);
    if (op == DPY_OR && dpy_is_union_operand(a) && dpy_is_union_operand(b) && (a.type != DPY_NONE || b.type != DPY_NONE))
        return dpy_union_or(a, b);
    return dpy_number_unsupported(a, b, op, inplace);
}

static struct val binary(struct val a, struct val b, enum dpy_operator op, const char *inplace)
{
    if (a.type == DPY_FLOAT && b.type == DPY_FLOAT && op <= DPY_POW)
        return dpy_float_binary(a.f, b.f, op);
    struct val special;
    if ((dpy_is_special(a) || dpy_is_special(b)) && dpy_special_binary(a, b, op, *inplace, &special))
        return special;
    if (!dpy_number_is(a) || !dpy_number_is(b))
        return other_binary(a, b, op, inplace);
    bool ints = dpy_int_is(a) && dpy_int_is(b) && op != DPY_MATMUL;
    return ints || op <= DPY_POW ? dpy_number_binary(a, b, op) : dpy_number_unsupported(a, b, op, inplace);
}

struct val dpy_binary(struct val a, struct val b, enum dpy_operator op)
{
    struct val result = dpy_quick_binary(a, b, op);
    return result.type ? result : binary(a, b, op, "");
}

// list *= n, in place: the copies are made from the items that were there at first.
static struct val list_repeat_inplace(struct val list, struct val times)
{
    int64_t count;
    if (!dpy_int_is(times))
        return repeat(list, times);
    if (dpy_number_index(times, &count))
        return dpy_failure();
    if (count <= 0)
        dpy_list_clear(dpy_list_of(list));
    struct val once = count > 1 ? dpy_list_repeat(list, count - 1) : list;
    if (count <= 1 || dpy_failed(once))
        return once;
    return dpy_list_extend(list, once) ? dpy_failure() : list;
}

static struct val bytearray_repeat_inplace(struct val array, struct val times)
{
    struct val result = repeat(array, times);
    if (!dpy_failed(result))
        dpy_bytearray_of(array)->bytes = dpy_bytearray_of(result)->bytes;
    return dpy_failed(result) ? result : array;
}

struct val dpy_inplace(struct val a, struct val b, enum dpy_operator op)
{
    struct val result = dpy_quick_binary(a, b, op);
    if (result.type)
        return result;
    if (a.type == DPY_LIST && op == DPY_ADD)
        return dpy_list_extend(a, b) ? dpy_failure() : a;
    if (a.type == DPY_LIST && op == DPY_MUL)
        return list_repeat_inplace(a, b);
    if (a.type == DPY_BYTEARRAY && op == DPY_ADD)
        return dpy_bytearray_extended(a, b);
    if (a.type == DPY_BYTEARRAY && op == DPY_MUL)
        return bytearray_repeat_inplace(a, b);
    if (a.type == DPY_DICT && op == DPY_OR)
        return dpy_failed(dpy_call_method(a, "update", &b, 1, NULL)) ? dpy_failure() : a;
    return binary(a, b, op, "=");
}

struct val dpy_grow(struct val a, struct val b, uint64_t length)
{
    if (a.type == DPY_STR && b.type == DPY_STR && length != DPY_NO_LENGTH)
        return dpy_str_grow(a, b, length);
    if (a.type == DPY_STR)
        dpy_str_share(a);
    return dpy_inplace(a, b, DPY_ADD);
}

static struct val bad_unary(struct val v, const char *symbol)
{
    struct val special, plain = dpy_plain(v);
    if (dpy_special_unary(v, *symbol == '-' ? "__neg__" : *symbol == '+' ? "__pos__" : "__invert__", &special))
        return special;
    bool takes = dpy_int_is(plain) || (*symbol != '~' && (plain.type == DPY_FLOAT || plain.type == DPY_COMPLEX));
    if (plain.type != v.type && takes)
        return *symbol == '-' ? dpy_negative(plain) : *symbol == '+' ? dpy_positive(plain) : dpy_invert(plain);
    return dpy_raise_error(&dpy_TypeError, "bad operand type for unary %s: '%s'", symbol, dpy_type_name(v));
}

struct val dpy_negative(struct val v)
{
    if (v.type == DPY_FLOAT)
        return dpy_float(-v.f);
    if (v.type == DPY_COMPLEX)
        return dpy_complex_new(-dpy_complex_of(v).real, -dpy_complex_of(v).imag);
    return dpy_int_is(v) ? dpy_int_negative(v) : bad_unary(v, "-");
}

struct val dpy_positive(struct val v)
{
    if (dpy_int_is(v))
        return dpy_int_plain(v);
    return dpy_number_is(v) || v.type == DPY_COMPLEX ? v : bad_unary(v, "+");
}

struct val dpy_invert(struct val v)
{
    return dpy_int_is(v) ? dpy_int_invert(v) : bad_unary(v, "~");
}
