// The format mini-language, and printf-style formatting.
#ifndef DPY_FORMAT_H
#define DPY_FORMAT_H

#include "buffer.h"
#include "operations.h"

struct dpy_format_spec {
    const char *fill;        // one code point
    size_t fill_size;
    char align;              // '<' '>' '=' '^', or 0: the type's default
    char sign;               // '+' '-' ' ', or 0
    bool alternate, no_negative_zero;
    char grouping;           // ',' '_', or 0
    uint32_t type;           // a code point; 0: none
    int64_t width, precision;   // -1: none
};

// The parts of a number as text. Only the digits are grouped and filled up with zeros.
struct dpy_format_number {
    bool negative;
    const char *prefix;      // "0x"
    const char *digits;
    size_t digit_count, group;   // group: digits between separators
    const char *rest;        // point, fraction, exponent, "%"
    size_t rest_length;
};

// 0, or -1: ValueError. `v` is what is formatted, for the messages.
int dpy_format_parse(const char *spec, size_t length, struct val v, struct dpy_format_spec *ret);
int dpy_format_value_into(struct dpy_buffer *buffer, struct val v, const char *spec, size_t length);   // classes of the program decide
int dpy_format_into(struct dpy_buffer *buffer, struct val v, const char *spec, size_t length);   // format(v, spec)

// The parts, also for percent.c. 0, or -1.
void dpy_format_text(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, const char *text, size_t length);
void dpy_format_number(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, const struct dpy_format_number *number);
int dpy_format_int(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct val v);   // type d b o x X
void dpy_format_float(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, double v);

struct val dpy_format_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);       // str.format
struct val dpy_format_mapping(struct val text, struct val mapping);      // str.format_map
struct val dpy_percent(struct val format, struct val args);    // format % args; of str and bytes

#endif
