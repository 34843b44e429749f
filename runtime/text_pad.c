// str and bytes brought to a width.
#include <string.h>

#include "call.h"
#include "classes.h"
#include "number.h"
#include "text_methods.h"
#include "utf8.h"

// How many characters are missing to the width given by v; -1: failure.
static int64_t missing(struct val text, struct val v)
{
    int64_t width, count = (int64_t)dpy_str_count(text);
    if (dpy_number_ssize(v, &width))
        return -1;
    return width > count ? width - count : 0;
}

static bool fill_argument(const void *self, struct val text, struct val v, struct dpy_piece *ret)
{
    bool given = dpy_piece_argument(text, v, ret) && ret->length;
    if (given && ret->length == (text.type == DPY_BYTES ? 1 : dpy_utf8_size(*ret->bytes)))
        return true;
    if (text.type == DPY_BYTES)
        dpy_call_refuse(self, " 2", "a byte string of length 1", v);
    else if (v.type == DPY_STR)
        dpy_raise_error(&dpy_TypeError, "The fill character must be exactly one character long");
    else
        dpy_raise_error(&dpy_TypeError, "The fill character must be a unicode character, not %s", dpy_type_name(v));
    return false;
}

static struct val pad(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, char align)
{
    struct dpy_piece fill = { " ", 1 }, text = dpy_piece_of(args[0]);
    struct dpy_buffer buffer = { 0 };
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 2))
        return dpy_failure();
    int64_t padding = missing(args[0], args[1]), width = padding + (int64_t)dpy_str_count(args[0]);
    if (padding < 0 || (n > 2 && !fill_argument(self, args[0], args[2], &fill)))
        return dpy_failure();
    if (padding <= 0)
        return padding ? dpy_failure() : args[0];
    int64_t left = align == '>' ? padding : align == '^' ? padding / 2 + (padding & width & 1) : 0;
    dpy_buffer_repeat(&buffer, fill.bytes, fill.length, (size_t)left);
    dpy_buffer_add(&buffer, text.bytes, text.length);
    dpy_buffer_repeat(&buffer, fill.bytes, fill.length, (size_t)(padding - left));
    return dpy_piece_finish(args[0], &buffer, 0);
}

struct val dpy_text_center(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return pad(self, args, n, kwnames, '^');
}

struct val dpy_text_ljust(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return pad(self, args, n, kwnames, '<');
}

struct val dpy_text_rjust(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return pad(self, args, n, kwnames, '>');
}

struct val dpy_text_zfill(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece text = dpy_piece_of(args[0]);
    struct dpy_buffer buffer = { 0 };
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    int64_t padding = missing(args[0], args[1]);
    if (padding <= 0)
        return padding ? dpy_failure() : args[0];
    size_t sign = text.length && (*text.bytes == '-' || *text.bytes == '+');
    dpy_buffer_add(&buffer, text.bytes, sign);
    dpy_buffer_repeat(&buffer, "0", 1, (size_t)padding);
    dpy_buffer_add(&buffer, text.bytes + sign, text.length - sign);
    return dpy_piece_finish(args[0], &buffer, 0);
}

struct val dpy_text_expandtabs(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 1, { "tabsize", NULL } };
    struct val size = dpy_int(8);
    struct dpy_buffer buffer = { 0 };
    struct dpy_piece text = dpy_piece_of(args[0]);
    int64_t tab, column = 0;
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, &size) || dpy_number_int(size, &tab))
        return dpy_failure();
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        if (c == '\t') {
            int64_t blanks = tab > 0 ? tab - column % tab : 0;
            dpy_buffer_repeat(&buffer, " ", 1, (size_t)blanks);
            column += blanks;
            continue;
        }
        dpy_buffer_add(&buffer, &c, 1);
        if (c == '\n' || c == '\r')
            column = 0;
        else
            column += args[0].type == DPY_BYTES || dpy_utf8_starts(c);
    }
    return dpy_piece_finish(args[0], &buffer, 0);
}
