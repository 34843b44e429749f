/* Windows of eight heads of class 0 or sixteen heads of classes 1 to 4, searched at once. The one place that depends on the
 * processor: it must be little-endian, load words from any address, and have SSE2, as every x86-64 does. */
#ifndef MEMTABLE_WINDOW_H
#define MEMTABLE_WINDOW_H

#include <emmintrin.h>
#include <string.h>

#include "layout.h"


/* ThreadSanitizer cannot see that each element of a load is an atomic load. What is read is a hint: readers load the
 * element itself, atomically, before they believe it. */
#ifdef __SANITIZE_THREAD__
#define WINDOW_FUNCTION static __attribute__((noinline, no_sanitize("thread")))
#else
#define WINDOW_FUNCTION static inline __attribute__((always_inline))
#endif

/* Heads of class 0. Read once: what is believed of them must be what was read. */
WINDOW_FUNCTION uint64_t window_small(const _Atomic uint8_t *first)
{
    uint64_t word;
    memcpy(&word, (const void *)first, sizeof word);
    __asm__("" : "+r"(word));
    return word;
}

/* The number of the lowest bit; there is one. The builtin's answer is an int, which the compiler then extends. */
INLINE size_t lowest_bit(uint64_t bits)
{
    size_t ret;
    __asm__("rep bsf %1, %0" : "=r"(ret) : "r"(bits) : "cc");
    return ret;
}

#define WINDOW_SMALL_LIVE UINT64_C(0x0101010101010101)

/* Where in the window, in which one is live, the first live head is, in bits: 0, 8, ... 56. */
INLINE size_t window_small_first(uint64_t window)
{
    return lowest_bit(window & WINDOW_SMALL_LIVE);
}

#define LOAD(at, i) _mm_loadu_si128((const __m128i_u *)(at) + (i))

/* A bit per head of 2 or 4 bytes: is it greater than 0, and the first one greater than the limit? */
WINDOW_FUNCTION unsigned window_heads(const char *first, unsigned bytes, uint32_t limit)
{
    __m128i least = _mm_cvtsi32_si128((int)limit), zero = _mm_setzero_si128(), low, high;
    if (bytes == 2) {
        low = _mm_cmpgt_epi16(LOAD(first, 0), least);
        high = _mm_cmpgt_epi16(LOAD(first, 1), zero);
    } else {
        low = _mm_packs_epi32(_mm_cmpgt_epi32(LOAD(first, 0), least), _mm_cmpgt_epi32(LOAD(first, 1), zero));
        high = _mm_packs_epi32(_mm_cmpgt_epi32(LOAD(first, 2), zero), _mm_cmpgt_epi32(LOAD(first, 3), zero));
    }
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high));
}

#endif
