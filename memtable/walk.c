/* Iteration by ascending address: in each region a cursor per class, of which the lowest is next. */
#include "layout.h"

static size_t granules_in_region(unsigned class)
{
    return (size_t)1 << (REGION_BITS - granule_bits(class));
}

/* Is there a granule before *granule that may have a head? *granule becomes the last of them, by address the first. The
 * heads are searched eight bytes at a time. */
static bool next_head(struct memtable_region *region, unsigned class, size_t *granule)
{
    const _Atomic uint64_t *heads = (const _Atomic uint64_t *)head_at(region, class, 0);
    unsigned bits = 8 * head_bytes(class);
    size_t step = 64 / bits, last = *granule - 1, block = last / step;
    if (*granule == 0)
        return false;
    uint64_t wanted = UINT64_MAX >> (64 - bits * (last % step + 1));
    uint64_t found = atomic_load_explicit(heads + block, memory_order_relaxed) & wanted;
    while (!found && block > 0)
        found = atomic_load_explicit(heads + --block, memory_order_relaxed);
    if (!found)
        return false;
    *granule = block * step + (63 - (unsigned)__builtin_clzll(found)) / bits;
    return true;
}

/* The first chunk of the class that starts at or after the address, which lies in the entry's region. */
static bool first_of_class(struct memtable_entry *entry, unsigned class, uintptr_t address, struct memtable_chunk *ret)
{
    struct memtable_region *region = region_at(tables_of(entry));
    size_t granule = granule_of(class, mirrored(entry, address)) + 1;
    while (next_head(region, class, &granule))
        if (memtable_slot_read(entry, class, granule, ret) && ret->start >= address)
            return true;
    return false;
}

static void cursor_move(struct memtable_walk *walk, struct memtable_entry *entry, unsigned class, uintptr_t address)
{
    struct memtable_chunk chunk;
    bool inside = address - base_of(entry) < REGION_SIZE;
    walk->next[class] = inside && first_of_class(entry, class, address, &chunk) ? chunk.start : UINTPTR_MAX;
}

static bool enter_region(struct memtable_walk *walk)
{
    struct memtable_entry *entry = memtable_region_from(walk->from);
    walk->region = entry;
    if (!entry || base_of(entry) >= walk->to)
        return false;
    if (walk->from < base_of(entry))
        walk->from = base_of(entry);
    for (unsigned class = 0; class < CLASSES; class++)
        if (tables_of(entry) >> class & 1)
            cursor_move(walk, entry, class, walk->from);
        else
            walk->next[class] = UINTPTR_MAX;
    return true;
}

void memtable_walk_begin(struct memtable_walk *walk, const void *from, const void *to)
{
    *walk = (struct memtable_walk){.from = (uintptr_t)from, .to = (uintptr_t)to};
}

static unsigned lowest_cursor(const struct memtable_walk *walk)
{
    unsigned lowest = 0;
    for (unsigned class = 1; class < CLASSES; class++)
        if (walk->next[class] < walk->next[lowest])
            lowest = class;
    return lowest;
}

bool memtable_walk_next(struct memtable_walk *walk, struct memtable_chunk *ret)
{
    while (walk->from < walk->to) {
        if (!walk->region && !enter_region(walk))
            return false;
        struct memtable_entry *entry = (struct memtable_entry *)walk->region;
        unsigned class = lowest_cursor(walk);
        uintptr_t start = walk->next[class];
        if (start >= walk->to && start != UINTPTR_MAX)
            return false;
        if (start == UINTPTR_MAX) {
            walk->from = base_of(entry) + REGION_SIZE;
            walk->region = NULL;
            continue;
        }
        walk->from = start + 1;
        cursor_move(walk, entry, class, start + 1);
        if (memtable_slot_read(entry, class, granule_of(class, mirrored(entry, start)), ret) && ret->start == start)
            return true;
    }
    return false;
}

static void each_of_class(struct memtable_entry *entry, unsigned class, void (*visit)(const struct memtable_chunk *))
{
    struct memtable_region *region = region_at(tables_of(entry));
    struct memtable_chunk chunk;
    for (size_t granule = granules_in_region(class); next_head(region, class, &granule);)
        if (memtable_slot_read(entry, class, granule, &chunk))
            visit(&chunk);
}

void memtable_each(void (*visit)(const struct memtable_chunk *chunk))
{
    struct memtable_entry *entry;
    for (uintptr_t from = 0; (entry = memtable_region_from(from)); from = base_of(entry) + REGION_SIZE)
        for (unsigned class = 0; class < CLASSES; class++)
            if (tables_of(entry) >> class & 1)
                each_of_class(entry, class, visit);
}

void memtable_statistics(struct memtable_stats *ret)
{
    struct memtable_walk walk;
    struct memtable_chunk chunk;
    memtable_region_statistics(ret);
    ret->chunks = ret->bytes = 0;
    memtable_walk_begin(&walk, NULL, (void *)UINTPTR_MAX);
    while (memtable_walk_next(&walk, &chunk)) {
        ret->chunks++;
        ret->bytes += chunk.size;
    }
}
