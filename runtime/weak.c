// See weak.h.
#include "weak.h"

#include <string.h>

#include "alloc.h"
#include "chunk.h"
#include "class.h"
#include "classes.h"
#include "collect.h"
#include "dict.h"
#include "exception.h"
#include "finalize.h"
#include "intern.h"
#include "list.h"
#include "operations.h"
#include "pages.h"
#include "tied.h"

struct cell { uint64_t hidden, type; };          // type word 0: the object is dead

static const struct dpy_type cell_type = { .name = "struct weak_cell", .kind = DPY_STRUCT, .ctype = DPY_C_STRUCT, .size = sizeof(struct cell), .align = 8 };

// Complements of addresses, oldest first.
static struct { struct weak { uintptr_t object, reference, cell; bool calls_back; } *items; size_t count, capacity; } known;

// Of a class of the program: one of its bases has no __slots__, or names it there.
static bool has_place(const struct dpy_class *class)
{
    struct val cell;
    for (uint64_t i = 0; i < class->mro_length; i++) {
        const struct dpy_class *base = dpy_class_behind(class->mro[i]);
        if (!base)
            continue;
        if (dpy_dict_find(dpy_dict_of(base->namespace), dpy_intern("__slots__"), &cell) != 1)
            return true;
        struct val slots = ((struct dpy_cell *)cell.p)->value;
        if (slots.type == DPY_STR ? !strcmp(slots.s, "__weakref__") : dpy_contains(slots, dpy_intern("__weakref__")) == 1)
            return true;
    }
    return class->native && (class->native->kind == DPY_SET || class->native->kind == DPY_FROZENSET || class->native->kind == DPY_TYPE);
}

bool dpy_weak_is_possible(struct val object)
{
    const struct dpy_class *class;
    switch (dpy_kind(object)) {
    case DPY_FUNCTION: case DPY_CLOSURE: case DPY_BUILTIN: case DPY_METHOD: case DPY_TYPE: case DPY_STRUCT: case DPY_ARRAY: case DPY_NATIVE:
    case DPY_MODULE: case DPY_LIBRARY: case DPY_SET: case DPY_FROZENSET: case DPY_GENERATOR: case DPY_FILE: case DPY_BOUND:
        return true;
    case DPY_INSTANCE: case DPY_EXCEPTION:
        class = dpy_class_of_value(object);
        return class && !(class->native && (class->native->kind == DPY_INT || class->native->kind == DPY_TUPLE || class->native->kind == DPY_BYTES)) &&
               has_place(class);
    default:
        return false;
    }
}

// The plain reference stands with what is tied to the object.
static bool remember_plain(struct val object, struct val reference)
{
    struct dpy_tied *tied = dpy_tied_make(object.p);
    if (tied)
        tied->reference = ~(uintptr_t)reference.p;
    return tied != NULL;
}

struct val dpy_weak_cell(struct val object, struct val reference, bool calls_back)
{
    struct cell *cell = dpy_alloc(sizeof *cell, dpy_type_word(&cell_type));
    if (!cell || (!calls_back && !remember_plain(object, reference)))
        return dpy_failure();
    if (!dpy_pages_reserve((void **)&known.items, &known.capacity, known.count, sizeof *known.items))
        return dpy_raise_memory();
    *cell = (struct cell){ ~(uint64_t)object.p, object.type };
    known.items[known.count++] = (struct weak){ ~(uintptr_t)object.p, ~(uintptr_t)reference.p, ~(uintptr_t)cell, calls_back };
    return dpy_object(cell, dpy_type_word(&cell_type));
}

struct val dpy_weak_get(struct val value)
{
    const struct cell *cell = value.p;
    if (value.type != dpy_type_word(&cell_type))
        return dpy_raise_error(&dpy_TypeError, "a weak cell is required, not '%s'", dpy_type_name(value));
    return cell->type ? dpy_object((void *)~cell->hidden, cell->type) : dpy_none();
}

static struct val instance_at(uintptr_t hidden)
{
    struct memtable_chunk chunk;
    bool found = dpy_chunk_find((void *)~hidden, &chunk) == MEMTABLE_INSIDE;
    return found ? dpy_object((void *)~hidden, chunk.metadata & (DPY_ITEMS - 1)) : dpy_none();
}

struct val dpy_weak_plain(struct val object)
{
    const struct dpy_tied *tied = dpy_tied_find(object.p);
    return tied && tied->reference ? instance_at(tied->reference) : dpy_none();
}

struct val dpy_weak_references(struct val object)
{
    struct val list = dpy_list(NULL, 0);
    for (size_t i = known.count; i-- && !dpy_failed(list);)
        if (known.items[i].object == ~(uintptr_t)object.p && dpy_list_append(list, instance_at(known.items[i].reference)) < 0)
            return dpy_failure();
    return list;
}

static bool is_alive(uintptr_t hidden) { return dpy_collect_alive((const void *)~hidden); }

static void forget_plain(const struct weak *weak)
{
    struct dpy_tied *tied = dpy_tied_find((const void *)~weak->object);
    if (tied && tied->reference == weak->reference)
        tied->reference = 0;
}

static void empty(const struct weak *weak)
{
    struct val reference = instance_at(weak->reference);
    *(struct cell *)~weak->cell = (struct cell){ 0, 0 };
    if (weak->calls_back)
        dpy_finalize_enqueue(reference);
}

void dpy_weak_clear(void)
{
    size_t kept = 0;
    for (size_t i = 0; i < known.count; i++) {
        struct weak *weak = &known.items[i];
        if (!is_alive(weak->reference)) {
            forget_plain(weak);
            continue;
        }
        known.items[kept++] = *weak;
    }
    known.count = kept;
    for (size_t i = known.count; i--;)
        if (!is_alive(known.items[i].object)) {
            empty(&known.items[i]);
            known.items[i].cell = 0;
        }
    kept = 0;
    for (size_t i = 0; i < known.count; i++)
        if (known.items[i].cell)
            known.items[kept++] = known.items[i];
    known.count = kept;
}
