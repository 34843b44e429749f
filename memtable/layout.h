/* The layout of the table.
 *
 * User addresses are cut into regions of 16 MiB. The directory, one huge and lazily committed mapping, has an entry per
 * region, so the primary look-up is one load from a linear array.
 *
 * Chunks fall into size classes. Class k cuts a region into granules, chosen so that a chunk of the class is at least as
 * long as a granule: *no two chunks of one class start in the same granule*. Hence each class has plain arrays with one
 * slot per granule, and whoever owns the chunk owns the slot: no lists, no locks, no read-modify-write. The bigger a
 * chunk, the farther away the others of its class, and the sparser the arrays.
 *
 * The arrays run backwards: granules are counted from the region's last one, by the *mirrored* offset of an address, so
 * that of the heads read at once the one that starts nearest before an address comes first.
 *
 *     class     0     1      2      3       4       5
 *     granule  16   128    1 K    8 K    64 K   512 K
 *     sizes  <=120 <=1920 <=15 K <=120 K <512 K the rest
 *
 * Each class has two arrays: *heads*, not 0 where a chunk starts, which tell its size and the place of its start in the
 * granule; and words, the metadata. Heads are narrow, so that those of many neighbours share a cache line: a byte in class
 * 0, two in class 1, four in classes 2 to 4, none ever negative. A deletion is one store to the head.
 *
 * A chunk of class 0 spans at most 8 granules, one of classes 1 to 4 at most 15. So the one that contains an address
 * starts in the granule of the address or in one of those before it: a few wide loads and a bit scan find it. (Class 5
 * has 32 granules in the whole region.)
 *
 * A chunk that runs into following regions is the only one to do so; the directory entry of each region that it runs
 * into holds its start (`spill`).
 *
 * A word carries a check of its head in its lowest byte; in class 0 that is the size and, as two granules share words,
 * the number of the granule. A reader that meets a word of another check, or (from class 1 on) another head at the
 * end than at the start, has seen two lives of the slot and tries again. (For it to be deceived, a slot would have to be reused
 * twice while it reads two words, the second time by a chunk of the first one's size and start, and in between by another whose
 * head makes the same eight bits.)
 */
#ifndef MEMTABLE_LAYOUT_H
#define MEMTABLE_LAYOUT_H

#include <stdatomic.h>
#include <stdint.h>

#include "memtable.h"

/* Bytes between the starts of two chunks, at least. Who builds the table for one allocator may know of more. */
#ifndef MEMTABLE_APART
#define MEMTABLE_APART MEMTABLE_GRANULE
#endif

enum {
    ADDRESS_BITS = 47,
    REGION_BITS = 24,
    CLASSES = 6,
    CLASS_ALL = (1 << CLASSES) - 1,
    COLOUR_BITS = 5,        /* tables begin at one of 32 cache lines of a page: else the same slots of many regions */
    COLOUR_SHIFT = 6,       /* would compete for the same few lines of the cache */
    GUARD = 64,             /* bytes after each array of heads that stay zero: a window may reach into them */
    TINY_SIZE = 16,
    SMALL_SIZE = 120,       /* the largest of class 0 */
    SMALL_LIVE = 1,         /* in a head of class 0: a chunk starts, of the size in the other bits */
    CHECK_BITS = 8,         /* of a word, below the metadata */
    REGION_OWNED = 1 << 11  /* in `tables`: the entry belongs to the region of its tag */
};

#define ADDRESS_LIMIT ((uintptr_t)1 << ADDRESS_BITS)
#define REGION_SIZE ((uintptr_t)1 << REGION_BITS)
#define REGION_MASK (REGION_SIZE - 1)
#define METADATA_MASK (UINT64_MAX >> CHECK_BITS)

/* tables: bits 0 to 5 the classes in use, bit 11 REGION_OWNED, bits 6 to 10 and 12 to 47 the address of the region's
 * tables or 0, bits 48 to 63 the tag: the bits of the address above those that index the directory. Readers need not look
 * at the tag: they look at the mirror, so in another region's tables an address is found nowhere. */
struct memtable_entry {
    _Atomic uint64_t tables;
    _Atomic uintptr_t mirror;   /* the address of the region's last 16 bytes; valid where tables has classes */
    _Atomic uintptr_t spill;    /* the start of the last chunk that ran into the region */
    _Atomic(struct memtable_region *) small;    /* the address in `tables`, once class 0 is in use; before, NULL */
};

enum { TABLES_TAG_SHIFT = 48 };
#define TABLES_ADDRESS ((((uint64_t)1 << TABLES_TAG_SHIFT) - 1) & ~(uint64_t)(REGION_OWNED | CLASS_ALL))

struct memtable_directory {
    _Atomic(struct memtable_entry *) entries;
    _Atomic uintptr_t mask;     /* of the offset of an entry, in bytes */
    unsigned fold;  /* address >> fold is the tag */
    bool bare;      /* no metadata is kept: the words are not touched */
};

