// Dicts: entries in the order of insertion, and a table of open addressing that leads from a hash to an entry.
//
// Invariants
// - table has mask + 1 slots, a power of two; a slot is 0, or 1 + the index of an entry; at least a third of the slots is 0.
// - An entry whose key has type word 0 was deleted: lookups step over it, the next growth drops it. Emptied, a dict is as new.
// - length counts the live entries, filled all that are in use; filled <= capacity. All members are 0 in a new empty dict.
#ifndef DPY_DICT_H
#define DPY_DICT_H

#include "buffer.h"
#include "function.h"

struct dpy_dict_entry {
    struct val key, value;
    uint64_t hash;
};

struct dpy_dict {
    struct dpy_dict_entry *entries;
    uint32_t *table;
    uint64_t length, filled, capacity, mask;
};

static inline struct dpy_dict *dpy_dict_of(struct val v) { return v.p; }

struct val dpy_dict_new(void);
int dpy_dict_find(const struct dpy_dict *dict, struct val key, struct val *ret);    // 1, 0: not there; -1: failure (unhashable)
int dpy_dict_put(struct dpy_dict *dict, struct val key, struct val value);          // 0, -1
int dpy_dict_put_text(struct dpy_dict *dict, const char *key, struct val value);
int dpy_dict_take(struct dpy_dict *dict, struct val key, struct val *ret);          // deletes; 1, 0: not there; -1: failure
const struct dpy_dict_entry *dpy_dict_next(const struct dpy_dict *dict, uint64_t *position);  // NULL at the end; start with 0
void dpy_dict_clear(struct dpy_dict *dict);
struct val dpy_dict_copy(const struct dpy_dict *dict);
int dpy_dict_merge(struct dpy_dict *dict, const struct dpy_dict *other);
struct val dpy_dict_or(struct val a, struct val b);                                 // both are dicts
bool dpy_is_mapping(struct val v);                                                   // a dict, or an object with keys()
int dpy_dict_merge_mapping(struct dpy_dict *dict, struct val mapping);               // of one that is no dict
int dpy_dict_equal(const struct dpy_dict *a, const struct dpy_dict *b);             // 1, 0, -1
int dpy_dict_repr_into(struct dpy_buffer *buffer, struct val dict);
extern const struct dpy_builtin dpy_dict_methods[];

enum dpy_view_part { DPY_VIEW_KEYS, DPY_VIEW_VALUES, DPY_VIEW_ITEMS };

struct dpy_view {            // dict.keys(), dict.values(), dict.items()
    struct val dict;
    enum dpy_view_part part;
};

struct val dpy_dict_view(struct val dict, enum dpy_view_part part);
int dpy_view_contains(const struct dpy_view *view, struct val item);                // 1, 0, -1
int dpy_view_repr_into(struct dpy_buffer *buffer, struct val view);
extern const struct dpy_builtin dpy_view_methods[];

#endif
