// The process's writable private memory, in which pointers to Python's objects may lie.
#ifndef DPY_ROOTS_H
#define DPY_ROOTS_H

#include <stdbool.h>
#include <stdint.h>

// Calls `visit` for each mapping, without the parts of stacks that nobody uses: below the caller's address and below the threads that
// wait for their turn. False: the mappings are not known.
bool dpy_roots_mappings(uintptr_t caller, void (*visit)(uintptr_t from, uintptr_t to));

// Calls `scan` for those pages of [from, to) that were ever written, or for a copy where other threads may unmap them. Both ends are
// multiples of 8.
void dpy_roots_written(uintptr_t from, uintptr_t to, void (*scan)(const uintptr_t *from, const uintptr_t *to));

// Calls `scan` for [from, to), or for a copy where a tool watches what the program reads: of what a chunk holds not all may be initialised.
void dpy_roots_chunk(uintptr_t from, uintptr_t to, void (*scan)(const uintptr_t *from, const uintptr_t *to));

#endif
