// Builtin functions of numbers and text.
#include <math.h>
#include <string.h>

#include "builtins.h"
#include "bytearray.h"
#include "call.h"
#include "classes.h"
#include "codec.h"
#include "complex.h"
#include "item.h"
#include "list.h"
#include "number.h"
#include "special.h"
#include "str.h"
#include "text_methods.h"
#include "utf8.h"

static bool is_number(struct val v) { return dpy_number_is(v) || v.type == DPY_COMPLEX; }

// Also what was text before C freed it, which cannot be read: an exception is pending.
static bool is_text(struct val v)
{
    const char *bytes;
    size_t length;
    return dpy_is_bytes_like(v) || dpy_text_of(v, &bytes, &length) || dpy_pending();
}

static struct val int_with_base(struct val text, struct val base)
{
    int64_t number;
    if (dpy_number_clip(base, &number))
        return dpy_failure();
    if (number != 0 && (number < 2 || number > 36))
        return dpy_raise_error(&dpy_ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!is_text(text))
        return dpy_raise_error(&dpy_TypeError, "int() can't convert non-string with explicit base");
    return dpy_int_parse_value(text, (int)number);
}

static struct val int_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (n == 1 && !kwnames && dpy_kind(args[0]) == DPY_INT)
        return dpy_int(args[0].i);
    if (n == 1 && !kwnames && args[0].type == DPY_FLOAT && args[0].f > -0x1p62 && args[0].f < 0x1p62)
        return dpy_int((int64_t)args[0].f);
    if (n == 1 && !kwnames && args[0].type == DPY_STR)
        return dpy_int_parse_value(args[0], 10);
    static const struct dpy_parameters parameters = { 0, 2, { "", "base", NULL } };
    struct val values[2] = { dpy_failure(), dpy_failure() }, v;
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    v = values[0];
    if (dpy_failed(v))
        return dpy_failed(values[1]) ? dpy_int(0) : dpy_raise_error(&dpy_TypeError, "int() missing string argument");
    if (!dpy_failed(values[1]))
        return int_with_base(v, values[1]);
    if (dpy_int_is(v))
        return v.type == DPY_BOOL ? dpy_int(v.i) : v;
    if (v.type == DPY_FLOAT)
        return dpy_int_from_double(v.f);
    if (is_text(v))
        return dpy_int_parse_value(v, 10);
    if (dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_NATIVE)
        return dpy_int_from_uint64((uint64_t)v.p);
    static const char *const methods[] = { "__int__", "__index__", "__trunc__", NULL };
    struct val special;
    if (dpy_special_number(v, methods, &special))
        return dpy_failed(special) || dpy_int_is(special) ? special
            : dpy_raise_error(&dpy_TypeError, "__int__ returned non-int (type %s)", dpy_type_name(special));
    struct val plain = dpy_plain(v);
    if (plain.type != v.type && (dpy_number_is(plain) || is_text(plain)))
        return int_any(self, &plain, 1, NULL);
    return dpy_raise_error(&dpy_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'",
                           dpy_type_name(v));
}

static struct val float_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    double f;
    if (n == 1 && !kwnames && (args[0].type == DPY_FLOAT || args[0].type == DPY_INT))
        return dpy_float(args[0].type == DPY_INT ? (double)args[0].i : args[0].f);
    if (dpy_call_expect(self, n, kwnames, 0, 1))
        return dpy_failure();
    if (n == 0)
        return dpy_float(0);
    if (is_text(args[0]))
        return dpy_float_parse_value(args[0]);
    struct val number = dpy_number_real(args[0]);
    if (!dpy_failed(number))
        return dpy_number_to_double(number, &f) ? dpy_failure() : dpy_float(f);
    if (dpy_pending())
        return number;
    struct val plain = dpy_plain(args[0]);
    if (is_text(plain))
        return dpy_float_parse_value(plain);
    return dpy_raise_error(&dpy_TypeError, "float() argument must be a string or a real number, not '%s'", dpy_type_name(args[0]));
}

static struct val str_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 3, { "object", "encoding", "errors", NULL } };
    struct val values[] = { dpy_failure(), dpy_failure(), dpy_failure() };
    struct dpy_piece piece;
    if (n == 1 && !kwnames)
        return dpy_str_of(args[0]);
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    for (int i = 1; i < 3; i++)
        if (values[i].type && dpy_plain(values[i]).type != DPY_STR)
            return dpy_call_refuse(self, i == 1 ? " 'encoding'" : " 'errors'", "str", values[i]);
    if (dpy_failed(values[0]))
        return dpy_str_new("", 0);
    if (!values[1].type && !values[2].type)
        return dpy_str_of(values[0]);
    if (dpy_plain(values[0]).type == DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "decoding str is not supported");
    if (!dpy_bytes_like(values[0], &piece))
        return dpy_pending() ? dpy_failure()
            : dpy_raise_error(&dpy_TypeError, "decoding to str: need a bytes-like object, %s found", dpy_type_name(values[0]));
    struct val bytes = dpy_plain(values[0]).type == DPY_BYTES ? dpy_plain(values[0]) : dpy_bytes_new(piece.bytes, piece.length);
    return dpy_failed(bytes) ? bytes : dpy_codec_decode(bytes, dpy_plain(values[1]), dpy_plain(values[2]));
}

