#include "int.h"

#include <gmp.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "alloc.h"

_Static_assert(GMP_NUMB_BITS == 64 && sizeof(mp_limb_t) == 8, "GMP's limbs are ours");

static const uint64_t MAX_BITS = (uint64_t)1 << 36, HASH_MODULUS = ((uint64_t)1 << 61) - 1;

// An operand as GMP sees it: our limbs in place, no copy.
struct operand { mpz_t z; mp_limb_t limb; };

static mpz_srcptr view(struct operand *operand, struct val v)
{
    if (v.type == DPY_BIGINT) {
        const struct dpy_bigint *big = v.p;
        return mpz_roinit_n(operand->z, big->limbs, big->size);
    }
    operand->limb = v.i < 0 ? -(uint64_t)v.i : (uint64_t)v.i;
    return mpz_roinit_n(operand->z, &operand->limb, v.i < 0 ? -1 : v.i > 0);
}

// Results are made here, then copied to a chunk of their size: GMP's own allocations never outlive a call.
static mpz_t scratch;

static mpz_ptr result(void)
{
    enum { KEEP_LIMBS = 1 << 16 };
    if (scratch->_mp_alloc > KEEP_LIMBS)
        mpz_clear(scratch);
    if (!scratch->_mp_d || scratch->_mp_alloc > KEEP_LIMBS)
        mpz_init(scratch);
    return scratch;
}

struct val dpy_int_from_limbs(const uint64_t *limbs, size_t count, bool negative)
{
    while (count && limbs[count - 1] == 0)
        count--;
    if (count == 0)
        return dpy_int(0);
    if (count == 1 && limbs[0] <= INT64_MAX + (uint64_t)negative)
        return dpy_int((int64_t)(negative ? -limbs[0] : limbs[0]));
    struct dpy_bigint *big = dpy_alloc_bare(sizeof *big + count * sizeof *limbs, DPY_BIGINT);
    if (!big)
        return dpy_failure();
    big->size = negative ? -(int64_t)count : (int64_t)count;
    memcpy(big->limbs, limbs, count * sizeof *limbs);
    return dpy_object(big, DPY_BIGINT);
}

static struct val from_mpz(mpz_srcptr z)
{
    return dpy_int_from_limbs(mpz_limbs_read(z), mpz_size(z), mpz_sgn(z) < 0);
}

// GMP aborts when memory ends, so a large result is refused beforehand. It needs a few times its size.
static bool room_for(uint64_t bits)
{
    enum { SMALL = 1 << 20 };
    if (bits < SMALL)
        return true;
    void *probe = bits > MAX_BITS ? NULL : malloc(bits / 2);
    free(probe);
    if (!probe)
        dpy_raise_memory();
    return probe;
}

struct val dpy_int_from_uint64(uint64_t i)
{
    return i <= INT64_MAX ? dpy_int((int64_t)i) : dpy_int_from_limbs(&i, 1, false);
}

static struct val from_magnitude(unsigned __int128 i, bool negative)
{
    uint64_t limbs[2] = { (uint64_t)i, (uint64_t)(i >> 64) };
    return dpy_int_from_limbs(limbs, 2, negative);
}

struct val dpy_int_from_int128(__int128 i)
{
    return from_magnitude(i < 0 ? -(unsigned __int128)i : (unsigned __int128)i, i < 0);
}

struct val dpy_int_from_uint128(unsigned __int128 i)
{
    return from_magnitude(i, false);
}

struct val dpy_int_from_double(double f)
{
    if (f >= -0x1p63 && f < 0x1p63)
        return dpy_int((int64_t)f);
    if (isnan(f))
        return dpy_raise_error(&dpy_ValueError, "cannot convert float NaN to integer");
    if (isinf(f))
        return dpy_raise_error(&dpy_OverflowError, "cannot convert float infinity to integer");
    mpz_ptr z = result();
    mpz_set_d(z, f);
    return from_mpz(z);
}

bool dpy_int_to_int64(struct val v, int64_t *ret)
{
    *ret = v.i;
    return v.type != DPY_BIGINT;
}

static bool magnitude(struct val v, unsigned __int128 *ret, bool *negative)
{
    if (v.type != DPY_BIGINT) {
        *negative = v.i < 0;
        *ret = *negative ? -(uint64_t)v.i : (uint64_t)v.i;
        return true;
    }
    const struct dpy_bigint *big = v.p;
    size_t count = (size_t)llabs(big->size);
    *negative = big->size < 0;
    *ret = count == 2 ? (unsigned __int128)big->limbs[1] << 64 | big->limbs[0] : big->limbs[0];
    return count <= 2;
}

