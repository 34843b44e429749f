// Decimals as programs write them, to the nearest double: up to 19 digits, a point, an exponent. What is not decided here, being no such
// text or so near the middle of two doubles that more digits count, is left to strtod, which takes many times as long.
#include <math.h>
#include <stdlib.h>

#include "float.h"

enum { MOST_DIGITS = 19, MOST_EXPONENT = 280, EXACT_POWERS = 22 };

struct decimal { uint64_t digits; int exponent; bool negative; };      // digits * 10**exponent

static const char *read_digits(const char *at, const char *end, struct decimal *decimal, int *count)
{
    for (; at < end && (unsigned char)(*at - '0') < 10; at++) {
        *count += decimal->digits || *at != '0';
        decimal->digits = 10 * decimal->digits + (uint64_t)(*at - '0');
    }
    return at;
}

static const char *read_exponent(const char *at, const char *end, int *ret)
{
    bool negative = at < end && *at == '-';
    int exponent = 0;
    at += at < end && (*at == '-' || *at == '+');
    const char *first = at;
    for (; at < end && (unsigned char)(*at - '0') < 10 && exponent < 1000; at++)
        exponent = 10 * exponent + (*at - '0');
    *ret += negative ? -exponent : exponent;
    return at > first ? at : NULL;
}

static bool read(const char *at, const char *end, struct decimal *ret)
{
    int count = 0;
    *ret = (struct decimal){ .negative = at < end && *at == '-' };
    at += ret->negative;
    const char *first = at, *point = read_digits(at, end, ret, &count);
    at = point;
    if (at < end && *at == '.') {
        at = read_digits(point + 1, end, ret, &count);
        ret->exponent = (int)(point + 1 - at);
    }
    if (at == first || (at == first + 1 && point == first) || count > MOST_DIGITS)
        return false;
    if (at < end && (*at | 32) == 'e')
        at = read_exponent(at + 1, end, &ret->exponent);
    return at == end;
}

// Both the digits and the power are doubles, so there is one rounding.
static bool is_exact(const struct decimal *decimal)
{
    return decimal->digits <= (uint64_t)1 << 53 && abs(decimal->exponent) <= EXACT_POWERS;
}

static double combine_exactly(const struct decimal *decimal)
{
    static const double powers[EXACT_POWERS + 1] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
    double digits = (double)decimal->digits;
    return decimal->exponent < 0 ? digits / powers[-decimal->exponent] : digits * powers[decimal->exponent];
}

// The digits, all 64 bits used, times the power's 128 leading bits: what is lost of the power and of the product is less than 1 to either
// side of the product's upper 128 bits. So the nearest double is known unless the middle between two is within that.
static bool combine(const struct decimal *decimal, double *ret)
{
    typedef unsigned __int128 wide;
    enum { PRECISION = 53 };
    int shift = __builtin_clzll(decimal->digits);
    uint64_t digits = decimal->digits << shift;
    wide power = dpy_float_power_of_ten(decimal->exponent);
    wide product = (wide)(uint64_t)(power >> 64) * digits + (((wide)(uint64_t)power * digits) >> 64);
    int dropped = 128 - PRECISION - !(product >> 127);
    wide rest = product & (((wide)1 << dropped) - 1), half = (wide)1 << (dropped - 1);
    if (rest - (half - 1) <= 2)
        return false;
    uint64_t mantissa = (uint64_t)(product >> dropped) + (rest > half);
    *ret = ldexp((double)mantissa, dropped + 64 + dpy_float_log2_of_power_of_ten(decimal->exponent) - 127 - shift);
    return true;
}

bool dpy_float_read(const char *text, size_t length, double *ret)
{
    struct decimal decimal;
    if (!read(text, text + length, &decimal))
        return false;
    if (decimal.digits == 0)
        *ret = 0;
    else if (is_exact(&decimal))
        *ret = combine_exactly(&decimal);
    else if (abs(decimal.exponent) > MOST_EXPONENT || !combine(&decimal, ret))
        return false;
    *ret = decimal.negative ? -*ret : *ret;
    return true;
}