static struct val bool_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1))
        return dpy_failure();
    int truth = n ? dpy_truth(args[0]) : 0;
    return truth < 0 ? dpy_failure() : dpy_bool(truth);
}

static struct val repr_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) ? dpy_failure() : dpy_repr(args[0]);
}

static struct val ascii_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) ? dpy_failure() : dpy_ascii(args[0]);
}

static struct val chr_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t point;
    if (dpy_call_expect(self, n, kwnames, 1, 1) || dpy_number_clip(args[0], &point))
        return dpy_failure();
    if (args[0].type == DPY_BIGINT)
        return dpy_raise_error(&dpy_OverflowError, "Python int too large to convert to C int");
    if (point < 0 || point > 0x10FFFF)
        return dpy_raise_error(&dpy_ValueError, "chr() arg not in range(0x110000)");
    return dpy_str_point((uint32_t)point);
}

static struct val ord_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const char *bytes = NULL;
    size_t length, size;
    if (dpy_call_expect(self, n, kwnames, 1, 1))
        return dpy_failure();
    struct val v = args[0].type == DPY_BYTEARRAY ? dpy_bytearray_bytes(args[0]) : args[0];
    if (v.type == DPY_BYTES && dpy_str_header(v)->length == 1)
        return dpy_int((uint8_t)*v.s);
    if (v.type == DPY_BYTES)
        length = dpy_str_header(v)->length;
    else if (!dpy_text_of(args[0], &bytes, &length))
        return dpy_raise_error(&dpy_TypeError, "ord() expected string of length 1, but %s found", dpy_type_name(args[0]));
    size_t count = bytes ? dpy_utf8_count(bytes, length) : length;
    if (bytes && count == 1 && dpy_utf8_valid(bytes, length, true) == length)
        return dpy_int(dpy_utf8_decode(bytes, &size));
    return dpy_raise_error(&dpy_TypeError, "ord() expected a character, but string of length %zu found", count);
}

static struct val digits(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, int base,
                         const char *prefix)
{
    struct dpy_buffer text = { 0 };
    if (dpy_call_expect(self, n, kwnames, 1, 1))
        return dpy_failure();
    struct val v = dpy_is_special(args[0]) ? dpy_special_index(args[0]) : args[0];
    if (dpy_failed(v))
        return v;
    if (!dpy_int_is(v))
        return dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_name(v));
    struct val positive = dpy_int_absolute(v);
    dpy_buffer_text(&text, dpy_int_sign(v) < 0 ? "-" : "");
    dpy_buffer_text(&text, prefix);
    if (!dpy_failed(positive) && dpy_int_text_into(&text, positive, base) == 0)
        return dpy_buffer_str(&text);
    dpy_buffer_deinit(&text);
    return dpy_failure();
}

static struct val hex_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return digits(self, args, n, kwnames, 16, "0x");
}

static struct val oct_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return digits(self, args, n, kwnames, 8, "0o");
}

static struct val bin_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return digits(self, args, n, kwnames, 2, "0b");
}

static struct val format_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 2))
        return dpy_failure();
    return n == 1 ? dpy_str_of(args[0]) : dpy_format(args[0], args[1]);
}

static struct val abs_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1))
        return dpy_failure();
    if (dpy_int_is(args[0]))
        return dpy_int_absolute(args[0]);
    if (args[0].type == DPY_FLOAT)
        return dpy_float(fabs(args[0].f));
    if (args[0].type == DPY_COMPLEX)
        return dpy_complex_absolute(dpy_complex_of(args[0]));
    struct val special;
    if (dpy_special_call(args[0], "__abs__", NULL, 0, &special))
        return special;
    if (dpy_plain(args[0]).type != args[0].type && is_number(dpy_plain(args[0])))
        return abs_any(self, (struct val[]){ dpy_plain(args[0]) }, 1, NULL);
    return dpy_raise_error(&dpy_TypeError, "bad operand type for abs(): '%s'", dpy_type_name(args[0]));
}

