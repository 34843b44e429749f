// Iterators: one struct for all, with the function that makes the next item.
#ifndef DPY_ITERATOR_H
#define DPY_ITERATOR_H

#include "buffer.h"
#include "function.h"
#include "operations.h"

struct dpy_iterator {
    struct val (*next)(struct dpy_iterator *self);    // type word DPY_STOP at the end, and ever after
    // Where `next` makes tuples of `width` items: the items without the tuple. NULL: it does not.
    enum dpy_turn (*unpack)(struct dpy_iterator *self, struct val *targets);
    uint64_t width;
    const char *name;           // of its Python type: "list_iterator"
    struct val source;          // what it iterates over: a container, or a tuple of iterators
    struct val function;        // of map and filter; the callable of iter(callable, sentinel)
    uint64_t index;
    uint64_t size;              // of the dict or set when iteration began
    uint64_t left;              // entries of the dict that were there then and have not come yet
    int64_t step;
};

// A new iterator, the other members zero; `next` sees source through self.
struct val dpy_iterator_new(struct val (*next)(struct dpy_iterator *self), const char *name, struct val source);
struct val dpy_iterator_finish(struct dpy_iterator *self);          // it is at its end, for ever: DPY_STOP
struct val dpy_iterator_reversed(struct val sequence);
extern const struct dpy_builtin dpy_iterator_methods[];
int dpy_iterator_repr_into(struct dpy_buffer *buffer, struct val iterator);

#endif
