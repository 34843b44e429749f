// Memory of Python objects: malloc chunks that the memtable knows by their type word, so that any pointer leads back to its
// object. The collector frees them (collect.h); buffers that a container has outgrown are freed at once.
//
// Invariants
// - origin.h says what the memtable holds of a chunk. An address in a buffer of ints is a known int, as a cell's is.
// - An address that the table refused is merely unknown.
#ifndef DPY_ALLOC_H
#define DPY_ALLOC_H

#include "origin.h"

void *dpy_alloc(size_t size, uint64_t type_word);          // zeroed; NULL: MemoryError is pending
void *dpy_alloc_bare(size_t size, uint64_t type_word);     // not zeroed; of what the collector does not search
void *dpy_realloc(void *chunk, size_t size, uint64_t type_word);   // a container's own buffer; NULL: as above, chunk intact
void dpy_free(void *chunk);                                // a container's own outgrown buffer, never an object
void dpy_alloc_undo(void *chunk);                          // of what was allocated just now, and which nothing refers to
void dpy_retype(void *chunk, uint64_t type_word);          // of a buffer whose items changed their type
// The value that lives at an address: of a Python object (also by an interior pointer) or of a typed C chunk; fails (no exception) otherwise.
struct val dpy_value_at(const void *address);
// The chunk that an address lies in, or ends, with its metadata; false: the table knows of none.
struct dpy_chunk { const char *start; size_t size; uint64_t type_word; };
bool dpy_chunk_at(const void *address, struct dpy_chunk *ret);

#endif