bool dpy_int_to_uint64(struct val v, uint64_t *ret)
{
    unsigned __int128 m;
    bool negative, fits = magnitude(v, &m, &negative);
    *ret = (uint64_t)m;
    return fits && m == *ret && (!negative || m == 0);
}

bool dpy_int_to_uint128(struct val v, unsigned __int128 *ret)
{
    bool negative, fits = magnitude(v, ret, &negative);
    return fits && (!negative || *ret == 0);
}

bool dpy_int_to_int128(struct val v, __int128 *ret)
{
    unsigned __int128 m, limit = (unsigned __int128)1 << 127;
    bool negative, fits = magnitude(v, &m, &negative);
    *ret = (__int128)(negative ? -m : m);
    return fits && (negative ? m <= limit : m < limit);
}

// mantissa * 2**exponent with one rounding, into subnormals too: the x87's long double holds the mantissa exactly.
static double scale(uint64_t mantissa, int64_t exponent)
{
    return (double)ldexpl((long double)mantissa, (int)exponent);
}

bool dpy_int_to_double(struct val v, double *ret)
{
    if (v.type != DPY_BIGINT) {
        *ret = (double)v.i;
        return true;
    }
    const struct dpy_bigint *big = v.p;
    uint64_t bits = dpy_int_bit_length(v);
    if (bits > 1024)
        return false;
    // The top 64 bits, the last of which stands for all below it, so that the one rounding is right.
    size_t low = bits - 64, limb = low / 64, shift = low % 64;
    uint64_t top = big->limbs[limb] >> shift;
    if (shift)
        top |= big->limbs[limb + 1] << (64 - shift);
    struct operand a;
    top |= low > 0 && mpz_scan1(view(&a, v), 0) < low;
    *ret = copysign(scale(top, (int64_t)low), (double)big->size);
    return !isinf(*ret);
}

int dpy_int_sign(struct val v)
{
    int64_t i = v.type == DPY_BIGINT ? ((const struct dpy_bigint *)v.p)->size : v.i;
    return (i > 0) - (i < 0);
}

int dpy_int_compare(struct val a, struct val b)
{
    if (a.type != DPY_BIGINT && b.type != DPY_BIGINT)
        return (a.i > b.i) - (a.i < b.i);
    struct operand x, y;
    int order = mpz_cmp(view(&x, a), view(&y, b));
    return (order > 0) - (order < 0);
}

int dpy_int_compare_double(struct val a, double b)
{
    struct operand x;
    int order = mpz_cmp_d(view(&x, a), b);
    return (order > 0) - (order < 0);
}

uint64_t dpy_int_bit_length(struct val v)
{
    struct operand a;
    return dpy_int_sign(v) ? mpz_sizeinbase(view(&a, v), 2) : 0;
}

uint64_t dpy_int_hash(struct val v)
{
    if (v.type != DPY_BIGINT) {
        uint64_t size = v.i < 0 ? -(uint64_t)v.i : (uint64_t)v.i, hash = (size & HASH_MODULUS) + (size >> 61);
        hash = hash >= HASH_MODULUS ? hash - HASH_MODULUS : hash;
        return v.i >= 0 ? hash : hash == 1 ? (uint64_t)-2 : -hash;
    }
    struct operand a;
    uint64_t hash = mpz_tdiv_ui(view(&a, v), HASH_MODULUS);
    if (dpy_int_sign(v) >= 0)
        return hash;
    return hash == 1 ? (uint64_t)-2 : -hash;
}

static struct val zero_division(enum dpy_operator op)
{
    return dpy_raise_error(&dpy_ZeroDivisionError, op == DPY_TRUEDIV ? "division by zero" : op == DPY_MOD
                           ? "integer modulo by zero"
                           : "integer division or modulo by zero");
}

static struct val shift(mpz_srcptr z, struct val by, bool left)
{
    mpz_ptr r = result();
    int64_t count;
    bool huge = !dpy_int_to_int64(by, &count);
    if (dpy_int_sign(by) < 0)
        return dpy_raise_error(&dpy_ValueError, "negative shift count");
    if (mpz_sgn(z) == 0)
        return dpy_int(0);
    if (!left && (huge || (uint64_t)count > MAX_BITS))
        return dpy_int(mpz_sgn(z) < 0 ? -1 : 0);
    if (left && huge)
        return dpy_raise_error(&dpy_OverflowError, "too many digits in integer");
    if (left && !room_for(mpz_sizeinbase(z, 2) + (uint64_t)count))
        return dpy_failure();
    if (left)
        mpz_mul_2exp(r, z, (mp_bitcnt_t)count);
    else
        mpz_fdiv_q_2exp(r, z, (mp_bitcnt_t)count);
    return from_mpz(r);
}

