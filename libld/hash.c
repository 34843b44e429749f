/* The hash of the build-id: 160 bits, fast, and well mixed. It tells versions of an image apart; it is no
 * defence against someone who wants two images to collide. */
#include <string.h>

#include "internal.h"

static const uint64_t factors[3] = { 0x9e3779b97f4a7c15, 0xc2b2ae3d27d4eb4f, 0xd6e8feb86659fd93 };

/* The product of two 64-bit numbers, folded: each bit of either input reaches the whole result. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static void step(uint64_t state[3], uint64_t word)
{
    for (int i = 0; i < 3; i++)
        state[i] = (state[i] << 23 | state[i] >> 41) ^ mix(state[i] ^ word, factors[i] + word);
}

void libld_hash(const void *bytes, size_t size, uint8_t ret[20])
{
    uint64_t state[3] = { factors[0] ^ size, factors[1], factors[2] };
    uint64_t word;
    const uint8_t *at = bytes;
    for (size_t left = size; left; left -= left < 8 ? left : 8, at += 8) {
        word = 0;
        memcpy(&word, at, left < 8 ? left : 8);
        step(state, word);
    }
    for (int i = 0; i < 3; i++)
        step(state, state[(i + 1) % 3]);
    memcpy(ret, state, 20);
}
