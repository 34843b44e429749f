// Methods that str and bytes have in common. The receiver args[0] is one of the two; arguments and results are of its type.
// Positions are code points of a str, bytes of a bytes.
#ifndef DPY_TEXT_METHODS_H
#define DPY_TEXT_METHODS_H

#include "str.h"

dpy_any dpy_text_find, dpy_text_rfind, dpy_text_index, dpy_text_rindex, dpy_text_count,               // text_search.c
    dpy_text_startswith, dpy_text_endswith, dpy_text_replace, dpy_text_removeprefix, dpy_text_removesuffix,
    dpy_text_partition, dpy_text_rpartition;
dpy_any dpy_text_split, dpy_text_rsplit, dpy_text_splitlines, dpy_text_join,                          // text_split.c
    dpy_text_strip, dpy_text_lstrip, dpy_text_rstrip;
dpy_any dpy_text_center, dpy_text_ljust, dpy_text_rjust, dpy_text_zfill, dpy_text_expandtabs;         // text_pad.c
dpy_any dpy_text_lower, dpy_text_upper, dpy_text_title, dpy_text_capitalize, dpy_text_swapcase, dpy_text_casefold,
      // text_case.c
    dpy_text_isalnum, dpy_text_isalpha, dpy_text_isascii, dpy_text_isdecimal, dpy_text_isdigit, dpy_text_isidentifier,
    dpy_text_islower, dpy_text_isnumeric, dpy_text_isprintable, dpy_text_isspace, dpy_text_istitle, dpy_text_isupper;

struct dpy_piece { const char *bytes; size_t length; };

static inline struct dpy_piece dpy_piece_of(struct val v) { return (struct dpy_piece){ v.s, dpy_str_header(v)->length }; }
struct val dpy_piece_new(struct val like, const char *bytes, size_t length);       // a str or bytes, like the receiver
struct val dpy_piece_finish(struct val like, struct dpy_buffer *buffer,
                            int status);   // of the buffer, which it releases; status -1: a failure
// The text of an argument: of the receiver's type (a C string for a str, too); false: another type, no exception.
bool dpy_piece_argument(struct val like, struct val v, struct dpy_piece *ret);
// The same, and who + complaint + ", not TYPE" as a TypeError (bytes has one message for all). 0, or -1.
int dpy_piece_expect(struct val like, struct val v, struct dpy_piece *ret, const char *who, const char *complaint);

#endif
