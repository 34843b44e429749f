/* Random operations on the table and on a model of it, a sorted array; every answer must agree.
 *
 *     memtable_model SEED OPERATIONS [DIRECTORY_BITS | bare]
 *
 * The addresses are numbers without memory behind them: low ones, high ones, some around the borders of regions. With a
 * small directory an insertion may be refused; then it must leave no trace. bare: no metadata is kept. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memtable.h"

enum { CHUNKS_MAX = 3000, PHASE = 16384, CHECK_WALK_EVERY = 9973, GONE = 8 };

static struct memtable_chunk model[CHUNKS_MAX];
static size_t live;
static uint64_t random_state, operation, seed;
static bool may_refuse, bare;
static struct memtable_chunk gone[GONE];    /* deleted lately: some come back as they were */

static const uintptr_t spans[][2] = {
    {0x10, 0x4000}, {0x555555550000, 0x555555650000}, {0x7f0000ff8000, 0x7f0001008000},
    {0x7f1000000000, 0x7f1008000000}, {0x600000000000, 0x600400000000}, {0x7fffff000000, 0x800000000000},
};

static uint64_t random_below(uint64_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (random_state * 0x2545f4914f6cdd1d >> 11) % limit;
}

static void expect(bool condition, const char *what, uintptr_t address)
{
    if (condition)
        return;
    fprintf(stderr, "memtable_model: seed %" PRIu64 ", operation %" PRIu64 ", address %#" PRIxPTR ": %s\n", seed,
            operation, address, what);
    abort();
}