// The quotient's leading 66 bits or more, the last one odd if a remainder is lost, then one rounding.
static struct val true_divide(mpz_srcptr a, mpz_srcptr b)
{
    enum { BITS = 66, LOWEST = -1074 };
    if (mpz_sgn(b) == 0)
        return zero_division(DPY_TRUEDIV);
    if (mpz_sgn(a) == 0)
        return dpy_float(mpz_sgn(b) < 0 ? -0.0 : 0.0);
    int64_t exponent = (int64_t)mpz_sizeinbase(a, 2) - (int64_t)mpz_sizeinbase(b, 2) - BITS;
    if (exponent > 1024)
        return dpy_raise_error(&dpy_OverflowError, "integer division result too large for a float");
    if (exponent < LOWEST - 2)           // a subnormal keeps fewer bits: cut there, not twice
        exponent = LOWEST - 2;
    mpz_t q, scaled;
    mpz_inits(q, scaled, NULL);
    if (exponent < 0) {
        mpz_mul_2exp(scaled, a, (mp_bitcnt_t)-exponent);
        mpz_tdiv_qr(q, scaled, scaled, b);
    } else {
        mpz_mul_2exp(scaled, b, (mp_bitcnt_t)exponent);
        mpz_tdiv_qr(q, scaled, a, scaled);
    }
    bool exact = mpz_sgn(scaled) == 0;
    mpz_clear(scaled);
    size_t size = mpz_sgn(q) ? mpz_sizeinbase(q, 2) : 0, drop = size > 64 ? size - 64 : 0;
    bool sticky = !exact || (drop && mpz_scan1(q, 0) < drop);
    mpz_tdiv_q_2exp(q, q, drop);
    uint64_t top = mpz_getlimbn(q, 0) | sticky;
    double value = scale(top, exponent + (int64_t)drop);
    mpz_clear(q);
    if (isinf(value))
        return dpy_raise_error(&dpy_OverflowError, "integer division result too large for a float");
    return dpy_float(mpz_sgn(a) == mpz_sgn(b) ? value : -value);
}

static struct val divide(mpz_srcptr a, mpz_srcptr b, enum dpy_operator op)
{
    mpz_ptr r = result();
    if (mpz_sgn(b) == 0)
        return zero_division(op);
    if (op == DPY_FLOORDIV)
        mpz_fdiv_q(r, a, b);
    else
        mpz_fdiv_r(r, a, b);
    return from_mpz(r);
}

// Sums and products are made where they stay: GMP says how many limbs it writes at most, and asks for no more.
static struct val compute_in_place(mpz_srcptr x, mpz_srcptr y, enum dpy_operator op)
{
    size_t m = mpz_size(x), n = mpz_size(y), most = op == DPY_MUL ? m + n : (m > n ? m : n) + 1;
    struct dpy_bigint *big = dpy_alloc_bare(sizeof *big + most * sizeof *big->limbs, DPY_BIGINT);
    if (!big)
        return dpy_failure();
    mpz_t r = { { ._mp_alloc = (int)most, ._mp_size = 0, ._mp_d = big->limbs } };
    (op == DPY_ADD ? mpz_add : op == DPY_SUB ? mpz_sub : mpz_mul)(r, x, y);
    size_t count = mpz_size(r);
    bool fits_well = count >= 2 && 2 * count >= most;
    if (!fits_well)
        return from_mpz(r);
    big->size = r->_mp_size;
    return dpy_object(big, DPY_BIGINT);
}

struct val dpy_int_binary(struct val a, struct val b, enum dpy_operator op)
{
    struct operand first, second;
    mpz_srcptr x = view(&first, a), y = view(&second, b);
    if (op == DPY_ADD || op == DPY_SUB)
        return compute_in_place(x, y, op);
    if (op == DPY_MUL)
        return room_for(mpz_sizeinbase(x, 2) + mpz_sizeinbase(y, 2)) ? compute_in_place(x, y, op) : dpy_failure();
    mpz_ptr r = result();
    switch (op) {
    case DPY_AND: mpz_and(r, x, y); break;
    case DPY_OR: mpz_ior(r, x, y); break;
    case DPY_XOR: mpz_xor(r, x, y); break;
    case DPY_TRUEDIV: return true_divide(x, y);
    case DPY_FLOORDIV: case DPY_MOD: return divide(x, y, op);
    case DPY_LSHIFT: case DPY_RSHIFT: return shift(x, b, op == DPY_LSHIFT);
    case DPY_POW: return dpy_int_power(a, b, dpy_failure());
    default: break;
    }
    return from_mpz(r);
}

