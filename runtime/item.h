// Items by index and key, and the sizes of things, for every kind.
#ifndef DPY_ITEM_H
#define DPY_ITEM_H

#include "operations.h"

int64_t dpy_len(struct val v);                            // -1: failure
// An int or bool as a number; the second form for `what`[key], where what is "list", "tuple" ...: TypeError and IndexError name it.
int dpy_index_of(struct val v, int64_t *ret);             // 0; -1: TypeError "'X' object cannot be interpreted as an integer", or IndexError
int dpy_index_within(struct val key, uint64_t length, const char *what, uint64_t *ret);   // negative ones count from the end
int dpy_hash(struct val v, uint64_t *ret);                // compare.c: 0; -1: TypeError, unhashable

#endif
