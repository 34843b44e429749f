// Names of native functions, also of those that a library does not export.
#ifndef DPY_SYMBOL_H
#define DPY_SYMBOL_H

#include "buffer.h"

// "libc.so.6, in msort_with_tmp", or "libc.so.6, at offset 0x3f9a4", for the function that contains an address.
void dpy_symbol_into(struct dpy_buffer *buffer, const void *address);

#endif
