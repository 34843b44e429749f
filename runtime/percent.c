// printf-style formatting: str % args and bytes % args.
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "bytearray.h"
#include "classes.h"
#include "format.h"
#include "number.h"
#include "special.h"
#include "str.h"
#include "tuple.h"
#include "utf8.h"

struct run {
    struct dpy_buffer out;
    const char *start, *at, *end;
    struct val args;         // the right operand
    uint64_t next;           // argument to be taken
    bool keyed, bytes;       // keyed: a %(key) was seen
};

struct conversion {
    struct dpy_format_spec spec;
    bool left, zero;
    struct val key;          // type word 0: none
};

static int fail(const struct dpy_type *class, const char *message)
{
    dpy_raise_error(class, "%s", message);
    return -1;
}

static int next_argument(struct run *run, struct val *ret)
{
    bool tuple = run->args.type == DPY_TUPLE;
    if (run->next >= (tuple ? dpy_tuple_of(run->args)->length : 1))
        return fail(&dpy_TypeError, "not enough arguments for format string");
    *ret = tuple ? dpy_tuple_of(run->args)->items[run->next] : run->args;
    run->next++;
    return 0;
}

static int keyed_argument(struct run *run, struct val key, struct val *ret)
{
    run->keyed = true;
    *ret = dpy_getitem(run->args, key);
    return dpy_failed(*ret) ? -1 : 0;
}

static int parse_key(struct run *run, struct val *key)
{
    const char *start = ++run->at;
    enum dpy_kind kind = dpy_kind(run->args);
    int depth = 1;
    bool own = kind == DPY_STR || (run->bytes && (kind == DPY_BYTES || kind == DPY_BYTEARRAY));
    if (kind == DPY_TUPLE || own || dpy_number_is(run->args) || kind == DPY_NONE)
        return fail(&dpy_TypeError, "format requires a mapping");
    for (; run->at < run->end && depth; run->at++)
        depth += (*run->at == '(') - (*run->at == ')');
    if (depth)
        return fail(&dpy_ValueError, "incomplete format key");
    size_t length = (size_t)(run->at - 1 - start);
    *key = run->bytes ? dpy_bytes_new(start, length) : dpy_str_new(start, length);
    return dpy_failed(*key) ? -1 : 0;
}

static void parse_flags(struct run *run, struct conversion *c)
{
    for (; run->at < run->end; run->at++)
        switch (*run->at) {
        case '-': c->left = true; break;
        case '+': c->spec.sign = '+'; break;
        case ' ': c->spec.sign = c->spec.sign ? c->spec.sign : ' '; break;
        case '#': c->spec.alternate = true; break;
        case '0': c->zero = true; break;
        default: return;
        }
}

// A width or precision: digits, or "*" for the next argument.
static int parse_count(struct run *run, int64_t *ret, const char *what)
{
    if (run->at < run->end && *run->at == '*') {
        struct val v;
        run->at++;
        if (next_argument(run, &v))
            return -1;
        if (!dpy_int_is(v))
            return fail(&dpy_TypeError, "* wants int");
        return *what == 'w' ? dpy_number_ssize(v, ret) : dpy_number_int(v, ret);
    }
    for (*ret = 0; run->at < run->end && isdigit((unsigned char)*run->at); run->at++)
        if (__builtin_mul_overflow(*ret, 10, ret) || __builtin_add_overflow(*ret, *run->at - '0', ret)) {
            dpy_raise_error(&dpy_ValueError, "%s too big", what);
            return -1;
        }
    return 0;
}

static int parse_conversion(struct run *run, struct conversion *c)
{
    *c = (struct conversion){ .spec = { .fill = " ", .fill_size = 1, .precision = -1 } };
    if (run->at < run->end && *run->at == '(' && parse_key(run, &c->key))
        return -1;
    parse_flags(run, c);
    if (parse_count(run, &c->spec.width, "width"))
        return -1;
    if (c->spec.width < 0) {
        c->left = true;
        c->spec.width = -c->spec.width;
    }
    if (run->at < run->end && *run->at == '.') {
        run->at++;
        if (parse_count(run, &c->spec.precision, "precision"))
            return -1;
        if (c->spec.precision < 0)
            c->spec.precision = 0;
    }
    if (run->at < run->end && strchr("hlL", *run->at) && *run->at)
        run->at++;
    if (run->at == run->end)
        return fail(&dpy_ValueError, "incomplete format");
    size_t size = 1;
    c->spec.type = run->bytes ? (uint8_t)*run->at : dpy_utf8_decode(run->at, &size);
    run->at += size;
    c->spec.align = c->left ? '<' : '>';
    return 0;
}

