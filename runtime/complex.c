// Arithmetic of complex numbers. The formulas are those of CPython, so that the last digit agrees too.
#include "complex.h"

#include <errno.h>
#include <math.h>

#include "alloc.h"
#include "number.h"

struct val dpy_complex_new(double real, double imag)
{
    struct dpy_complex *z = dpy_alloc(sizeof *z, DPY_COMPLEX);
    if (!z)
        return dpy_failure();
    *z = (struct dpy_complex){ real, imag };
    return dpy_object(z, DPY_COMPLEX);
}

int dpy_complex_from_number(struct val v, struct dpy_complex *ret)
{
    *ret = (struct dpy_complex){ 0, 0 };
    if (v.type != DPY_COMPLEX)
        return dpy_number_to_double(v, &ret->real);
    *ret = dpy_complex_of(v);
    return 0;
}

static struct dpy_complex product(struct dpy_complex a, struct dpy_complex b)
{
    return (struct dpy_complex){ a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real };
}

// Scaled by the larger part of the divisor, so that nothing overflows on the way. The divisor is not 0.
static struct dpy_complex quotient(struct dpy_complex a, struct dpy_complex b)
{
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
        return (struct dpy_complex){ (a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale };
    }
    if (isnan(b.real) || isnan(b.imag))
        return (struct dpy_complex){ NAN, NAN };
    double ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
    return (struct dpy_complex){ (a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale };
}

static struct dpy_complex whole_power(struct dpy_complex z, long n)
{
    struct dpy_complex result = { 1, 0 }, square = z;
    for (unsigned long left = n < 0 ? -(unsigned long)n : (unsigned long)n; left; left >>= 1) {
        if (left & 1)
            result = product(result, square);
        square = product(square, square);
    }
    return result;
}

// The angle of an infinite power is infinite, and has no cosine: an error that CPython words as that of 0.
static struct dpy_complex general_power(struct dpy_complex a, struct dpy_complex b, bool *undefined)
{
    double length = pow(hypot(a.real, a.imag), b.real), angle = atan2(a.imag, a.real), phase = angle * b.real;
    if (b.imag != 0) {
        length /= exp(angle * b.imag);
        phase += b.imag * log(hypot(a.real, a.imag));
    }
    *undefined = isinf(phase);
    return (struct dpy_complex){ length * cos(phase), length * sin(phase) };
}

static struct val zero_power(void)
{
    return dpy_raise_error(&dpy_ZeroDivisionError, "0.0 to a negative or complex power");
}

static struct val power(struct dpy_complex a, struct dpy_complex b)
{
    enum { MOST = 100 };
    bool is_zero = a.real == 0 && a.imag == 0;
    bool is_whole = b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= MOST;
    bool undefined = false;
    struct dpy_complex result;
    if (is_zero && !(b.real == 0 && b.imag == 0) && (b.imag != 0 || b.real < 0))
        return zero_power();
    if (b.real == 0 && b.imag == 0)
        result = (struct dpy_complex){ 1, 0 };
    else if (is_whole) {
        result = whole_power(a, (long)b.real);
        if (b.real < 0 && result.real == 0 && result.imag == 0)
            return zero_power();
        if (b.real < 0)
            result = quotient((struct dpy_complex){ 1, 0 }, result);
    } else
        result = is_zero ? (struct dpy_complex){ 0, 0 } : general_power(a, b, &undefined);
    if (undefined)
        return zero_power();
    if (isinf(result.real) || isinf(result.imag))
        return dpy_raise_error(&dpy_OverflowError, "complex exponentiation");
    return dpy_complex_new(result.real, result.imag);
}

struct val dpy_complex_negative_base_power(double base, double exponent)
{
    return power((struct dpy_complex){ base, 0 }, (struct dpy_complex){ exponent, 0 });
}

struct val dpy_complex_binary(struct val left, struct val right, enum dpy_operator op, const char *inplace)
{
    struct dpy_complex a, b;
    if (op > DPY_POW || op == DPY_FLOORDIV || op == DPY_MOD)
        return dpy_number_unsupported(left, right, op, inplace);
    if (dpy_complex_from_number(left, &a) || dpy_complex_from_number(right, &b))
        return dpy_failure();
    switch (op) {
    case DPY_ADD: a = (struct dpy_complex){ a.real + b.real, a.imag + b.imag }; break;
    case DPY_SUB: a = (struct dpy_complex){ a.real - b.real, a.imag - b.imag }; break;
    case DPY_MUL: a = product(a, b); break;
    case DPY_POW: return power(a, b);
    default:
        if (b.real == 0 && b.imag == 0)
            return dpy_raise_error(&dpy_ZeroDivisionError, "complex division by zero");
        a = quotient(a, b);
    }
    return dpy_complex_new(a.real, a.imag);
}

// An int is compared exactly, not as the double next to it.
bool dpy_complex_equal(struct val a, struct val b)
{
    if (a.type != DPY_COMPLEX)
        return dpy_complex_equal(b, a);
    struct dpy_complex left = dpy_complex_of(a), right;
    if (b.type != DPY_COMPLEX)
        return left.imag == 0 && dpy_number_compare(dpy_float(left.real), b, DPY_EQ);
    right = dpy_complex_of(b);
    return left.real == right.real && left.imag == right.imag;
}

uint64_t dpy_complex_hash(struct dpy_complex z)
{
    enum { IMAG = 1000003 };
    uint64_t hash = dpy_float_hash(z.real) + IMAG * dpy_float_hash(z.imag);
    return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
}

struct val dpy_complex_absolute(struct dpy_complex z)
{
    double length = hypot(z.real, z.imag);
    if (isinf(length) && isfinite(z.real) && isfinite(z.imag))
        return dpy_raise_error(&dpy_OverflowError, "absolute value too large");
    return dpy_float(length);
}
