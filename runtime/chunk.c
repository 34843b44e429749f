#include "chunk.h"

#include "large.h"

enum memtable_place dpy_chunk_find(const void *address, struct memtable_chunk *ret)
{
    if (!dpy_heap_holds(address)) {
        enum memtable_place place = memtable_find(address, ret);
        ret->metadata &= ~DPY_TIED;
        return place;
    }
    if (!dpy_heap_find(address, ret))
        return MEMTABLE_NOWHERE;
    size_t offset = (uintptr_t)address - ret->start;
    ret->metadata &= ~DPY_TIED;
    return offset < ret->size || !offset ? MEMTABLE_INSIDE : offset == ret->size ? MEMTABLE_PAST_END : MEMTABLE_NOWHERE;
}

void dpy_chunk_set(const void *start, uint64_t clear, uint64_t set)
{
    if (dpy_heap_holds(start))
        dpy_heap_set(start, clear, set);
    else
        memtable_update(start, clear & (((uint64_t)1 << MEMTABLE_METADATA_BITS) - 1), set, NULL);
}

void dpy_chunk_each(void (*visit)(const struct memtable_chunk *chunk))
{
    dpy_heap_each(visit);
    dpy_large_each(visit);
}
