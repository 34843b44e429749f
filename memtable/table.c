/* Insert, delete, find, update. The order of the loads and stores on a slot is the whole protocol:
 *
 *     insert: metadata, extent, mark     (the mark is off before)
 *     delete: mark off
 *     find:   mark, extent, metadata     (the metadata must carry the mark)
 */
#include "layout.h"
#include "window.h"

/* Two marks that disagree this often are not of a slot being reused: somebody inserted over it, against invariant 2. */
enum { TRIES = 64 };

#define INLINE static inline __attribute__((always_inline))
#define LIKELY(condition) __builtin_expect(!!(condition), 1)

struct slot {
    unsigned class;
    memtable_mark *mark_at;
    _Atomic uint64_t *metadata_at;
    uint8_t mark;
    uintptr_t start;
    size_t size;
};

/* What the slot's mark and extent say. It holds if the metadata carries the same mark. */
INLINE struct slot slot_decode(struct memtable_region *region, uintptr_t base, unsigned class, size_t granule)
{
    struct slot slot = {.class = class, .mark_at = marks_of(region, class) + granule};
    slot.mark = atomic_load_explicit(slot.mark_at, memory_order_acquire);
    slot.start = base + (granule << granule_bits(class));
    if (class == 0) {
        slot.size = slot.mark & SMALL_SIZE;
        slot.metadata_at = word_of(region, granule, slot.size);
        return slot;
    }
    struct memtable_slot *wide = slot_of(region, class, granule);
    uint64_t extent = atomic_load_explicit(&wide->extent, memory_order_acquire);
    slot.size = extent & SIZE_MASK;
    slot.start += (extent >> SIZE_BITS) * MEMTABLE_GRANULE;
    slot.metadata_at = &wide->metadata;
    return slot;
}

INLINE bool slot_live(struct slot *slot)
{
    return slot->mark & MARK_LIVE;
}

INLINE bool slot_confirm(struct slot *slot, struct memtable_chunk *ret)
{
    uint64_t word = atomic_load_explicit(slot->metadata_at, memory_order_acquire);
    if (word >> MARK_SHIFT != slot->mark)
        return false;
    *ret = (struct memtable_chunk){slot->start, slot->size, word & METADATA_MASK};
    return true;
}

bool memtable_slot_read(struct memtable_region *region, unsigned class, size_t granule, struct memtable_chunk *ret)
{
    for (unsigned tries = 0; tries < TRIES; tries++) {
        struct slot slot = slot_decode(region, region->base, class, granule);
        if (!slot_live(&slot))
            return false;
        if (slot_confirm(&slot, ret))
            return true;
    }
    return false;
}

/* The last live mark at or before the granule, as far back as a chunk of the class can reach. */
INLINE bool nearest_mark(const memtable_mark *marks, unsigned class, size_t granule, size_t *ret)
{
    unsigned live = window_live(marks + granule - (WINDOW - 1));
    if (class == CLASSES - 1 && !live && granule >= WINDOW) {
        granule -= WINDOW;
        live = window_live(marks + granule - (WINDOW - 1));
    }
    if (!live)
        return false;
    *ret = granule - (unsigned)(__builtin_clz(live) - (32 - WINDOW));
    return true;
}

INLINE enum memtable_place place_in(uintptr_t start, size_t size, uintptr_t address)
{
    uintptr_t offset = address - start;
    if (offset < size || offset == 0)
        return MEMTABLE_INSIDE;
    return offset == size ? MEMTABLE_PAST_END : MEMTABLE_NOWHERE;
}

