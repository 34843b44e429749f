// See large.h.
#include "large.h"

#include <string.h>

#include "origin.h"
#include "pages.h"

static struct list { uintptr_t *hidden; size_t count, capacity; } list;
static size_t settled;       // so many at the beginning are sorted, by descending complement

bool dpy_large_add(const void *chunk)
{
    if (!dpy_pages_reserve((void **)&list.hidden, &list.capacity, list.count, sizeof *list.hidden))
        return false;
    list.hidden[list.count++] = ~(uintptr_t)chunk;
    return true;
}

// A heap sort: libc's may allocate.
static void sift(uintptr_t *items, size_t at, size_t n)
{
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        child += child + 1 < n && items[child + 1] < items[child];
        if (items[at] <= items[child])
            return;
        uintptr_t item = items[at];
        items[at] = items[child];
        items[child] = item;
    }
}

static void sort(uintptr_t *items, size_t n)
{
    for (size_t at = n / 2; at--;)
        sift(items, at, n);
    for (; n > 1; n--) {
        uintptr_t item = items[0];
        items[0] = items[n - 1];
        items[n - 1] = item;
        sift(items, 0, n - 1);
    }
}

static bool find(uintptr_t hidden, struct memtable_chunk *ret)
{
    return memtable_find((const void *)~hidden, ret) == MEMTABLE_INSIDE && ret->start == ~hidden && dpy_origin_is_python(ret->metadata);
}

uint64_t dpy_large_pages[DPY_LARGE_PAGES / 64];

// Up to one past the end.
static void note_pages(const struct memtable_chunk *chunk)
{
    uintptr_t first = chunk->start / 4096, last = (chunk->start + chunk->size) / 4096;
    for (uintptr_t page = first; page <= last && page - first < DPY_LARGE_PAGES; page++)
        dpy_large_pages[page % DPY_LARGE_PAGES / 64] |= (uint64_t)1 << page % 64;
}

// In place, as there may be no memory left.
void dpy_large_settle(void)
{
    size_t kept = 0;
    struct memtable_chunk chunk;
    memset(dpy_large_pages, 0, sizeof dpy_large_pages);
    if (settled < list.count)
        sort(list.hidden, list.count);
    for (size_t i = 0; i < list.count; i++) {
        bool again = kept && list.hidden[kept - 1] == list.hidden[i];
        if (again || !find(list.hidden[i], &chunk))
            continue;
        list.hidden[kept++] = list.hidden[i];
        note_pages(&chunk);
    }
    settled = list.count = kept;
}

bool dpy_large_next(uintptr_t from, struct memtable_chunk *ret)
{
    size_t low = 0, high = list.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (~list.hidden[middle] < from)
            low = middle + 1;
        else
            high = middle;
    }
    if (low && find(list.hidden[low - 1], ret) && ret->start + ret->size > from)
        return true;
    return low < list.count && find(list.hidden[low], ret);
}

size_t dpy_large_sweep(void (*release)(const struct memtable_chunk *chunk))
{
    size_t before = list.count, kept = 0;
    struct memtable_chunk chunk;
    for (size_t i = 0; i < before; i++) {
        if (!find(list.hidden[i], &chunk))
            continue;
        if (chunk.metadata & DPY_MARKED) {
            memtable_update((const void *)chunk.start, DPY_MARKED, 0, NULL);
            list.hidden[kept++] = list.hidden[i];
        } else {
            release(&chunk);
        }
    }
    settled = list.count = kept;
    return before - kept;
}

void dpy_large_each(void (*visit)(const struct memtable_chunk *chunk))
{
    struct memtable_chunk chunk;
    dpy_large_settle();
    for (size_t i = 0; i < list.count; i++)
        if (find(list.hidden[i], &chunk))
            visit(&chunk);
}

void dpy_large_disclose(void)
{
    static struct { uintptr_t *addresses; size_t count, capacity; } shown;
    for (size_t i = 0; i < list.count; i++) {
        if (!dpy_pages_reserve((void **)&shown.addresses, &shown.capacity, shown.count, sizeof *shown.addresses))
            return;
        shown.addresses[shown.count++] = ~list.hidden[i];
    }
}
