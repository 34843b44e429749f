// Memory of Python objects: where it comes from. Looking a chunk up is chunk.c's.
#include "alloc.h"

#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "collect.h"
#include "exception.h"
#include "large.h"
#include "native.h"
#include "str.h"
#include "tied.h"

static struct { int64_t countdown; bool all, armed; } failing;     // DPY_ALLOC_FAIL: the Nth allocation, or all from the Nth on

// "7": the seventh fails; "7+": it and all after it.
static void arm(void)
{
    char *rest;
    const char *wanted = getenv("DPY_ALLOC_FAIL");
    if (!wanted || !*wanted)
        return;
    failing.countdown = strtoll(wanted, &rest, 10);
    failing.all = *rest == '+';
    failing.armed = true;
    dpy_heap_careful();
}

static bool fails_on_purpose(void)
{
    if (!failing.armed || --failing.countdown > 0)
        return false;
    return failing.countdown == 0 || failing.all;
}

static void before_first(void)
{
    static bool opened;
    if (!opened) {
        opened = true;
        dpy_heap_open();
        arm();
    }
}

// Small chunks

typedef long pair __attribute__((vector_size(16)));

// Not a call of memset: what is cleared is short.
static inline void *clear(void *slot, size_t size)
{
    for (pair *at = slot, *end = at + size / sizeof *at; at < end; at++) {
        *at = (pair){ 0, 0 };
        __asm__("" : "+r"(at));
    }
    return slot;
}

static inline unsigned class_for(size_t size, uint64_t type_word)
{
    return dpy_heap.classes[(dpy_heap_room(size, type_word) + 15) / 16];
}

static inline void *occupy(struct dpy_slot *slot, unsigned class, size_t size, uint64_t type_word, bool bare)
{
    size_t room = dpy_heap_sizes[class];
    dpy_heap_occupy(slot->word, room, size, type_word);
    return bare ? slot : clear(slot, room);
}

static void *allocate_small(size_t size, uint64_t type_word, bool bare)
{
    size_t bytes;
    unsigned class = class_for(size, type_word);
    struct dpy_slot *slot = dpy_heap_refill(class, &bytes);
    dpy_collect_credit -= (int64_t)bytes;
    return slot ? occupy(slot, class, size, type_word, bare) : NULL;
}

// Chunks of malloc's

enum { OVERHEAD = 32 };

static void *include(void *chunk, size_t size, uint64_t type_word)
{
    dpy_collect_include(chunk, size);
    memtable_insert(chunk, size, type_word);
    return chunk;
}

static void *allocate_large(size_t size, uint64_t type_word)
{
    void *chunk = size <= PTRDIFF_MAX ? calloc(1, size ? size : 1) : NULL;
    if (chunk && dpy_large_add(chunk)) {
        dpy_collect_credit -= (int64_t)size + OVERHEAD;
        return include(chunk, size, type_word);
    }
    free(chunk);
    return NULL;
}

static void *allocate(size_t size, uint64_t type_word, bool bare)
{
    void *chunk = NULL;
    if (fails_on_purpose())
        return NULL;
    if (size < DPY_SLOT_MOST && dpy_heap_open())
        chunk = allocate_small(size, type_word, bare);
    return chunk ? chunk : allocate_large(size, type_word);
}

// One that fails is tried again with what a collection gives back.
static __attribute__((noinline)) void *allocate_slowly(size_t size, uint64_t type_word, bool bare)
{
    before_first();
    if (dpy_collect_credit <= 0)
        dpy_collect_due();
    void *chunk = allocate(size, type_word, bare);
    if (!chunk && dpy_collect_enabled && !failing.armed && size <= PTRDIFF_MAX && dpy_collect())
        chunk = allocate(size, type_word, bare);
    if (!chunk)
        dpy_raise_memory();
    return chunk;
}

static inline __attribute__((always_inline)) void *allocate_quickly(size_t size, uint64_t type_word, bool bare)
{
    if (__builtin_expect(size >= DPY_SLOT_MOST, 0))
        return allocate_slowly(size, type_word, bare);
    unsigned class = class_for(size, type_word);
    struct dpy_slot *slot = dpy_heap.free[class];
    if (__builtin_expect(slot == NULL, 0))
        return allocate_slowly(size, type_word, bare);
    dpy_heap.free[class] = slot->next;
    return occupy(slot, class, size, type_word, bare);
}

void *dpy_alloc(size_t size, uint64_t type_word) { return allocate_quickly(size, type_word, false); }
void *dpy_alloc_bare(size_t size, uint64_t type_word) { return allocate_quickly(size, type_word, true); }

static void *move(void *chunk, size_t old_size, size_t size, uint64_t type_word)
{
    void *moved = dpy_alloc(size, type_word);
    if (moved) {
        memcpy(moved, chunk, old_size < size ? old_size : size);
        dpy_free(chunk);
    }
    return moved;
}

// A chunk of malloc's that leaves the table.
static void give_back(void *chunk, const struct memtable_chunk *known)
{
    if (dpy_collect_scans(known->metadata))
        explicit_bzero(chunk, known->size);      // memset before free would be left out
    free(chunk);
}

