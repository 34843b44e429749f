// Lists. Items are kept without their types while all have the same one, so that C sees a `long[]`, a `double[]`, a `char *[]`.
//
// Invariants
// - item_type is the type word of every item, and items are payload words; or it is DPY_MIXED, and they are `struct val`s; or 0:
//   there has never been an item. None makes a list DPY_MIXED. It changes from 0 to a type to DPY_MIXED, back only when emptied.
// - One spare item after the last is zero (capacity does not count it): a list of strs is a NULL-terminated `char *[]`.
// - items is NULL while capacity is 0.
#ifndef DPY_LIST_H
#define DPY_LIST_H

#include "buffer.h"
#include "function.h"

struct dpy_list {
    union {
        int64_t *words;
        struct val *values;
        void *items;
    };
    uint64_t length, capacity;
    uint64_t item_type;
};

static inline struct dpy_list *dpy_list_of(struct val v) { return v.p; }
static inline struct val dpy_list_at(const struct dpy_list *list, uint64_t i)
{
    return list->item_type == DPY_MIXED ? list->values[i] : (struct val){ .i = list->words[i], .type = list->item_type };
}

struct val dpy_list_new(uint64_t capacity);
int dpy_list_put(struct dpy_list *list, uint64_t i, struct val item);              // list[i] = item, i < length
int dpy_list_insert(struct dpy_list *list, uint64_t i, struct val item);           // i <= length
void dpy_list_remove(struct dpy_list *list, uint64_t i, uint64_t count);
void dpy_list_clear(struct dpy_list *list);
void dpy_list_drop(struct val list);                                               // of which nobody else has a reference
extern bool dpy_list_keeps;                                                        // somebody may have seen it all the same
int dpy_list_replace(struct val list, uint64_t start, uint64_t stop, struct val iterable);   // list[start:stop] = iterable
int dpy_list_mix(struct dpy_list *list);                                           // makes it DPY_MIXED: items are `struct val`s
struct val dpy_list_copy(const struct dpy_list *list, uint64_t start, uint64_t count);
struct val dpy_list_concat(struct val a, struct val b);                            // both are lists
struct val dpy_list_repeat(struct val list, int64_t count);
void dpy_list_reverse(struct dpy_list *list);
int dpy_list_sort(struct val list, struct val key, bool reverse);                  // sort.c; key None: the items themselves

struct val dpy_list_getitem(struct val list, struct val key);
struct dpy_steps;
struct val dpy_list_part(const struct dpy_list *list, const struct dpy_steps *steps);              // list[a:b:c]
int dpy_list_set_part(struct val list, const struct dpy_steps *steps, struct val value);           // value type word 0: delete
int dpy_list_setitem(struct val list, struct val key, struct val value);           // value type word 0: delete
int dpy_list_repr_into(struct dpy_buffer *buffer, struct val list);
extern const struct dpy_builtin dpy_list_methods[];

#endif
