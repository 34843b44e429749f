/* Counters per thread. A thread takes a block from a fixed array at its first call and gives it back at its end, counts
 * included: what matters is the sum. Threads beyond the array share the last block, where counts may be lost. */
#include <pthread.h>

#include "preload.h"

enum { BLOCKS = 256 };

_Thread_local struct preload_counts *preload_counts_mine __attribute__((tls_model("initial-exec")));

static struct preload_counts blocks[BLOCKS];
static pthread_key_t thread_end;
static bool has_key;

static void give_back(void *block)
{
    struct preload_counts *counts = block;
    preload_counts_mine = &blocks[BLOCKS - 1];  /* for what later destructors still free */
    atomic_store(&counts->taken, false);
}

static __attribute__((constructor)) void make_key(void)
{
    has_key = !pthread_key_create(&thread_end, give_back);
}

struct preload_counts *preload_counts_take(void)
{
    for (unsigned i = 0; i < BLOCKS - 1; i++) {
        if (atomic_load(&blocks[i].taken) || atomic_exchange(&blocks[i].taken, true))
            continue;
        preload_counts_mine = &blocks[i];
        if (has_key)
            pthread_setspecific(thread_end, &blocks[i]);    /* may allocate: the block is set already */
        return &blocks[i];
    }
    return preload_counts_mine = &blocks[BLOCKS - 1];
}

void preload_counts_sum(struct preload_counts *ret)
{
    for (unsigned i = 0; i < BLOCKS; i++) {
        ret->freed += blocks[i].freed;
        ret->unknown += blocks[i].unknown;
    }
}
