/* The whole malloc API. Functions of libc that allocate inside (strdup, getline, asprintf...) call it by these names. */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "memtable.h"
#include "preload.h"
#include "slot.h"

#define EXPORT __attribute__((visibility("default")))
#define HOT __attribute__((hot))    /* together, on a page or two */
#define CALLER ((uint64_t)(uintptr_t)__builtin_return_address(0))
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

/* The table's slots are written in line. Not so where another index stands behind memtable.h. */
#ifndef PRELOAD_IN_LINE
#define PRELOAD_IN_LINE true
#endif

static __attribute__((noinline, cold)) bool start(void)
{
    if (!preload_next.malloc)
        preload_start();
    return preload_state == PRELOAD_STARTING;
}

/* Is the next allocator still unknown? */
static inline bool starting(void)
{
    return UNLIKELY(preload_state == PRELOAD_STARTING) && start();
}

/* Is its capacity one of that class or below? */
static inline bool is_up_to(unsigned class, const void *chunk)
{
    return preload_note(chunk) < class_limit(class) + sizeof(size_t) + 8;
}

/* Nearly all chunks of nearly all programs are of the first two classes. An empty one is of class 0, whatever its room. */
INLINE bool insert_in_line(const void *chunk, size_t size, uint64_t site)
{
    if (!PRELOAD_IN_LINE)
        return false;
    if (LIKELY(is_up_to(0, chunk)))
        return slot_insert(0, (uintptr_t)chunk, size, site);
    return is_up_to(1, chunk) && size > 0 && slot_insert(1, (uintptr_t)chunk, size, site);
}

INLINE bool delete_in_line(const void *chunk)
{
    if (!PRELOAD_IN_LINE)
        return false;
    if (LIKELY(is_up_to(0, chunk)))
        return slot_delete(0, (uintptr_t)chunk);
    return is_up_to(1, chunk) && slot_delete(1, (uintptr_t)chunk);
}

INLINE void *index_chunk(void *chunk, size_t size, uint64_t site)
{
    if (LIKELY(chunk != NULL) && !LIKELY(insert_in_line(chunk, size, site)))
        memtable_insert_within(chunk, size, preload_capacity(chunk), site);
    return chunk;
}

static inline bool is_indexing(void)
{
    return preload_state == PRELOAD_INDEXING || preload_state == PRELOAD_COUNTING;
}

static __attribute__((noinline)) void *index_if(void *chunk, size_t size, uint64_t site)
{
    return is_indexing() ? index_chunk(chunk, size, site) : chunk;
}

static __attribute__((noinline)) void *malloc_otherwise(size_t size, uint64_t site)
{
    return starting() ? preload_early_alloc(size) : index_if(preload_next.malloc(size), size, site);
}

/* What most programs do most often calls nothing but the next allocator. */
EXPORT HOT void *malloc(size_t size)
{
    if (!LIKELY(preload_state == PRELOAD_INDEXING))
        return malloc_otherwise(size, CALLER);
    return index_chunk(preload_next.malloc(size), size, CALLER);
}

static __attribute__((noinline)) bool unindex_chunk(void *chunk)
{
    bool known = is_indexing() && memtable_delete_within(chunk, preload_capacity(chunk));
    if (known && preload_state == PRELOAD_COUNTING)
        preload_count(&preload_counts_of_thread()->freed);
    return known;
}

/* NULL, chunks from before the start, chunks that the table had no room for, and all where nothing is indexed, or counted too. */
static __attribute__((noinline)) void free_otherwise(void *chunk)
{
    if (!chunk || preload_is_early(chunk))
        return;
    if (!starting() && !unindex_chunk(chunk) && preload_state == PRELOAD_COUNTING)
        preload_count(&preload_counts_of_thread()->unknown);
    preload_next.free(chunk);
}

EXPORT HOT void free(void *chunk)
{
    if (!LIKELY(chunk && preload_state == PRELOAD_INDEXING))
        return free_otherwise(chunk);
    if (LIKELY(delete_in_line(chunk)) || memtable_delete_within(chunk, preload_capacity(chunk)))
        preload_next.free(chunk);
    else
        free_otherwise(chunk);
}

static __attribute__((noinline)) void *calloc_otherwise(size_t count, size_t size, uint64_t site)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        bytes = SIZE_MAX;   /* the next calloc refuses in its own way */
    return starting() ? preload_early_alloc(bytes) : index_if(preload_next.calloc(count, size), bytes, site);
}

EXPORT HOT void *calloc(size_t count, size_t size)
{
    if (!LIKELY(preload_state == PRELOAD_INDEXING))
        return calloc_otherwise(count, size, CALLER);
    return index_chunk(preload_next.calloc(count, size), count * size, CALLER); /* of an overflow there is no chunk */
}

static void *realloc_early(void *chunk, size_t size, uint64_t site)
{
    size_t before = preload_early_size(chunk);
    void *grown = starting() ? preload_early_alloc(size) : index_if(preload_next.malloc(size), size, site);
    if (grown)
        memcpy(grown, chunk, before < size ? before : size);
    return grown;
}

static bool find_start(void *chunk, struct memtable_chunk *ret)
{
    return memtable_find(chunk, ret) == MEMTABLE_INSIDE && ret->start == (uintptr_t)chunk;
}

/* The old chunk leaves the index first: once the next realloc has given it up, it may be another thread's. */
static inline void *realloc_indexed(void *chunk, size_t size, uint64_t site)
{
    struct memtable_chunk old;
    if (UNLIKELY(preload_is_early(chunk)))
        return realloc_early(chunk, size, site);
    bool known = chunk && find_start(chunk, &old) && unindex_chunk(chunk);
    void *grown = preload_next.realloc(chunk, size);
    if (!grown && size > 0 && known)
        index_if(chunk, old.size, old.metadata);
    return index_if(grown, size, site);
}

EXPORT void *realloc(void *chunk, size_t size)
{
    if (starting())
        return realloc_early(chunk, size, CALLER);
    return realloc_indexed(chunk, size, CALLER);
}

EXPORT void *reallocarray(void *chunk, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    if (starting())
        return realloc_early(chunk, bytes, CALLER);
    return realloc_indexed(chunk, bytes, CALLER);
}

EXPORT void *memalign(size_t alignment, size_t size)
{
    starting();
    return index_if(preload_next.memalign(alignment, size), size, CALLER);
}

EXPORT void *aligned_alloc(size_t alignment, size_t size)
{
    starting();
    return index_if(preload_next.aligned_alloc(alignment, size), size, CALLER);
}

EXPORT int posix_memalign(void **ret, size_t alignment, size_t size)
{
    starting();
    int error = preload_next.posix_memalign(ret, alignment, size);
    if (!error)
        index_if(*ret, size, CALLER);
    return error;
}

EXPORT void *valloc(size_t size)
{
    starting();
    return index_if(preload_next.valloc(size), size, CALLER);
}

/* Asks for whole pages, so whole pages are what was requested. */
EXPORT void *pvalloc(size_t size)
{
    starting();
    void *chunk = preload_next.pvalloc(size);
    return index_if(chunk, chunk ? malloc_usable_size(chunk) : 0, CALLER);
}