static struct val power_modulo(mpz_srcptr a, mpz_srcptr b, mpz_srcptr modulus)
{
    if (mpz_sgn(modulus) == 0)
        return dpy_raise_error(&dpy_ValueError, "pow() 3rd argument cannot be 0");
    mpz_ptr r = result();
    if (mpz_sgn(b) < 0 && !mpz_invert(r, a, modulus))
        return dpy_raise_error(&dpy_ValueError, "base is not invertible for the given modulus");
    mpz_powm(r, a, b, modulus);
    mpz_fdiv_r(r, r, modulus);
    return from_mpz(r);
}

struct val dpy_int_power(struct val a, struct val b, struct val modulus)
{
    struct operand first, second, third;
    mpz_srcptr x = view(&first, a), y = view(&second, b);
    if (!dpy_failed(modulus))
        return power_modulo(x, y, view(&third, modulus));
    if (mpz_sgn(y) < 0) {
        double base, exponent;
        if (!dpy_int_to_double(a, &base) || !dpy_int_to_double(b, &exponent))
            return dpy_raise_error(&dpy_OverflowError, "int too large to convert to float");
        if (base == 0)
            return dpy_raise_error(&dpy_ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return dpy_float(pow(base, exponent));
    }
    if (mpz_cmpabs_ui(x, 1) <= 0)        // 0, 1, -1: any exponent will do
        return dpy_int(mpz_odd_p(y) ? a.i : mpz_sgn(y) ? a.i * a.i : 1);
    uint64_t bits;
    if (b.type == DPY_BIGINT || __builtin_mul_overflow(mpz_sizeinbase(x, 2), (uint64_t)b.i, &bits))
        bits = UINT64_MAX;
    if (!room_for(bits))
        return dpy_failure();
    mpz_ptr r = result();
    mpz_pow_ui(r, x, (unsigned long)b.i);
    return from_mpz(r);
}

struct val dpy_int_negative(struct val v)
{
    if (v.type != DPY_BIGINT && v.i != INT64_MIN)
        return dpy_int(-v.i);
    struct operand a;
    mpz_ptr r = result();
    mpz_neg(r, view(&a, v));
    return from_mpz(r);
}

struct val dpy_int_invert(struct val v)
{
    if (v.type != DPY_BIGINT)
        return dpy_int(~v.i);
    struct operand a;
    mpz_ptr r = result();
    mpz_com(r, view(&a, v));
    return from_mpz(r);
}

struct val dpy_int_absolute(struct val v)
{
    return dpy_int_sign(v) < 0 ? dpy_int_negative(v) : dpy_int_plain(v);
}

struct val dpy_int_divmod(struct val a, struct val b)
{
    struct val parts[2] = { dpy_int_binary(a, b, DPY_FLOORDIV), dpy_failure() };
    if (dpy_failed(parts[0]))
        return parts[0];
    parts[1] = dpy_int_binary(a, b, DPY_MOD);
    return dpy_failed(parts[1]) ? parts[1] : dpy_tuple(parts, 2);
}

struct val dpy_int_round(struct val v, struct val digits)
{
    if (dpy_int_sign(digits) >= 0)
        return dpy_int_plain(v);
    int64_t places = -digits.i;
    if (digits.type == DPY_BIGINT || (uint64_t)places > dpy_int_bit_length(v))
        return dpy_int(0);
    struct operand a;
    mpz_srcptr x = view(&a, v);
    mpz_t unit, rest;
    mpz_inits(unit, rest, NULL);
    mpz_ui_pow_ui(unit, 10, (unsigned long)places);
    mpz_ptr r = result();
    mpz_fdiv_qr(r, rest, x, unit);
    mpz_mul_2exp(rest, rest, 1);
    int half = mpz_cmp(rest, unit);
    if (half > 0 || (half == 0 && mpz_odd_p(r)))
        mpz_add_ui(r, r, 1);
    mpz_mul(r, r, unit);
    mpz_clears(unit, rest, NULL);
    return from_mpz(r);
}
