// The whole malloc API, for every object in the process: each chunk is in the memtable, with the call that allocated it. Functions of
// libc that allocate inside (strdup, getline) call it by these names too.
//
// Invariants
// - A chunk is deleted from the table before libc may reuse it and inserted after it was handed out.
// - What libc's functions do is not changed (sizes, alignment, contents, errno, failures, untouched pages), with one exception: a
//   chunk that Python has seen goes into quarantine when it is freed, so realloc always moves it.
// - Where another malloc comes first (a preloaded one, memcheck's), these functions are not called at all. What Python
//   allocates is known all the same (alloc.c).
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "heap.h"
#include "lifetime.h"
#include "origin.h"
#include "wrapper.h"

extern void *__libc_malloc(size_t size), *__libc_calloc(size_t count, size_t size), *__libc_realloc(void *chunk, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size), *__libc_valloc(size_t size), *__libc_pvalloc(size_t size);
extern void __libc_free(void *chunk);

#define CALLER __builtin_return_address(0)

static inline void *index_chunk(void *chunk, size_t size, const void *caller)
{
    if (__builtin_expect(chunk != NULL, 1))
        memtable_insert(chunk, size, (uintptr_t)dpy_wrapper_caller(caller) | DPY_SITE);
    return chunk;
}

// Has Python a pointer to it? Containers' private buffers leave the table before they are freed, so objects alone meet this.
static inline bool is_held(uint64_t metadata)
{
    return metadata & DPY_SEEN || dpy_origin_is_python(metadata);
}

static bool is_text(uint64_t metadata)
{
    uint64_t type_word = dpy_origin_of(metadata).type_word;
    return type_word == DPY_STR || type_word == DPY_BYTES;
}

static __attribute__((noreturn, cold)) void refuse_freed(const struct memtable_chunk *chunk)
{
    static const char message[] = "free(): double free detected\n";
    if (!dpy_heap_holds((void *)chunk->start))
        memtable_insert((void *)chunk->start, chunk->size, chunk->metadata);
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    abort();
}

static __attribute__((noinline)) void free_held(const struct memtable_chunk *chunk, const void *caller)
{
    if (chunk->metadata & DPY_FREED)
        refuse_freed(chunk);
    dpy_quarantine(chunk, caller);
}

// A slot of Python's heap.
static __attribute__((noinline)) void free_slot(void *address, const void *caller)
{
    struct memtable_chunk chunk;
    if (!dpy_heap_find(address, &chunk) || (chunk.start != (uintptr_t)address && !is_text(chunk.metadata)))
        __libc_free(address);        // says what is wrong
    else
        free_held(&chunk, caller);
}

// NULL, what dpy_free took out of the table, what the table had no room for; and what Python refers to by the middle: a str,
// whose pointer is that of its bytes and no multiple of the granule.
static void free_unknown(void *address, const void *caller)
{
    struct memtable_chunk chunk;
    bool inside = (uintptr_t)address % MEMTABLE_GRANULE && memtable_find(address, &chunk) == MEMTABLE_INSIDE;
    if (dpy_heap_holds(address))
        free_slot(address, caller);
    else if (inside && is_text(chunk.metadata) && memtable_delete((void *)chunk.start, &chunk))
        free_held(&chunk, caller);
    else
        __libc_free(address);
}

void *malloc(size_t size)
{
    return index_chunk(__libc_malloc(size), size, CALLER);
}

// Is the process's malloc this one (heap.c)?
extern __typeof__(malloc) dpy_malloc_own __attribute__((alias("malloc"), copy(malloc), visibility("hidden")));

void free(void *address)
{
    struct memtable_chunk chunk;
    if (__builtin_expect(!memtable_delete(address, &chunk), 0))
        free_unknown(address, CALLER);
    else if (__builtin_expect(is_held(chunk.metadata), 0))
        free_held(&chunk, CALLER);
    else
        __libc_free(address);
}

void *calloc(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        bytes = 0;     // libc refuses
    return index_chunk(__libc_calloc(count, size), bytes, CALLER);
}

static void *move(const struct memtable_chunk *old, size_t size, const void *caller)
{
    void *moved = index_chunk(__libc_malloc(size), size, caller);
    if (!moved) {
        if (!dpy_heap_holds((void *)old->start))
            memtable_insert((void *)old->start, old->size, old->metadata);
        return NULL;
    }
    memcpy(moved, (void *)old->start, old->size < size ? old->size : size);
    free_held(old, caller);
    return moved;
}

// The old chunk leaves the table first: once libc has given it up, it may be another thread's.
static void *reallocate(void *address, size_t size, const void *caller)
{
    struct memtable_chunk old;
    bool known = address && (dpy_heap_holds(address) ? dpy_heap_find(address, &old) : memtable_delete(address, &old));
    if (known && old.metadata & DPY_FREED)
        refuse_freed(&old);
    if (known && is_held(old.metadata)) {
        if (size)
            return move(&old, size, caller);
        free_held(&old, caller);
        return NULL;
    }
    void *grown = __libc_realloc(address, size);
    if (!grown && size && known)
        memtable_insert(address, old.size, old.metadata);
    return index_chunk(grown, size, caller);
}

void *realloc(void *address, size_t size)
{
    return reallocate(address, size, CALLER);
}

void *reallocarray(void *address, size_t count, size_t size)
{
    size_t bytes;
    if (!__builtin_mul_overflow(count, size, &bytes))
        return reallocate(address, bytes, CALLER);
    errno = ENOMEM;
    return NULL;
}

void *memalign(size_t alignment, size_t size)
{
    return index_chunk(__libc_memalign(alignment, size), size, CALLER);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return index_chunk(__libc_memalign(alignment, size), size, CALLER);
}

int posix_memalign(void **ret, size_t alignment, size_t size)
{
    if (!alignment || alignment % sizeof(void *) || alignment & (alignment - 1))
        return EINVAL;
    int saved = errno;
    void *chunk = index_chunk(__libc_memalign(alignment, size), size, CALLER);
    errno = saved;
    if (!chunk)
        return ENOMEM;
    *ret = chunk;
    return 0;
}

void *valloc(size_t size)
{
    return index_chunk(__libc_valloc(size), size, CALLER);
}

// Asks for whole pages, so whole pages are what was requested.
void *pvalloc(size_t size)
{
    void *chunk = __libc_pvalloc(size);
    return index_chunk(chunk, chunk ? malloc_usable_size(chunk) : 0, CALLER);
}
