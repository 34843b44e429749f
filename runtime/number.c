#include "number.h"

#include <math.h>

#include "classes.h"
#include "special.h"

// Ints that a double holds exactly may be divided as doubles.
static bool exact_in_double(int64_t i)
{
    enum { BITS = 53 };
    return i >= -((int64_t)1 << BITS) && i <= (int64_t)1 << BITS;
}

static bool small_power(int64_t base, int64_t exponent, int64_t *ret)
{
    *ret = 1;
    if (exponent < 0)
        return false;
    for (;;) {
        if ((exponent & 1) && __builtin_mul_overflow(*ret, base, ret))
            return false;
        if ((exponent >>= 1) == 0)
            return true;
        if (__builtin_mul_overflow(base, base, &base))
            return false;
    }
}

// The common cases, in 64 bits; type word 0 (no exception) where they do not suffice.
static struct val small_binary(int64_t a, int64_t b, enum dpy_operator op)
{
    int64_t r;
    switch (op) {
    case DPY_ADD: return dpy_int_from_int128((__int128)a + b);
    case DPY_SUB: return dpy_int_from_int128((__int128)a - b);
    case DPY_MUL: return dpy_int_from_int128((__int128)a * b);
    case DPY_AND: return dpy_int(a & b);
    case DPY_OR: return dpy_int(a | b);
    case DPY_XOR: return dpy_int(a ^ b);
    case DPY_FLOORDIV:
        if (b == 0 || b == -1)
            break;
        return dpy_int(a / b - (a % b != 0 && (a ^ b) < 0));
    case DPY_MOD:
        if (b == 0 || b == -1)
            break;
        r = a % b;
        return dpy_int(r != 0 && (r ^ b) < 0 ? r + b : r);
    case DPY_TRUEDIV:
        if (b == 0 || !exact_in_double(a) || !exact_in_double(b))
            break;
        return dpy_float((double)a / (double)b);
    case DPY_LSHIFT:
        if (b < 0 || b > 62 || (int64_t)((uint64_t)a << b) >> b != a)
            break;
        return dpy_int((int64_t)((uint64_t)a << b));
    case DPY_RSHIFT:
        if (b < 0)
            break;
        return dpy_int(a >> (b > 63 ? 63 : b));
    case DPY_POW:
        if (!small_power(a, b, &r))
            break;
        return dpy_int(r);
    case DPY_MATMUL: break;
    }
    return dpy_failure();
}

static struct val int_binary(struct val a, struct val b, enum dpy_operator op)
{
    bool logical = op == DPY_AND || op == DPY_OR || op == DPY_XOR;
    if (a.type == DPY_BIGINT || b.type == DPY_BIGINT)
        return dpy_int_binary(a, b, op);
    struct val v = small_binary(a.i, b.i, op);
    if (logical && a.type == DPY_BOOL && b.type == DPY_BOOL)
        v.type = DPY_BOOL;
    return dpy_failed(v) ? dpy_int_binary(a, b, op) : v;
}

struct val dpy_number_binary(struct val a, struct val b, enum dpy_operator op)
{
    double x, y;
    if (dpy_int_is(a) && dpy_int_is(b) && op != DPY_MATMUL)
        return int_binary(a, b, op);
    if (op > DPY_POW)
        return dpy_number_unsupported(a, b, op, "");
    if (dpy_number_to_double(a, &x) || dpy_number_to_double(b, &y))
        return dpy_failure();
    return dpy_float_binary(x, y, op);
}

struct val dpy_number_unsupported(struct val a, struct val b, enum dpy_operator op, const char *inplace)
{
    static const char *const symbols[] = {
        [DPY_ADD] = "+", [DPY_SUB] = "-", [DPY_MUL] = "*", [DPY_TRUEDIV] = "/", [DPY_FLOORDIV] = "//", [DPY_MOD] = "%",
        [DPY_POW] = "**", [DPY_LSHIFT] = "<<", [DPY_RSHIFT] = ">>", [DPY_AND] = "&", [DPY_OR] = "|", [DPY_XOR] = "^",
        [DPY_MATMUL] = "@",
    };
    return dpy_raise_error(&dpy_TypeError, "unsupported operand type(s) for %s%s: '%s' and '%s'", symbols[op],
                           *inplace ? inplace : op == DPY_POW ? " or pow()" : "", dpy_type_name(a), dpy_type_name(b));
}

