#include "float.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "call.h"
#include "complex.h"
#include "number.h"
#include "str.h"

static struct val zero_division(const char *message)
{
    return dpy_raise_error(&dpy_ZeroDivisionError, "%s", message);
}

// The remainder has the divisor's sign; a zero one too.
static double modulo(double a, double b)
{
    double rest = fmod(a, b);
    if (rest == 0)
        return copysign(0.0, b);
    return (b < 0) != (rest < 0) ? rest + b : rest;
}

// From the remainder, so that a == b * quotient + remainder as nearly as can be.
static double floor_quotient(double a, double b)
{
    double rest = fmod(a, b), quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0))
        quotient -= 1;
    if (quotient == 0)
        return copysign(0.0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

static struct val power(double a, double b)
{
    if (a == 0 && b < 0 && isfinite(b))
        return zero_division("0.0 cannot be raised to a negative power");
    if (isfinite(a) && isfinite(b) && a < 0 && b != floor(b))
        return dpy_complex_negative_base_power(a, b);
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b))
        return dpy_raise_error(&dpy_OverflowError, "(34, 'Numerical result out of range')");
    return dpy_float(result);
}

struct val dpy_float_binary(double a, double b, enum dpy_operator op)
{
    switch (op) {
    case DPY_ADD: return dpy_float(a + b);
    case DPY_SUB: return dpy_float(a - b);
    case DPY_MUL: return dpy_float(a * b);
    case DPY_TRUEDIV: return b == 0 ? zero_division("float division by zero") : dpy_float(a / b);
    case DPY_FLOORDIV: return b == 0 ? zero_division("float floor division by zero") : dpy_float(floor_quotient(a, b));
    case DPY_MOD: return b == 0 ? zero_division("float modulo") : dpy_float(modulo(a, b));
    case DPY_POW: return power(a, b);
    default: return dpy_failure();       // number.c has refused the others
    }
}

// A multiple of 2**e, modulo 2**61 - 1, where 2**61 is 1: a rotation.
static uint64_t rotate61(uint64_t x, int by)
{
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    by = ((by % 61) + 61) % 61;
    return by ? ((x << by) & modulus) | x >> (61 - by) : x;
}

uint64_t dpy_float_hash(double v)
{
    enum { INF_HASH = 314159 };
    if (isnan(v))
        return 0;
    if (isinf(v))
        return v > 0 ? INF_HASH : (uint64_t)-INF_HASH;
    int exponent;
    double mantissa = frexp(fabs(v), &exponent);
    uint64_t hash = rotate61((uint64_t)ldexp(mantissa, 53), exponent - 53);
    if (v >= 0)
        return hash;
    return hash == 1 ? (uint64_t)-2 : -hash;
}

struct val dpy_float_round(double v, int64_t digits)
{
    enum { MOST = 323, LEAST = -309 };
    if (!isfinite(v) || digits > MOST)
        return dpy_float(v);
    if (digits < LEAST)
        return dpy_float(copysign(0.0, v));
    double rounded = dpy_float_round_decimal(v, (int)digits);
    if (isinf(rounded))
        return dpy_raise_error(&dpy_OverflowError, "rounded value too large to represent");
    return dpy_float(rounded);
}

static struct val is_integer(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    return dpy_bool(isfinite(args[0].f) && floor(args[0].f) == args[0].f);
}

static struct val same(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) ? dpy_failure() : args[0];
}

static struct val as_integer_ratio(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    double v = args[0].f;
    if (isnan(v))
        return dpy_raise_error(&dpy_ValueError, "cannot convert NaN to integer ratio");
    if (isinf(v))
        return dpy_raise_error(&dpy_OverflowError, "cannot convert Infinity to integer ratio");
    int exponent;
    double mantissa = frexp(v, &exponent);
    for (int i = 0; i < 300 && mantissa != floor(mantissa); i++, exponent--)
        mantissa *= 2;
    struct val top = dpy_int_from_double(mantissa), scale = dpy_int_binary(dpy_int(1), dpy_int(abs(exponent)), DPY_LSHIFT);
    if (dpy_failed(scale))
        return scale;
    if (exponent > 0)
        top = dpy_int_binary(top, scale, DPY_MUL);
    struct val parts[2] = { top, exponent > 0 ? dpy_int(1) : scale };
    return dpy_failed(top) ? top : dpy_tuple(parts, 2);
}

static struct val hex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_buffer buffer = { 0 };
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    double v = args[0].f;
    int exponent = 0;
    if (!isfinite(v)) {
        dpy_float_repr_into(&buffer, v);
        return dpy_buffer_str(&buffer);
    }
    double mantissa = fabs(v) < 0x1p-1022 ? fabs(v) * 0x1p1022 : frexp(fabs(v), &exponent) * 2;
    exponent = v == 0 ? 0 : fabs(v) < 0x1p-1022 ? -1022 : exponent - 1;
    uint64_t fraction = (uint64_t)((mantissa - floor(mantissa)) * 0x1p52);
    dpy_buffer_text(&buffer, signbit(v) ? "-" : "");
    if (v == 0)
        dpy_buffer_text(&buffer, "0x0.0p+0");
    else
        dpy_buffer_format(&buffer, "0x%d.%013llxp%+d", (int)mantissa, (unsigned long long)fraction, exponent);
    return dpy_buffer_str(&buffer);
}

// Called through the class, or an object that it ignores.
static struct val fromhex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const char *text;
    size_t length;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    if (!dpy_text_of(args[1], &text, &length))
        return dpy_raise_error(&dpy_TypeError, "bad argument type for built-in operation");
    return dpy_float_parse_hex(text, length);
}

const struct dpy_builtin dpy_float_methods[] = {
    { "__float__", same },
    { "as_integer_ratio", as_integer_ratio },
    { "conjugate", same },
    { "fromhex", fromhex },
    { "hex", hex },
    { "is_integer", is_integer },
    { NULL, NULL },
};
