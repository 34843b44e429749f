// Origins, interned in a hash table of lists that only grow.
#define _GNU_SOURCE
#include "origin.h"

#include <stdatomic.h>
#include <sys/mman.h>

struct entry {
    struct dpy_origin origin;
    struct entry *next;
};

enum { BUCKETS = 4096, BLOCK = 1 << 16 };

struct block {
    _Atomic size_t used;
    struct entry entries[(BLOCK - sizeof(size_t)) / sizeof(struct entry)];
};

static struct entry *_Atomic table[BUCKETS];
static struct block *_Atomic current;

static struct entry *entry_in(struct block *block)
{
    size_t most = sizeof block->entries / sizeof *block->entries;
    size_t i = block ? atomic_fetch_add(&block->used, 1) : most;
    return i < most ? &block->entries[i] : NULL;
}

static struct entry *new_entry(void)
{
    struct block *block = current;
    struct entry *entry = entry_in(block);
    while (!entry) {
        void *fresh = mmap(NULL, sizeof *block, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (fresh == MAP_FAILED)
            return NULL;
        if (!atomic_compare_exchange_strong(&current, &block, fresh))
            munmap(fresh, sizeof *block);        // another thread was quicker
        block = current;
        entry = entry_in(block);
    }
    return entry;
}

static struct entry *_Atomic *bucket_of(struct dpy_origin origin)
{
    uint64_t hash = origin.type_word * 31 + (uintptr_t)origin.site * 7 + (uintptr_t)origin.freed * 3 +
                    (uintptr_t)origin.release;
    return &table[hash * 0x9e3779b97f4a7c15u >> 52];
}

static struct entry *find(struct entry *entry, struct dpy_origin origin)
{
    while (entry && !(entry->origin.type_word == origin.type_word && entry->origin.site == origin.site &&
                      entry->origin.freed == origin.freed && entry->origin.release == origin.release))
        entry = entry->next;
    return entry;
}

// Two threads that intern the same origin at once may make two entries: they say the same.
uint64_t dpy_origin_metadata(struct dpy_origin origin)
{
    struct entry *_Atomic *bucket = bucket_of(origin);
    struct entry *first = *bucket, *entry = find(first, origin);
    if (!entry) {
        if (!(entry = new_entry()))
            return 0;
        entry->origin = origin;
        do
            entry->next = first;
        while (!atomic_compare_exchange_weak(bucket, &first, entry));
    }
    return (uintptr_t)entry | DPY_ORIGIN;
}

struct dpy_origin dpy_origin_of(uint64_t metadata)
{
    if (metadata & DPY_ORIGIN)
        return ((const struct entry *)(metadata & DPY_ADDRESS))->origin;
    if (metadata & DPY_SITE)
        return (struct dpy_origin){ .site = (const void *)(metadata & DPY_ADDRESS) };
    return (struct dpy_origin){ .type_word = metadata };
}
