// Items by index and key, and the sizes of things, for every kind.
#ifndef DPY_ITEM_H
#define DPY_ITEM_H

#include "operations.h"

int64_t dpy_len(struct val v);                            // -1: failure
// An int as an index; negative ones count from the end. 0, or -1: "`what` indices must be integers or slices, not str",
// `beyond`, as it is, where what is "list" and beyond "list index out of range".
int dpy_index_within(struct val key, uint64_t length, const char *what, const char *beyond, uint64_t *ret);
// The optional start and stop of x.index(item, start, stop), n of them, brought within 0 .. length.
int dpy_search_bounds(const struct val *args, size_t n, uint64_t length, uint64_t *from, uint64_t *to);
int dpy_contains_by_iteration(struct val container, struct val item);   // compare.c
int dpy_equal(struct val a, struct val b);                // compare.c: identical or ==; 1, 0; -1: failure
int dpy_hash(struct val v, uint64_t *ret);                // compare.c: 0; -1: TypeError, unhashable

#endif
