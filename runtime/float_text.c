#define _GNU_SOURCE
// Floats from and to text, whatever the process's locale.
#include <ctype.h>
#include <gmp.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes_like.h"
#include "float.h"
#include "int.h"
#include "str.h"
#include "unicode.h"

static locale_t c_locale(void)
{
    static locale_t shared;
    locale_t locale = __atomic_load_n(&shared, __ATOMIC_ACQUIRE);
    if (locale)
        return locale;
    locale_t expected = NULL, made = newlocale(LC_ALL_MASK, "C", NULL);
    if (__atomic_compare_exchange_n(&shared, &expected, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        return made;
    freelocale(made);
    return expected;
}

void dpy_float_printf(struct dpy_buffer *buffer, double v, char conversion, int precision, bool alternate)
{
    const char format[] = { '%', alternate ? '#' : '-', '.', '*', conversion, 0 };
    locale_t before = uselocale(c_locale());
    dpy_buffer_format(buffer, format, precision, v);
    uselocale(before);
}

// Shortest digits by Giulietti's Schubfach: scale the two ends of the interval that reads back as v, and v, by a power of ten whose 126
// leading bits suffice, and choose among the few integers between them.

enum { LEAST_POWER = -292, MOST_POWER = 324 };

int dpy_float_log2_of_power_of_ten(int exponent)
{
    return (exponent * 1741647) >> 19;
}

// Made when first wanted.
unsigned __int128 dpy_float_power_of_ten(int exponent)
{
    static unsigned __int128 known[MOST_POWER - LEAST_POWER + 1];
    static bool ready[MOST_POWER - LEAST_POWER + 1];
    int i = exponent - LEAST_POWER;
    if (__atomic_load_n(&ready[i], __ATOMIC_ACQUIRE))
        return known[i];
    mpz_t power, bits;
    mpz_inits(power, bits, NULL);
    mpz_ui_pow_ui(power, 10, (unsigned long)abs(exponent));
    int shift = 127 - dpy_float_log2_of_power_of_ten(exponent);
    if (exponent < 0) {
        mpz_set_ui(bits, 1);
        mpz_mul_2exp(bits, bits, (mp_bitcnt_t)shift);
        mpz_cdiv_q(bits, bits, power);
    } else if (shift >= 0)
        mpz_mul_2exp(bits, power, (mp_bitcnt_t)shift);
    else
        mpz_cdiv_q_2exp(bits, power, (mp_bitcnt_t)-shift);
    known[i] = (unsigned __int128)mpz_getlimbn(bits, 1) << 64 | mpz_getlimbn(bits, 0);
    mpz_clears(power, bits, NULL);
    __atomic_store_n(&ready[i], true, __ATOMIC_RELEASE);
    return known[i];
}

// The integer part of the product over 2**128; its last bit is set if anything follows ("round to odd").
static uint64_t scaled(unsigned __int128 power, uint64_t x)
{
    unsigned __int128 low = (unsigned __int128)(uint64_t)power * x;
    unsigned __int128 high = (unsigned __int128)(uint64_t)(power >> 64) * x + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

uint64_t dpy_float_shortest(double v, int *exponent)
{
    enum { MANTISSA_BITS = 52, BIAS = 1075 };
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << MANTISSA_BITS) - 1);
    int biased = (int)(bits >> MANTISSA_BITS & 0x7FF), e = biased ? biased - BIAS : 1 - BIAS;
    uint64_t c = biased ? fraction | (uint64_t)1 << MANTISSA_BITS : fraction;
    bool even = c % 2 == 0, narrow_below = fraction == 0 && biased > 1;
    int k = (e * 1262611 - (narrow_below ? 524031 : 0)) >> 22;       // floor(log10(width of the interval))
    int shift = e + dpy_float_log2_of_power_of_ten(-k) + 1;
    unsigned __int128 power = dpy_float_power_of_ten(-k);
    uint64_t lower = scaled(power, (4 * c - 2 + narrow_below) << shift) + !even;
    uint64_t middle = scaled(power, 4 * c << shift);
    uint64_t upper = scaled(power, (4 * c + 2) << shift) - !even;
    uint64_t digits = middle / 4, tens = digits / 10;
    if (digits >= 10) {                  // one digit less?
        bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
        if (down != up) {
            *exponent = k + 1;
            return tens + up;
        }
    }
    *exponent = k;
    bool down = lower <= 4 * digits, up = 4 * digits + 4 <= upper;
    if (down != up)
        return digits + up;
    uint64_t half = 4 * digits + 2;
    return digits + (middle > half || (middle == half && digits % 2));
}

// The digits with a point after `point` of them, which may lie outside.
static void positional(struct dpy_buffer *buffer, const char *digits, int n, int point)
{
    if (point <= 0) {
        dpy_buffer_text(buffer, "0.");
        dpy_buffer_repeat(buffer, "0", 1, (size_t)-point);
        dpy_buffer_add(buffer, digits, (size_t)n);
        return;
    }
    dpy_buffer_add(buffer, digits, (size_t)(n < point ? n : point));
    dpy_buffer_repeat(buffer, "0", 1, n < point ? (size_t)(point - n) : 0);
    dpy_buffer_add(buffer, ".", 1);
    if (n > point)
        dpy_buffer_add(buffer, digits + point, (size_t)(n - point));
    else
        dpy_buffer_add(buffer, "0", 1);
}

// digits * 10**(point - n), in scientific notation if the point lies far from the digits.
static void decimal(struct dpy_buffer *buffer, const char *digits, int n, int point, int scientific_above)
{
    enum { SCIENTIFIC_UP_TO = -4 };
    if (point > SCIENTIFIC_UP_TO && point <= scientific_above) {
        positional(buffer, digits, n, point);
        return;
    }
    dpy_buffer_add(buffer, digits, 1);
    if (n > 1) {
        dpy_buffer_add(buffer, ".", 1);
        dpy_buffer_add(buffer, digits + 1, (size_t)n - 1);
    }
    dpy_buffer_format(buffer, "e%+03d", point - 1);
}

void dpy_float_repr_into(struct dpy_buffer *buffer, double v)
{
    enum { SCIENTIFIC_ABOVE = 16, MOST_DIGITS = 20 };
    if (isnan(v)) {
        dpy_buffer_text(buffer, "nan");
        return;
    }
    if (signbit(v))
        dpy_buffer_add(buffer, "-", 1);
    if (isinf(v) || v == 0) {
        dpy_buffer_text(buffer, v == 0 ? "0.0" : "inf");
        return;
    }
    int exponent, n = 0;
    uint64_t number = dpy_float_shortest(fabs(v), &exponent);
    char digits[MOST_DIGITS];
    for (; number % 10 == 0; number /= 10)
        exponent++;
    for (; number; number /= 10)
        digits[MOST_DIGITS - ++n] = (char)('0' + number % 10);
    decimal(buffer, digits + MOST_DIGITS - n, n, n + exponent, SCIENTIFIC_ABOVE);
}

void dpy_float_digits_into(struct dpy_buffer *buffer, double v, int digits, bool keep_zeros)
{
    struct dpy_buffer text = { 0 };
    dpy_float_printf(&text, v, 'e', digits - 1, false);
    if (!text.failed && digits > 1)      // without the point
        memmove(text.bytes + 1, text.bytes + 2, text.length - 1);
    int n = digits, point = text.failed ? 0 : v == 0 ? 1 : atoi(text.bytes + digits + 1) + 1;
    while (!text.failed && !keep_zeros && n > 1 && text.bytes[n - 1] == '0')
        n--;
    if (!text.failed)
        decimal(buffer, text.bytes, n, point, digits - 1);
    buffer->failed |= text.failed;
    dpy_buffer_deinit(&text);
}

static double read_decimal(const char *text)
{
    return strtod_l(text, NULL, c_locale());
}

// Is the number more than half of ten times its highest place? To be exact all its digits must be seen.
static bool above_half(double v)
{
    enum { ALL_DIGITS = 330 };
    struct dpy_buffer text = { 0 };
    dpy_float_printf(&text, fabs(v), 'e', ALL_DIGITS, false);
    bool above = !text.failed && (*text.bytes > '5' || (*text.bytes == '5' && strspn(text.bytes + 2, "0") < ALL_DIGITS));
    dpy_buffer_deinit(&text);
    return above;
}

double dpy_float_round_decimal(double v, int digits)
{
    struct dpy_buffer text = { 0 };
    if (digits >= 0) {
        dpy_float_printf(&text, v, 'f', digits, false);
    } else {                             // as many digits as remain before that place
        dpy_float_printf(&text, v, 'e', 17, false);
        int exponent = text.failed ? 0 : atoi(strchr(text.bytes, 'e') + 1), kept = exponent + digits;
        text.length = 0;
        if (kept >= 0)
            dpy_float_printf(&text, v, 'e', kept, false);
        else
            dpy_buffer_format(&text, "%s%de%d", signbit(v) ? "-" : "", kept == -1 && above_half(v), -digits);
    }
    dpy_buffer_add(&text, "", 1);
    double rounded = text.failed ? v : read_decimal(text.bytes);
    dpy_buffer_deinit(&text);
    return rounded;
}

static bool is_special(const char *text)
{
    static const char *const words[] = { "inf", "infinity", "nan" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp_l(text, words[i], c_locale()) == 0)
            return true;
    return false;
}

static const char *skip_hex(const char *at, bool *any)
{
    for (; isxdigit((unsigned char)*at); at++)
        *any = true;
    return at;
}

static bool is_hex_number(const char *at)
{
    bool any = false, exponent = false;
    at = skip_hex(at, &any);
    if (*at == '.')
        at = skip_hex(at + 1, &any);
    if (!any || (*at != 'p' && *at != 'P'))
        return any && *at == 0;
    at++;
    at += *at == '-' || *at == '+';
    for (; isdigit((unsigned char)*at); at++)
        exponent = true;
    return exponent && *at == 0;
}

struct val dpy_float_parse_hex(const char *text, size_t length)
{
    struct dpy_buffer plain = { 0 }, full = { 0 };
    dpy_unicode_plain_number(&plain, text, length);
    const char *at = plain.failed ? "" : plain.bytes;
    bool negative = *at == '-';
    at += *at == '-' || *at == '+';
    bool prefix = at[0] == '0' && (at[1] | 32) == 'x', special = is_special(at);
    dpy_buffer_format(&full, "%s%s", special ? "" : "0x", prefix ? at + 2 : at);
    struct val v = dpy_failure();
    if (plain.failed || full.failed)
        dpy_raise_memory();
    else if (strlen(plain.bytes) != plain.length || !(special || is_hex_number(full.bytes + 2)))
        dpy_raise_error(&dpy_ValueError, "invalid hexadecimal floating-point string");
    else {
        double value = read_decimal(full.bytes);
        v = isinf(value) && !special ? dpy_raise_error(&dpy_OverflowError, "hexadecimal value too large to represent as a float")
            : dpy_float(negative ? -value : value);
    }
    dpy_buffer_deinit(&plain);
    dpy_buffer_deinit(&full);
    return v;
}

static const char *skip_digits(const char *at, bool *any)
{
    bool underscore = true;              // one may stand between digits only
    for (; isdigit((unsigned char)*at) || (*at == '_' && !underscore); at++) {
        underscore = *at == '_';
        *any |= !underscore;
    }
    return *any && underscore && at[-1] == '_' ? "?" : at;
}

static bool is_number(const char *at)
{
    bool any = false, exponent = false;
    at += *at == '-' || *at == '+';
    if (is_special(at))
        return true;
    at = skip_digits(at, &any);
    if (*at == '.') {
        bool fraction = false;
        at = skip_digits(at + 1, &fraction);
        any |= fraction;
    }
    if (!any)
        return false;
    if (*at == 'e' || *at == 'E') {
        at++;
        at += *at == '-' || *at == '+';
        at = skip_digits(at, &exponent);
        return exponent && *at == 0;
    }
    return *at == 0;
}

static void remove_underscores(char *text)
{
    char *to = text;
    for (; *text; text++)
        if (*text != '_')
            *to++ = *text;
    *to = 0;
}

static struct val parse_any(const char *text, size_t length, struct val original)
{
    struct dpy_buffer plain = { 0 };
    dpy_unicode_plain_number(&plain, text, length);
    struct val v = dpy_failure();
    if (plain.failed)
        dpy_raise_memory();
    else if (strlen(plain.bytes) == plain.length && is_number(plain.bytes)) {
        remove_underscores(plain.bytes);
        v = dpy_float(read_decimal(plain.bytes));
    } else {
        struct dpy_buffer message = { 0 };
        dpy_buffer_text(&message, "could not convert string to float: ");
        if (dpy_repr_into(&message, original) == 0)
            dpy_raise_value(&dpy_ValueError, dpy_buffer_str(&message));
        dpy_buffer_deinit(&message);
    }
    dpy_buffer_deinit(&plain);
    return v;
}

struct val dpy_float_parse(const char *text, size_t length)
{
    double v;
    if (dpy_float_read(text, length, &v))
        return dpy_float(v);
    struct val original = dpy_str_decode(text, length);
    return dpy_failed(original) ? original : parse_any(text, length, original);
}

struct val dpy_float_parse_value(struct val text)
{
    const char *bytes = text.s;
    size_t length = 0;
    struct dpy_piece piece;
    if (dpy_bytes_like(text, &piece)) {
        bytes = piece.bytes;
        length = piece.length;
    } else if (dpy_pending())
        return dpy_failure();
    else
        dpy_text_of(text, &bytes, &length);
    double v;
    return dpy_float_read(bytes, length, &v) ? dpy_float(v) : parse_any(bytes, length, text);
}
