// Memory of Python objects: malloc chunks that the memtable knows by their type word, so that any pointer leads back to its
// object. Nothing is freed until the collector exists, but buffers that a container has outgrown are.
#ifndef DPY_ALLOC_H
#define DPY_ALLOC_H

#include "value.h"

void *dpy_alloc(size_t size, uint64_t type_word);          // zeroed; NULL: MemoryError is pending
void *dpy_realloc(void *chunk, size_t size, uint64_t type_word);   // a container's own buffer; NULL: as above, chunk intact
void dpy_free(void *chunk);                                // a container's own outgrown buffer, never an object
// The value that lives at an address: of a Python object (also by an interior pointer) or of a typed C chunk; fails (no exception) otherwise.
struct val dpy_value_at(const void *address);

#endif