/* The chunk of one class, starting in this region, that contains the address. */
INLINE enum memtable_place probe(struct memtable_region *region, unsigned class, uintptr_t address,
                                 struct memtable_chunk *ret)
{
    size_t from = granule_of(class, address);
    for (unsigned tries = 0; tries < TRIES; tries++) {
        size_t granule;
        if (!nearest_mark(marks_of(region, class), class, from, &granule))
            return MEMTABLE_NOWHERE;
        struct slot slot = slot_decode(region, address & ~REGION_MASK, class, granule);
        if (class > 0 && slot.start > address) {
            /* It starts in the address's own granule, but behind the address. */
            if (granule == 0)
                return MEMTABLE_NOWHERE;
            from = granule - 1;
            continue;
        }
        enum memtable_place place = place_in(slot.start, slot.size, address);
        if (place == MEMTABLE_NOWHERE)
            return place;
        if (LIKELY(slot_live(&slot) && slot_confirm(&slot, ret)))
            return place;
        from = granule_of(class, address);
    }
    return MEMTABLE_NOWHERE;
}

/* The slot of the chunk that starts exactly there. */
INLINE bool locate(uint64_t tables, uintptr_t start, struct slot *ret)
{
    struct memtable_region *region = region_at(tables);
#pragma GCC unroll 6
    for (unsigned class = 0; class < CLASSES; class++) {
        if (!(tables >> class & 1))
            continue;
        *ret = slot_decode(region, start & ~REGION_MASK, class, granule_of(class, start));
        if (slot_live(ret) && ret->start == start)
            return true;
    }
    return false;
}

static enum memtable_place find_spilled(uintptr_t start, uintptr_t address, struct memtable_chunk *ret)
{
    for (unsigned tries = 0; tries < TRIES; tries++) {
        struct slot slot;
        if (!locate(tables_of(entry_of(start), start), start, &slot))
            return MEMTABLE_NOWHERE;
        if (slot_confirm(&slot, ret))
            return place_in(ret->start, ret->size, address);
    }
    return MEMTABLE_NOWHERE;
}

enum memtable_place memtable_find(const void *pointer, struct memtable_chunk *ret)
{
    uintptr_t address = (uintptr_t)pointer;
    struct memtable_entry *entry = entry_of(address);
    uint64_t tables = tables_of(entry, address);
    if (!tables)
        return MEMTABLE_NOWHERE;

    enum memtable_place best = MEMTABLE_NOWHERE;
#pragma GCC unroll 6
    for (unsigned class = 0; class < CLASSES; class++) {
        if (!(tables >> class & 1))
            continue;
        enum memtable_place place = probe(region_at(tables), class, address, ret);
        if (place == MEMTABLE_INSIDE)
            return place;
        if (place == MEMTABLE_PAST_END)
            best = place;
    }
    uintptr_t spill = atomic_load_explicit(&entry->spill, memory_order_acquire);
    if (spill && best == MEMTABLE_NOWHERE)
        best = find_spilled(spill, address, ret);
    return best;
}

INLINE void slot_write(struct memtable_region *region, unsigned class, uintptr_t start, size_t size,
                       uint64_t metadata)
{
    size_t granule = granule_of(class, start);
    memtable_mark *mark_at = marks_of(region, class) + granule;
    if (__builtin_expect(atomic_load_explicit(mark_at, memory_order_relaxed) & MARK_LIVE, 0))
        atomic_store_explicit(mark_at, 0, memory_order_relaxed);

    uint64_t mark;
    if (class == 0) {
        mark = MARK_LIVE | size;
        atomic_store_explicit(word_of(region, granule, size), mark << MARK_SHIFT | metadata, memory_order_release);
    } else {
        struct memtable_slot *slot = slot_of(region, class, granule);
        uint64_t before = atomic_load_explicit(&slot->metadata, memory_order_relaxed) >> MARK_SHIFT;
        uint64_t offset = (start & (((uintptr_t)1 << granule_bits(class)) - 1)) / MEMTABLE_GRANULE;
        mark = MARK_LIVE | ((before + 1) & ~(uint64_t)MARK_LIVE);
        atomic_store_explicit(&slot->metadata, mark << MARK_SHIFT | metadata, memory_order_release);
        atomic_store_explicit(&slot->extent, offset << SIZE_BITS | size, memory_order_release);
    }
    atomic_store_explicit(mark_at, (uint8_t)mark, memory_order_release);
}

