// Ranges and slices.
//
// Invariants
// - A range's bounds fit in 64 bits, and so do all its items; `length` is the number of them. step is never 0.
// - Where they do not fit, the range is wide: `wide` has the bounds, start, stop and step are 0, and length is UINT64_MAX if the
//   number of items is larger.
#ifndef DPY_RANGE_H
#define DPY_RANGE_H

#include "buffer.h"
#include "function.h"

struct dpy_range {
    int64_t start, stop, step;
    uint64_t length;
    struct dpy_wide_range *wide;     // NULL: the range is none
};

struct dpy_wide_range { struct val start, stop, step, length; };     // ints

struct dpy_slice {
    struct val start, stop, step;
};

struct val dpy_range_new(int64_t start, int64_t stop, int64_t step);     // step is not 0
struct val dpy_range_of(struct val start, struct val stop, struct val step);   // ints of any size; ValueError
// The bounds as ints: start, stop, step, and how many items there are. 0, or -1: MemoryError.
int dpy_range_bounds(const struct dpy_range *range, struct dpy_wide_range *ret);
static inline int64_t dpy_range_at(const struct dpy_range *range, uint64_t i)
{
    return (int64_t)((uint64_t)range->start + i * (uint64_t)range->step);
}
struct val dpy_range_getitem(struct val range, struct val key);
int dpy_range_contains(struct val range, struct val item);               // 1, 0; -1: failure
struct val dpy_range_iter(struct val range);
struct val dpy_range_reversed(struct val range);                         // an iterator
int dpy_range_equal(struct val a, struct val b);
int dpy_range_limit(struct val v, int64_t *ret);           // the stop of a counting loop: an int, clamped to 64 bits; -1: TypeError
int dpy_range_repr_into(struct dpy_buffer *buffer, struct val range);
extern const struct dpy_builtin dpy_range_methods[];

struct dpy_steps {           // what a slice selects of a sequence: start, start + step, ...: `count` items, all within
    int64_t start, stop, step;
    uint64_t count;
};

int dpy_slice_steps(struct val slice, uint64_t length, struct dpy_steps *ret);     // 0; -1: failure
// The same of a length of any size: start, stop, step.
int dpy_slice_bounds(struct val slice, struct val length, struct val ret[3]);
extern const struct dpy_builtin dpy_slice_methods[];
int dpy_slice_repr_into(struct dpy_buffer *buffer, struct val slice);

#endif
