/* Windows of eight heads of class 0 or sixteen heads of classes 1 to 4, searched at once. The one place that depends on the
 * processor: it must be little-endian, load words from any address, and have SSE2, as every x86-64 does. */
#ifndef MEMTABLE_WINDOW_H
#define MEMTABLE_WINDOW_H

#include <emmintrin.h>
#include <string.h>

#include "layout.h"

enum { WINDOW = 16, WINDOW_SMALL = 8 };

/* ThreadSanitizer cannot see that each element of a load is an atomic load. What is read is a hint: readers load the
 * element itself, atomically, before they believe it. */
#ifdef __SANITIZE_THREAD__
#define WINDOW_FUNCTION static __attribute__((noinline, no_sanitize("thread")))
#else
#define WINDOW_FUNCTION static inline __attribute__((always_inline))
#endif

#define ZERO_2(at, i) _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i_u *)(at) + (i)), _mm_setzero_si128())
#define ZERO_4(at, i) _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i_u *)(at) + (i)), _mm_setzero_si128())

/* Heads of class 0, the last of them in the lowest byte: counting trailing zeros is cheap everywhere, counting leading ones
 * is not. Read once: what is believed of them must be what was read. */
WINDOW_FUNCTION uint64_t window_small(const _Atomic uint8_t *first)
{
    uint64_t word;
    memcpy(&word, (const void *)first, sizeof word);
    __asm__("" : "+r"(word));
    return __builtin_bswap64(word);
}

#define WINDOW_SMALL_LIVE UINT64_C(0x0101010101010101)

/* How far before the last head of the window, in which one is live, the last live one is, in bits: 0, 8, ... 56. */
INLINE unsigned window_small_back(uint64_t window)
{
    return (unsigned)__builtin_ctzll(window & WINDOW_SMALL_LIVE);
}

/* A bit per head of 2 or 4 bytes, the highest for the last: is it not 0? */
WINDOW_FUNCTION unsigned window_heads(const char *first, unsigned bytes)
{
    __m128i low, high;
    if (bytes == 2) {
        low = ZERO_2(first, 0);
        high = ZERO_2(first, 1);
    } else {
        low = _mm_packs_epi32(ZERO_4(first, 0), ZERO_4(first, 1));
        high = _mm_packs_epi32(ZERO_4(first, 2), ZERO_4(first, 3));
    }
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high)) ^ 0xffff;
}

/* The number of the last element that a bit is set for; the mask is not 0. */
INLINE unsigned window_last(unsigned mask)
{
    return 31 - (unsigned)__builtin_clz(mask);
}

#endif
