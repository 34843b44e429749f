/* (c) A radix tree as kernels have it: six bits of the granule's number a level, and in each node a word that says which
 * of the 64 slots are taken, so that the last start before an address is found by going up and down once. */
#include <stdlib.h>
#include <sys/mman.h>

#include "memtable.h"
#include "shared.h"

enum { LEVELS = 8, LEVEL_BITS = 6, SLOTS = 64 };

struct record {
    size_t size;
    uint64_t metadata;
};

struct node {
    uint64_t taken;
    union {
        struct node *children[SLOTS];
        struct record records[SLOTS];
    };
};

static struct node *root;

static void *node_new(unsigned level)
{
    static char *free_memory, *end;
    size_t size = level ? offsetof(struct node, children) + SLOTS * sizeof(struct node *) : sizeof(struct node);
    if (free_memory == NULL || (size_t)(end - free_memory) < size) {
        size_t piece = (size_t)64 << 20;
        free_memory = mmap(NULL, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (free_memory == MAP_FAILED)
            abort();
        end = free_memory + piece;
    }
    free_memory += size;
    return free_memory - size;
}

static unsigned digit(uintptr_t granule, unsigned level)
{
    return granule >> (level * LEVEL_BITS) & (SLOTS - 1);
}

bool memtable_insert(const void *start, size_t size, uint64_t metadata)
{
    uintptr_t granule = (uintptr_t)start >> 4;
    index_enter();
    if (!root)
        root = node_new(LEVELS - 1);
    struct node *node = root;
    for (unsigned level = LEVELS - 1; level > 0; level--) {
        unsigned i = digit(granule, level);
        if (!node->children[i])
            node->children[i] = node_new(level - 1);
        node->taken |= (uint64_t)1 << i;
        node = node->children[i];
    }
    node->taken |= (uint64_t)1 << digit(granule, 0);
    node->records[digit(granule, 0)] = (struct record){size, metadata};
    index_leave();
    return true;
}

/* Nodes stay, but an empty one is no longer marked as taken. */
static bool erase(uintptr_t granule, struct memtable_chunk *ret)
{
    struct node *path[LEVELS];
    struct node *node = root;
    for (unsigned level = LEVELS - 1; level > 0 && node; level--) {
        path[level] = node;
        node = node->children[digit(granule, level)];
    }
    if (!node || !(node->taken >> digit(granule, 0) & 1))
        return false;
    struct record *record = node->records + digit(granule, 0);
    if (ret)
        *ret = (struct memtable_chunk){granule << 4, record->size, record->metadata};
    path[0] = node;
    for (unsigned level = 0; level < LEVELS; level++) {
        path[level]->taken &= ~((uint64_t)1 << digit(granule, level));
        if (path[level]->taken)
            break;
    }
    return true;
}

bool memtable_delete(const void *start, struct memtable_chunk *ret)
{
    index_enter();
    bool known = erase((uintptr_t)start >> 4, ret);
    index_leave();
    return known;
}

static uintptr_t last_start(struct node **leaf, uintptr_t granule)
{
    struct node *path[LEVELS];
    struct node *node = root;
    unsigned level = LEVELS - 1;
    for (; level > 0 && node->taken >> digit(granule, level) & 1; level--) {
        path[level] = node;
        node = node->children[digit(granule, level)];
    }
    path[level] = node;
    uint64_t before = level ? ((uint64_t)1 << digit(granule, level)) - 1 : UINT64_MAX >> (63 - digit(granule, 0));
    while (!(path[level]->taken & before)) {
        if (++level == LEVELS)
            return 0;
        before = ((uint64_t)1 << digit(granule, level)) - 1;
    }
    uintptr_t found = granule >> ((level + 1) * LEVEL_BITS);
    for (node = path[level];; before = UINT64_MAX) {
        unsigned i = 63 - (unsigned)__builtin_clzl(node->taken & before);
        found = found << LEVEL_BITS | i;
        if (level-- == 0)
            break;
        node = node->children[i];
    }
    *leaf = node;
    return found;
}

enum memtable_place memtable_find(const void *address, struct memtable_chunk *ret)
{
    uintptr_t at = (uintptr_t)address;
    struct node *leaf;
    enum memtable_place place = MEMTABLE_NOWHERE;
    index_enter();
    uintptr_t found = root ? last_start(&leaf, at >> 4) : 0;
    if (found) {
        struct record *record = leaf->records + found % SLOTS;
        *ret = (struct memtable_chunk){found << 4, record->size, record->metadata};
        place = at - ret->start < ret->size ? MEMTABLE_INSIDE
            : at - ret->start == ret->size ? MEMTABLE_PAST_END : MEMTABLE_NOWHERE;
    }
    index_leave();
    return place;
}
