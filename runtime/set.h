// Sets and frozensets: a table of open addressing. It grows and is probed as CPython's, so that sets of ints are in the same order.
//
// Invariants
// - table has mask + 1 entries, a power of two, or is NULL while there has never been an item; less than 3/5 of them are in use.
// - An entry with type word 0 is free (hash 0) or was deleted (hash DPY_SET_DELETED); no item has that hash.
// - used counts the items, fill the deleted ones too. A frozenset does not change once a program has it.
#ifndef DPY_SET_H
#define DPY_SET_H

#include "buffer.h"
#include "operations.h"

#define DPY_SET_DELETED UINT64_MAX

struct dpy_set_entry {
    struct val item;
    uint64_t hash;
};

struct dpy_set {
    struct dpy_set_entry *table;
    uint64_t mask, fill, used;
    uint64_t finger;             // where pop looks first
};

static inline struct dpy_set *dpy_set_of(struct val v) { return v.p; }
static inline bool dpy_set_is(struct val v) { return v.type == DPY_SET || v.type == DPY_FROZENSET; }

struct val dpy_set(const struct val *items, size_t n);               // {a, b}
struct val dpy_set_of_constants(const struct val *items, size_t n);  // the same; CPython makes a frozenset of them first
int dpy_set_add(struct val set, struct val item);
int dpy_set_update(struct val set, struct val iterable);

struct val dpy_set_new(enum dpy_kind kind);
struct val dpy_set_from(enum dpy_kind kind, struct val iterable);
int dpy_set_find(const struct dpy_set *set, struct val item);        // 1, 0; -1: failure (unhashable)
int dpy_set_discard(struct dpy_set *set, struct val item);           // 1, 0: was not there; -1
void dpy_set_clear(struct dpy_set *set);
int dpy_set_shrink(struct dpy_set *set);                             // after many items were deleted
const struct dpy_set_entry *dpy_set_next(const struct dpy_set *set, uint64_t *position);   // NULL at the end; start with 0
int dpy_set_repr_as(struct dpy_buffer *buffer, const struct dpy_set *set, const char *class);   // of a class derived from one
int dpy_set_repr_into(struct dpy_buffer *buffer, struct val set);
uint64_t dpy_set_hash(const struct dpy_set *set);

// set_methods.c
bool dpy_set_operands(struct val a, struct val b);                   // sets, or dict views that are one
struct val dpy_set_binary(struct val a, struct val b, enum dpy_operator op, bool in_place);   // failure without an exception: no such
struct val dpy_set_compare(struct val a, struct val b, enum dpy_comparison op);
extern const struct dpy_builtin dpy_set_methods[], dpy_frozenset_methods[];

#endif
