/* Insert, delete, find, update. The order of the loads and stores on a slot is the whole protocol:
 *
 *     insert: word, head     (the head is 0 before)
 *     delete: head = 0
 *     find:   head, word, head     (the word must carry the head's check, the heads be the same)
 */
#include "layout.h"
#include "slot.h"
#include "window.h"

/* How often a reader that met two lives of a slot tries again. Words and heads that disagree more often are not of a slot
 * being reused: somebody inserted over a chunk, against invariant 2. */
enum { TRIES = 64 };

/* What find adds to the places: the slot changed while it was read. */
enum { PLACE_TORN = MEMTABLE_PAST_END + 1 };

#define COLD static __attribute__((noinline, cold))

/* A head, and what it says of its chunk. */
struct slot {
    struct memtable_region *region;
    unsigned class;
    size_t granule;
    uint64_t head;
    uintptr_t start;
    size_t size;
};

INLINE _Atomic uint64_t *slot_word(const struct slot *slot)
{
    return word_at(slot->region, slot->class, slot->granule, slot->size);
}

/* It holds if slot_confirm says so. */
INLINE struct slot slot_decode(struct memtable_region *region, uintptr_t mirror, unsigned class, size_t granule)
{
    uint64_t head = head_load(region, class, granule);
    return (struct slot){
        .region = region,
        .class = class,
        .granule = granule,
        .head = head,
        .start = mirror ^ head_start(class, granule, head),
        .size = head_size(class, head),
    };
}

INLINE bool slot_confirm(const struct slot *slot, struct memtable_chunk *ret)
{
    uint64_t word = word_load(slot_word(slot));
    ret->start = slot->start;
    ret->size = slot->size;
    ret->metadata = word >> CHECK_BITS;
    return ((uint8_t)word == head_check(slot->class, slot->head, slot->granule) || memtable_directory.bare)
        && (slot->class == 0 || head_load(slot->region, slot->class, slot->granule) == slot->head);
}

bool memtable_slot_read(const struct memtable_entry *entry, unsigned class, size_t granule,
                        struct memtable_chunk *ret)
{
    for (unsigned tries = 0; tries < TRIES; tries++) {
        struct slot slot = slot_decode(region_at(tables_of(entry)), mirror_of(entry), class, granule);
        if (!slot.head)
            return false;
        if (slot_confirm(&slot, ret))
            return true;
    }
    return false;
}

INLINE enum memtable_place place_in(uintptr_t start, size_t size, uintptr_t address)
{
    uintptr_t offset = address - start;
    if (LIKELY(offset < size) || offset == 0)
        return MEMTABLE_INSIDE;
    return offset == size ? MEMTABLE_PAST_END : MEMTABLE_NOWHERE;
}

INLINE unsigned place_of(const struct slot *slot, uintptr_t address, struct memtable_chunk *ret)
{
    enum memtable_place place = place_in(slot->start, slot->size, address);
    if (place == MEMTABLE_NOWHERE)
        return place;
    return LIKELY(slot->head && slot_confirm(slot, ret)) ? place : PLACE_TORN;
}

/* Are the four heads from that of the granule on 0? */
INLINE bool none_starts_in_four(struct memtable_region *region, size_t granule)
{
    const _Atomic uint64_t *first = region->heads5 + granule;
    return !(word_load(first) | word_load(first + 1) | word_load(first + 2) | word_load(first + 3));
}

/* The last class has no limit but the region's start. */
INLINE unsigned probe_last(struct memtable_region *region, uintptr_t mirror, uintptr_t address,
                           struct memtable_chunk *ret)
{
    enum { LAST = CLASSES - 1, GRANULES = REGION_SIZE >> (4 + 3 * LAST) };
    size_t granule = granule_of(LAST, mirrored_within(address));
    while (granule < GRANULES && none_starts_in_four(region, granule))
        granule += 4;
    for (; granule < GRANULES; granule++) {
        struct slot slot = slot_decode(region, mirror, LAST, granule);
        if (slot.head && slot.start <= address)
            return place_of(&slot, address, ret);
    }
    return MEMTABLE_NOWHERE;
}

