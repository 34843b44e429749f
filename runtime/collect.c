// See collect.h.
#include "collect.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "exception.h"
#include "memtable.h"
#include "origin.h"
#include "roots.h"
#include "tied.h"
#include "type.h"

#define DPY_MARKED ((uint64_t)1 << 53)

enum { LEAST = 32 << 20, OVERHEAD = 32 };

int64_t dpy_collect_credit = LEAST;
uintptr_t dpy_collect_lowest = UINTPTR_MAX, dpy_collect_highest;
#ifdef __SANITIZE_ADDRESS__
bool dpy_collect_enabled = false;        // its shadow is memory too, and much of it
#else
bool dpy_collect_enabled = true;
#endif
static size_t least = LEAST;

// Chunks that are alive and whose words have not been looked at.
static struct { struct memtable_chunk *chunks; size_t count, capacity; bool full; } grey;

static size_t alive;         // bytes

void dpy_collect_init(void)
{
    const char *wanted = getenv("DPY_GC");
    if (!wanted || !*wanted)
        return;
    dpy_collect_enabled = dpy_collect_enabled && strcmp(wanted, "off") != 0;
    least = strcmp(wanted, "stress") == 0 ? 0 : strtoul(wanted, NULL, 10);
    dpy_collect_credit = (int64_t)least;
}

