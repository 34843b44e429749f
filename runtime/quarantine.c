// The quarantine: a ring of freed chunks, bounded in number and bytes. It takes no lock, since free may be called anywhere and
// the process may fork meanwhile.
#include <stdatomic.h>

#include "lifetime.h"
#include "origin.h"

extern void __libc_free(void *chunk);

enum { PLACES = 8192, MOST_BYTES = 16 << 20 };

static void *_Atomic ring[PLACES];
static _Atomic size_t newest, oldest, bytes;
uint64_t dpy_free_epoch;

static void release(void *chunk)
{
    struct memtable_chunk known;
    if (!chunk)
        return;
    if (memtable_delete(chunk, &known))
        atomic_fetch_sub(&bytes, known.size);
    __libc_free(chunk);
}

void dpy_quarantine(const struct memtable_chunk *chunk, const void *freed_by)
{
    struct dpy_origin origin = dpy_origin_of(chunk->metadata);
    origin.freed = freed_by;
    uint64_t metadata = dpy_origin_metadata(origin);
    void *start = (void *)chunk->start;
    if (!metadata || chunk->size > MOST_BYTES || !memtable_insert(start, chunk->size, metadata | DPY_SEEN | DPY_FREED)) {
        __libc_free(start);
        return;
    }
    atomic_fetch_add(&bytes, chunk->size);
    release(atomic_exchange(&ring[atomic_fetch_add(&newest, 1) % PLACES], start));
    __atomic_fetch_add(&dpy_free_epoch, 1, __ATOMIC_RELEASE);
    if (newest - oldest > PLACES)
        oldest = newest - PLACES;
    while (bytes > MOST_BYTES && oldest < newest)
        release(atomic_exchange(&ring[atomic_fetch_add(&oldest, 1) % PLACES], NULL));
}
