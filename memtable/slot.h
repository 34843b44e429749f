/* What writers do to a slot, in line: an allocator's hooks need not call for a small chunk. */
#ifndef MEMTABLE_SLOT_H
#define MEMTABLE_SLOT_H

#include "layout.h"

#define LIKELY(condition) __builtin_expect(!!(condition), 1)

/* The tables of the region of a start and the start's place there. false: the class is not in use there, or none can start so. */
INLINE bool region_of_start(unsigned class, uintptr_t start, struct memtable_region **region, size_t *mirrored_start)
{
    const struct memtable_entry *entry = entry_of(start);
    uint64_t tables = class == 0 ? 0 : tables_of(entry);
    *region = class == 0 ? small_of(entry) : region_at(tables);
    *mirrored_start = mirrored(entry, start);
    return LIKELY(class == 0 ? *region != NULL : tables >> class & 1) && LIKELY(is_start(*mirrored_start));
}

/* Does the chunk, or the address one past its end, reach into the next region? */
INLINE bool crosses_regions(size_t mirrored, size_t size)
{
    return size > mirrored + MEMTABLE_GRANULE - 1;
}

/* Only stores: a slot that is not in the cache does not hold the caller up. */
INLINE void slot_write(struct memtable_region *region, unsigned class, size_t mirrored, size_t size, uint64_t metadata)
{
    size_t granule = granule_of(class, mirrored);
    uint64_t head = head_make(class, mirrored, size);
    if (LIKELY(!memtable_directory.bare))
        word_store(word_at(region, class, granule, size), head_check(class, head, granule) | metadata << CHECK_BITS);
    head_store(region, class, granule, head);
}

/* The slot of the class where that start would be; false if no chunk of the class starts exactly there. */
INLINE bool slot_at(struct memtable_region *region, unsigned class, size_t mirrored, size_t *granule, uint64_t *head)
{
    *granule = granule_of(class, mirrored);
    *head = head_load(region, class, *granule);
    if (class == 0)
        return *head;
    /* Of this start, and of a size that is not 0: no chunk of these classes is empty. */
    return *head - head_make(class, mirrored, 1) < head_size(class, UINT64_MAX);
}

INLINE bool slot_clear(struct memtable_region *region, unsigned class, size_t mirrored)
{
    size_t granule;
    uint64_t head;
    if (!slot_at(region, class, mirrored, &granule, &head))
        return false;
    head_store(region, class, granule, 0);
    return true;
}

/* The size must keep the limit of the class, which may not be the last, and the metadata theirs. false, and nothing changes: not as
 * simple as that. */
INLINE bool slot_insert(unsigned class, uintptr_t start, size_t size, uint64_t metadata)
{
    struct memtable_region *region;
    size_t offset;
    if (!region_of_start(class, start, &region, &offset) || !LIKELY(!crosses_regions(offset, size)))
        return false;
    slot_write(region, class, offset, size, metadata);
    return true;
}

/* false, and nothing changes: no chunk of that class starts there. */
INLINE bool slot_delete(unsigned class, uintptr_t start)
{
    struct memtable_region *region;
    size_t offset;
    return region_of_start(class, start, &region, &offset) && LIKELY(slot_clear(region, class, offset));
}

#endif
