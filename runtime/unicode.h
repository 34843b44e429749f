// What Unicode says of code points, from tables that unicode_table.py makes of Python's unicodedata.
#ifndef DPY_UNICODE_H
#define DPY_UNICODE_H

#include "buffer.h"

// Grep ORDER UNICODE: unicode_table.py
enum dpy_unicode_property {
    DPY_UNICODE_PRINTABLE = 1, DPY_UNICODE_ALPHA = 2, DPY_UNICODE_DECIMAL = 4, DPY_UNICODE_DIGIT = 8, DPY_UNICODE_NUMERIC = 16,
    DPY_UNICODE_LOWER = 32, DPY_UNICODE_UPPER = 64, DPY_UNICODE_TITLE = 128, DPY_UNICODE_SPACE = 256, DPY_UNICODE_CASED = 512,
    DPY_UNICODE_CASE_IGNORABLE = 1024, DPY_UNICODE_XID_START = 2048, DPY_UNICODE_XID_CONTINUE = 4096,
    DPY_UNICODE_ALNUM = DPY_UNICODE_ALPHA | DPY_UNICODE_DECIMAL | DPY_UNICODE_DIGIT | DPY_UNICODE_NUMERIC,
};
enum dpy_unicode_case { DPY_UNICODE_TO_LOWER, DPY_UNICODE_TO_UPPER, DPY_UNICODE_TO_TITLE, DPY_UNICODE_TO_FOLD };

enum { DPY_UNICODE_CASE_MAX = 3 };

unsigned dpy_unicode_properties(uint32_t point);           // enum dpy_unicode_property, or-ed
static inline bool dpy_unicode_is(uint32_t point, enum dpy_unicode_property any) { return dpy_unicode_properties(point) & any; }
int dpy_unicode_decimal(uint32_t point);                   // 0 .. 9, or -1
size_t dpy_unicode_convert(uint32_t point, enum dpy_unicode_case to,
                           uint32_t ret[static DPY_UNICODE_CASE_MAX]);   // the number of code points
// Text of a number as ASCII: decimals of any script as digits, blanks around it gone, other characters as '?'. Ends with NUL.
void dpy_unicode_plain_number(struct dpy_buffer *buffer, const char *text, size_t length);

#endif
