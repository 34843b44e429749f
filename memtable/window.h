/* Windows of sixteen marks, searched eight at a time in a machine word. The one place that depends on the processor: it
 * must be little-endian and load words from any address. */
#ifndef MEMTABLE_WINDOW_H
#define MEMTABLE_WINDOW_H

#include <string.h>

#include "layout.h"

enum { WORD = 8, WINDOW = 16 };

#define WINDOW_LIVE UINT64_C(0x8080808080808080)

/* ThreadSanitizer cannot see that each byte of the load is an atomic load. What is read is a hint: readers load the mark
 * itself, atomically, before they believe it. */
#ifdef __SANITIZE_THREAD__
#define WINDOW_FUNCTION static __attribute__((noinline, no_sanitize("thread")))
#else
#define WINDOW_FUNCTION static inline __attribute__((always_inline))
#endif

WINDOW_FUNCTION uint64_t window_word(const memtable_mark *marks)
{
    uint64_t word;
    memcpy(&word, (const void *)marks, sizeof word);
    return word & WINDOW_LIVE;
}

/* How far behind the end of the word, which is not 0, its last live mark is: 0 to 7. The byte swap is there because
 * counting trailing zeros is cheap everywhere and counting leading ones is not. */
static inline __attribute__((always_inline)) unsigned window_last(uint64_t word)
{
    return (unsigned)__builtin_ctzll(__builtin_bswap64(word)) / 8;
}

#endif
