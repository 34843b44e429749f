// Tuples: a length and the values. Never changed once a program has seen them.
#ifndef DPY_TUPLE_H
#define DPY_TUPLE_H

#include "buffer.h"
#include "function.h"

struct dpy_tuple {
    uint64_t length;
    struct val items[];
};

static inline struct dpy_tuple *dpy_tuple_of(struct val v) { return v.p; }

struct val dpy_tuple_new(uint64_t length);        // to be filled by the caller; a failure, or items of type word 0
struct val dpy_tuple_concat(struct val a, struct val b);
struct val dpy_tuple_repeat(struct val tuple, int64_t count);
struct val dpy_tuple_getitem(struct val tuple, struct val key);
int dpy_tuple_repr_into(struct dpy_buffer *buffer, struct val tuple);
extern const struct dpy_builtin dpy_tuple_methods[];

#endif