static int wrong_type(const struct conversion *c, const char *wanted, struct val v)
{
    dpy_raise_error(&dpy_TypeError, "%%%c format: %s is required, not %s", (int)c->spec.type, wanted, dpy_type_name(v));
    return -1;
}

static void zero_fill(struct conversion *c)
{
    if (c->zero && !c->left) {
        c->spec.fill = "0";
        c->spec.align = '=';
    }
}

// What an object gives as its number; itself where it has none.
static struct val integer_of(struct val v, bool decimal)
{
    static const char *const methods[] = { "__int__", "__index__", NULL };
    struct val special;
    return dpy_special_number(v, decimal ? methods : methods + 1, &special) ? special : v;
}

// A precision means so many digits at least.
static int convert_int(struct run *run, struct conversion *c, struct val v)
{
    bool decimal = c->spec.type == 'd' || c->spec.type == 'i' || c->spec.type == 'u';
    int64_t digits = c->spec.precision;
    struct val given = v;
    if (decimal && v.type == DPY_FLOAT)
        v = dpy_int_from_double(v.f);
    else if (!dpy_int_is(v))
        v = integer_of(v, decimal);
    if (dpy_failed(v))
        return -1;
    if (!dpy_int_is(v))
        return wrong_type(c, decimal ? "a real number" : "an integer", given);
    if (decimal)
        c->spec.type = 'd';
    zero_fill(c);
    if (digits < 0)
        return dpy_format_int(&run->out, &c->spec, v);
    struct dpy_buffer inner = { 0 };
    bool wide = c->spec.align == '=' && c->spec.width > digits;      // zeros by the width include sign and prefix
    struct dpy_format_spec zeros = c->spec;
    zeros.fill = "0";
    zeros.align = '=';
    zeros.width = wide ? c->spec.width : digits + (dpy_int_sign(v) < 0 || c->spec.sign);
    if (!wide && c->spec.alternate && !decimal)
        zeros.width += 2;
    int status = dpy_format_int(&inner, &zeros, v);
    run->out.failed |= inner.failed;
    struct dpy_format_spec text = c->spec;
    text.precision = -1;
    if (status == 0 && !inner.failed)
        dpy_format_text(&run->out, &text, inner.bytes, inner.length);
    dpy_buffer_deinit(&inner);
    return status;
}

static int convert_float(struct run *run, struct conversion *c, struct val v)
{
    double f;
    if (dpy_number_to_double(v, &f)) {
        if (run->bytes) {
            dpy_catch();
            dpy_raise_error(&dpy_TypeError, "float argument required, not %s", dpy_type_name(v));
        }
        return -1;
    }
    if (c->spec.precision > INT_MAX)
        return fail(&dpy_ValueError, "precision too big");
    zero_fill(c);
    dpy_format_float(&run->out, &c->spec, f);
    return 0;
}

