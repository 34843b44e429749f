// Ints from and to text.
#include <gmp.h>
#include <string.h>

#include "int.h"
#include "bytes_like.h"
#include "str.h"
#include "unicode.h"

int64_t dpy_int_max_str_digits = 4300;

static int digit_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

static bool power_of_two(int base)
{
    return (base & (base - 1)) == 0;
}

// "0x" and the like: skipped if it announces this base; with base 0 it chooses it. Base 0 allows no other leading zeros.
static const char *skip_prefix(const char *at, const char *end, int *base)
{
    int announced = 0;
    if (end - at >= 2 && at[0] == '0')
        announced = (at[1] | 32) == 'x' ? 16 : (at[1] | 32) == 'o' ? 8 : (at[1] | 32) == 'b' ? 2 : 0;
    if (announced && (*base == 0 || *base == announced)) {
        *base = announced;
        at += 2;
        return at < end && *at == '_' ? at + 1 : at;
    }
    if (*base == 0) {
        *base = 10;
        for (const char *zero = at; at < end && *at == '0' && zero < end; zero++)
            if (*zero != '0' && *zero != '_')
                return NULL;
    }
    return at;
}

// The digits without underscores into a NUL-terminated run; their number, or 0 if they are no number.
static size_t collect_digits(const char *at, const char *end, int base, struct dpy_buffer *digits)
{
    bool underscore = true;
    for (; at < end; at++) {
        if (*at == '_' ? underscore : digit_value(*at) >= base)
            return 0;
        underscore = *at == '_';
        if (!underscore)
            dpy_buffer_add(digits, at, 1);
    }
    if (underscore)
        return 0;
    dpy_buffer_add(digits, "", 1);
    return digits->length - 1;
}

static struct val from_digits(const char *digits, size_t n, int base, bool negative)
{
    if (n <= 12) {                       // below 36**12 < 2**63
        int64_t i = 0;
        while (*digits)
            i = i * base + digit_value(*digits++);
        return dpy_int(negative ? -i : i);
    }
    mpz_t z;
    mpz_init_set_str(z, digits, base);
    struct val v = dpy_int_from_limbs(mpz_limbs_read(z), mpz_size(z), negative);
    mpz_clear(z);
    return v;
}

static struct val too_many_digits(size_t n)
{
    return dpy_raise_error(&dpy_ValueError, "Exceeds the limit (%lld digits) for integer string conversion: value has %zu "
                           "digits; use sys.set_int_max_str_digits() to increase the limit", (long long)dpy_int_max_str_digits,
                               n);
}

// What most texts are: decimal digits, few enough for 64 bits. False: something else, which may be an int all the same.
static bool parse_plain(const char *text, size_t length, struct val *ret)
{
    bool negative = length && *text == '-';
    size_t i = negative;
    int64_t n = 0;
    if (length == i || length > 18)
        return false;
    for (; i < length && (unsigned char)(text[i] - '0') < 10; i++)
        n = 10 * n + (text[i] - '0');
    *ret = dpy_int(negative ? -n : n);
    return i == length;
}

// `original` is quoted in the error. Out of line, so that plain texts do not pay for its buffers.
static __attribute__((noinline)) struct val parse_any(const char *text, size_t length, int base, struct val original)
{
    struct dpy_buffer plain = { 0 }, digits = { 0 };
    dpy_unicode_plain_number(&plain, text, length);
    const char *at = plain.bytes, *end = at + plain.length;
    int actual = base;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    at = skip_prefix(at, end, &actual);
    size_t n = at ? collect_digits(at, end, actual, &digits) : 0;
    struct val v = dpy_failure();
    if (plain.failed || digits.failed)
        dpy_raise_memory();
    else if (n && dpy_int_max_str_digits && n > (size_t)dpy_int_max_str_digits && !power_of_two(actual))
        too_many_digits(n);
    else if (n)
        v = from_digits(digits.bytes, n, actual, negative);
    else {
        struct dpy_buffer message = { 0 };
        dpy_buffer_format(&message, "invalid literal for int() with base %d: ", base);
        if (dpy_repr_into(&message, original) == 0)
            dpy_raise_value(&dpy_ValueError, dpy_buffer_str(&message));
        dpy_buffer_deinit(&message);
    }
    dpy_buffer_deinit(&plain);
    dpy_buffer_deinit(&digits);
    return v;
}

static inline struct val parse(const char *text, size_t length, int base, struct val original)
{
    struct val v;
    return base == 10 && parse_plain(text, length, &v) ? v : parse_any(text, length, base, original);
}

struct val dpy_int_parse(const char *text, size_t length, int base)
{
    struct val original = dpy_str_decode(text, length);
    return dpy_failed(original) ? original : parse(text, length, base, original);
}

struct val dpy_int_parse_value(struct val text, int base)
{
    const char *bytes = text.s;
    size_t length = 0;
    struct dpy_piece piece;
    if (text.type == DPY_STR)
        return parse(bytes, dpy_str_header(text)->length, base, text);
    if (dpy_bytes_like(text, &piece)) {
        bytes = piece.bytes;
        if (text.type != DPY_BYTES && dpy_failed(text = dpy_bytes_new(piece.bytes, piece.length)))       // as the error shows it
            return text;
        length = piece.length;
    } else if (dpy_pending())
        return dpy_failure();
    else
        dpy_text_of(text, &bytes, &length);
    return parse(bytes, length, base, text);
}

static void small_into(struct dpy_buffer *buffer, int64_t i, unsigned base)
{
    char digits[66], *at = digits + sizeof digits;
    uint64_t rest = i < 0 ? -(uint64_t)i : (uint64_t)i;
    if (base == 10)                      // a constant divisor is a multiplication
        do *--at = (char)('0' + rest % 10); while (rest /= 10);
    else
        do *--at = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % base]; while (rest /= base);
    if (i < 0)
        *--at = '-';
    dpy_buffer_add(buffer, at, (size_t)(digits + sizeof digits - at));
}

static int limit_exceeded(void)
{
    dpy_raise_error(&dpy_ValueError, "Exceeds the limit (%lld digits) for integer string conversion; use "
                    "sys.set_int_max_str_digits() to increase the limit", (long long)dpy_int_max_str_digits);
    return -1;
}

int dpy_int_text_into(struct dpy_buffer *buffer, struct val v, int base)
{
    if (v.type != DPY_BIGINT) {
        small_into(buffer, v.i, (unsigned)base);
        return 0;
    }
    const struct dpy_bigint *big = v.p;
    size_t limit = power_of_two(base) || !dpy_int_max_str_digits ? SIZE_MAX : (size_t)dpy_int_max_str_digits;
    if (limit != SIZE_MAX && dpy_int_bit_length(v) / 4 > limit)      // before work that grows with the square
        return limit_exceeded();
    mpz_t z;
    mpz_roinit_n(z, big->limbs, big->size);
    char *end = dpy_buffer_reserve(buffer, mpz_sizeinbase(z, base) + 2);
    if (!end)
        return 0;
    mpz_get_str(end, base, z);
    size_t n = strlen(end);
    if (n - (*end == '-') > limit)
        return limit_exceeded();
    buffer->length += n;
    return 0;
}
