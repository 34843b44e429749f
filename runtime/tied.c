// The table of tied storage, of open addressing. Its pages are its own: the collector does not take what they hold for reachable.
#include "tied.h"

#include <sys/mman.h>

#include "chunk.h"
#include "dict.h"
#include "exception.h"

static struct {
    struct dpy_tied *slots;
    size_t mask, count;
} table;

static size_t place_of(uintptr_t key) { return (~key >> 4) * 0x9e3779b97f4a7c15u >> 20 & table.mask; }

static struct dpy_tied *slot_of(uintptr_t key)
{
    size_t at = place_of(key);
    while (table.slots[at].object && table.slots[at].object != key)
        at = (at + 1) & table.mask;
    return &table.slots[at];
}

static bool grow(void)
{
    enum { FIRST = 128 };
    size_t size = table.slots ? 2 * (table.mask + 1) : FIRST, old_size = table.slots ? table.mask + 1 : 0;
    struct dpy_tied *old = table.slots;
    struct dpy_tied *slots = mmap(NULL, size * sizeof *slots, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (slots == MAP_FAILED) {
        dpy_raise_memory();
        return false;
    }
    table.slots = slots;
    table.mask = size - 1;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].object)
            *slot_of(old[i].object) = old[i];
    if (old)
        munmap(old, old_size * sizeof *old);
    return true;
}

struct dpy_tied *dpy_tied_find(const void *object)
{
    struct dpy_tied *slot = table.slots ? slot_of(~(uintptr_t)object) : NULL;
    return slot && slot->object ? slot : NULL;
}

struct dpy_tied *dpy_tied_make(const void *object)
{
    if (2 * table.count >= table.mask && !grow())
        return NULL;
    struct dpy_tied *slot = slot_of(~(uintptr_t)object);
    struct memtable_chunk chunk;
    if (!slot->object && dpy_chunk_find(object, &chunk) == MEMTABLE_INSIDE && chunk.start == (uintptr_t)object)
        dpy_chunk_set(object, 0, DPY_TIED);
    table.count += !slot->object;
    slot->object = ~(uintptr_t)object;
    return slot;
}

// What was pushed on by the slot that becomes free moves up.
void dpy_tied_drop(const void *object)
{
    struct dpy_tied *slot = dpy_tied_find(object);
    if (!slot)
        return;
    size_t hole = (size_t)(slot - table.slots);
    for (size_t at = (hole + 1) & table.mask; table.slots[at].object; at = (at + 1) & table.mask) {
        size_t wanted = place_of(table.slots[at].object);
        if (((at - wanted) & table.mask) >= ((at - hole) & table.mask)) {
            table.slots[hole] = table.slots[at];
            hole = at;
        }
    }
    table.slots[hole] = (struct dpy_tied){ .object = 0 };
    table.count--;
}

void dpy_tied_each(void (*visit)(const struct dpy_tied *tied))
{
    for (size_t i = 0; table.slots && i <= table.mask; i++)
        if (table.slots[i].object)
            visit(&table.slots[i]);
}

void dpy_tied_table(uintptr_t *from, uintptr_t *to)
{
    *from = (uintptr_t)table.slots;
    *to = (uintptr_t)(table.slots + (table.slots ? table.mask + 1 : 0));
}

static struct val *dict_in(struct dpy_tied *tied, size_t offset) { return (struct val *)((char *)tied + offset); }

static struct val dict_of(const void *object, size_t offset)
{
    struct dpy_tied *tied = dpy_tied_make(object);
    if (!tied)
        return dpy_failure();
    if (dict_in(tied, offset)->type)
        return *dict_in(tied, offset);
    struct val dict = dpy_dict_new();          // may collect, and so move slots
    if (!dpy_failed(dict))
        *dict_in(dpy_tied_find(object), offset) = dict;
    return dict;
}

struct val dpy_tied_attributes(const void *object) { return dict_of(object, offsetof(struct dpy_tied, attributes)); }
struct val dpy_tied_facts(const void *object) { return dict_of(object, offsetof(struct dpy_tied, facts)); }
