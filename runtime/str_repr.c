// repr of str and bytes.
#include <string.h>

#include "str.h"
#include "unicode.h"
#include "utf8.h"

static char quote_for(const char *text, size_t length)
{
    return memchr(text, '\'', length) && !memchr(text, '"', length) ? '"' : '\'';
}

// The short escape of a character, or 0.
static char escape_of(uint32_t point, char quote)
{
    switch (point) {
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\\': return '\\';
    default: return point == (uint32_t)quote ? quote : 0;
    }
}

static void add_escaped(struct dpy_buffer *buffer, uint32_t point)
{
    dpy_buffer_format(buffer, point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point);
}

int dpy_str_repr_into(struct dpy_buffer *buffer, struct val v)
{
    size_t length = dpy_str_header(v)->length, plain = 0;      // plain: start of what needs no escape and is not yet written
    char quote = quote_for(v.s, length);
    dpy_buffer_add(buffer, &quote, 1);
    for (size_t i = 0, size; i < length; i += size) {
        uint32_t point = dpy_utf8_decode(v.s + i, &size);
        char escape[2] = { '\\', escape_of(point, quote) };
        if (!escape[1] && dpy_unicode_is(point, DPY_UNICODE_PRINTABLE))
            continue;
        dpy_buffer_add(buffer, v.s + plain, i - plain);
        plain = i + size;
        if (escape[1])
            dpy_buffer_add(buffer, escape, 2);
        else
            add_escaped(buffer, point);
    }
    dpy_buffer_add(buffer, v.s + plain, length - plain);
    dpy_buffer_add(buffer, &quote, 1);
    return 0;
}

int dpy_bytes_repr_into(struct dpy_buffer *buffer, struct val v)
{
    size_t length = dpy_str_header(v)->length;
    char quote = quote_for(v.s, length);
    dpy_buffer_add(buffer, "b", 1);
    dpy_buffer_add(buffer, &quote, 1);
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = (uint8_t)v.s[i];
        char escape[2] = { '\\', escape_of(byte, quote) };
        if (escape[1])
            dpy_buffer_add(buffer, escape, 2);
        else if (byte >= ' ' && byte < 0x7F)
            dpy_buffer_add(buffer, v.s + i, 1);
        else
            dpy_buffer_format(buffer, "\\x%02x", byte);
    }
    dpy_buffer_add(buffer, &quote, 1);
    return 0;
}

// The characters beyond ASCII as escapes: what ascii() makes of a repr.
void dpy_str_escape_into(struct dpy_buffer *buffer, const char *text, size_t length)
{
    for (size_t i = 0, size; i < length; i += size) {
        uint32_t point = dpy_utf8_decode(text + i, &size);
        if (point < 0x80)
            dpy_buffer_add(buffer, text + i, 1);
        else
            add_escaped(buffer, point);
    }
}
