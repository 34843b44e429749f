/* The preload library: indexes every malloc chunk of a program that knows nothing of it. The metadata of a chunk is its
 * allocation site, the return address of the call.
 *
 * Invariants
 *   1. A chunk is deleted before the next allocator may reuse it and inserted after it was handed out.
 *   2. What the next allocator does is not changed: sizes, alignment, contents, errno, failures, untouched pages.
 *   3. No lock is held across any call, so fork needs no handler and a child may go on at once.
 *   4. Its table is its own: a program that uses memtable itself has another, with other metadata.
 *   5. Where another malloc than libc's is in the process, calls are passed on and nothing is indexed.
 */
#ifndef MEMTABLE_PRELOAD_H
#define MEMTABLE_PRELOAD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* The allocator that the calls are passed on to. */
struct preload_next {
    void *(*malloc)(size_t size);
    void (*free)(void *chunk);
    void *(*calloc)(size_t count, size_t size);
    void *(*realloc)(void *chunk, size_t size);
    void *(*memalign)(size_t alignment, size_t size);
    void *(*aligned_alloc)(size_t alignment, size_t size);
    int (*posix_memalign)(void **ret, size_t alignment, size_t size);
    void *(*valloc)(size_t size);
    void *(*pvalloc)(size_t size);
};

extern struct preload_next preload_next;

/* What libc's malloc has noted in front of a chunk that it gave out: the bytes of its room and of the note, and in the last three
 * bits flags. Its free is about to read it too. Of an early chunk it is 0. */
static inline size_t preload_note(const void *chunk)
{
    return ((const size_t *)chunk)[-1];
}

static inline size_t preload_capacity(const void *chunk)
{
    return (preload_note(chunk) & ~(size_t)7) - sizeof(size_t);
}

enum preload_state {
    PRELOAD_STARTING,   /* the next allocator is being looked up, which may itself allocate */
    PRELOAD_INDEXING,
    PRELOAD_COUNTING,   /* indexing, and counting what is freed, as MEMTABLE_STATS asks for it */
    PRELOAD_PROGRAMS_OWN_MALLOC,    /* the program defines malloc: only what it does not define comes here */
    PRELOAD_OTHER_MALLOC            /* another library's malloc comes before libc's, or valgrind's takes its place */
};

extern enum preload_state preload_state;

/* start.c: looks up the next allocator; and memory for those who cannot wait for it, which is never given back. */
void preload_start(void);
void *preload_early_alloc(size_t size);
bool preload_is_early(const void *chunk);
size_t preload_early_size(const void *chunk);

/* count.c: one block of counters per thread; its owner alone writes it. Allocations need no counter: each chunk indexed
 * was freed or is in the table. */
struct preload_counts {
    _Alignas(64) _Atomic uint64_t freed;
    _Atomic uint64_t unknown;   /* freed without having been indexed */
    atomic_bool taken;
};

extern _Thread_local struct preload_counts *preload_counts_mine __attribute__((tls_model("initial-exec")));

struct preload_counts *preload_counts_take(void);
void preload_counts_sum(struct preload_counts *ret);

static inline struct preload_counts *preload_counts_of_thread(void)
{
    struct preload_counts *counts = preload_counts_mine;
    return __builtin_expect(counts != NULL, 1) ? counts : preload_counts_take();
}

static inline void preload_count(_Atomic uint64_t *counter)
{
    uint64_t before = atomic_load_explicit(counter, memory_order_relaxed);
    atomic_store_explicit(counter, before + 1, memory_order_relaxed);
}

#pragma GCC visibility pop

#endif