// Exact: neither is rounded to the other's type. -1, 0, 1; f is not NaN.
static int compare_int_float(struct val a, double f)
{
    if (a.type == DPY_BIGINT)
        return dpy_int_compare_double(a, f);
    if (f >= 0x1p63)
        return -1;
    if (f < -0x1p63)
        return 1;
    int64_t whole = (int64_t)f;
    if (a.i != whole)
        return a.i < whole ? -1 : 1;
    return ((double)whole > f) - ((double)whole < f);
}

static int compare(struct val a, struct val b)
{
    if (a.type != DPY_FLOAT && b.type != DPY_FLOAT)
        return dpy_int_compare(a, b);
    if (a.type != DPY_FLOAT)
        return compare_int_float(a, b.f);
    if (b.type != DPY_FLOAT)
        return -compare_int_float(b, a.f);
    return (a.f > b.f) - (a.f < b.f);
}

bool dpy_number_compare(struct val a, struct val b, enum dpy_comparison op)
{
    if ((a.type == DPY_FLOAT && isnan(a.f)) || (b.type == DPY_FLOAT && isnan(b.f)))
        return op == DPY_NE;
    int order = compare(a, b);
    switch (op) {
    case DPY_EQ: return order == 0;
    case DPY_NE: return order != 0;
    case DPY_LT: return order < 0;
    case DPY_LE: return order <= 0;
    case DPY_GT: return order > 0;
    case DPY_GE: return order >= 0;
    }
    return false;
}

bool dpy_number_truth(struct val v)
{
    return v.type == DPY_FLOAT ? v.f != 0 : v.type == DPY_BIGINT || v.i != 0;
}

uint64_t dpy_number_hash(struct val v)
{
    return v.type == DPY_FLOAT ? dpy_float_hash(v.f) : dpy_int_hash(v);
}

static int not_index(struct val v)
{
    dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_of(v)->name);
    return -1;
}

// What stands for an int: one, or an object with __index__.
static int as_int(struct val *v)
{
    if (dpy_int_is(*v))
        return 0;
    if (!dpy_is_special(*v))
        return not_index(*v);
    *v = dpy_special_index(*v);
    return dpy_failed(*v) ? -1 : 0;
}

int dpy_number_index(struct val v, int64_t *ret)
{
    if (as_int(&v) < 0)
        return -1;
    if (dpy_int_to_int64(v, ret))
        return 0;
    dpy_raise_error(&dpy_OverflowError, "cannot fit 'int' into an index-sized integer");
    return -1;
}

static int as_c_integer(struct val v, int64_t low, int64_t high, const char *name, int64_t *ret)
{
    if (as_int(&v) < 0)
        return -1;
    if (dpy_int_to_int64(v, ret) && *ret >= low && *ret <= high)
        return 0;
    dpy_raise_error(&dpy_OverflowError, "Python int too large to convert to C %s", name);
    return -1;
}

int dpy_number_ssize(struct val v, int64_t *ret) { return as_c_integer(v, INT64_MIN, INT64_MAX, "ssize_t", ret); }
int dpy_number_int(struct val v, int64_t *ret) { return as_c_integer(v, INT32_MIN, INT32_MAX, "int", ret); }

int dpy_number_clip(struct val v, int64_t *ret)
{
    if (as_int(&v) < 0)
        return -1;
    if (!dpy_int_to_int64(v, ret))
        *ret = dpy_int_sign(v) < 0 ? INT64_MIN : INT64_MAX;
    return 0;
}

struct val dpy_number_real(struct val v)
{
    static const char *const methods[] = { "__float__", "__index__", NULL };
    struct val special, plain;
    if (dpy_number_is(v))
        return v;
    bool found = dpy_special_number(v, methods, &special);
    if (found && dpy_failed(special))
        return special;
    plain = dpy_plain(found ? special : v);
    if (dpy_number_is(plain))
        return plain;
    return found ? dpy_raise_error(&dpy_TypeError, "%s.__float__ returned non-float (type %s)", dpy_type_name(v), dpy_type_name(special))
        : dpy_failure();
}

int dpy_number_to_double(struct val v, double *ret)
{
    struct val number = dpy_number_is(v) ? v : dpy_plain(v);
    if (number.type != DPY_FLOAT)
        number = dpy_number_real(v);
    if (number.type == DPY_FLOAT) {
        *ret = number.f;
        return 0;
    }
    if (dpy_failed(number) && !dpy_pending())
        dpy_raise_error(&dpy_TypeError, "must be real number, not %s", dpy_type_name(v));
    if (dpy_failed(number))
        return -1;
    if (dpy_int_to_double(number, ret))
        return 0;
    dpy_raise_error(&dpy_OverflowError, "int too large to convert to float");
    return -1;
}
