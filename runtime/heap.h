// Python's own pages: where its small objects lie. Blocks of slots of one size; what malloc's headers and the memtable would say of
// a slot stands in tables beside the blocks, so that an allocation is a few stores and a dead slot costs none.
//
// Invariants
// - A slot is live while its word has DPY_LIVE. The word is then the chunk's metadata (origin.h), and in its top byte stands by how
//   many bytes the slot is longer than the chunk. For a slot of more than DPY_SMALL_MOST bytes that stands in a word of its own, which
//   is free since such a block has few slots.
// - Free slots are chained per size. They are in no chain while their block waits to be swept.
// - A collection marks, and leaves its blocks unswept. A block is swept when slots of its size are wanted, or before the next
//   collection. In an unswept block, what is not marked is not live.
// - One thread at a time allocates, frees and sweeps. dpy_heap_find may run anywhere.
// - There is no heap where others shall see every object: under valgrind, under sanitizers, where another malloc comes first, and
//   with DPY_HEAP=malloc. Objects are then chunks of malloc, as large ones always are (large.h).
#ifndef DPY_HEAP_H
#define DPY_HEAP_H

#include "memtable.h"
#include "origin.h"

enum { DPY_BLOCK_BITS = 16, DPY_BLOCK = 1 << DPY_BLOCK_BITS, DPY_GRANULES = DPY_BLOCK / 16, DPY_SMALL_MOST = 2032, DPY_SLOT_MOST = 1 << 15,
       DPY_SIZES = 40, DPY_SLACK_SHIFT = 56 };

// A free slot.
struct dpy_slot {
    struct dpy_slot *next;
    uint64_t *word;                  // the slot's in its block, so that an allocation need not look for it
};

struct dpy_block {
    uint32_t size, count;            // of its slots; size and count 0: of none. count: those that have ever been chained
    uint64_t reciprocal;             // 2^32 divided by the size in units of 16
    struct dpy_block *next;          // which waits to be swept, or is of no size
    uint8_t class;
    bool unswept, released;          // released: its memory has been given back
    uint64_t marks[DPY_GRANULES / 64];
    uint64_t words[DPY_GRANULES];
} __attribute__((aligned(64)));

struct dpy_heap {
    struct dpy_slot *free[DPY_SIZES];    // all NULL while each allocation is to take the slow path
    uintptr_t base;
    size_t length;                   // bytes of blocks in use so far; 0: there is no heap
    struct dpy_block *blocks;
    uint8_t classes[DPY_SLOT_MOST / 16 + 1];     // by size in units of 16, rounded up
};
extern struct dpy_heap dpy_heap;
extern const uint16_t dpy_heap_sizes[DPY_SIZES];

static inline bool dpy_heap_holds(const void *address) { return (uintptr_t)address - dpy_heap.base < dpy_heap.length; }
static inline struct dpy_block *dpy_heap_block(uintptr_t address) { return &dpy_heap.blocks[(address - dpy_heap.base) >> DPY_BLOCK_BITS]; }
static inline uint32_t dpy_heap_index(const struct dpy_block *block, uintptr_t address)
{
    return (uint32_t)((address - dpy_heap.base) % DPY_BLOCK / 16 * block->reciprocal >> 32);
}

// An address that is one past the end of C's data, of text or of items must not be that of the next slot.
static inline size_t dpy_heap_room(size_t size, uint64_t type_word)
{
    uint64_t objects = (uint64_t)1 << DPY_LIST | (uint64_t)1 << DPY_TUPLE | (uint64_t)1 << DPY_DICT | (uint64_t)1 << DPY_CELL |
        (uint64_t)1 << DPY_INSTANCE | (uint64_t)1 << DPY_GENERATOR | (uint64_t)1 << DPY_CLOSURE | (uint64_t)1 << DPY_SET |
        (uint64_t)1 << DPY_ITERATOR | (uint64_t)1 << DPY_BOUND | (uint64_t)1 << DPY_METHOD | (uint64_t)1 << DPY_EXCEPTION | 1;
    return size + !(objects >> (type_word & DPY_KIND_MASK) & 1 && !(type_word & DPY_ITEMS));
}

