/* The one place that depends on the processor: which of sixteen marks are live. */
#ifndef MEMTABLE_WINDOW_H
#define MEMTABLE_WINDOW_H

#include "layout.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* ThreadSanitizer cannot see that each byte of the vector load is an atomic load. What is read is a hint: readers load
 * the mark itself, atomically, before they believe it. */
#ifdef __SANITIZE_THREAD__
#define WINDOW_FUNCTION static __attribute__((noinline, no_sanitize("thread")))
#else
#define WINDOW_FUNCTION static inline __attribute__((always_inline))
#endif

/* Bit i: marks[i] is live, for i below WINDOW. */
WINDOW_FUNCTION unsigned window_live(const memtable_mark *marks)
{
#ifdef __SSE2__
    return (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)marks));
#else
    unsigned live = 0;
    for (unsigned i = 0; i < WINDOW; i++)
        live |= (unsigned)(atomic_load_explicit(marks + i, memory_order_relaxed) >> 7) << i;
    return live;
#endif
}

#endif