enum { ENTRY_BITS = 5 };
_Static_assert(sizeof(struct memtable_entry) == 1 << ENTRY_BITS, "entries are found by a mask");

extern struct memtable_directory memtable_directory __attribute__((visibility("hidden")));

/* The tables of one region. The arrays of the sparse classes share the first page. */
struct memtable_region {
    _Atomic uint64_t heads5[32];
    uint8_t guard5[GUARD];
    _Atomic uint64_t words5[32];
    struct memtable_spilled { _Atomic uint64_t head, epoch; } spilled5[32];     /* table.c: whose spills are set */
    _Atomic uint32_t heads4[256];
    uint8_t guard4[GUARD];
    _Atomic uint64_t words4[256];
    _Atomic uint32_t heads3[2048];
    uint8_t guard3[GUARD];
    _Atomic uint64_t words3[2048];
    _Atomic uint32_t heads2[16384];
    uint8_t guard2[GUARD];
    _Atomic uint64_t words2[16384];
    _Atomic uint16_t heads1[131072];
    uint8_t guard1[GUARD];
    _Atomic uint64_t words1[131072];
    _Atomic uint8_t heads0[1048576];
    uint8_t guard0[GUARD];
    /* Class 0 has two words per 32 bytes. A chunk that leaves room for another start in its 32 bytes, because it lies in
     * the even half and has at most 16 bytes, uses words_tiny; all others use words0. */
    _Atomic uint64_t words0[524288];
    _Atomic uint64_t words_tiny[524288];
};

static const size_t memtable_heads_at[CLASSES] = {
    offsetof(struct memtable_region, heads0), offsetof(struct memtable_region, heads1),
    offsetof(struct memtable_region, heads2), offsetof(struct memtable_region, heads3),
    offsetof(struct memtable_region, heads4), offsetof(struct memtable_region, heads5),
};

static const size_t memtable_words_at[CLASSES] = {
    offsetof(struct memtable_region, words0), offsetof(struct memtable_region, words1),
    offsetof(struct memtable_region, words2), offsetof(struct memtable_region, words3),
    offsetof(struct memtable_region, words4), offsetof(struct memtable_region, words5),
};

#define INLINE static inline __attribute__((always_inline))

INLINE unsigned granule_bits(unsigned class)
{
    return 4 + 3 * class;
}

/* Of an address in the region: 16 times the number of 16-byte granules behind its own, and its place in its own. So two
 * equal operations, and that of an address in another region is REGION_SIZE or more. */
INLINE size_t mirrored_by(uintptr_t mirror, uintptr_t address)
{
    return address ^ mirror;
}

/* The same of an address that is taken for one in the region. It waits for no load. */
INLINE size_t mirrored_within(uintptr_t address)
{
    return (address ^ (REGION_MASK & -(uintptr_t)MEMTABLE_GRANULE)) & REGION_MASK;
}

/* May a chunk of the region start there? */
INLINE bool is_start(size_t mirrored)
{
    return !(mirrored & ~(REGION_MASK - (MEMTABLE_GRANULE - 1)));
}

INLINE size_t granule_of(unsigned class, size_t mirrored)
{
    return mirrored >> granule_bits(class);
}

/* The largest size of a class. */
INLINE size_t class_limit(unsigned class)
{
    if (class == 0)
        return SMALL_SIZE;
    if (class == CLASSES - 2)
        return ((size_t)1 << 19) - 1;   /* a granule of the last class less one; more, and heads would be negative */
    return class < CLASSES - 1 ? (size_t)15 << granule_bits(class) : SIZE_MAX;
}

INLINE unsigned class_of(size_t size)
{
    unsigned class = 0;
    while (size > class_limit(class))
        class++;
    return class;
}

/* Heads of classes 1 to 5: the size, and above it the start's mirrored offset in its granule. */
INLINE unsigned head_size_bits(unsigned class)
{
    return class == 0 ? 7 : class < CLASSES - 2 ? 8 + 3 * class : class < CLASSES - 1 ? 19 : ADDRESS_BITS;
}

/* In units of MEMTABLE_GRANULE. */
INLINE uint64_t offset_in_granule(unsigned class, size_t mirrored)
{
    return (mirrored & (((size_t)1 << granule_bits(class)) - 1)) / MEMTABLE_GRANULE;
}

INLINE uint64_t head_make(unsigned class, size_t mirrored, size_t size)
{
    return class == 0 ? SMALL_LIVE | size << 1 : offset_in_granule(class, mirrored) << head_size_bits(class) | size;
}

INLINE size_t head_size(unsigned class, uint64_t head)
{
    return class == 0 ? head >> 1 : head & (((uint64_t)1 << head_size_bits(class)) - 1);
}

