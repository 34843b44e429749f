/* The rivals' lock: taken only where two threads run, so that one thread does not pay for it. In a preload library
 * (INDEX_SHARED) threads may come at any time, and the C library knows whether they have. */
#ifndef BENCH_SHARED_H
#define BENCH_SHARED_H

#include <stdatomic.h>
#include <stdbool.h>
#include <sys/single_threaded.h>

#include "memtable.h"

#ifndef INDEX_SHARED
#define INDEX_SHARED false
#endif

bool index_is_shared = INDEX_SHARED;
static atomic_flag index_lock = ATOMIC_FLAG_INIT;

static inline void index_enter(void)
{
    if (!index_is_shared || __libc_single_threaded)
        return;
    while (atomic_flag_test_and_set_explicit(&index_lock, memory_order_acquire))
        __builtin_ia32_pause();
}

static inline void index_leave(void)
{
    if (index_is_shared)
        atomic_flag_clear_explicit(&index_lock, memory_order_release);
}

/* The rivals have no use for a capacity. */
bool memtable_insert_within(const void *start, size_t size, size_t capacity, uint64_t metadata)
{
    (void)capacity;
    return memtable_insert(start, size, metadata);
}

bool memtable_delete_within(const void *start, size_t capacity)
{
    (void)capacity;
    return memtable_delete(start, NULL);
}

#endif
