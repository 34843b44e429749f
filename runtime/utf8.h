// Generalised UTF-8: every code point 0 .. 0x10FFFF, surrogates too. Strings inside the runtime are known to be valid.
#ifndef DPY_UTF8_H
#define DPY_UTF8_H

#include "value.h"

enum { DPY_UTF8_MAX = 4 };

static inline bool dpy_utf8_starts(char c) { return (c & 0xC0) != 0x80; }
static inline size_t dpy_utf8_size(char first)             // bytes of the code point that starts so
{
    uint8_t c = (uint8_t)first;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

uint32_t dpy_utf8_decode(const char *bytes, size_t *size); // valid input
size_t dpy_utf8_encode(uint32_t point, char ret[static DPY_UTF8_MAX]);
bool dpy_utf8_ascii(const char *bytes, size_t n);
size_t dpy_utf8_count(const char *bytes, size_t n);        // code points
size_t dpy_utf8_offset(const char *bytes, size_t n, size_t index);   // of code point `index`; n if there are not so many
// The number of leading bytes that are valid UTF-8; n if all are.
size_t dpy_utf8_valid(const char *bytes, size_t n, bool surrogates);

#endif
