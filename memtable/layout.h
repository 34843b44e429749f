/* The layout of the table.
 *
 * User addresses are cut into regions of 16 MiB. The directory, one huge and lazily committed mapping, has an entry per
 * region, so the primary look-up is one load from a linear array.
 *
 * Chunks fall into six size classes. Class k cuts a region into granules of 2^(4 + 3k) bytes, chosen so that a chunk of
 * the class is at least as long as a granule: *no two chunks of one class start in the same granule*. Hence each class
 * has a plain array with one slot per granule, and whoever owns the chunk owns the slot: no lists, no locks, no
 * read-modify-write. The bigger a chunk, the farther away the others of its class, and the sparser the array.
 *
 *     class     0     1     2      3       4       5
 *     granule  16   128   1 K    8 K    64 K   512 K
 *     sizes  <=127 <=1920 <=15 K <=120 K <=960 K the rest
 *
 * A second array per class has one *mark* byte per granule, nonzero in its top bit where a chunk starts. A chunk of
 * class k spans at most 15 granules, so the chunk that contains an address starts in the granule of the address or in
 * one of the 15 before it: a load of 16 marks and a bit scan find it. (Class 5 has 32 granules in the whole region.)
 *
 * A chunk that runs into following regions is the only one to do so; the directory entry of each region that it runs
 * into holds its start (`spill`).
 *
 * A metadata word carries its mark in its top byte. In class 0 the mark is the size, elsewhere it is made from the extent.
 * A reader that meets two different marks, or another extent at the end than at the start, has seen two lives of the slot
 * and tries again. (For it to be deceived, a slot would have to be reused twice while it reads two words, the second time
 * by a chunk of the first one's size, and in between by one whose extent makes the same seven bits.)
 */
#ifndef MEMTABLE_LAYOUT_H
#define MEMTABLE_LAYOUT_H

#include <stdatomic.h>
#include <stdint.h>

#include "memtable.h"

enum {
    ADDRESS_BITS = 47,
    REGION_BITS = 24,
    CLASSES = 6,
    CLASS_ALL = (1 << CLASSES) - 1,
    GUARD = 32,             /* bytes before each array of marks that stay zero: a window may reach back into them */
    TINY_SIZE = 16,
    SMALL_SIZE = 127,       /* the largest of class 0: what a mark can hold */
    MARK_LIVE = 0x80,
    MARK_SHIFT = 56,
    SIZE_BITS = 47,         /* in an extent; the rest is the start's offset in its granule */
    REGION_OWNED = 1 << 11  /* in `tables`: the entry belongs to the region of its tag */
};

#define REGION_SIZE ((uintptr_t)1 << REGION_BITS)
#define REGION_MASK (REGION_SIZE - 1)
#define SIZE_MASK (((uint64_t)1 << SIZE_BITS) - 1)
#define METADATA_MASK (((uint64_t)1 << MARK_SHIFT) - 1)

/* tables: bits 0 to 5 the classes in use, bit 11 REGION_OWNED, bits 12 to 47 the address of the region's tables or 0,
 * bits 48 to 63 the tag: the bits of the address above those that index the directory. Readers need not look at the tag:
 * they compute with the entry's base, so in another region's tables an address is found nowhere. */
struct memtable_entry {
    _Atomic uint64_t tables;
    _Atomic uintptr_t base;     /* the first address of the region; valid where tables has classes */
    _Atomic uintptr_t spill;    /* the start of the last chunk that ran into the region */
    uint64_t unused;
};

enum { TABLES_TAG_SHIFT = 48 };
#define TABLES_ADDRESS ((((uint64_t)1 << TABLES_TAG_SHIFT) - 1) & ~(uint64_t)0xfff)

struct memtable_directory {
    _Atomic(struct memtable_entry *) entries;
    _Atomic uintptr_t mask;
    unsigned fold;  /* address >> fold is the tag */
};

extern struct memtable_directory memtable_directory;

/* Classes 1 to 5. extent: size in the low SIZE_BITS, above it the offset in units of MEMTABLE_GRANULE. */
struct memtable_slot {
    _Atomic uint64_t extent;
    _Atomic uint64_t metadata;
};

typedef _Atomic uint8_t memtable_mark;