/* Does the chunk, or the address one past its end, reach into the next region? */
INLINE bool crosses_regions(uintptr_t start, size_t size)
{
    return size > REGION_MASK - (start & REGION_MASK);
}

/* The first address after the chunk's own region. */
static uintptr_t first_spill(uintptr_t start)
{
    return (start | REGION_MASK) + 1;
}

static bool spills_prepare(uintptr_t start, size_t size)
{
    for (uintptr_t at = first_spill(start); at <= start + size; at += REGION_SIZE)
        if (!memtable_region_prepare(at, 0))
            return false;
    return true;
}

static void spills_set(uintptr_t start, size_t size, uintptr_t spill)
{
    for (uintptr_t at = first_spill(start); at <= start + size; at += REGION_SIZE)
        atomic_store_explicit(&entry_of(at)->spill, spill, memory_order_release);
}

static bool in_range(uintptr_t start, size_t size, uint64_t metadata)
{
    uintptr_t limit = (uintptr_t)1 << ADDRESS_BITS;
    return start % MEMTABLE_GRANULE == 0 && start < limit && size < limit - start && metadata <= METADATA_MASK;
}

/* Chunks of a class or in a region not seen before, and those that run into the next region. */
static __attribute__((noinline)) bool insert_slowly(uintptr_t start, size_t size, uint64_t metadata)
{
    if (!in_range(start, size, metadata))
        return false;
    unsigned class = class_of(size);
    uint64_t tables = tables_of(entry_of(start), start);
    if (!(tables >> class & 1))
        tables = memtable_region_prepare(start, 1u << class);
    if (!tables || (crosses_regions(start, size) && !spills_prepare(start, size))) {
        memtable_region_refuse();
        return false;
    }
    slot_write(region_at(tables), class, start, size, metadata);
    spills_set(start, size, start);
    return true;
}

bool memtable_insert(const void *pointer, size_t size, uint64_t metadata)
{
    uintptr_t start = (uintptr_t)pointer;
    uint64_t tables = tables_of(entry_of(start), start);
    unsigned class = class_of(size);
    if (!LIKELY(tables >> class & 1) || crosses_regions(start, size) || start % MEMTABLE_GRANULE ||
        metadata > METADATA_MASK)
        return insert_slowly(start, size, metadata);
    struct memtable_region *region = region_at(tables);
    if (class == 0)
        slot_write(region, 0, start, size, metadata);
    else
        slot_write(region, class, start, size, metadata);
    return true;
}

bool memtable_delete(const void *pointer, struct memtable_chunk *ret)
{
    uintptr_t start = (uintptr_t)pointer;
    struct slot slot;
    if (!locate(tables_of(entry_of(start), start), start, &slot))
        return false;
    if (ret && !slot_confirm(&slot, ret))
        return false;
    if (crosses_regions(start, slot.size))
        spills_set(start, slot.size, 0);
    atomic_store_explicit(slot.mark_at, 0, memory_order_release);
    return true;
}

bool memtable_update(const void *pointer, uint64_t clear, uint64_t set, uint64_t *ret)
{
    uintptr_t start = (uintptr_t)pointer;
    struct slot slot;
    if (set > METADATA_MASK || !locate(tables_of(entry_of(start), start), start, &slot))
        return false;
    clear &= METADATA_MASK;
    uint64_t word = atomic_load_explicit(slot.metadata_at, memory_order_acquire);
    do {
        if (word >> MARK_SHIFT != slot.mark)
            return false;
    } while (!atomic_compare_exchange_weak_explicit(slot.metadata_at, &word, (word & ~clear) | set,
                                                    memory_order_acq_rel, memory_order_acquire));
    if (ret)
        *ret = word & METADATA_MASK;
    return true;
}
