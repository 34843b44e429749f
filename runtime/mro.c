// The order in which a class and its bases are searched: the C3 linearisation.
#include <stdlib.h>
#include <string.h>

#include "alloc.h"
#include "class.h"
#include "classes.h"
#include "tuple.h"

struct sequence {            // an order to be merged; `at` items are gone
    const struct dpy_type **types;
    uint64_t length, at;
};

// The order of a builtin type: at most the longest chain of exceptions.
static uint64_t builtin_order(const struct dpy_type *type, const struct dpy_type **order)
{
    const struct dpy_type *object = dpy_builtin_types[DPY_OBJECT];
    uint64_t n = 0;
    for (const struct dpy_type *at = type; at && at != object; at = dpy_class_after(type, at))
        order[n++] = at;
    order[n++] = object;
    return n;
}

static bool is_in_tail(const struct sequence *sequence, const struct dpy_type *type)
{
    for (uint64_t i = sequence->at + 1; i < sequence->length; i++)
        if (sequence->types[i] == type)
            return true;
    return false;
}

// The first head that stands in no tail; NULL: all are used up, or they contradict each other.
static const struct dpy_type *next_of(const struct sequence *sequences, uint64_t n, bool *left)
{
    *left = false;
    for (uint64_t i = 0; i < n; i++) {
        if (sequences[i].at == sequences[i].length)
            continue;
        *left = true;
        const struct dpy_type *head = sequences[i].types[sequences[i].at];
        bool good = true;
        for (uint64_t j = 0; j < n && good; j++)
            good = !is_in_tail(&sequences[j], head);
        if (good)
            return head;
    }
    return NULL;
}

static void raise_conflict(const struct sequence *sequences, uint64_t n)
{
    struct dpy_buffer names = { 0 };
    for (uint64_t i = 0; i < n; i++) {
        if (sequences[i].at == sequences[i].length)
            continue;
        const struct dpy_type *head = sequences[i].types[sequences[i].at];
        bool seen = false;
        for (uint64_t j = 0; j < i && !seen; j++)
            seen = sequences[j].at < sequences[j].length && sequences[j].types[sequences[j].at] == head;
        if (!seen)
            dpy_buffer_format(&names, "%s%s", names.length ? ", " : "", head->name);
    }
    dpy_raise_error(&dpy_TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %.*s",
                    (int)names.length, names.bytes ? names.bytes : "");
    dpy_buffer_deinit(&names);
}

static uint64_t merge(struct sequence *sequences, uint64_t n, const struct dpy_type **order)
{
    uint64_t length = 1;
    bool left;
    for (const struct dpy_type *next; (next = next_of(sequences, n, &left));) {
        order[length++] = next;
        for (uint64_t i = 0; i < n; i++)
            if (sequences[i].at < sequences[i].length && sequences[i].types[sequences[i].at] == next)
                sequences[i].at++;
    }
    if (!left)
        return length;
    raise_conflict(sequences, n);
    return 0;
}

const struct dpy_type **dpy_class_linearise(struct dpy_class *class, uint64_t *ret)
{
    enum { LONGEST_BUILTIN = 8 };
    const struct dpy_tuple *bases = dpy_tuple_of(class->bases);
    uint64_t n = bases->length, total = 1 + n;
    for (uint64_t i = 0; i < n; i++) {
        const struct dpy_class *base = dpy_class_behind(dpy_class_type(bases->items[i]));
        total += base ? base->mro_length : LONGEST_BUILTIN;
    }
    struct sequence *sequences = calloc(n + 1, sizeof *sequences);
    const struct dpy_type **types = calloc(total, sizeof *types), **at = types;
    const struct dpy_type **order = dpy_alloc((total + 1) * sizeof *order, 0);
    if (!sequences || !types || !order) {
        free(sequences);
        free(types);
        if (order)
            dpy_raise_memory();
        return NULL;
    }
    for (uint64_t i = 0; i < n; i++) {
        const struct dpy_type *type = dpy_class_type(bases->items[i]);
        const struct dpy_class *base = dpy_class_behind(type);
        uint64_t length = base ? base->mro_length : builtin_order(type, at);
        if (base)
            memcpy(at, base->mro, length * sizeof *at);
        sequences[i] = (struct sequence){ at, length, 0 };
        at += length;
    }
    sequences[n] = (struct sequence){ at, n, 0 };
    for (uint64_t i = 0; i < n; i++)
        at[i] = dpy_class_type(bases->items[i]);
    order[0] = &class->type;
    *ret = merge(sequences, n + 1, order);
    free(sequences);
    free(types);
    return *ret ? order : NULL;
}
