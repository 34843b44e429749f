// Python's chunks that are malloc's: large ones, and all where there is no heap. They stand in the memtable; here is a list of them.
//
// Invariants
// - The list has every such chunk. It may also name chunks that are gone, and one twice whose address came back; dpy_large_settle
//   makes it exact and sorts it.
// - It holds the complements of addresses, so that it keeps nothing alive.
#ifndef DPY_LARGE_H
#define DPY_LARGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "memtable.h"

bool dpy_large_add(const void *chunk);           // false: there is no memory
void dpy_large_settle(void);                     // before a collection
extern uint64_t dpy_large_pages[];               // of the settled list: the low bits of the numbers of its pages
enum { DPY_LARGE_PAGES = 1 << 16 };
static inline bool dpy_large_may_hold(uintptr_t address)
{
    uintptr_t page = address / 4096 % DPY_LARGE_PAGES;
    return dpy_large_pages[page / 64] >> page % 64 & 1;
}

bool dpy_large_next(uintptr_t from, struct memtable_chunk *ret);     // the first that ends behind `from`; of the settled list
size_t dpy_large_sweep(void (*release)(const struct memtable_chunk *chunk));     // what is not marked; how many
void dpy_large_each(void (*visit)(const struct memtable_chunk *chunk));          // settles
void dpy_large_disclose(void);                   // at the end: to a leak checker, which looks for plain addresses, nothing of these is lost

#endif
