#include "pages.h"

#include <string.h>
#include <sys/mman.h>

bool dpy_pages_grow(void **items, size_t *capacity, size_t count, size_t item_size)
{
    enum { FIRST = 4096 };
    size_t wanted = *capacity ? 2 * *capacity : FIRST / item_size;
    void *grown = mmap(NULL, wanted * item_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (grown == MAP_FAILED)
        return false;
    if (count)
        memcpy(grown, *items, count * item_size);
    *items = grown;
    *capacity = wanted;
    return true;
}

bool dpy_pages_reserve(void **items, size_t *capacity, size_t count, size_t item_size)
{
    void *old = *items;
    size_t outgrown = *capacity;
    if (count < outgrown)
        return true;
    if (!dpy_pages_grow(items, capacity, count, item_size))
        return false;
    dpy_pages_free(old, outgrown, item_size);
    return true;
}

void dpy_pages_free(void *items, size_t capacity, size_t item_size)
{
    if (capacity)
        munmap(items, capacity * item_size);
}