/* The index of the first chunk that starts behind the address. */
static size_t model_after(uintptr_t address)
{
    size_t low = 0, high = live;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (model[middle].start <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t extent_of(const struct memtable_chunk *chunk)
{
    return chunk->size ? chunk->size : 1;
}

/* Some chunks have more room than was asked for. Which ones and how much, their addresses tell. */
static size_t capacity_of(const struct memtable_chunk *chunk)
{
    size_t rest = chunk->start / MEMTABLE_GRANULE % 3 ? 0 : (size_t)1 << chunk->start / 64 % 14;
    return extent_of(chunk) + rest;
}

static bool insert(const struct memtable_chunk *chunk)
{
    if (capacity_of(chunk) == extent_of(chunk))
        return memtable_insert((void *)chunk->start, chunk->size, chunk->metadata);
    return memtable_insert_within((void *)chunk->start, chunk->size, capacity_of(chunk), chunk->metadata);
}

/* Now and then by a wrong capacity, or by none. */
static void delete(const struct memtable_chunk *chunk)
{
    struct memtable_chunk got;
    size_t capacity = random_below(8) ? capacity_of(chunk) : random_below(4096);
    if (random_below(2)) {
        expect(memtable_delete_within((void *)chunk->start, capacity), "not deleted by its capacity", chunk->start);
        return;
    }
    expect(memtable_delete((void *)chunk->start, &got), "not deleted", chunk->start);
    expect(!memcmp(&got, chunk, sizeof got), "deleted another", chunk->start);
}

static enum memtable_place model_find(uintptr_t address, struct memtable_chunk *ret)
{
    for (size_t i = model_after(address), back = 0; i-- > 0 && back < 2; back++) {
        *ret = model[i];
        if (address - model[i].start < extent_of(model + i))
            return MEMTABLE_INSIDE;
        if (address - model[i].start == model[i].size)
            return MEMTABLE_PAST_END;
    }
    return MEMTABLE_NOWHERE;
}

static void check_find(uintptr_t address)
{
    struct memtable_chunk wanted, got;
    enum memtable_place place = model_find(address, &wanted);
    expect(memtable_find((void *)address, &got) == place, "wrong place", address);
    if (place)
        expect(!memcmp(&got, &wanted, sizeof got), "wrong chunk", address);
}

static void check_around(const struct memtable_chunk *chunk)
{
    uintptr_t end = chunk->start + chunk->size;
    check_find(chunk->start);
    check_find(chunk->start - 1);
    check_find(end);
    check_find(end - 1);
    check_find(end + 1 + random_below(64));
    check_find(chunk->start + random_below(extent_of(chunk)));
}

static uint64_t random_metadata(void)
{
    return bare ? 0 : random_below(UINT64_C(1) << 53) << 3 & ((UINT64_C(1) << MEMTABLE_METADATA_BITS) - 1);
}

static struct memtable_chunk random_chunk(void)
{
    const uintptr_t *span = spans[random_below(sizeof spans / sizeof *spans)];
    struct memtable_chunk chunk;
    chunk.start = (span[0] + random_below(span[1] - span[0])) & ~(uintptr_t)15;
    chunk.size = random_below(UINT64_C(1) << (random_below(8) ? random_below(14) : random_below(37)));
    if (random_below(8) == 0) /* right behind another one */
        chunk.start = live ? (model[random_below(live)].start + model[random_below(live)].size + 15) & ~15ul : chunk.start;
    chunk.metadata = random_metadata();
    const struct memtable_chunk *back = &gone[random_below(GONE)];
    return back->start && random_below(3) == 0 ? *back : chunk;
}

static bool model_accepts(const struct memtable_chunk *chunk, size_t at)
{
    if (at > 0 && model[at - 1].start + capacity_of(model + at - 1) > chunk->start)
        return false;
    if (at < live && chunk->start + capacity_of(chunk) > model[at].start)
        return false;
    return chunk->start + chunk->size < UINT64_C(1) << 47;
}

static void try_insert(void)
{
    struct memtable_chunk chunk = random_chunk();
    size_t at = model_after(chunk.start);
    if (live == CHUNKS_MAX || !model_accepts(&chunk, at))
        return;
    if (!insert(&chunk)) {
        expect(may_refuse, "refused", chunk.start);
        check_find(chunk.start);
        return;
    }
    memmove(model + at + 1, model + at, (live++ - at) * sizeof *model);
    model[at] = chunk;
    check_around(&chunk);
}

static void try_delete(void)
{
    if (!live)
        return;
    size_t at = random_below(live);
    struct memtable_chunk chunk = model[at];
    expect(!memtable_delete((void *)(chunk.start + 1 + random_below(15)), NULL), "deleted by interior", chunk.start);
    delete(&chunk);
    expect(!memtable_delete((void *)chunk.start, NULL), "deleted twice", chunk.start);
    expect(!memtable_delete_within((void *)chunk.start, capacity_of(&chunk)), "deleted twice by its capacity", chunk.start);
    memmove(model + at, model + at + 1, (--live - at) * sizeof *model);
    gone[random_below(GONE)] = chunk;
    check_around(&chunk);
}

static void try_update(void)
{
    if (!live || bare)
        return;
    struct memtable_chunk *chunk = model + random_below(live);
    uint64_t clear = random_metadata(), set = random_metadata(), before;
    expect(memtable_update((void *)chunk->start, clear, set, &before), "not updated", chunk->start);
    expect(before == chunk->metadata, "wrong old metadata", chunk->start);
    chunk->metadata = (chunk->metadata & ~clear) | set;
    check_around(chunk);
}

static void check_walk(uintptr_t from, uintptr_t to)
{
    struct memtable_walk walk;
    struct memtable_chunk chunk;
    size_t i = from ? model_after(from - 1) : 0;
    memtable_walk_begin(&walk, (void *)from, (void *)to);
    for (; memtable_walk_next(&walk, &chunk); i++)
        expect(i < live && !memcmp(&chunk, model + i, sizeof chunk), "walk met a wrong chunk", chunk.start);
    expect(i == live || model[i].start >= to, "walk ended early", to);
}

static void check_statistics(void)
{
    struct memtable_stats stats;
    size_t bytes = 0;
    for (size_t i = 0; i < live; i++)
        bytes += model[i].size;
    memtable_statistics(&stats);
    expect(stats.chunks == live && stats.bytes == bytes, "statistics", 0);
}

static void check_refusals(void)
{
    expect(!memtable_insert((void *)0x1008, 16, 0), "misaligned start", 0x1008);
    expect(!memtable_insert((void *)0x1000, 16, UINT64_C(1) << MEMTABLE_METADATA_BITS), "wide metadata", 0x1000);
    expect(!memtable_insert((void *)(UINT64_C(1) << 47), 16, 0), "kernel address", UINT64_C(1) << 47);
    expect(!memtable_insert((void *)0x7ffffffffff0, 16, 0), "end out of range", 0x7ffffffffff0);
    expect(!memtable_insert((void *)0x1000, SIZE_MAX, 0), "endless chunk", 0x1000);
    check_find(UINTPTR_MAX);
    check_find(UINT64_C(1) << 63);
}

static void step(void)
{
    uint64_t choice = random_below(16);
    bool growing = operation / PHASE % 2 == 0;
    if (choice < 7)
        growing ? try_insert() : try_delete();
    else if (choice < 9)
        growing ? try_delete() : try_insert();
    else if (choice < 11)
        try_update();
    else if (choice < 13)
        check_find(random_below(UINT64_MAX));
    else if (live)
        check_around(model + random_below(live));
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    seed = strtoull(argv[1], NULL, 0);
    uint64_t operations = strtoull(argv[2], NULL, 0);
    random_state = seed * 2 + 1;
    bare = argc > 3 && !strcmp(argv[3], "bare");
    may_refuse = argc > 3 && !bare;
    if (bare)
        memtable_forgo_metadata();
    check_find(0x1000);
    if (may_refuse)
        expect(memtable_open((unsigned)atoi(argv[3]), SIZE_MAX) == MEMTABLE_FOLDED, "not folded", 0);
    for (operation = 0; operation < operations; operation++) {
        step();
        if (operation % CHECK_WALK_EVERY == 0) {
            check_walk(0, UINTPTR_MAX);
            check_walk(random_below(0x7fffffffffff), random_below(0x7fffffffffff));
            check_statistics();
        }
    }
    check_refusals();
    printf("%zu chunks live after %" PRIu64 " operations\n", live, operations);
    return 0;
}