/* The tables of one region. The arrays of the sparse classes share the first page. */
struct memtable_region {
    uint8_t guard5[GUARD];
    memtable_mark marks5[32];
    uint8_t guard4[GUARD];
    memtable_mark marks4[256];
    uint8_t guard3[GUARD];
    memtable_mark marks3[2048];
    struct memtable_slot slots5[32];
    struct memtable_slot slots4[256];
    uint8_t guard2[GUARD];
    memtable_mark marks2[16384];
    struct memtable_slot slots3[2048];
    struct memtable_slot slots2[16384];
    uint8_t guard1[GUARD];
    memtable_mark marks1[131072];
    struct memtable_slot slots1[131072];
    uint8_t guard0[GUARD];
    memtable_mark marks0[1048576];
    /* Class 0 has two metadata words per 32 bytes. A chunk that leaves room for another start in its 32 bytes, because
     * it lies in the even half and has at most 16 bytes, uses words_tiny; all others use words. */
    _Atomic uint64_t words[524288];
    _Atomic uint64_t words_tiny[524288];
};

static const size_t memtable_marks_at[CLASSES] = {
    offsetof(struct memtable_region, marks0), offsetof(struct memtable_region, marks1),
    offsetof(struct memtable_region, marks2), offsetof(struct memtable_region, marks3),
    offsetof(struct memtable_region, marks4), offsetof(struct memtable_region, marks5),
};

static const size_t memtable_slots_at[CLASSES] = {
    0, offsetof(struct memtable_region, slots1), offsetof(struct memtable_region, slots2),
    offsetof(struct memtable_region, slots3), offsetof(struct memtable_region, slots4),
    offsetof(struct memtable_region, slots5),
};

static inline __attribute__((always_inline)) unsigned granule_bits(unsigned class)
{
    return 4 + 3 * class;
}

static inline __attribute__((always_inline)) size_t granule_of(unsigned class, uintptr_t address)
{
    return (address & REGION_MASK) >> granule_bits(class);
}

/* In units of MEMTABLE_GRANULE. */
static inline __attribute__((always_inline)) uint64_t offset_in_granule(unsigned class, uintptr_t address)
{
    return (address & (((uintptr_t)1 << granule_bits(class)) - 1)) / MEMTABLE_GRANULE;
}

static inline __attribute__((always_inline)) memtable_mark *marks_of(struct memtable_region *region, unsigned class)
{
    return (memtable_mark *)((char *)region + memtable_marks_at[class]);
}

static inline __attribute__((always_inline)) struct memtable_slot *slot_of(struct memtable_region *region,
                                                                           unsigned class, size_t granule)
{
    return (struct memtable_slot *)((char *)region + memtable_slots_at[class]) + granule;
}

static inline __attribute__((always_inline)) _Atomic uint64_t *word_of(struct memtable_region *region, size_t granule,
                                                                       size_t size)
{
    _Atomic uint64_t *words = !(granule & 1) && size <= TINY_SIZE ? region->words_tiny : region->words;
    return words + granule / 2;
}

/* The largest size of a class. */
static inline __attribute__((always_inline)) size_t class_limit(unsigned class)
{
    if (class == 0)
        return SMALL_SIZE;
    return class < CLASSES - 1 ? (size_t)15 << granule_bits(class) : SIZE_MAX;
}

static inline __attribute__((always_inline)) unsigned class_of(size_t size)
{
    unsigned class = 0;
    while (size > class_limit(class))
        class++;
    return class;
}

static inline __attribute__((always_inline)) struct memtable_entry *entry_of(uintptr_t address)
{
    uintptr_t mask = atomic_load_explicit(&memtable_directory.mask, memory_order_acquire);
    struct memtable_entry *entries = atomic_load_explicit(&memtable_directory.entries, memory_order_acquire);
    return entries + ((address >> REGION_BITS) & mask);
}

static inline __attribute__((always_inline)) uint64_t tables_of(const struct memtable_entry *entry)
{
    return atomic_load_explicit(&entry->tables, memory_order_acquire);
}

/* Is the entry, whose word is given, that of the address's region? */
static inline __attribute__((always_inline)) bool is_owned(uint64_t tables, uintptr_t address)
{
    return tables & REGION_OWNED && tables >> TABLES_TAG_SHIFT == address >> memtable_directory.fold;
}

static inline __attribute__((always_inline)) uintptr_t base_of(const struct memtable_entry *entry)
{
    return atomic_load_explicit(&entry->base, memory_order_relaxed);
}

static inline __attribute__((always_inline)) struct memtable_region *region_at(uint64_t tables)
{
    return (struct memtable_region *)(uintptr_t)(tables & TABLES_ADDRESS);
}

/* region.c: makes the region of an address ready for the given classes, possibly none. */
bool memtable_region_prepare(uintptr_t address, unsigned classes);
void memtable_region_refuse(void);
/* The entry of the lowest region with tables that holds or follows the address, or NULL. */
struct memtable_entry *memtable_region_from(uintptr_t address);
void memtable_region_statistics(struct memtable_stats *ret);

/* table.c: the chunk that starts in that granule. */
bool memtable_slot_read(const struct memtable_entry *entry, unsigned class, size_t granule,
                        struct memtable_chunk *ret);

#endif
