/* The rivals' lock: taken only where two threads run, so that one thread does not pay for it. */
#ifndef BENCH_SHARED_H
#define BENCH_SHARED_H

#include <stdatomic.h>
#include <stdbool.h>

bool index_is_shared;
static atomic_flag index_lock = ATOMIC_FLAG_INIT;

static inline void index_enter(void)
{
    while (index_is_shared && atomic_flag_test_and_set_explicit(&index_lock, memory_order_acquire))
        __builtin_ia32_pause();
}

static inline void index_leave(void)
{
    if (index_is_shared)
        atomic_flag_clear_explicit(&index_lock, memory_order_release);
}

#endif