// What may hold pointers is not moved by realloc, which would leave them behind; unless it is so large that it has pages of its own.
static void *resize(void *chunk, const struct memtable_chunk *old, size_t size)
{
    enum { LARGE = 1 << 20 };
    if (size > PTRDIFF_MAX || fails_on_purpose())
        return NULL;
    if (old->size >= LARGE || !dpy_collect_scans(old->metadata))
        return realloc(chunk, size ? size : 1);
    void *moved = malloc(size ? size : 1);
    if (moved) {
        memcpy(moved, chunk, old->size < size ? old->size : size);
        give_back(chunk, old);
    }
    return moved;
}

// The entry goes first: from the moment the old chunk is freed another thread may own its address.
static void *resize_large(void *chunk, size_t size, uint64_t type_word)
{
    struct memtable_chunk old = { .size = SIZE_MAX };
    bool known = memtable_delete(chunk, &old);
    void *grown = resize(chunk, &old, size);
    if (!grown) {
        if (known)
            memtable_insert(chunk, old.size, old.metadata);
        dpy_raise_memory();
        return NULL;
    }
    if (grown != chunk)
        dpy_large_add(grown);                      // unlisted it is never freed, no more
    dpy_collect_credit -= (int64_t)size / 2;       // a buffer that doubles is, in all, as large as it is in the end
    return include(grown, size, type_word);
}

void *dpy_realloc(void *chunk, size_t size, uint64_t type_word)
{
    if (!chunk)
        return dpy_alloc(size, type_word);
    if (!dpy_heap_holds(chunk))
        return resize_large(chunk, size, type_word);
    if (dpy_heap_resize(chunk, size, type_word))
        return chunk;
    struct memtable_chunk old;
    return dpy_heap_find(chunk, &old) ? move(chunk, old.size, size, type_word) : NULL;
}

void dpy_free(void *chunk)
{
    if (!chunk)
        return;
    if (dpy_heap_holds(chunk)) {
        dpy_heap_free(chunk);
        return;
    }
    struct memtable_chunk known = { .size = 0 };
    memtable_delete(chunk, &known);
    give_back(chunk, &known);
}

void dpy_alloc_undo(void *chunk)
{
    struct memtable_chunk known;
    if (!dpy_heap_holds(chunk) && memtable_find(chunk, &known) == MEMTABLE_INSIDE)
        dpy_collect_credit += (int64_t)known.size + OVERHEAD;
    dpy_free(chunk);
}

void dpy_retype(void *chunk, uint64_t type_word)
{
    if (chunk)
        dpy_chunk_set(chunk, DPY_LIVE - 1 - DPY_TIED, type_word);
}

static struct val item_at(const struct memtable_chunk *chunk, uint64_t type_word, size_t offset)
{
    if (type_word != DPY_MIXED) {
        const int64_t *words = (const int64_t *)chunk->start;
        return (struct val){ .i = words[offset / sizeof *words], .type = type_word };
    }
    return ((const struct val *)chunk->start)[offset / sizeof(struct val)];
}

// What a chunk with this type word holds at an offset. Numbers are read; inside a C object the type decides what is meant.
static struct val object_at(const struct memtable_chunk *chunk, size_t offset)
{
    uint64_t type_word = chunk->metadata;
    switch (type_word) {
    case DPY_INT: case DPY_FLOAT: case DPY_BOOL: case DPY_NONE:
        return item_at(chunk, type_word, offset);
    case DPY_STR: case DPY_BYTES:
        return dpy_object(((struct dpy_str *)chunk->start)->bytes, type_word);
    }
    struct val object = dpy_object((const void *)chunk->start, type_word);
    if (type_word <= DPY_KIND_MASK || dpy_kind(object) == DPY_EXCEPTION || dpy_kind(object) == DPY_CLOSURE ||
        dpy_kind(object) == DPY_GENERATOR || dpy_kind(object) == DPY_INSTANCE || dpy_kind(object) == DPY_RECORD)
        return object;
    const struct dpy_tied *tied = offset || dpy_kind(object) != DPY_ARRAY ? NULL : dpy_tied_find(object.p);
    return tied && tied->is_data ? object : dpy_native_at(dpy_descriptor(object), object.p, (const char *)object.p + offset);
}

struct val dpy_value_at(const void *address)
{
    struct memtable_chunk chunk;
    if (dpy_chunk_find(address, &chunk) != MEMTABLE_INSIDE)
        return dpy_failure();
    uint64_t type_word = chunk.metadata & (DPY_ITEMS - 1);
    size_t offset = (uintptr_t)address - chunk.start;
    if (!type_word || !dpy_origin_is_python(chunk.metadata))
        return dpy_failure();
    return chunk.metadata & DPY_ITEMS ? item_at(&chunk, type_word, offset) : object_at(&chunk, offset);
}

bool dpy_chunk_at(const void *address, struct dpy_chunk *ret)
{
    struct memtable_chunk chunk;
    if (dpy_chunk_find(address, &chunk) == MEMTABLE_NOWHERE)
        return false;
    *ret = (struct dpy_chunk){ (const char *)chunk.start, chunk.size, dpy_origin_of(chunk.metadata).type_word };
    return true;
}
