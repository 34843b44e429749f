// A growing array in pages of its own. malloc may be unable to serve, or be what is being watched.
#ifndef DPY_PAGES_H
#define DPY_PAGES_H

#include <stdbool.h>
#include <stddef.h>

// Makes room for one more item than `count`. False: there is no memory, and nothing changes.
bool dpy_pages_reserve(void **items, size_t *capacity, size_t count, size_t item_size);

// Always to twice the capacity; what was there before stays mapped, for the caller to free.
bool dpy_pages_grow(void **items, size_t *capacity, size_t count, size_t item_size);
void dpy_pages_free(void *items, size_t capacity, size_t item_size);

#endif
