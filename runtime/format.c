#include "format.h"

#include <ctype.h>
#include <math.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "classes.h"
#include "complex.h"
#include "float.h"
#include "native.h"
#include "number.h"
#include "str.h"
#include "utf8.h"

static int invalid(const char *message)
{
    dpy_raise_error(&dpy_ValueError, "%s", message);
    return -1;
}

// "'d'", or "'\xe9'" for what is not ASCII, as CPython's messages show it.
static const char *quoted(uint32_t type, char ret[static 16])
{
    snprintf(ret, 16, type > 32 && type < 128 ? "'%c'" : "'\\x%x'", (int)type);
    return ret;
}

static bool is_number(struct val v) { return dpy_number_is(v) || v.type == DPY_COMPLEX; }

static bool is_align(char c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

// A run of digits; -1 with *at unchanged if there is none; -2: too many.
static int64_t parse_count(const char **at, const char *end)
{
    int64_t count = 0;
    const char *start = *at;
    for (; *at < end && isdigit((unsigned char)**at); ++*at)
        if (__builtin_mul_overflow(count, 10, &count) || __builtin_add_overflow(count, **at - '0', &count))
            return -2;
    return *at > start ? count : -1;
}

static bool take(const char **at, const char *end, const char *any)
{
    bool found = *at < end && **at && strchr(any, **at);
    *at += found;
    return found;
}

static const char *parse_fill(const char *at, const char *end, char default_align, struct dpy_format_spec *ret)
{
    size_t fill_size = at < end ? dpy_utf8_size(*at) : 1;
    bool has_fill = (size_t)(end - at) > fill_size && is_align(at[fill_size]);
    if (has_fill) {
        ret->fill = at;
        ret->fill_size = fill_size;
        at += fill_size;
    }
    if (take(&at, end, "<>=^"))
        ret->align = at[-1];
    if (take(&at, end, "+- "))
        ret->sign = at[-1];
    ret->no_negative_zero = take(&at, end, "z");
    ret->alternate = take(&at, end, "#");
    if (!has_fill && take(&at, end, "0")) {
        ret->fill = "0";
        if (!ret->align && default_align == '>')
            ret->align = '=';
    }
    return at;
}

static int check_grouping(const struct dpy_format_spec *spec, uint32_t type)
{
    char shown[16];
    const char *fitting = spec->grouping == '_' ? "defgEG%FboxX" : "defgEG%F";
    if (!spec->grouping || !type || (type < 128 && strchr(fitting, (int)type)))
        return 0;
    dpy_raise_error(&dpy_ValueError, "Cannot specify '%c' with %s.", spec->grouping, quoted(type, shown));
    return -1;
}

int dpy_format_parse(const char *text, size_t length, struct val v, struct dpy_format_spec *ret)
{
    const char *at = text, *end = text + length;
    *ret = (struct dpy_format_spec){ .fill = " ", .fill_size = 1 };
    at = parse_fill(at, end, is_number(v) ? '>' : '<', ret);
    ret->width = parse_count(&at, end);
    if (ret->width == -2)
        return invalid("Too many decimal digits in format string");
    if (take(&at, end, ","))
        ret->grouping = ',';
    if (take(&at, end, "_")) {
        if (ret->grouping)
            return invalid("Cannot specify both ',' and '_'.");
        ret->grouping = '_';
        if (at < end && *at == ',')
            return invalid("Cannot specify both ',' and '_'.");
    }
    ret->precision = -1;
    if (take(&at, end, ".")) {
        ret->precision = parse_count(&at, end);
        if (ret->precision < 0)
            return invalid(ret->precision == -2 ? "Too many decimal digits in format string"
                           : "Format specifier missing precision");
    }
    size_t size = 0;
    if (at < end)
        ret->type = dpy_utf8_decode(at, &size);
    if (at + size == end)
        return check_grouping(ret, ret->type || is_number(v) ? ret->type : 's');
    dpy_raise_error(&dpy_ValueError, "Invalid format specifier '%.*s' for object of type '%s'", (int)length, text,
                    dpy_type_name(v));
    return -1;
}

static void fill(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, size_t times)
{
    dpy_buffer_repeat(buffer, spec->fill, spec->fill_size, times);
}

static size_t missing(const struct dpy_format_spec *spec, size_t width)
{
    return spec->width > 0 && (size_t)spec->width > width ? (size_t)spec->width - width : 0;
}

static size_t left_share(char align, size_t padding)
{
    return align == '>' ? padding : align == '^' ? padding / 2 : 0;
}

void dpy_format_text(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, const char *text, size_t length)
{
    if (spec->precision >= 0)
        length = dpy_utf8_offset(text, length, (size_t)spec->precision);
    size_t padding = spec->width > 0 ? missing(spec, dpy_utf8_count(text, length)) : 0, left = left_share(spec->align, padding);
    fill(buffer, spec, left);
    dpy_buffer_add(buffer, text, length);
    fill(buffer, spec, padding - left);
}

// Digits with separators, zeros in front up to the width. The width may be passed by one: a separator never comes first.
static void add_digits(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, const struct dpy_format_number *number,
                       size_t width)
{
    size_t n = number->digit_count, group = spec->grouping && n ? number->group : SIZE_MAX, all = width;
    if (group != SIZE_MAX)
        for (all = width / (group + 1) * group; all + (all ? (all - 1) / group : 0) < width; all++)
            ;
    if (all < n)
        all = n;
    if (group == SIZE_MAX || all <= group) {
        dpy_buffer_repeat(buffer, "0", 1, all - n);
        dpy_buffer_add(buffer, number->digits, n);
        return;
    }
    for (size_t left = all; left && !buffer->failed; left--) {
        dpy_buffer_add(buffer, left > n ? "0" : number->digits + (n - left), 1);
        if (left > 1 && (left - 1) % group == 0)
            dpy_buffer_add(buffer, &spec->grouping, 1);
    }
}

void dpy_format_number(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, const struct dpy_format_number *number)
{
    const char *sign = number->negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
    size_t n = number->digit_count, around = strlen(sign) + strlen(number->prefix) + number->rest_length;
    bool zeros = spec->align == '=' && *spec->fill == '0';
    size_t separators = spec->grouping && n ? (n - 1) / number->group : 0;
    size_t padding = zeros ? 0 : missing(spec, around + n + separators);
    char align = spec->align ? spec->align : '>';
    size_t left = left_share(align, padding), inner = align == '=' ? padding : 0;
    fill(buffer, spec, left);
    dpy_buffer_text(buffer, sign);
    dpy_buffer_text(buffer, number->prefix);
    fill(buffer, spec, inner);
    add_digits(buffer, spec, number, zeros ? missing(spec, around) : 0);
    dpy_buffer_add(buffer, number->rest, number->rest_length);
    fill(buffer, spec, padding - left - inner);
}

int dpy_format_int(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v)
{
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
    const char *prefix = !spec->alternate || base == 10 ? "" : base == 2 ? "0b" : base == 8 ? "0o" : spec->type == 'x' ? "0x"
        : "0X";
    struct dpy_buffer text = { 0 };
    if (dpy_int_text_into(&text, v, base) || text.failed) {
        buffer->failed |= text.failed;
        dpy_buffer_deinit(&text);
        return buffer->failed ? 0 : -1;
    }
    struct dpy_format_number number = { dpy_int_sign(v) < 0, prefix, text.bytes, text.length, base == 10 ? 3 : 4, "", 0 };
    number.digits += number.negative;
    number.digit_count -= number.negative;
    for (size_t i = 0; spec->type == 'X' && i < text.length; i++)
        text.bytes[i] = (char)toupper(text.bytes[i]);
    dpy_format_number(buffer, spec, &number);
    dpy_buffer_deinit(&text);
    return 0;
}

static void no_type(struct dpy_buffer *text, const struct dpy_format_spec *spec, double v)
{
    if (spec->precision < 0)
        dpy_float_repr_into(text, v);
    else
        dpy_float_digits_into(text, v, spec->precision ? (int)spec->precision : 1, spec->alternate);
    char *exponent = spec->alternate && !text->failed ? memchr(text->bytes, 'e', text->length) : NULL;
    if (exponent && !memchr(text->bytes, '.', text->length)) {
        size_t before = (size_t)(exponent - text->bytes);
        dpy_buffer_add(text, ".", 1);
        if (text->failed)
            return;
        memmove(text->bytes + before + 1, text->bytes + before, text->length - before - 1);
        text->bytes[before] = '.';
    }
}

static void float_text(struct dpy_buffer *text, const struct dpy_format_spec *spec, double v)
{
    enum { DEFAULT_PRECISION = 6 };
    char type = spec->type == 'n' ? 'g' : spec->type == '%' ? 'f' : (char)spec->type;
    int precision = spec->precision < 0 ? DEFAULT_PRECISION : (int)spec->precision;
    if (!isfinite(v))
        dpy_buffer_text(text, isnan(v) ? isupper(type) ? "NAN" : "nan" : isupper(type) ? "INF" : "inf");
    else if (!type)
        no_type(text, spec, v);
    else
        dpy_float_printf(text, v, type, precision, spec->alternate);
    if (spec->type == '%')
        dpy_buffer_add(text, "%", 1);
}

static bool all_zeros(const struct dpy_buffer *text)
{
    for (size_t i = 0; i < text->length && tolower(text->bytes[i]) != 'e'; i++)
        if (text->bytes[i] >= '1' && text->bytes[i] <= '9')
            return false;
    return true;
}

void dpy_format_float(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, double v)
{
    struct dpy_buffer text = { 0 };
    if (spec->type == '%')
        v *= 100;
    float_text(&text, spec, fabs(v));
    if (text.failed) {
        buffer->failed = true;
        dpy_buffer_deinit(&text);
        return;
    }
    size_t digits = 0;
    while (digits < text.length && isdigit((unsigned char)text.bytes[digits]))
        digits++;
    struct dpy_format_number number = { signbit(v) && !isnan(v), "", text.bytes, digits, 3, text.bytes + digits,
                                       text.length - digits };
    if (spec->no_negative_zero && isfinite(v) && all_zeros(&text))
        number.negative = false;
    dpy_format_number(buffer, spec, &number);
    dpy_buffer_deinit(&text);
}

static int unknown_type(uint32_t type, struct val v)
{
    char shown[16];
    dpy_raise_error(&dpy_ValueError, "Unknown format code %s for object of type '%s'", quoted(type, shown), dpy_type_name(v));
    return -1;
}

static int format_character(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v)
{
    char bytes[DPY_UTF8_MAX];
    int64_t point;
    if (spec->sign)
        return invalid("Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return invalid("Alternate form (#) not allowed with integer format specifier 'c'");
    if (!dpy_int_to_int64(v, &point)) {
        dpy_raise_error(&dpy_OverflowError, "Python int too large to convert to C long");
        return -1;
    }
    if (point < 0 || point > 0x10FFFF) {
        dpy_raise_error(&dpy_OverflowError, "%%c arg not in range(0x110000)");
        return -1;
    }
    struct dpy_format_spec text = *spec;
    text.align = !spec->align || spec->align == '=' ? '>' : spec->align;
    dpy_format_text(buffer, &text, bytes, dpy_utf8_encode((uint32_t)point, bytes));
    return 0;
}

static bool among(uint32_t type, const char *types)
{
    return type == 0 || (type < 128 && strchr(types, (int)type));
}

static int format_float(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v)
{
    double f;
    if (spec->precision > INT_MAX)
        return invalid("precision too big");
    if (dpy_number_to_double(v, &f))
        return -1;
    dpy_format_float(buffer, spec, f);
    return 0;
}

static int format_number(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v)
{
    if (v.type == DPY_COMPLEX)
        return among(spec->type, "eEfFgGn") ? dpy_complex_format_into(buffer, spec, dpy_complex_of(v)) : unknown_type(spec->type, v);
    if (v.type == DPY_FLOAT)
        return among(spec->type, "eEfFgGn%") ? format_float(buffer, spec, v) : unknown_type(spec->type, v);
    if (spec->type && among(spec->type, "eEfFgG%"))
        return format_float(buffer, spec, v);
    if (!among(spec->type, "bcdoxXn"))
        return unknown_type(spec->type, v);
    if (spec->precision >= 0)
        return invalid("Precision not allowed in integer format specifier");
    if (spec->no_negative_zero)
        return invalid("Negative zero coercion (z) not allowed in integer format specifier");
    return spec->type == 'c' ? format_character(buffer, spec, v) : dpy_format_int(buffer, spec, v);
}

static int format_text(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v, const char *text,
                       size_t length)
{
    if (!among(spec->type, "s"))
        return unknown_type(spec->type, v);
    if (spec->sign)
        return invalid(spec->sign == ' ' ? "Space not allowed in string format specifier"
                       : "Sign not allowed in string format specifier");
    if (spec->no_negative_zero)
        return invalid("Negative zero coercion (z) not allowed in string format specifier");
    if (spec->alternate)
        return invalid("Alternate form (#) not allowed in string format specifier");
    if (spec->align == '=')
        return invalid("'=' alignment not allowed in string format specifier");
    dpy_format_text(buffer, spec, text, length);
    return 0;
}

// Text of C may hold any bytes: it is decoded first.
static int format_native_text(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v)
{
    struct val text = dpy_native_as_str(v);
    return dpy_failed(text) ? -1 : format_text(buffer, spec, text, text.s, dpy_str_header(text)->length);
}

int dpy_format_into(struct dpy_buffer *buffer, struct val v, const char *spec, size_t length)
{
    struct dpy_format_spec parsed;
    const char *text;
    size_t text_length;
    bool is_text = dpy_text_of(v, &text, &text_length);
    if (length == 0 || (!is_text && !is_number(v))) {
        if (length) {
            dpy_raise_error(&dpy_TypeError, "unsupported format string passed to %s.__format__", dpy_type_name(v));
            return -1;
        }
        return dpy_str_into(buffer, v);
    }
    if (dpy_format_parse(spec, length, v, &parsed))
        return -1;
    if (!is_text)
        return format_number(buffer, &parsed, v);
    return v.type == DPY_STR ? format_text(buffer, &parsed, v, text, text_length) : format_native_text(buffer, &parsed, v);
}
