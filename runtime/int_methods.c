// The methods of int and bool.
#include <gmp.h>
#include <string.h>

#include "call.h"
#include "classes.h"
#include "int.h"
#include "number.h"
#include "str.h"
#include "bytes_like.h"

static struct val same(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    return dpy_int_plain(args[0]);
}

static struct val as_integer_ratio(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val parts[2] = { same(self, args, n, kwnames), dpy_int(1) };
    return dpy_failed(parts[0]) ? parts[0] : dpy_tuple(parts, 2);
}

static struct val bit_length(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    return dpy_int((int64_t)dpy_int_bit_length(args[0]));
}

static struct val bit_count(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    if (args[0].type != DPY_BIGINT)
        return dpy_int(__builtin_popcountll(args[0].i < 0 ? -(uint64_t)args[0].i : (uint64_t)args[0].i));
    const struct dpy_bigint *big = args[0].p;
    return dpy_int((int64_t)mpn_popcount(big->limbs, (mp_size_t)(big->size < 0 ? -big->size : big->size)));
}

// "big" or "little"; -1: failure.
static int parse_order(const void *self, struct val order)
{
    const char *text;
    size_t length;
    if (!dpy_text_of(order, &text, &length)) {
        dpy_call_refuse(self, " 'byteorder'", "str", order);
        return -1;
    } else {
        if (length == 3 && memcmp(text, "big", 3) == 0)
            return 1;
        if (length == 6 && memcmp(text, "little", 6) == 0)
            return 0;
    }
    dpy_raise_error(&dpy_ValueError, "byteorder must be either 'little' or 'big'");
    return -1;
}

static void reverse(char *bytes, size_t n)
{
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        char c = bytes[--j];
        bytes[j] = bytes[i];
        bytes[i] = c;
    }
}

// The number modulo 256**length, least significant byte first.
static void store(char *to, size_t length, struct val v)
{
    uint64_t carry = 1;
    bool negative = dpy_int_sign(v) < 0;
    struct val positive = dpy_int_absolute(v);
    const struct dpy_bigint *big = positive.type == DPY_BIGINT ? positive.p : NULL;
    size_t limbs = big ? (size_t)big->size : 1;
    for (size_t i = 0; i < length; i++) {
        uint64_t limb = i / 8 >= limbs ? 0 : big ? big->limbs[i / 8] : (uint64_t)positive.i;
        uint64_t byte = limb >> i % 8 * 8 & 0xFF;
        if (negative) {
            byte = (~byte & 0xFF) + carry;
            carry = byte >> 8;
        }
        to[i] = (char)byte;
    }
}

static struct val to_bytes(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 2, { "length", "byteorder", "signed", NULL } };
    struct val values[] = { dpy_int(1), dpy_str_text("big"), dpy_bool(false) };
    int64_t length;
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values) || dpy_number_ssize(values[0], &length))
        return dpy_failure();
    int big = parse_order(self, values[1]), is_signed = big < 0 ? -1 : dpy_truth(values[2]);
    if (is_signed < 0)
        return dpy_failure();
    if (length < 0)
        return dpy_raise_error(&dpy_ValueError, "length argument must be non-negative");
    if (dpy_int_sign(args[0]) < 0 && !is_signed)
        return dpy_raise_error(&dpy_OverflowError, "can't convert negative int to unsigned");
    struct val magnitude = dpy_int_sign(args[0]) < 0 ? dpy_int_invert(args[0]) : args[0];
    if (dpy_failed(magnitude))
        return magnitude;
    uint64_t bits = dpy_int_bit_length(magnitude) + (is_signed && dpy_int_sign(args[0]) != 0);
    if (bits > (uint64_t)length * 8)
        return dpy_raise_error(&dpy_OverflowError, "int too big to convert");
    struct val bytes = dpy_bytes_alloc((size_t)length);
    if (dpy_failed(bytes))
        return bytes;
    store(bytes.s, (size_t)length, args[0]);
    if (big)
        reverse(bytes.s, (size_t)length);
    return bytes;
}

// Called through the class, or an object that it ignores.
static struct val from_bytes(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 1, 2, { "bytes", "byteorder", "signed", NULL } };
    struct val values[] = { dpy_failure(), dpy_str_text("big"), dpy_bool(false) };
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values))
        return dpy_failure();
    int big = parse_order(self, values[1]), is_signed = big < 0 ? -1 : dpy_truth(values[2]);
    if (is_signed < 0)
        return dpy_failure();
    if (values[0].type != DPY_BYTES && dpy_failed(values[0] = dpy_bytes_from(values[0], false)))
        return values[0];
    size_t length = dpy_str_header(values[0])->length;
    mpz_t z;
    mpz_init(z);
    mpz_import(z, length, big ? 1 : -1, 1, 0, 0, values[0].s);
    if (is_signed && length && (values[0].s[big ? 0 : length - 1] & 0x80)) {
        mpz_t modulus;
        mpz_init(modulus);
        mpz_setbit(modulus, length * 8);
        mpz_sub(z, z, modulus);
        mpz_clear(modulus);
    }
    struct val v = dpy_int_from_limbs(mpz_limbs_read(z), mpz_size(z), mpz_sgn(z) < 0);
    mpz_clear(z);
    const struct dpy_type *class = dpy_class_type(args[0]) ? dpy_class_type(args[0]) : dpy_type_of(args[0]);
    return class == dpy_builtin_types[DPY_INT] ? v : dpy_call(dpy_class_value(class), &v, 1, NULL);
}

const struct dpy_builtin dpy_int_methods[] = {
    { "__index__", same },
    { "__int__", same },
    { "as_integer_ratio", as_integer_ratio },
    { "bit_count", bit_count },
    { "bit_length", bit_length },
    { "conjugate", same },
    { "from_bytes", from_bytes },
    { "to_bytes", to_bytes },
    { NULL, NULL },
};