static int convert_character(struct run *run, struct conversion *c, struct val v)
{
    char bytes[DPY_UTF8_MAX];
    int64_t point, limit = run->bytes ? 0xFF : 0x10FFFF;
    c->spec.precision = -1;
    if (run->bytes && v.type == DPY_BYTEARRAY)
        v = dpy_bytearray_bytes(v);
    if (v.type == (run->bytes ? DPY_BYTES : DPY_STR) && dpy_str_count(v) == 1) {
        dpy_format_text(&run->out, &c->spec, v.s, dpy_str_header(v)->length);
        return 0;
    }
    v = integer_of(v, false);
    if (dpy_failed(v))
        return -1;
    if (!dpy_int_is(v))
        return fail(&dpy_TypeError, run->bytes ? "%c requires an integer in range(256) or a single byte"
                    : "%c requires int or char");
    if (!dpy_int_to_int64(v, &point) || point < 0 || point > limit)
        return fail(&dpy_OverflowError, run->bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
    *bytes = (char)point;
    dpy_format_text(&run->out, &c->spec, bytes, run->bytes ? 1 : dpy_utf8_encode((uint32_t)point, bytes));
    return 0;
}

static int convert_text(struct run *run, struct conversion *c, struct val v)
{
    bool raw = run->bytes && (c->spec.type == 's' || c->spec.type == 'b');
    struct dpy_piece piece;
    if (raw && dpy_bytes_like(v, &piece)) {
        if (c->spec.precision >= 0 && (size_t)c->spec.precision < piece.length)
            piece.length = (size_t)c->spec.precision;
        c->spec.precision = -1;
        dpy_format_text(&run->out, &c->spec, piece.bytes, piece.length);
        return 0;
    }
    if (raw && dpy_pending())
        return -1;
    if (raw && dpy_special_call(v, "__bytes__", NULL, 0, &v))
        return dpy_failed(v) ? -1 : convert_text(run, c, v);
    if (raw) {
        dpy_raise_error(&dpy_TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
                        dpy_type_name(v));
        return -1;
    }
    struct val text = c->spec.type == 's' ? dpy_str_of(v) : c->spec.type == 'a' || run->bytes ? dpy_ascii(v)
        : dpy_repr(v);
    if (dpy_failed(text))
        return -1;
    dpy_format_text(&run->out, &c->spec, text.s, dpy_str_header(text)->length);
    return 0;
}

static int unsupported(struct run *run, uint32_t type)
{
    size_t index = (size_t)(run->at - run->start) - (run->bytes || type < 0x80 ? 1 : type < 0x800 ? 2 : type < 0x10000 ? 3 : 4);
    if (!run->bytes)
        index = dpy_utf8_count(run->start, index);
    dpy_raise_error(&dpy_ValueError, "unsupported format character '%c' (0x%x) at index %zu",
                    type > 31 && type < 128 ? (int)type : '?', type, index);
    return -1;
}

static int convert(struct run *run, struct conversion *c)
{
    struct val v;
    if (dpy_failed(c->key) ? next_argument(run, &v) : keyed_argument(run, c->key, &v))
        return -1;
    switch (c->spec.type) {
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return convert_int(run, c, v);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return convert_float(run, c, v);
    case 'c': return convert_character(run, c, v);
    case 'b': return run->bytes ? convert_text(run, c, v) : unsupported(run, 'b');
    case 's': case 'r': case 'a': return convert_text(run, c, v);
    default: return unsupported(run, c->spec.type);
    }
}

static int format_all(struct run *run)
{
    struct conversion c;
    while (run->at < run->end) {
        const char *percent = memchr(run->at, '%', (size_t)(run->end - run->at));
        const char *stop = percent ? percent : run->end;
        dpy_buffer_add(&run->out, run->at, (size_t)(stop - run->at));
        run->at = stop;
        if (!percent)
            break;
        run->at++;
        if (run->at < run->end && *run->at == '%')
            dpy_buffer_add(&run->out, run->at++, 1);
        else if (parse_conversion(run, &c) || convert(run, &c))
            return -1;
    }
    bool mapping = run->keyed || run->args.type == DPY_DICT || run->args.type == DPY_LIST
        || (!run->bytes && (run->args.type == DPY_BYTES || run->args.type == DPY_BYTEARRAY));
    if (run->args.type == DPY_TUPLE ? run->next < dpy_tuple_of(run->args)->length : !mapping && run->next == 0)
        return fail(&dpy_TypeError, run->bytes ? "not all arguments converted during bytes formatting"
                                               : "not all arguments converted during string formatting");
    return 0;
}

struct val dpy_percent(struct val format, struct val args)
{
    struct run run = { .start = format.s, .at = format.s, .args = args, .bytes = format.type == DPY_BYTES };
    run.end = run.start + dpy_str_header(format)->length;
    if (format_all(&run) == 0)
        return run.bytes ? dpy_buffer_bytes(&run.out) : dpy_buffer_str(&run.out);
    dpy_buffer_deinit(&run.out);
    return dpy_failure();
}
