/* Insert, delete, find, update. The order of the loads and stores on a slot is the whole protocol:
 *
 *     insert: metadata, extent, mark     (the mark is off before)
 *     delete: mark off
 *     find:   mark, extent, metadata, extent     (the metadata must carry the mark, the extents be the same)
 */
#include "layout.h"
#include "window.h"

/* How often a reader that met two lives of a slot tries again. Marks that disagree more often are not of a slot being
 * reused: somebody inserted over a chunk, against invariant 2. */
enum { TRIES = 64 };

/* What find adds to the places: the slot changed while it was read. */
enum { PLACE_TORN = MEMTABLE_PAST_END + 1 };

#define INLINE static inline __attribute__((always_inline))
#define COLD static __attribute__((noinline, cold))
#define LIKELY(condition) __builtin_expect(!!(condition), 1)

struct slot {
    struct memtable_region *region;
    unsigned class;
    size_t granule;
    uint8_t mark;
    uint64_t extent;
    uintptr_t start;
    size_t size;
};

INLINE uint64_t slot_extent(const struct slot *slot)
{
    if (slot->class == 0)
        return slot->extent;
    return atomic_load_explicit(&slot_of(slot->region, slot->class, slot->granule)->extent, memory_order_acquire);
}

/* What the slot's mark and extent say. It holds if slot_confirm says so. */
INLINE struct slot slot_decode(struct memtable_region *region, uintptr_t base, unsigned class, size_t granule)
{
    struct slot slot = {.region = region, .class = class, .granule = granule};
    slot.mark = atomic_load_explicit(marks_of(region, class) + granule, memory_order_acquire);
    slot.extent = class > 0 ? slot_extent(&slot) : slot.mark & SMALL_SIZE;
    slot.size = slot.extent & SIZE_MASK;
    slot.start = base + (granule << granule_bits(class)) + (slot.extent >> SIZE_BITS) * MEMTABLE_GRANULE;
    return slot;
}

INLINE bool is_live(uint8_t mark)
{
    return mark & MARK_LIVE;
}

INLINE _Atomic uint64_t *slot_metadata(const struct slot *slot)
{
    if (slot->class == 0)
        return word_of(slot->region, slot->granule, slot->size);
    return &slot_of(slot->region, slot->class, slot->granule)->metadata;
}

INLINE bool slot_confirm(const struct slot *slot, struct memtable_chunk *ret)
{
    uint64_t word = atomic_load_explicit(slot_metadata(slot), memory_order_acquire);
    ret->start = slot->start;
    ret->size = slot->size;
    ret->metadata = word & METADATA_MASK;
    return word >> MARK_SHIFT == slot->mark && slot_extent(slot) == slot->extent;
}

bool memtable_slot_read(const struct memtable_entry *entry, unsigned class, size_t granule,
                        struct memtable_chunk *ret)
{
    for (unsigned tries = 0; tries < TRIES; tries++) {
        struct slot slot = slot_decode(region_at(tables_of(entry)), base_of(entry), class, granule);
        if (!is_live(slot.mark))
            return false;
        if (slot_confirm(&slot, ret))
            return true;
    }
    return false;
}

/* The last class has no limit but the region's start. */
INLINE bool nearest_mark_anywhere(const memtable_mark *marks, size_t granule, size_t *ret)
{
    for (ptrdiff_t end = (ptrdiff_t)granule; end >= 0; end -= WORD) {
        uint64_t word = window_word(marks + end - (WORD - 1));
        if (!word)
            continue;
        *ret = (size_t)end - window_last(word);
        return true;
    }
    return false;
}

/* The last live mark at or before the granule, as far back as a chunk of the class can reach. */
INLINE bool nearest_mark(const memtable_mark *marks, unsigned class, size_t granule, size_t *ret)
{
    if (class == CLASSES - 1)
        return nearest_mark_anywhere(marks, granule, ret);
    uint64_t word = window_word(marks + granule - (WORD - 1));
    if (class > 0) {
        uint64_t before = window_word(marks + granule - (WINDOW - 1));
        granule -= word ? 0 : WORD;
        word = word ? word : before;
    }
    if (!word)
        return false;
    *ret = granule - window_last(word);
    return true;
}

INLINE enum memtable_place place_in(uintptr_t start, size_t size, uintptr_t address)
{
    uintptr_t offset = address - start;
    if (LIKELY(offset < size) || offset == 0)
        return MEMTABLE_INSIDE;
    return offset == size ? MEMTABLE_PAST_END : MEMTABLE_NOWHERE;
}