static struct val round_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 1, 2, { "number", "ndigits", NULL } };
    struct val values[2] = { dpy_failure(), dpy_none() }, v;
    int64_t places;
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    v = values[0];
    struct val special;
    if (dpy_special_call(v, "__round__", &values[1], values[1].type != DPY_NONE, &special))
        return special;
    v = dpy_plain(v);
    if (!dpy_number_is(v))
        return dpy_raise_error(&dpy_TypeError, "type %s doesn't define __round__ method", dpy_type_name(values[0]));
    if (v.type == DPY_FLOAT && values[1].type == DPY_NONE)
        return dpy_int_from_double(rint(v.f));
    if (values[1].type == DPY_NONE)
        return v.type == DPY_BOOL ? dpy_int(v.i) : v;
    if (dpy_number_clip(values[1], &places))
        return dpy_failure();
    return v.type == DPY_FLOAT ? dpy_float_round(v.f, places) : dpy_int_round(v, values[1]);
}

static struct val divmod_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    double divisor;
    if (dpy_call_expect(self, n, kwnames, 2, 2))
        return dpy_failure();
    struct val a = args[0], b = args[1], special;
    if ((dpy_special_call(a, "__divmod__", &b, 1, &special) || dpy_special_call(b, "__rdivmod__", &a, 1, &special)) &&
        special.type != DPY_NOTIMPLEMENTED)
        return special;
    a = dpy_plain(a);
    b = dpy_plain(b);
    if (!dpy_number_is(a) || !dpy_number_is(b))
        return dpy_raise_error(&dpy_TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", dpy_type_name(args[0]),
                               dpy_type_name(args[1]));
    if (dpy_int_is(a) && dpy_int_is(b))
        return dpy_int_divmod(a, b);
    if (dpy_number_to_double(b, &divisor))
        return dpy_failure();
    if (divisor == 0)
        return dpy_raise_error(&dpy_ZeroDivisionError, "float divmod()");
    struct val parts[2] = { dpy_number_binary(a, b, DPY_FLOORDIV), dpy_number_binary(a, b, DPY_MOD) };
    return dpy_failed(parts[0]) || dpy_failed(parts[1]) ? dpy_failure() : dpy_tuple(parts, 2);
}

static struct val pow_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 2, 3, { "base", "exp", "mod", NULL } };
    struct val values[3] = { dpy_failure(), dpy_failure(), dpy_none() };
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    struct val special;
    if (values[2].type == DPY_NONE)
        return dpy_binary(values[0], values[1], DPY_POW);
    if (dpy_special_call(values[0], "__pow__", values + 1, 2, &special) && special.type != DPY_NOTIMPLEMENTED)
        return special;
    if (dpy_int_is(values[0]) && dpy_int_is(values[1]) && dpy_int_is(values[2]))
        return dpy_int_power(values[0], values[1], values[2]);
    bool any_complex = values[0].type == DPY_COMPLEX || values[1].type == DPY_COMPLEX || values[2].type == DPY_COMPLEX;
    if (any_complex && is_number(values[0]) && is_number(values[1]) && is_number(values[2]))
        return dpy_raise_error(&dpy_ValueError, "complex modulo");
    if (dpy_number_is(values[0]) && dpy_number_is(values[1]) && dpy_number_is(values[2]))
        return dpy_raise_error(&dpy_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    return dpy_raise_error(&dpy_TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                           dpy_type_name(values[0]), dpy_type_name(values[1]), dpy_type_name(values[2]));
}

static struct val hash_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t hash;
    return dpy_call_expect(self, n, kwnames, 1, 1) || dpy_hash(args[0], &hash) ? dpy_failure() : dpy_int((int64_t)hash);
}

const struct dpy_builtin dpy_builtin_int = { "int", int_any }, dpy_builtin_float = { "float", float_any },
    dpy_builtin_str = { "str", str_any }, dpy_builtin_bool = { "bool", bool_any }, dpy_builtin_bytes = { "bytes", dpy_bytes_of_source },
    dpy_builtin_repr = { "repr", repr_any }, dpy_builtin_ascii = { "ascii", ascii_any }, dpy_builtin_chr = { "chr", chr_any },
    dpy_builtin_ord = { "ord", ord_any }, dpy_builtin_hex = { "hex", hex_any }, dpy_builtin_oct = { "oct", oct_any },
    dpy_builtin_bin = { "bin", bin_any }, dpy_builtin_format = { "format", format_any }, dpy_builtin_abs = { "abs", abs_any },
    dpy_builtin_round = { "round", round_any }, dpy_builtin_divmod = { "divmod", divmod_any },
    dpy_builtin_pow = { "pow", pow_any },
    dpy_builtin_hash = { "hash", hash_any };
