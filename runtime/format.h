// The format mini-language, and printf-style formatting.
#ifndef DPY_FORMAT_H
#define DPY_FORMAT_H

#include "buffer.h"
#include "operations.h"

struct dpy_format_spec {
    char fill[5];            // one code point, NUL-terminated
    char align;              // '<' '>' '=' '^', or 0: the type's default
    char sign;               // '+' '-' ' '
    bool alternate, no_negative_zero;
    char grouping;           // ',' '_', or 0
    char type;               // 0: none
    int64_t width, precision;   // -1: none
};

// 0, or -1: ValueError. `v` is what is formatted, for the messages.
int dpy_format_parse(const char *spec, size_t length, struct val v, struct dpy_format_spec *ret);
int dpy_format_into(struct dpy_buffer *buffer, struct val v, const char *spec, size_t length);
struct val dpy_format_method(struct val format, const struct val *args, size_t n, const struct dpy_names *kwnames);   // str.format
struct val dpy_percent(struct val format, struct val args);    // str % args

#endif