INLINE uint64_t head_offset(unsigned class, uint64_t head)
{
    return class == 0 ? 0 : head >> head_size_bits(class);
}

/* The mirrored offset of the start that a head of that granule tells. */
INLINE size_t head_start(unsigned class, size_t granule, uint64_t head)
{
    return ((granule << (granule_bits(class) - 4)) + head_offset(class, head)) * MEMTABLE_GRANULE;
}

INLINE unsigned head_bytes(unsigned class)
{
    return class < 2 ? 1 + class : class < CLASSES - 1 ? 4 : 8;
}

INLINE char *head_at(struct memtable_region *region, unsigned class, size_t granule)
{
    return (char *)region + memtable_heads_at[class] + granule * head_bytes(class);
}

INLINE uint64_t head_load(struct memtable_region *region, unsigned class, size_t granule)
{
    char *head = head_at(region, class, granule);
    switch (head_bytes(class)) {
    case 1:
        return atomic_load_explicit((_Atomic uint8_t *)head, memory_order_acquire);
    case 2:
        return atomic_load_explicit((_Atomic uint16_t *)head, memory_order_acquire);
    case 4:
        return atomic_load_explicit((_Atomic uint32_t *)head, memory_order_acquire);
    default:
        return atomic_load_explicit((_Atomic uint64_t *)head, memory_order_acquire);
    }
}

INLINE void head_store(struct memtable_region *region, unsigned class, size_t granule, uint64_t value)
{
    char *head = head_at(region, class, granule);
    switch (head_bytes(class)) {
    case 1:
        atomic_store_explicit((_Atomic uint8_t *)head, (uint8_t)value, memory_order_release);
        break;
    case 2:
        atomic_store_explicit((_Atomic uint16_t *)head, (uint16_t)value, memory_order_release);
        break;
    case 4:
        atomic_store_explicit((_Atomic uint32_t *)head, (uint32_t)value, memory_order_release);
        break;
    default:
        atomic_store_explicit((_Atomic uint64_t *)head, value, memory_order_release);
    }
}

/* Class 0 by its granules' numbers times eight, as a bit scan over heads gives them: the lowest byte of the word that belongs to
 * a head, and the word. */
INLINE uint8_t small_check(uint64_t head, size_t bits)
{
    return (uint8_t)(head - bits);
}

INLINE _Atomic uint64_t *small_word(struct memtable_region *region, size_t bits, size_t size)
{
    bool tiny = MEMTABLE_APART < 2 * MEMTABLE_GRANULE && bits & 8 && size <= TINY_SIZE;
    return (tiny ? region->words_tiny : region->words0) + bits / 16;
}

INLINE uint8_t head_check(unsigned class, uint64_t head, size_t granule)
{
    return class == 0 ? small_check(head, granule * 8) : (uint8_t)(head ^ head >> 8);
}

INLINE _Atomic uint64_t *word_at(struct memtable_region *region, unsigned class, size_t granule, size_t size)
{
    if (class == 0)
        return small_word(region, granule * 8, size);
    return (_Atomic uint64_t *)((char *)region + memtable_words_at[class]) + granule;
}

INLINE uint64_t word_load(const _Atomic uint64_t *word)
{
    return atomic_load_explicit(word, memory_order_acquire);
}

INLINE void word_store(_Atomic uint64_t *word, uint64_t value)
{
    atomic_store_explicit(word, value, memory_order_release);
}

INLINE struct memtable_entry *entry_of(uintptr_t address)
{
    uintptr_t mask = atomic_load_explicit(&memtable_directory.mask, memory_order_acquire);
    struct memtable_entry *entries = atomic_load_explicit(&memtable_directory.entries, memory_order_acquire);
    return (struct memtable_entry *)((char *)entries + ((address >> (REGION_BITS - ENTRY_BITS)) & mask));
}

INLINE struct memtable_region *small_of(const struct memtable_entry *entry)
{
    return atomic_load_explicit(&entry->small, memory_order_acquire);
}

INLINE uint64_t tables_of(const struct memtable_entry *entry)
{
    return atomic_load_explicit(&entry->tables, memory_order_acquire);
}

/* Is the entry, whose word is given, that of the address's region? */
INLINE bool is_owned(uint64_t tables, uintptr_t address)
{
    return tables & REGION_OWNED && tables >> TABLES_TAG_SHIFT == address >> memtable_directory.fold;
}

INLINE uintptr_t mirror_of(const struct memtable_entry *entry)
{
    return atomic_load_explicit(&entry->mirror, memory_order_relaxed);
}

INLINE size_t mirrored(const struct memtable_entry *entry, uintptr_t address)
{
    return mirrored_by(mirror_of(entry), address);
}

/* The first address of the region. */
INLINE uintptr_t base_of(const struct memtable_entry *entry)
{
    return mirror_of(entry) & ~REGION_MASK;
}

INLINE struct memtable_region *region_at(uint64_t tables)
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
