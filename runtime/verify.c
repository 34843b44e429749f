// See verify.h.
#define _GNU_SOURCE
#include "verify.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "chunk.h"
#include "class.h"
#include "collect.h"
#include "dict.h"
#include "list.h"
#include "tuple.h"

static const struct memtable_chunk *current;

static __attribute__((noreturn)) void complain(const char *what, uint64_t word)
{
    fprintf(stderr, "dwarfpython: the heap is broken: chunk %p of %zu bytes, metadata %#llx: %s %#llx\n", (void *)current->start,
            current->size, (unsigned long long)current->metadata, what, (unsigned long long)word);
    abort();
}

static void check(bool holds, const char *what, uint64_t word)
{
    if (!holds)
        complain(what, word);
}

static bool is_in_image(const void *address)
{
    struct dl_find_object object;
    return _dl_find_object((void *)address, &object) == 0;
}

// A descriptor lies in an image, in a chunk of Python's that lives, or in one of C's.
static void check_type(uint64_t type_word)
{
    const struct dpy_type *type = (const struct dpy_type *)(type_word & ~(uint64_t)DPY_KIND_MASK);
    struct memtable_chunk chunk;
    if (!type)
        return;
    bool known = dpy_chunk_find(type, &chunk) == MEMTABLE_INSIDE;
    check(known ? dpy_collect_alive(type) : is_in_image(type) || !dpy_heap_holds(type), "its type is gone:", type_word);
    check(type->kind == (type_word & DPY_KIND_MASK), "its type is none:", type_word);
}

static bool is_pointer(enum dpy_kind kind)
{
    return (kind >= DPY_STR && kind <= DPY_SLICE) || (kind >= DPY_CLOSURE && kind <= DPY_EXCEPTION && kind != DPY_BUILTIN) ||
           (kind >= DPY_ITERATOR && kind <= DPY_CELL) || (kind >= DPY_SET && kind <= DPY_VIEW) || (kind >= DPY_BOUND && kind <= DPY_SUPER);
}

static void check_reference(const void *address)
{
    struct memtable_chunk chunk;
    if (dpy_heap_holds(address))
        check(dpy_chunk_find(address, &chunk) != MEMTABLE_NOWHERE && dpy_collect_alive(address), "refers to what is gone:", (uint64_t)address);
}

static void check_value(struct val v)
{
    if (!v.type)
        return;
    check_type(v.type);
    if (is_pointer(dpy_kind(v)))
        check_reference(v.p);
}

static void check_values(const struct val *values, uint64_t n)
{
    check(n <= current->size / sizeof *values, "has fewer values than", n);
    for (uint64_t i = 0; i < n; i++)
        check_value(values[i]);
}

static void check_list(const struct dpy_list *list)
{
    struct memtable_chunk items;
    check(list->length <= list->capacity, "a list longer than its capacity", list->length);
    if (!list->items)
        return;
    check(dpy_chunk_find(list->items, &items) == MEMTABLE_INSIDE && items.start == (uintptr_t)list->items && dpy_collect_alive(list->items),
          "the items are gone:", (uint64_t)list->items);
    check((items.metadata & ~DPY_MARKED) == (list->item_type | DPY_ITEMS), "the items have the type", items.metadata);
    check((list->capacity + 1) * (list->item_type == DPY_MIXED ? sizeof(struct val) : sizeof(int64_t)) <= items.size, "the items have the size", items.size);
    for (uint64_t i = 0; i < list->length; i++)
        check_value(dpy_list_at(list, i));
}

static void check_dict(const struct dpy_dict *dict)
{
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dict, &position));) {
        check_reference(entry);
        check_value(entry->key);
        check_value(entry->value);
    }
}

static void check_instance(const struct dpy_layout *layout)
{
    for (uint64_t i = 0; i < layout->type.count; i++)
        check_value(*(const struct val *)(current->start + (uintptr_t)layout->type.members[i].offset));
}

static void check_chunk(const struct memtable_chunk *chunk)
{
    uint64_t type_word = chunk->metadata & DPY_ADDRESS;
    if (!dpy_collect_alive((const void *)chunk->start) || !dpy_origin_is_python(chunk->metadata) || !type_word)
        return;
    current = chunk;
    check_type(type_word);
    if (chunk->metadata & DPY_ITEMS)         // what is behind the last item may be anything
        return;
    const void *object = (const void *)chunk->start;
    switch (type_word & DPY_KIND_MASK) {
    case DPY_LIST: check_list(object); break;
    case DPY_TUPLE: check_values(((const struct dpy_tuple *)object)->items, ((const struct dpy_tuple *)object)->length); break;
    case DPY_DICT: check_dict(object); break;
    case DPY_CELL: check_value(((const struct dpy_cell *)object)->value); break;
    case DPY_INSTANCE: check_instance((const struct dpy_layout *)(type_word & ~(uint64_t)DPY_KIND_MASK)); break;
    }
}

void dpy_verify(void)
{
    dpy_chunk_each(check_chunk);
}
