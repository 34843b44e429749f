/* The whole malloc API. Functions of libc that allocate inside (strdup, getline, asprintf...) call it by these names. */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "memtable.h"
#include "preload.h"

#define EXPORT __attribute__((visibility("default")))
#define CALLER ((uint64_t)(uintptr_t)__builtin_return_address(0))
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

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

static inline void *index_chunk(void *chunk, size_t size, uint64_t site)
{
    if (LIKELY(chunk && preload_state == PRELOAD_INDEXING))
        memtable_insert(chunk, size, site);
    return chunk;
}

static inline bool unindex_chunk(void *chunk, struct memtable_chunk *ret)
{
    bool known = memtable_delete(chunk, ret);
    if (LIKELY(known))
        preload_count(&preload_counts_of_thread()->freed);
    return known;
}

/* NULL, chunks from before the start, chunks that the table had no room for, and all where nothing is indexed. */
static __attribute__((noinline, cold)) void free_unknown(void *chunk)
{
    if (!chunk || preload_is_early(chunk))
        return;
    if (!starting() && preload_state == PRELOAD_INDEXING)
        preload_count(&preload_counts_of_thread()->unknown);
    preload_next.free(chunk);
}

EXPORT void *malloc(size_t size)
{
    if (starting())
        return preload_early_alloc(size);
    return index_chunk(preload_next.malloc(size), size, CALLER);
}

EXPORT void free(void *chunk)
{
    if (LIKELY(unindex_chunk(chunk, NULL)))
        preload_next.free(chunk);
    else
        free_unknown(chunk);
}

EXPORT void *calloc(size_t count, size_t size)
{
    size_t bytes;
    if (UNLIKELY(__builtin_mul_overflow(count, size, &bytes)))
        bytes = SIZE_MAX;   /* the next calloc refuses in its own way */
    if (starting())
        return preload_early_alloc(bytes);
    return index_chunk(preload_next.calloc(count, size), bytes, CALLER);
}

static void *realloc_early(void *chunk, size_t size, uint64_t site)
{
    size_t before = preload_early_size(chunk);
    void *grown = starting() ? preload_early_alloc(size) : index_chunk(preload_next.malloc(size), size, site);
    if (grown)
        memcpy(grown, chunk, before < size ? before : size);
    return grown;
}

/* The old chunk leaves the index first: once the next realloc has given it up, it may be another thread's. */
static inline void *realloc_indexed(void *chunk, size_t size, uint64_t site)
{
    struct memtable_chunk old;
    if (UNLIKELY(preload_is_early(chunk)))
        return realloc_early(chunk, size, site);
    bool known = chunk && unindex_chunk(chunk, &old);
    void *grown = preload_next.realloc(chunk, size);
    if (!grown && size > 0 && known)
        index_chunk(chunk, old.size, old.metadata);
    return index_chunk(grown, size, site);
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
    return index_chunk(preload_next.memalign(alignment, size), size, CALLER);
}

EXPORT void *aligned_alloc(size_t alignment, size_t size)
{
    starting();
    return index_chunk(preload_next.aligned_alloc(alignment, size), size, CALLER);
}

EXPORT int posix_memalign(void **ret, size_t alignment, size_t size)
{
    starting();
    int error = preload_next.posix_memalign(ret, alignment, size);
    if (!error)
        index_chunk(*ret, size, CALLER);
    return error;
}

EXPORT void *valloc(size_t size)
{
    starting();
    return index_chunk(preload_next.valloc(size), size, CALLER);
}

/* Asks for whole pages, so whole pages are what was requested. */
EXPORT void *pvalloc(size_t size)
{
    starting();
    void *chunk = preload_next.pvalloc(size);
    return index_chunk(chunk, chunk ? malloc_usable_size(chunk) : 0, CALLER);
}
