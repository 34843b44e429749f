// Any chunk of the process: of Python's heap or of malloc's.
#ifndef DPY_CHUNK_H
#define DPY_CHUNK_H

#include "heap.h"

enum memtable_place dpy_chunk_find(const void *address, struct memtable_chunk *ret);   // as memtable_find
void dpy_chunk_set(const void *start, uint64_t clear, uint64_t set);                   // of the metadata of the chunk that starts there
void dpy_chunk_each(void (*visit)(const struct memtable_chunk *chunk));                // those of Python's that live. What it visits must stay

#endif