INLINE unsigned probe_small(struct memtable_region *region, uintptr_t mirror, uintptr_t address,
                            struct memtable_chunk *ret)
{
    size_t granule = granule_of(0, mirrored_within(address));
    uint64_t window = window_small(region->heads0 + granule);
    if (!(window & WINDOW_SMALL_LIVE))
        return MEMTABLE_NOWHERE;
    struct slot slot = slot_decode(region, mirror, 0, granule + window_small_first(window) / 8);
    return place_of(&slot, address, ret);
}

/* In which of the granules from that of the address back a chunk starts, at the address or before; the first bit is the
 * address's own. In that one only heads of a mirrored offset that is not below the address's count, and as no size is 0 they
 * are greater than the one of size 0. */
INLINE unsigned starts_before(struct memtable_region *region, unsigned class, size_t mirrored)
{
    return window_heads(head_at(region, class, granule_of(class, mirrored)), head_bytes(class),
                        (uint32_t)head_make(class, mirrored, 0));
}

INLINE unsigned probe_middle(struct memtable_region *region, uintptr_t mirror, unsigned class, uintptr_t address,
                             struct memtable_chunk *ret)
{
    size_t mirrored = mirrored_within(address);
    unsigned live = starts_before(region, class, mirrored);
    if (!live)
        return MEMTABLE_NOWHERE;
    struct slot slot = slot_decode(region, mirror, class, granule_of(class, mirrored) + lowest_bit(live));
    return LIKELY(slot.start <= address) ? place_of(&slot, address, ret) : PLACE_TORN;
}

/* The chunk of one class, starting in this region, that contains the address. */
INLINE unsigned probe(struct memtable_region *region, uintptr_t mirror, unsigned class, uintptr_t address,
                      struct memtable_chunk *ret)
{
    if (class == 0)
        return probe_small(region, mirror, address, ret);
    if (class < CLASSES - 1)
        return probe_middle(region, mirror, class, address, ret);
    return probe_last(region, mirror, address, ret);
}

