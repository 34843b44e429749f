// Memory of Python objects. This is the only file of the runtime that talks to the memtable.
#include "alloc.h"

#include <stdlib.h>
#include <string.h>

#include "collect.h"
#include "exception.h"
#include "memtable.h"
#include "native.h"
#include "str.h"

// One that fails is tried again with what a collection gives back.
static void *allocate(size_t size)
{
    enum { OVERHEAD = 32 };
    if (dpy_collect_credit <= 0)
        dpy_collect_due();
    dpy_collect_credit -= (int64_t)size + OVERHEAD;
    void *chunk = calloc(1, size ? size : 1);
    return !chunk && dpy_collect_enabled && dpy_collect() ? calloc(1, size ? size : 1) : chunk;
}

static void *insert(void *chunk, size_t size, uint64_t type_word)
{
    dpy_collect_include(chunk, size);
    memtable_insert(chunk, size, type_word);
    return chunk;
}

void *dpy_alloc(size_t size, uint64_t type_word)
{
    void *chunk = size <= PTRDIFF_MAX ? allocate(size) : NULL;
    if (!chunk) {
        dpy_raise_memory();
        return NULL;
    }
    return insert(chunk, size, type_word);
}

// The entry goes first: from the moment realloc frees the old chunk another thread may own its address.
void *dpy_realloc(void *chunk, size_t size, uint64_t type_word)
{
    if (!chunk)
        return dpy_alloc(size, type_word);
    struct memtable_chunk old;
    bool known = memtable_delete(chunk, &old);
    void *grown = size <= PTRDIFF_MAX ? realloc(chunk, size ? size : 1) : NULL;
    dpy_collect_credit -= (int64_t)size / 2;       // a buffer that doubles is, in all, as large as it is in the end
    if (!grown) {
        if (known)
            memtable_insert(chunk, old.size, old.metadata);
        dpy_raise_memory();
        return NULL;
    }
    return insert(grown, size, type_word);
}

void dpy_free(void *chunk)
{
    if (!chunk)
        return;
    memtable_delete(chunk, NULL);
    free(chunk);
}

void dpy_retype(void *chunk, uint64_t type_word)
{
    if (chunk)
        memtable_update(chunk, ~(uint64_t)0 >> (64 - MEMTABLE_METADATA_BITS), type_word, NULL);
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
    return dpy_native_at(dpy_descriptor(object), object.p, (const char *)object.p + offset);
}

struct val dpy_value_at(const void *address)
{
    struct memtable_chunk chunk;
    if (memtable_find(address, &chunk) != MEMTABLE_INSIDE)
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
    if (memtable_find(address, &chunk) == MEMTABLE_NOWHERE)
        return false;
    *ret = (struct dpy_chunk){ (const char *)chunk.start, chunk.size, dpy_origin_of(chunk.metadata).type_word };
    return true;
}
