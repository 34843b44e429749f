/* (b) A hash table keyed by the chunk's start: open addressing, linear probing, Fibonacci hashing, deletion by shifting
 * back, at most two thirds full, one 32-byte entry per slot. An interior pointer steps back granule by granule. */
#include <stdlib.h>
#include <sys/mman.h>

#include "memtable.h"
#include "shared.h"

enum { FIRST_BITS = 12 };

static struct memtable_chunk *slots;
static unsigned bits;
static size_t used, largest;

static size_t slot_for(uintptr_t start)
{
    return (start >> 4) * 0x9e3779b97f4a7c15u >> (64 - bits);
}

static size_t probe(uintptr_t start)
{
    size_t i = slot_for(start), mask = ((size_t)1 << bits) - 1;
    while (slots[i].start && slots[i].start != start)
        i = (i + 1) & mask;
    return i;
}

static void table_map(unsigned wanted)
{
    bits = wanted;
    slots = mmap(NULL, sizeof *slots << bits, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (slots == MAP_FAILED)
        abort();
}

static void grow(void)
{
    struct memtable_chunk *old = slots;
    size_t count = (size_t)1 << bits;
    table_map(bits + 1);
    for (size_t i = 0; i < count; i++)
        if (old[i].start)
            slots[probe(old[i].start)] = old[i];
    munmap(old, count * sizeof *old);
}

bool memtable_insert(const void *start, size_t size, uint64_t metadata)
{
    index_enter();
    if (!slots)
        table_map(FIRST_BITS);
    if (used * 3 >= (size_t)2 << bits)
        grow();
    size_t i = probe((uintptr_t)start);
    used += !slots[i].start;
    slots[i] = (struct memtable_chunk){(uintptr_t)start, size, metadata};
    if (size > largest)
        largest = size;
    index_leave();
    return true;
}

static void erase(size_t hole)
{
    size_t mask = ((size_t)1 << bits) - 1;
    for (size_t i = (hole + 1) & mask; slots[i].start; i = (i + 1) & mask) {
        if (((i - slot_for(slots[i].start)) & mask) < ((i - hole) & mask))
            continue;
        slots[hole] = slots[i];
        hole = i;
    }
    slots[hole].start = 0;
    used--;
}

bool memtable_delete(const void *start, struct memtable_chunk *ret)
{
    index_enter();
    size_t i = slots ? probe((uintptr_t)start) : 0;
    bool known = slots && slots[i].start;
    if (known && ret)
        *ret = slots[i];
    if (known)
        erase(i);
    index_leave();
    return known;
}

enum memtable_place memtable_find(const void *address, struct memtable_chunk *ret)
{
    uintptr_t at = (uintptr_t)address, start = at & ~(uintptr_t)15;
    enum memtable_place place = MEMTABLE_NOWHERE;
    index_enter();
    for (; slots && at - start <= largest; start -= MEMTABLE_GRANULE) {
        struct memtable_chunk *slot = slots + probe(start);
        if (!slot->start)
            continue;
        *ret = *slot;
        place = at - start < slot->size ? MEMTABLE_INSIDE : at - start == slot->size ? MEMTABLE_PAST_END : place;
        break;
    }
    index_leave();
    return place;
}

void memtable_forgo_metadata(void)
{
}