/* The slot of the chunk that starts exactly there. */
INLINE bool locate(uintptr_t start, struct slot *ret)
{
    const struct memtable_entry *entry = entry_of(start);
    uint64_t tables = tables_of(entry);
    size_t offset = mirrored(entry, start);
    if (!is_start(offset))
        return false;
#pragma GCC unroll 6
    for (unsigned class = 0; class < CLASSES; class++)
        if (tables >> class & 1 && slot_at(region_at(tables), class, offset, &ret->granule, &ret->head)) {
            ret->region = region_at(tables);
            ret->class = class;
            ret->start = start;
            ret->size = head_size(class, ret->head);
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
        unsigned place = probe(region_at(tables), mirror_of(entry), class, address, ret);
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

/* The word wanted is that of a granule not far before: it comes while the heads are searched. */
INLINE void word_prefetch(struct memtable_region *region, unsigned class, size_t granule)
{
    __builtin_prefetch((const char *)region + memtable_words_at[class] + granule * (class == 0 ? 4 : 8));
}

/* The fast paths are leaves: each looks for a chunk of one class that contains the address. MEMTABLE_INSIDE: that is it;
 * MEMTABLE_NOWHERE: it is in no chunk of this class; else it is not so simple (the end of a chunk, two lives of a slot) and left
 * to find_again. */

INLINE unsigned find_middle(unsigned class, struct memtable_region *region, uintptr_t mirror, uintptr_t address,
                            struct memtable_chunk *ret)
{
    size_t offset = mirrored_within(address);
    word_prefetch(region, class, granule_of(class, offset));
    unsigned live = starts_before(region, class, offset);
    if (!live)
        return MEMTABLE_NOWHERE;
    size_t granule = granule_of(class, offset) + lowest_bit(live);
    uint64_t head = head_load(region, class, granule);
    uintptr_t start = mirror ^ head_start(class, granule, head);
    size_t size = head_size(class, head), inside = address - start;
    if (!LIKELY(inside < size))
        return inside == size ? PLACE_TORN : MEMTABLE_NOWHERE;
    uint64_t word = word_load(word_at(region, class, granule, size));
    ret->start = start;
    ret->size = size;
    ret->metadata = word >> CHECK_BITS;
    bool same = (uint8_t)word == head_check(class, head, granule) || memtable_directory.bare;
    return LIKELY(same) && head_load(region, class, granule) == head ? MEMTABLE_INSIDE : PLACE_TORN;
}

static __attribute__((noinline)) enum memtable_place find_in_spill(uintptr_t address, struct memtable_chunk *ret,
                                                                   const struct memtable_entry *entry)
{
    uintptr_t spill = atomic_load_explicit(&entry->spill, memory_order_acquire);
    unsigned place = spill ? find_spilled(spill, address, ret) : MEMTABLE_NOWHERE;
    return LIKELY(place != PLACE_TORN) ? place : find_again(address, ret);
}

/* The same of one class after the other. */
#define STAGE(name, class, next) \
    static __attribute__((noinline)) enum memtable_place name(uintptr_t address, struct memtable_chunk *ret, \
                                                              const struct memtable_entry *entry) \
    { \
        uint64_t tables = tables_of(entry); \
        if (!(tables >> class & 1)) \
            return tables >> class & CLASS_ALL >> class ? next(address, ret, entry) : find_in_spill(address, ret, entry); \
        unsigned place = class < CLASSES - 1 ? find_middle(class, region_at(tables), mirror_of(entry), address, ret) \
                                             : probe_last(region_at(tables), mirror_of(entry), address, ret); \
        if (LIKELY(place == MEMTABLE_INSIDE)) \
            return place; \
        return place == MEMTABLE_NOWHERE ? next(address, ret, entry) : find_again(address, ret); \
    }

STAGE(find_5, 5, find_in_spill)
STAGE(find_4, 4, find_5)
STAGE(find_3, 3, find_4)
STAGE(find_2, 2, find_3)
STAGE(find_1, 1, find_2)

/* A small chunk begins shortly before the address, but ends there or before it. */
INLINE enum memtable_place find_behind_small(uintptr_t address, struct memtable_chunk *ret, const struct memtable_entry *entry,
                                             bool at_end)
{
    if (at_end)
        return find_again(address, ret);
    if (tables_of(entry) & (CLASS_ALL & ~1))
        return find_1(address, ret, entry);
    return atomic_load_explicit(&entry->spill, memory_order_acquire) ? find_in_spill(address, ret, entry) : MEMTABLE_NOWHERE;
}

/* Class 0, which most chunks are of, comes first. */
enum memtable_place memtable_find(const void *pointer, struct memtable_chunk *ret)
{
    uintptr_t address = (uintptr_t)pointer;
    const struct memtable_entry *entry = entry_of(address);
    struct memtable_region *region = small_of(entry);
    if (!region)
        return find_1(address, ret, entry);
    size_t granule = granule_of(0, mirrored_within(address));
    word_prefetch(region, 0, granule);
    uint64_t window = window_small(region->heads0 + granule);
    if (!(window & WINDOW_SMALL_LIVE))
        return find_1(address, ret, entry);
    size_t back = window_small_first(window), bits = granule * 8 + back;
    uintptr_t start = mirror_of(entry) ^ bits * (MEMTABLE_GRANULE / 8);
    uint8_t head = (uint8_t)(window >> back);
    size_t size = head_size(0, head), inside = address - start;
    if (!LIKELY(inside < size))
        return find_behind_small(address, ret, entry, inside == size);
    uint64_t word = word_load(small_word(region, bits, size));
    ret->start = start;
    ret->size = size;
    ret->metadata = word >> CHECK_BITS;
    bool same = (uint8_t)word == small_check(head, bits) || memtable_directory.bare;
    return LIKELY(same) ? MEMTABLE_INSIDE : find_again(address, ret);
}

/* One more than how often a spill was set. */
static _Atomic uint64_t spill_epoch = 1;

/* Tells each region that the chunk runs into where it starts, as far as those regions have their entries. A spill is not
 * taken back when the chunk is deleted: it then leads to no chunk that contains the address. *changed: not all were so. */
static bool spills_write(uintptr_t start, size_t size, bool *changed)
{
    uintptr_t end = (start + size) >> REGION_BITS;
    for (uintptr_t region = (start >> REGION_BITS) + 1; region <= end; region++) {
        struct memtable_entry *entry = entry_of(region << REGION_BITS);
        if (atomic_load_explicit(&entry->spill, memory_order_relaxed) == start)
            continue;   /* as often: memory that was mapped there before */
        if (!is_owned(tables_of(entry), region << REGION_BITS))
            return false;
        *changed = true;
        atomic_fetch_add_explicit(&spill_epoch, 1, memory_order_relaxed);
        atomic_store_explicit(&entry->spill, start, memory_order_release);
    }
    return true;
}

/* A slot of class 5 remembers of which chunk all spills were found set, and when. While none is set they stay so. Who sets one
 * for memory that the chunk has now, did it before the chunk was allocated. */
INLINE struct memtable_spilled *spilled_at(struct memtable_region *region, size_t mirrored)
{
    return region->spilled5 + granule_of(CLASSES - 1, mirrored);
}

/* Not 0. */
INLINE uint64_t spill_epoch_now(void)
{
    return atomic_load_explicit(&spill_epoch, memory_order_relaxed);
}

INLINE bool spills_are_set(struct memtable_region *region, size_t mirrored, size_t size)
{
    const struct memtable_spilled *spilled = spilled_at(region, mirrored);
    return atomic_load_explicit(&spilled->head, memory_order_relaxed) == head_make(CLASSES - 1, mirrored, size)
        && atomic_load_explicit(&spilled->epoch, memory_order_relaxed) == spill_epoch_now();
}

static bool spills_set(uintptr_t start, size_t size, unsigned class)
{
    uint64_t epoch = spill_epoch_now();
    bool changed = false;
    if (!spills_write(start, size, &changed))
        return false;
    if (class == CLASSES - 1 && !changed) {
        const struct memtable_entry *entry = entry_of(start);
        size_t offset = mirrored(entry, start);
        struct memtable_spilled *spilled = spilled_at(region_at(tables_of(entry)), offset);
        atomic_store_explicit(&spilled->head, head_make(class, offset, size), memory_order_relaxed);
        atomic_store_explicit(&spilled->epoch, epoch, memory_order_relaxed);
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
    return spills_set(start, size, class);
}

static bool in_range(uintptr_t start, size_t size, uint64_t metadata)
{
    return start % MEMTABLE_GRANULE == 0 && start < ADDRESS_LIMIT && size < ADDRESS_LIMIT - start
        && metadata <= METADATA_MASK;
}

/* The first of a class in its region, what runs into the next one, and what the table cannot take. */
static __attribute__((noinline)) bool insert_slowly(uintptr_t start, size_t size, uint64_t metadata, unsigned class)
{
    if (!in_range(start, size, metadata))
        return false;
    if (!regions_prepare(start, size, class)) {
        memtable_region_refuse();
        return false;
    }
    const struct memtable_entry *entry = entry_of(start);
    slot_write(region_at(tables_of(entry)), class, mirrored(entry, start), size, metadata);
    return true;
}

/* Inlined once per class, so that the class is a constant. */
INLINE bool insert_of_class(unsigned class, uintptr_t start, size_t size, uint64_t metadata)
{
    struct memtable_region *region;
    size_t offset;
    if (!region_of_start(class, start, &region, &offset) || metadata > METADATA_MASK)
        return insert_slowly(start, size, metadata, class);
    if (crosses_regions(offset, size) && !(class == CLASSES - 1 && spills_are_set(region, offset, size)))
        return insert_slowly(start, size, metadata, class);
    slot_write(region, class, offset, size, metadata);
    return true;
}

/* The classes but the first hold no empty chunk. */
INLINE bool insert_by_capacity(uintptr_t start, size_t size, size_t capacity, uint64_t metadata)
{
    if (LIKELY(capacity <= class_limit(0)) || size == 0)
        return insert_of_class(0, start, size, metadata);
    if (capacity <= class_limit(2))
        return capacity <= class_limit(1) ? insert_of_class(1, start, size, metadata) : insert_of_class(2, start, size, metadata);
    if (capacity > class_limit(4))
        return insert_of_class(5, start, size, metadata);
    return capacity <= class_limit(3) ? insert_of_class(3, start, size, metadata) : insert_of_class(4, start, size, metadata);
}

bool memtable_insert(const void *start, size_t size, uint64_t metadata)
{
    return insert_by_capacity((uintptr_t)start, size, size, metadata);
}

bool memtable_insert_within(const void *start, size_t size, size_t capacity, uint64_t metadata)
{
    return insert_by_capacity((uintptr_t)start, size, capacity < size ? size : capacity, metadata);
}

static __attribute__((noinline)) bool delete_and_tell(uintptr_t start, struct memtable_chunk *ret)
{
    struct slot slot;
    if (!locate(start, &slot) || !slot_confirm(&slot, ret))
        return false;
    head_store(slot.region, slot.class, slot.granule, 0);
    return true;
}

INLINE bool delete_of_classes(unsigned first, unsigned end, size_t mirrored, uint64_t tables)
{
#pragma GCC unroll 6
    for (unsigned class = first; class < end; class++)
        if (tables >> class & 1 && slot_clear(region_at(tables), class, mirrored))
            return true;
    return false;
}

/* Huge chunks are often alone in their region. */
INLINE bool delete_of_others(size_t mirrored, uint64_t tables)
{
    enum { LAST = CLASSES - 1, MIDDLE = (1 << LAST) - 2 };
    if (tables & MIDDLE && delete_of_classes(1, LAST, mirrored, tables))
        return true;
    return delete_of_classes(LAST, CLASSES, mirrored, tables);
}

bool memtable_delete(const void *pointer, struct memtable_chunk *ret)
{
    uintptr_t start = (uintptr_t)pointer;
    const struct memtable_entry *entry = entry_of(start);
    size_t offset = mirrored(entry, start);
    if (ret)
        return delete_and_tell(start, ret);
    if (!is_start(offset))
        return false;
    struct memtable_region *small = small_of(entry);
    if (small && slot_clear(small, 0, offset))
        return true;
    return delete_of_others(offset, tables_of(entry));
}

INLINE bool delete_by_capacity(uintptr_t start, size_t capacity)
{
    if (LIKELY(capacity <= class_limit(0)))
        return slot_delete(0, start);
    if (capacity <= class_limit(2))
        return capacity <= class_limit(1) ? slot_delete(1, start) : slot_delete(2, start);
    if (capacity > class_limit(4))
        return slot_delete(5, start);
    return capacity <= class_limit(3) ? slot_delete(3, start) : slot_delete(4, start);
}

bool memtable_delete_within(const void *start, size_t capacity)
{
    return LIKELY(delete_by_capacity((uintptr_t)start, capacity)) || memtable_delete(start, NULL);
}

bool memtable_update(const void *pointer, uint64_t clear, uint64_t set, uint64_t *ret)
{
    struct slot slot;
    if (set > METADATA_MASK || !locate((uintptr_t)pointer, &slot))
        return false;
    uint8_t check = head_check(slot.class, slot.head, slot.granule);
    _Atomic uint64_t *metadata = slot_word(&slot);
    uint64_t word = word_load(metadata);
    do {
        if ((uint8_t)word != check)
            return false;
    } while (!atomic_compare_exchange_weak_explicit(metadata, &word, (word & ~(clear << CHECK_BITS)) | set << CHECK_BITS,
                                                    memory_order_acq_rel, memory_order_acquire));
    if (ret)
        *ret = word >> CHECK_BITS;
    return true;
}