// A slot of so many bytes, whose word this is, is the chunk's from now on.
static inline void dpy_heap_occupy(uint64_t *word, size_t room, size_t size, uint64_t type_word)
{
    size_t slack = room - size;
    if (__builtin_expect(room > DPY_SMALL_MOST, 0)) {
        word[DPY_GRANULES / 2] = slack;
        slack = 0;
    }
    *word = type_word | DPY_LIVE | (uint64_t)slack << DPY_SLACK_SHIFT;
}

static inline struct memtable_chunk dpy_heap_chunk(const struct dpy_block *block, uint32_t index)
{
    uint64_t word = block->words[index], slack = word >> DPY_SLACK_SHIFT;
    if (__builtin_expect(block->size > DPY_SMALL_MOST, 0))
        slack = block->words[DPY_GRANULES / 2 + index];
    uintptr_t start = dpy_heap.base + (size_t)(block - dpy_heap.blocks) * DPY_BLOCK + (size_t)index * block->size;
    return (struct memtable_chunk){ start, block->size - slack, word & (DPY_MARKED - 1 + DPY_TIED) };
}

// The block and the number of the live slot that an address lies in, or NULL.
static inline struct dpy_block *dpy_heap_locate(uintptr_t address, uint32_t *index)
{
    if (address - dpy_heap.base >= dpy_heap.length)
        return NULL;
    struct dpy_block *block = dpy_heap_block(address);
    *index = dpy_heap_index(block, address);
    return *index < block->count && block->words[*index] & DPY_LIVE ? block : NULL;
}

// An address in the heap will be marked soon.
static inline void dpy_heap_expect(uintptr_t address)
{
    const struct dpy_block *block = dpy_heap_block(address);
    uint32_t index = dpy_heap_index(block, address);
    __builtin_prefetch(&block->words[index]);
    __builtin_prefetch(&block->marks[index / 64], 1);
}

static inline bool dpy_heap_mark(uintptr_t address, struct memtable_chunk *ret)
{
    uint32_t index;
    struct dpy_block *block = dpy_heap_locate(address, &index);
    if (!block)
        return false;
    uint64_t bit = (uint64_t)1 << index % 64, *marks = &block->marks[index / 64];
    if (*marks & bit)
        return false;
    *marks |= bit;
    *ret = dpy_heap_chunk(block, index);
    return true;
}

bool dpy_heap_open(void);                        // false: there is none
void dpy_heap_careful(void);                     // from now on every allocation takes the slow path
struct dpy_slot *dpy_heap_refill(unsigned class, size_t *bytes);     // takes one; the others are in the chain. NULL: no room
void dpy_heap_free(void *chunk);
void dpy_heap_set(const void *chunk, uint64_t clear, uint64_t set);  // of the metadata
bool dpy_heap_find(const void *address, struct memtable_chunk *ret); // also in the padding behind a chunk
bool dpy_heap_resize(void *chunk, size_t size, uint64_t type_word);  // in its place; false: it must move
void dpy_heap_each(void (*visit)(const struct memtable_chunk *chunk));

// For the collector
void dpy_heap_finish(void);                      // sweeps what is unswept. No slot is chained, no block is unswept, nothing is marked
static inline bool dpy_heap_mark(uintptr_t address, struct memtable_chunk *ret);     // false: no slot, or marked before
bool dpy_heap_marked(const void *chunk);
void dpy_heap_leave_unswept(void);
void dpy_heap_forget_marks(void);
void dpy_heap_tables(uintptr_t *from, uintptr_t *to);                // no place where pointers count
extern size_t dpy_heap_freed;                    // chunks that sweeping has found dead, ever
void dpy_collect_dispose(const struct memtable_chunk *chunk);        // collect.c: of a dead chunk for which dpy_origin_owns

#endif