// No thread's bound may be lost to another's.
void dpy_collect_widen(uintptr_t start, uintptr_t end)
{
    uintptr_t low = dpy_collect_lowest, high = dpy_collect_highest;
    while (start < low && !__atomic_compare_exchange_n(&dpy_collect_lowest, &low, start, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        ;
    while (end > high && !__atomic_compare_exchange_n(&dpy_collect_highest, &high, end, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        ;
}

static void push(const struct memtable_chunk *chunk)
{
    if (grey.count == grey.capacity) {
        size_t capacity = grey.capacity ? 2 * grey.capacity : 4096;
        void *grown = mmap(NULL, capacity * sizeof *chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (grown == MAP_FAILED) {
            grey.full = true;
            return;
        }
        if (grey.chunks) {
            memcpy(grown, grey.chunks, grey.count * sizeof *chunk);
            munmap(grey.chunks, grey.capacity * sizeof *chunk);
        }
        grey.chunks = grown;
        grey.capacity = capacity;
    }
    grey.chunks[grey.count++] = *chunk;
}

static bool is_scalar(const struct dpy_type *type)
{
    return type->ctype != DPY_C_NONE && type->ctype < DPY_C_POINTER && type->ctype != DPY_C_VOID;
}

static bool may_hold_pointers(uint64_t metadata)
{
    uint64_t type_word = metadata & DPY_ADDRESS;
    if (type_word > DPY_KIND_MASK) {
        const struct dpy_type *type = (const struct dpy_type *)(type_word & ~(uint64_t)DPY_KIND_MASK);
        return !is_scalar(type) && !(type->ctype == DPY_C_ARRAY && type->target && is_scalar(type->target));
    }
    switch (type_word) {
    case DPY_INT: case DPY_FLOAT: case DPY_BOOL: case DPY_NONE: case DPY_BIGINT: case DPY_COMPLEX:
        return metadata & DPY_ITEMS && type_word == DPY_BIGINT;
    case DPY_STR: case DPY_BYTES:
        return metadata & DPY_ITEMS;
    }
    return true;
}

static void mark(uintptr_t word)
{
    struct memtable_chunk chunk;
    uint64_t before;
    if (word - dpy_collect_lowest > dpy_collect_highest - dpy_collect_lowest || memtable_find((const void *)word, &chunk) == MEMTABLE_NOWHERE
        || !dpy_origin_is_python(chunk.metadata) || chunk.metadata & DPY_MARKED)
        return;
    if (!memtable_update((const void *)chunk.start, 0, DPY_MARKED, &before))
        return;
    alive += chunk.size + OVERHEAD;
    if (may_hold_pointers(chunk.metadata))
        push(&chunk);
    mark(chunk.metadata & DPY_ADDRESS & ~(uint64_t)DPY_KIND_MASK);      // a type that was made at run time
}

// Memory under valgrind and sanitizers may be one that the program must not read.
__attribute__((no_sanitize("address", "undefined")))
static void scan(const uintptr_t *from, const uintptr_t *to)
{
    for (; from < to; from++)
        mark(*from);
}

static void mark_reachable(void)
{
    while (grey.count) {
        struct memtable_chunk chunk = grey.chunks[--grey.count];
        scan((const uintptr_t *)chunk.start, (const uintptr_t *)(chunk.start + chunk.size / sizeof(uintptr_t) * sizeof(uintptr_t)));
    }
}

static uintptr_t aligned(uintptr_t address, uintptr_t unit)
{
    return (address + unit - 1) & ~(unit - 1);
}

// A piece of memory that is no chunk of Python's. The table's own addresses keep nothing alive.
static void scan_piece(uintptr_t from, uintptr_t to)
{
    const void *first, *end;
    memtable_own_addresses(&first, &end);
    if ((uintptr_t)first < to && from < (uintptr_t)end) {
        if (from < (uintptr_t)first)
            dpy_roots_written(from, (uintptr_t)first, scan);
        from = (uintptr_t)end;
    }
    if (from < to)
        dpy_roots_written(from, to, scan);
}

// The first chunk at or after `from`, or `to`.
static uintptr_t next_chunk(uintptr_t from, uintptr_t to)
{
    struct memtable_walk walk;
    struct memtable_chunk chunk;
    memtable_walk_begin(&walk, (const void *)from, (const void *)to);
    return memtable_walk_next(&walk, &chunk) ? chunk.start : to;
}

// What Python's chunks hold counts only if they are alive. Chunks mostly follow one another closely; a walk is for the wide gaps.
static void scan_mapping(uintptr_t from, uintptr_t to)
{
    enum { NEAR = 8 };
    uintptr_t at = from & ~(uintptr_t)(MEMTABLE_GRANULE - 1);
    for (int missed = 0; at < to;) {
        struct memtable_chunk chunk;
        if (memtable_find((const void *)at, &chunk) != MEMTABLE_INSIDE) {
            at = ++missed < NEAR ? at + MEMTABLE_GRANULE : next_chunk(at, to);
            continue;
        }
        missed = 0;
        uintptr_t end = chunk.start + (chunk.size ? chunk.size : 1);
        if (dpy_origin_is_python(chunk.metadata)) {
            scan_piece(from, chunk.start < from ? from : chunk.start);
            from = aligned(end, sizeof from);
        }
        at = aligned(end, MEMTABLE_GRANULE);
    }
    scan_piece(from, to);
    mark_reachable();
}

// The old words are cleared: they would keep alive what later has an address that they name.
static void release(const struct memtable_chunk *chunk)
{
    uint64_t type_word = chunk->metadata & DPY_ADDRESS;
    if ((type_word & DPY_KIND_MASK) == DPY_EXCEPTION && !(chunk->metadata & DPY_ITEMS))
        dpy_exception_drop((struct dpy_exception *)chunk->start);
    if (may_hold_pointers(chunk->metadata))
        memset((void *)chunk->start, 0, chunk->size);
    dpy_tied_drop((const void *)chunk->start);
    memtable_delete((const void *)chunk->start, NULL);
    free((void *)chunk->start);
}

static size_t freed;         // chunks

static void sweep(const struct memtable_chunk *chunk)
{
    if (chunk->metadata & DPY_MARKED) {
        memtable_update((const void *)chunk->start, DPY_MARKED, 0, NULL);
    } else if (dpy_origin_is_python(chunk->metadata)) {
        release(chunk);
        freed++;
    }
}

static void clear_mark(const struct memtable_chunk *chunk)
{
    memtable_update((const void *)chunk->start, DPY_MARKED, 0, NULL);
}

// Not inlined, so that its frame, into which the callers' registers are saved, is the stack's top.
__attribute__((noinline)) size_t dpy_collect(void)
{
    __builtin_unwind_init();
    int saved = errno;
    alive = 0;
    // Without room or the mappings, nothing is known to be garbage.
    bool all = dpy_roots_mappings((uintptr_t)&saved & ~(sizeof(uintptr_t) - 1), scan_mapping) && !grey.full;
    freed = 0;
    memtable_each(all ? sweep : clear_mark);
    if (grey.chunks)
        munmap(grey.chunks, grey.capacity * sizeof *grey.chunks);
    memset(&grey, 0, sizeof grey);
    errno = saved;
    return freed;
}

void dpy_collect_due(void)
{
    if (dpy_collect_enabled)
        dpy_collect();
    dpy_collect_credit = alive > least && least ? alive : least;
}
