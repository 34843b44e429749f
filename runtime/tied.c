// The table of tied storage, of open addressing.
#include "tied.h"

#include <stdlib.h>

#include "dict.h"
#include "exception.h"

static struct {
    struct dpy_tied *slots;
    size_t mask, count;
} table;

static struct dpy_tied *slot_of(const void *object)
{
    size_t at = ((uintptr_t)object >> 4) * 0x9e3779b97f4a7c15u >> 20 & table.mask;
    while (table.slots[at].object && table.slots[at].object != object)
        at = (at + 1) & table.mask;
    return &table.slots[at];
}

static bool grow(void)
{
    size_t size = table.slots ? 2 * (table.mask + 1) : 64, old_size = table.slots ? table.mask + 1 : 0;
    struct dpy_tied *old = table.slots, *slots = calloc(size, sizeof *slots);
    if (!slots) {
        dpy_raise_memory();
        return false;
    }
    table.slots = slots;
    table.mask = size - 1;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].object)
            *slot_of(old[i].object) = old[i];
    free(old);
    return true;
}

struct dpy_tied *dpy_tied_find(const void *object)
{
    struct dpy_tied *slot = table.slots ? slot_of(object) : NULL;
    return slot && slot->object ? slot : NULL;
}

struct dpy_tied *dpy_tied_make(const void *object)
{
    if (2 * table.count >= table.mask && !grow())
        return NULL;
    struct dpy_tied *slot = slot_of(object);
    table.count += !slot->object;
    slot->object = object;
    return slot;
}

struct val dpy_tied_attributes(const void *object)
{
    struct dpy_tied *tied = dpy_tied_make(object);
    if (!tied)
        return dpy_failure();
    if (!tied->attributes.type)
        tied->attributes = dpy_dict_new();
    return tied->attributes;
}
