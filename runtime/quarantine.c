// The quarantine: a ring of freed chunks, bounded in number and bytes. It takes no lock, since free may be called anywhere and
// the process may fork meanwhile.
#include <stdatomic.h>

#include "heap.h"
#include "lifetime.h"
#include "origin.h"
#include "wrapper.h"

extern void __libc_free(void *chunk);

enum { PLACES = 8192, MOST_BYTES = 16 << 20 };

static void *_Atomic ring[PLACES];
static _Atomic size_t newest, oldest, bytes;
uint64_t dpy_free_epoch;

// A slot of Python's heap becomes garbage.
static void give_up(void *chunk)
{
    if (dpy_heap_holds(chunk))
        dpy_heap_set(chunk, ~(uint64_t)0, 0);
    else
        __libc_free(chunk);
}

static bool enter(void *chunk, size_t size, uint64_t metadata)
{
    if (!dpy_heap_holds(chunk))
        return memtable_insert(chunk, size, metadata);
    dpy_heap_set(chunk, ~(uint64_t)0, metadata);
    return true;
}

static bool leave(void *chunk, struct memtable_chunk *ret)
{
    return dpy_heap_holds(chunk) ? dpy_heap_find(chunk, ret) : memtable_delete(chunk, ret);
}

static void release(void *chunk)
{
    struct memtable_chunk known;
    if (!chunk)
        return;
    if (leave(chunk, &known))
        atomic_fetch_sub(&bytes, known.size);
    give_up(chunk);
}

void dpy_quarantine(const struct memtable_chunk *chunk, const void *freed_by)
{
    struct dpy_origin origin = dpy_origin_of(chunk->metadata);
    origin.freed = dpy_wrapper_caller(freed_by);
    uint64_t metadata = dpy_origin_metadata(origin);
    void *start = (void *)chunk->start;
    if (!metadata || chunk->size > MOST_BYTES || !enter(start, chunk->size, metadata | DPY_SEEN | DPY_FREED)) {
        give_up(start);
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
