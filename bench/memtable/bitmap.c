/* (d) A start bitmap per arena of 64 MiB: one bit per granule, a record per granule beside it, and a scan back over the
 * words, into the arenas before if need be. */
#include <stdlib.h>
#include <sys/mman.h>

#include "memtable.h"
#include "shared.h"

enum { ARENA_BITS = 26, GRANULES = 1 << (ARENA_BITS - 4), WORDS = GRANULES / 64 };

struct record {
    size_t size;
    uint64_t metadata;
};

struct arena {
    _Atomic uint64_t starts[WORDS];
    struct record records[GRANULES];
};

static _Atomic(struct arena *) *arenas;
static size_t largest;

static void *map(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        abort();
    return memory;
}

static struct arena *arena_for(uintptr_t address)
{
    if (!arenas)
        arenas = map(sizeof *arenas << (47 - ARENA_BITS));
    struct arena *arena = arenas[address >> ARENA_BITS];
    if (!arena)
        arena = arenas[address >> ARENA_BITS] = map(sizeof *arena);
    return arena;
}

static size_t granule_of(uintptr_t address)
{
    return address >> 4 & (GRANULES - 1);
}

/* A locked operation only where two threads may write one word. */
static void bit_flip(_Atomic uint64_t *word, uint64_t bit)
{
    if (index_is_shared)
        atomic_fetch_xor_explicit(word, bit, memory_order_release);
    else
        atomic_store_explicit(word, atomic_load_explicit(word, memory_order_relaxed) ^ bit, memory_order_release);
}

bool memtable_insert(const void *start, size_t size, uint64_t metadata)
{
    struct arena *arena = arena_for((uintptr_t)start);
    size_t granule = granule_of((uintptr_t)start);
    arena->records[granule] = (struct record){size, metadata};
    bit_flip(arena->starts + granule / 64, (uint64_t)1 << granule % 64);
    if (size > largest)
        largest = size;
    return true;
}

bool memtable_delete(const void *start, struct memtable_chunk *ret)
{
    struct arena *arena = arenas ? arenas[(uintptr_t)start >> ARENA_BITS] : NULL;
    size_t granule = granule_of((uintptr_t)start);
    uint64_t bit = (uint64_t)1 << granule % 64;
    if (!arena || !(arena->starts[granule / 64] & bit))
        return false;
    if (ret)
        *ret = (struct memtable_chunk){(uintptr_t)start, arena->records[granule].size,
                                       arena->records[granule].metadata};
    bit_flip(arena->starts + granule / 64, bit);
    return true;
}

/* The last start at or before the address: the number of its granule in the whole address space, or 0. */
static uintptr_t last_start(uintptr_t address)
{
    uintptr_t limit = address > largest ? address - largest : 0;
    uint64_t below = UINT64_MAX >> (63 - (address >> 4) % 64);
    for (uintptr_t at = address & ~(uintptr_t)1023;; at -= 1024, below = UINT64_MAX) {
        struct arena *arena = arenas[at >> ARENA_BITS];
        uint64_t word = arena ? arena->starts[granule_of(at) / 64] & below : 0;
        if (word)
            return (at >> 4) + 63 - (unsigned)__builtin_clzl(word);
        if (at <= limit)
            return 0;
    }
}

enum memtable_place memtable_find(const void *address, struct memtable_chunk *ret)
{
    uintptr_t at = (uintptr_t)address, found = arenas ? last_start(at) : 0;
    if (!found)
        return MEMTABLE_NOWHERE;
    struct record *record = arenas[found >> (ARENA_BITS - 4)]->records + found % GRANULES;
    *ret = (struct memtable_chunk){found << 4, record->size, record->metadata};
    return at - ret->start < ret->size ? MEMTABLE_INSIDE
        : at - ret->start == ret->size ? MEMTABLE_PAST_END : MEMTABLE_NOWHERE;
}