/* The chunk of one class, starting in this region, that contains the address. */
INLINE unsigned probe(struct memtable_region *region, uintptr_t base, unsigned class, uintptr_t address,
                      struct memtable_chunk *ret)
{
    size_t granule = granule_of(class, address);
    if (!nearest_mark(marks_of(region, class), class, granule, &granule))
        return MEMTABLE_NOWHERE;
    struct slot slot = slot_decode(region, base, class, granule);
    if (class > 0 && slot.start > address) {
        /* It starts in the address's own granule, but behind the address. */
        if (granule == 0 || !nearest_mark(marks_of(region, class), class, granule - 1, &granule))
            return MEMTABLE_NOWHERE;
        slot = slot_decode(region, base, class, granule);
    }
    enum memtable_place place = place_in(slot.start, slot.size, address);
    if (place == MEMTABLE_NOWHERE)
        return place;
    return LIKELY(is_live(slot.mark) && slot_confirm(&slot, ret)) ? place : PLACE_TORN;
}

/* Is it a granule's start, in the entry's region? */
INLINE bool is_start_in(const struct memtable_entry *entry, uintptr_t start)
{
    return (start & ~(REGION_MASK - (MEMTABLE_GRANULE - 1))) == base_of(entry);
}

/* The slot of the chunk that starts exactly there. */
INLINE bool locate(uintptr_t start, struct slot *ret)
{
    const struct memtable_entry *entry = entry_of(start);
    uint64_t tables = tables_of(entry);
    struct memtable_region *region = region_at(tables);
    if (!is_start_in(entry, start))
        return false;
#pragma GCC unroll 6
    for (unsigned class = 0; class < CLASSES; class++) {
        size_t granule = granule_of(class, start);
        if (!(tables >> class & 1))
            continue;
        uint8_t mark = atomic_load_explicit(marks_of(region, class) + granule, memory_order_acquire);
        if (!is_live(mark))
            continue;
        struct slot slot = {.region = region, .class = class, .granule = granule, .mark = mark, .start = start};
        slot.extent = class > 0 ? slot_extent(&slot) : mark & SMALL_SIZE;
        slot.size = slot.extent & SIZE_MASK;
        if (slot.extent >> SIZE_BITS != offset_in_granule(class, start))
            continue;
        *ret = slot;
        return true;
    }
    return false;
}

static __attribute__((noinline)) unsigned find_spilled(uintptr_t start, uintptr_t address, struct memtable_chunk *ret)
{
    struct slot slot;
    if (!locate(start, &slot))
        return MEMTABLE_NOWHERE;
    return slot_confirm(&slot, ret) ? place_in(ret->start, ret->size, address) : PLACE_TORN;
}

INLINE unsigned find_once(uintptr_t address, struct memtable_chunk *ret)
{
    struct memtable_entry *entry = entry_of(address);
    uint64_t tables = tables_of(entry);
    bool past_end = false;
#pragma GCC unroll 6
    for (unsigned class = 0; class < CLASSES; class++) {
        if (!(tables >> class & 1))
            continue;
        unsigned place = probe(region_at(tables), base_of(entry), class, address, ret);
        if (place == MEMTABLE_INSIDE || place == PLACE_TORN)
            return place;
        past_end |= place == MEMTABLE_PAST_END;
    }
    if (past_end)
        return MEMTABLE_PAST_END;
    uintptr_t spill = atomic_load_explicit(&entry->spill, memory_order_acquire);
    return spill ? find_spilled(spill, address, ret) : MEMTABLE_NOWHERE;
}

COLD enum memtable_place find_again(uintptr_t address, struct memtable_chunk *ret)
{
    for (unsigned tries = 0; tries < TRIES; tries++) {
        unsigned place = find_once(address, ret);
        if (place != PLACE_TORN)
            return place;
    }
    return MEMTABLE_NOWHERE;
}

enum memtable_place memtable_find(const void *address, struct memtable_chunk *ret)
{
    unsigned place = find_once((uintptr_t)address, ret);
    return LIKELY(place != PLACE_TORN) ? place : find_again((uintptr_t)address, ret);
}

/* Seven bits that differ between most extents. Class 0 needs none: there the mark is the size itself. */
INLINE uint64_t mark_of_extent(uint64_t extent)
{
    return extent * UINT64_C(0x9e3779b97f4a7c15) >> 57 | MARK_LIVE;
}

/* Only stores: a slot that is not in the cache does not hold the caller up. */
INLINE void slot_write(struct memtable_region *region, unsigned class, uintptr_t start, size_t size,
                       uint64_t metadata)
{
    size_t granule = granule_of(class, start);
    uint64_t mark = MARK_LIVE | size;
    if (class == 0) {
        atomic_store_explicit(word_of(region, granule, size), mark << MARK_SHIFT | metadata, memory_order_release);
    } else {
        struct memtable_slot *slot = slot_of(region, class, granule);
        uint64_t extent = offset_in_granule(class, start) << SIZE_BITS | size;
        mark = mark_of_extent(extent);
        atomic_store_explicit(&slot->metadata, mark << MARK_SHIFT | metadata, memory_order_release);
        atomic_store_explicit(&slot->extent, extent, memory_order_release);
    }
    atomic_store_explicit(marks_of(region, class) + granule, (uint8_t)mark, memory_order_release);
}

