// See large.h.
#include "large.h"

#include <string.h>

#include "origin.h"
#include "pages.h"

struct list { uintptr_t *hidden; size_t count, capacity; };

static struct list list;
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

static void keep(struct list *kept, uintptr_t hidden)
{
    struct memtable_chunk chunk;
    bool again = kept->count && kept->hidden[kept->count - 1] == hidden;
    if (again || !find(hidden, &chunk))
        return;
    kept->hidden[kept->count++] = hidden;
    note_pages(&chunk);
}

bool dpy_large_settle(void)
{
    struct list merged = { NULL, 0, 0 };
    memset(dpy_large_pages, 0, sizeof dpy_large_pages);
    if (!list.count)
        return true;
    while (merged.capacity < list.count)
        if (!dpy_pages_reserve((void **)&merged.hidden, &merged.capacity, merged.capacity, sizeof *merged.hidden))
            return false;
    sort(list.hidden + settled, list.count - settled);
    size_t old = 0, new = settled;
    while (old < settled || new < list.count)
        keep(&merged, new == list.count || (old < settled && list.hidden[old] >= list.hidden[new]) ? list.hidden[old++] : list.hidden[new++]);
    dpy_pages_free(list.hidden, list.capacity, sizeof *list.hidden);
    list = merged;
    settled = list.count;
    return true;
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
