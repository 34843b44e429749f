/* (a) No index: what the measuring itself costs. */
#include "memtable.h"

bool index_is_shared;

bool memtable_insert(const void *start, size_t size, uint64_t metadata)
{
    (void)start, (void)size, (void)metadata;
    return true;
}

bool memtable_insert_within(const void *start, size_t size, size_t capacity, uint64_t metadata)
{
    (void)start, (void)size, (void)capacity, (void)metadata;
    return true;
}

bool memtable_delete_within(const void *start, size_t capacity)
{
    (void)start, (void)capacity;
    return true;
}

bool memtable_delete(const void *start, struct memtable_chunk *ret)
{
    (void)start, (void)ret;
    return true;
}

enum memtable_place memtable_find(const void *address, struct memtable_chunk *ret)
{
    (void)address, (void)ret;
    return MEMTABLE_NOWHERE;
}

void memtable_forgo_metadata(void)
{
}
