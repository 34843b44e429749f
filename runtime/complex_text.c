// Complex numbers from and to text.
#include "complex.h"

#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "float.h"
#include "str.h"
#include "unicode.h"

static bool is_plus_zero(double v) { return v == 0 && !signbit(v); }

// "1e+300" as "1.e+300".
static void add_point(struct dpy_buffer *text)
{
    char *exponent = memchr(text->bytes, 'e', text->length), *place = exponent ? exponent : text->bytes + text->length;
    size_t before = (size_t)(place - text->bytes);
    if (memchr(text->bytes, '.', text->length))
        return;
    dpy_buffer_add(text, ".", 1);
    if (text->failed)
        return;
    memmove(text->bytes + before + 1, text->bytes + before, text->length - before - 1);
    text->bytes[before] = '.';
}

// One part. Without a type: as its repr, but without ".0".
static void part_into(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, double v, char sign)
{
    struct dpy_format_spec part = *spec;
    part.width = -1;
    part.align = 0;
    part.sign = sign;
    if (!part.type && part.precision >= 0)
        part.type = 'g';
    if (part.type || !isfinite(v)) {
        dpy_format_float(buffer, &part, v);
        return;
    }
    struct dpy_buffer text = { 0 };
    dpy_float_repr_into(&text, fabs(v));
    if (!text.failed && text.length > 2 && !memcmp(text.bytes + text.length - 2, ".0", 2))
        text.length -= 2;
    if (!text.failed && spec->alternate)
        add_point(&text);
    size_t digits = 0;
    while (!text.failed && digits < text.length && isdigit((unsigned char)text.bytes[digits]))
        digits++;
    struct dpy_format_number number = { signbit(v), "", text.bytes, digits, 3, text.bytes + digits, text.length - digits };
    if (text.failed)
        buffer->failed = true;
    else
        dpy_format_number(buffer, &part, &number);
    dpy_buffer_deinit(&text);
}

// (real+imagj); without a type a real part of 0 is left out, and the parentheses with it.
static void parts_into(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct dpy_complex z)
{
    bool alone = !spec->type && is_plus_zero(z.real), enclosed = !spec->type && !alone;
    dpy_buffer_text(buffer, enclosed ? "(" : "");
    if (!alone)
        part_into(buffer, spec, z.real, spec->sign);
    part_into(buffer, spec, z.imag, alone ? spec->sign : '+');
    dpy_buffer_text(buffer, enclosed ? "j)" : "j");
}

void dpy_complex_repr_into(struct dpy_buffer *buffer, struct dpy_complex z)
{
    parts_into(buffer, &(struct dpy_format_spec){ .fill = " ", .fill_size = 1, .width = -1, .precision = -1 }, z);
}

int dpy_complex_format_into(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct dpy_complex z)
{
    struct dpy_buffer text = { 0 };
    struct dpy_format_spec whole = *spec;
    if (spec->precision > INT_MAX)
        return dpy_raise_error(&dpy_ValueError, "precision too big"), -1;
    if (*spec->fill == '0')
        return dpy_raise_error(&dpy_ValueError, "Zero padding is not allowed in complex format specifier"), -1;
    if (spec->align == '=')
        return dpy_raise_error(&dpy_ValueError, "'=' alignment flag is not allowed in complex format specifier"), -1;
    parts_into(&text, spec, z);
    whole.precision = -1;
    whole.align = spec->align ? spec->align : '>';
    buffer->failed |= text.failed;
    if (!text.failed)
        dpy_format_text(buffer, &whole, text.bytes, text.length);
    dpy_buffer_deinit(&text);
    return 0;
}

static const char *skip_digits(const char *at)
{
    while (isdigit((unsigned char)*at))
        at++;
    return at;
}

// Behind the float that begins here; `at` itself: there is none.
static const char *float_end(const char *at)
{
    static const char *const words[] = { "infinity", "inf", "nan" };
    const char *start = at;
    at += *at == '+' || *at == '-';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(at, words[i], strlen(words[i])) == 0)
            return at + strlen(words[i]);
    const char *first = at, *point = skip_digits(at);
    at = *point == '.' ? skip_digits(point + 1) : point;
    if (at - first == (*point == '.'))
        return start;
    if (*at != 'e' && *at != 'E')
        return at;
    const char *exponent = at + 1 + (at[1] == '+' || at[1] == '-'), *end = skip_digits(exponent);
    return end > exponent ? end : at;
}

static double read_float(const char *from, const char *to)
{
    struct val v = dpy_float_parse(from, (size_t)(to - from));
    return dpy_failed(v) ? 0 : v.f;
}

// What stands for the imaginary part: a float, or a sign alone, or nothing.
static double read_imaginary(const char *from, const char *to)
{
    if (to - from == (*from == '+' || *from == '-'))
        return *from == '-' ? -1 : 1;
    return read_float(from, to);
}

static const char *skip_sign(const char *at, const char *end)
{
    return end == at && (*at == '+' || *at == '-') ? at + 1 : end;
}

static bool is_j(char c) { return c == 'j' || c == 'J'; }

// REAL, IMAGj, REAL+IMAGj: behind it, or NULL.
static const char *parse_parts(const char *at, struct dpy_complex *ret)
{
    const char *end = float_end(at), *behind = skip_sign(at, end);
    *ret = (struct dpy_complex){ 0, 0 };
    if (is_j(*behind)) {
        ret->imag = read_imaginary(at, behind);
        return behind + 1;
    }
    if (end == at)
        return NULL;
    ret->real = read_float(at, end);
    if (*end != '+' && *end != '-')
        return end;
    behind = skip_sign(end, float_end(end));
    if (!is_j(*behind))
        return NULL;
    ret->imag = read_imaginary(end, behind);
    return behind + 1;
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ')
        at++;
    return at;
}

static bool parse_enclosed(const char *at, struct dpy_complex *ret)
{
    bool enclosed = *at == '(';
    at = parse_parts(skip_blanks(at + enclosed), ret);
    if (!at)
        return false;
    at = skip_blanks(at);
    if (enclosed && *at != ')')
        return false;
    return *skip_blanks(at + enclosed) == 0;
}

static struct val refuse(const char *text, size_t length, const char *why)
{
    struct val quoted = *why ? dpy_failure() : dpy_str_decode(text, length);
    struct val shown = dpy_failed(quoted) ? quoted : dpy_repr(quoted);
    if (*why)
        return dpy_raise_error(&dpy_ValueError, "%s", why);
    return dpy_failed(shown) ? shown : dpy_raise_error(&dpy_ValueError, "could not convert string to complex: %s", shown.s);
}

// Underscores may stand between digits.
static bool remove_underscores(char *text)
{
    char *to = text, before = 0;
    for (; *text; before = *text++) {
        if (*text == '_' && !(isdigit((unsigned char)before) && isdigit((unsigned char)text[1])))
            return false;
        if (*text != '_')
            *to++ = *text;
    }
    *to = 0;
    return true;
}

struct val dpy_complex_parse(const char *text, size_t length)
{
    struct dpy_buffer plain = { 0 };
    struct dpy_complex z;
    dpy_unicode_plain_number(&plain, text, length);
    bool whole = !plain.failed && strlen(plain.bytes) == plain.length;
    bool spelt = !whole || remove_underscores(plain.bytes), valid = whole && spelt && parse_enclosed(plain.bytes, &z);
    struct val v = plain.failed ? dpy_raise_memory() : valid ? dpy_complex_new(z.real, z.imag)
        : refuse(text, length, spelt ? "complex() arg is a malformed string" : "");
    dpy_buffer_deinit(&plain);
    return v;
}