/* Does the chunk, or the address one past its end, reach into the next region? */
INLINE bool crosses_regions(uintptr_t start, size_t size)
{
    return size > REGION_MASK - (start & REGION_MASK);
}

/* Tells each region that the chunk runs into where it starts, as far as those regions have their entries. A spill is not
 * taken back when the chunk is deleted: it then leads to no chunk that contains the address. */
INLINE bool spills_set(uintptr_t start, size_t size)
{
    uintptr_t mask = atomic_load_explicit(&memtable_directory.mask, memory_order_acquire);
    struct memtable_entry *entries = atomic_load_explicit(&memtable_directory.entries, memory_order_acquire);
    for (uintptr_t region = (start >> REGION_BITS) + 1; region <= (start + size) >> REGION_BITS; region++) {
        struct memtable_entry *entry = entries + (region & mask);
        if (!is_owned(tables_of(entry), region << REGION_BITS))
            return false;
        atomic_store_explicit(&entry->spill, start, memory_order_release);
    }
    return true;
}

static bool regions_prepare(uintptr_t start, size_t size, unsigned class)
{
    if (!memtable_region_prepare(start, 1u << class))
        return false;
    for (uintptr_t at = (start | REGION_MASK) + 1; at <= start + size; at += REGION_SIZE)
        if (!memtable_region_prepare(at, 0))
            return false;
    return spills_set(start, size);
}

static bool in_range(uintptr_t start, size_t size, uint64_t metadata)
{
    uintptr_t limit = (uintptr_t)1 << ADDRESS_BITS;
    return start % MEMTABLE_GRANULE == 0 && start < limit && size < limit - start && metadata <= METADATA_MASK;
}

/* The first of a class in its region, and what the table cannot take. */
COLD bool insert_first(uintptr_t start, size_t size, uint64_t metadata)
{
    if (!in_range(start, size, metadata))
        return false;
    unsigned class = class_of(size);
    if (!regions_prepare(start, size, class)) {
        memtable_region_refuse();
        return false;
    }
    slot_write(region_at(tables_of(entry_of(start))), class, start, size, metadata);
    return true;
}

static __attribute__((noinline)) bool insert_across(uint64_t tables, uintptr_t start, size_t size, uint64_t metadata)
{
    unsigned class = class_of(size);
    if (!in_range(start, size, metadata) || !spills_set(start, size))
        return insert_first(start, size, metadata);
    slot_write(region_at(tables), class, start, size, metadata);
    return true;
}

bool memtable_insert(const void *pointer, size_t size, uint64_t metadata)
{
    uintptr_t start = (uintptr_t)pointer;
    struct memtable_entry *entry = entry_of(start);
    uint64_t tables = tables_of(entry);
    struct memtable_region *region = region_at(tables);
#pragma GCC unroll 6
    for (unsigned class = 0; class < CLASSES; class++) {
        if (size > class_limit(class))
            continue;
        if (!LIKELY(tables >> class & 1) || !is_start_in(entry, start) || metadata > METADATA_MASK)
            return insert_first(start, size, metadata);
        if (crosses_regions(start, size))
            return insert_across(tables, start, size, metadata);
        slot_write(region, class, start, size, metadata);
        return true;
    }
    return false;
}

bool memtable_delete(const void *pointer, struct memtable_chunk *ret)
{
    uintptr_t start = (uintptr_t)pointer;
    struct slot slot;
    if (!locate(start, &slot) || (ret && !slot_confirm(&slot, ret)))
        return false;
    atomic_store_explicit(marks_of(slot.region, slot.class) + slot.granule, 0, memory_order_release);
    return true;
}

bool memtable_update(const void *pointer, uint64_t clear, uint64_t set, uint64_t *ret)
{
    uintptr_t start = (uintptr_t)pointer;
    struct slot slot;
    if (set > METADATA_MASK || !locate(start, &slot))
        return false;
    clear &= METADATA_MASK;
    _Atomic uint64_t *metadata = slot_metadata(&slot);
    uint64_t word = atomic_load_explicit(metadata, memory_order_acquire);
    do {
        if (word >> MARK_SHIFT != slot.mark)
            return false;
    } while (!atomic_compare_exchange_weak_explicit(metadata, &word, (word & ~clear) | set,
                                                    memory_order_acq_rel, memory_order_acquire));
    if (ret)
        *ret = word & METADATA_MASK;
    return true;
}
