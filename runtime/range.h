// Ranges and slices.
//
// Invariants
// - A range's bounds fit in 64 bits, and so do all its items; `length` is the number of them. step is never 0.
#ifndef DPY_RANGE_H
#define DPY_RANGE_H

#include "buffer.h"
#include "function.h"

struct dpy_range {
    int64_t start, stop, step;
    uint64_t length;
};

struct dpy_slice {
    struct val start, stop, step;
};

struct val dpy_range_new(int64_t start, int64_t stop, int64_t step);     // step is not 0
static inline int64_t dpy_range_at(const struct dpy_range *range, uint64_t i)
{
    return (int64_t)((uint64_t)range->start + i * (uint64_t)range->step);
}
struct val dpy_range_getitem(struct val range, struct val key);
bool dpy_range_find(const struct dpy_range *range, struct val item, uint64_t *ret);   // the position of item; false: not there
int dpy_range_limit(struct val v, int64_t *ret);           // the stop of a counting loop: an int, clamped to 64 bits; -1: TypeError
int dpy_range_repr_into(struct dpy_buffer *buffer, struct val range);
extern const struct dpy_builtin dpy_range_methods[];

struct dpy_steps {           // what a slice selects of a sequence: start, start + step, ...: `count` items, all within
    int64_t start, stop, step;
    uint64_t count;
};

int dpy_slice_steps(struct val slice, uint64_t length, struct dpy_steps *ret);     // 0; -1: failure
extern const struct dpy_builtin dpy_slice_methods[];
int dpy_slice_repr_into(struct dpy_buffer *buffer, struct val slice);

#endif
