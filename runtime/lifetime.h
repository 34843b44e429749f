// Chunks that C frees while Python may still hold a pointer to them.
//
// Invariants
// - A freed chunk that Python has seen stays in the memtable, marked DPY_FREED, until the quarantine is full and gives the
//   oldest back to malloc. So its address is not used again while it is remembered, and nothing is freed twice.
// - dpy_free_epoch counts such frees. A pointer that was checked at an epoch is good as long as the epoch is the same; at epoch
//   0 every pointer is.
#ifndef DPY_LIFETIME_H
#define DPY_LIFETIME_H

#include "memtable.h"
#include "type.h"

extern uint64_t dpy_free_epoch;

// 0; -1: what the address points into has been freed, a ReferenceError is pending. Any address may be asked for.
int dpy_alive(const void *address);
int dpy_refuse_freed(const void *address);                       // the same, at any epoch
bool dpy_is_freed(const void *address);                          // the same, and raises nothing

// A C pointer of this type has come into Python: its target is seen, and where nothing better is known of its type, typed.
void dpy_seen(const void *address, const struct dpy_type *pointer);
// The chunk that the address lies in is the program's to free, by the function of this name, which lives for ever: describe() tells.
void dpy_owned(const void *address, const char *release);

// Used by malloc.c. A chunk that has left the memtable and that Python has seen: takes it, and gives back the oldest.
void dpy_quarantine(const struct memtable_chunk *chunk, const void *freed_by);

#endif
