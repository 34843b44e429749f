// Slices, and what they select of a sequence.
#include "range.h"
#include "special.h"

#include "alloc.h"
#include "call.h"
#include "list.h"
#include "number.h"

struct val dpy_slice(struct val start, struct val stop, struct val step)
{
    struct dpy_slice *slice = dpy_alloc(sizeof *slice, DPY_SLICE);
    if (!slice)
        return dpy_failure();
    *slice = (struct dpy_slice){ .start = start, .stop = stop, .step = step };
    return dpy_object(slice, DPY_SLICE);
}

// The builtin sequences do not keep the slice that they are given: it can be in the frame.
static bool is_sequence(struct val v)
{
    return v.type == DPY_TUPLE || v.type == DPY_STR || v.type == DPY_BYTES;
}

static int bound_of_object(struct val v, int64_t *ret)
{
    struct val method;
    if (dpy_special_find(v, "__index__", &method) && dpy_failed(v = dpy_special_index(v)))
        return -1;
    v = dpy_plain(v);
    if (!dpy_int_is(v)) {
        dpy_raise_error(&dpy_TypeError, "slice indices must be integers or None or have an __index__ method");
        return -1;
    }
    return dpy_number_clip(v, ret);
}

static inline int bound(struct val v, int64_t usual, int64_t *ret)
{
    *ret = v.type == DPY_NONE ? usual : v.i;
    return v.type == DPY_NONE || v.type == DPY_INT ? 0 : bound_of_object(v, ret);
}

// A bound as a position from low to high; negative ones count from the end.
static int64_t within(int64_t i, int64_t length, int64_t low, int64_t high)
{
    if (i < 0)
        i += length;
    return i < low ? low : i > high ? high : i;
}

static int steps_between(struct val from, struct val to, struct val by, uint64_t length, struct dpy_steps *ret)
{
    int64_t n = length > INT64_MAX ? INT64_MAX : (int64_t)length, start, stop, step;
    if (bound(by, 1, &step) < 0)
        return -1;
    if (step == 0) {
        dpy_raise_error(&dpy_ValueError, "slice step cannot be zero");
        return -1;
    }
    if (step == INT64_MIN)
        step = -INT64_MAX;
    int64_t low = step < 0 ? -1 : 0, high = step < 0 ? n - 1 : n;
    if (bound(from, step < 0 ? INT64_MAX : 0, &start) < 0 || bound(to, step < 0 ? INT64_MIN : INT64_MAX, &stop) < 0)
        return -1;
    start = within(start, n, low, high);
    stop = within(stop, n, low, high);
    ret->start = start;
    ret->step = step;
    ret->stop = stop;
    ret->count = 0;
    if (step == 1 || step == -1)         // a division takes longer than all the rest
        ret->count = (stop - start) * step > 0 ? (uint64_t)((stop - start) * step) : 0;
    else if (step > 0 && start < stop)
        ret->count = (uint64_t)(stop - start - 1) / (uint64_t)step + 1;
    else if (step < 0 && start > stop)
        ret->count = (uint64_t)(start - stop - 1) / (uint64_t)-step + 1;
    return 0;
}

int dpy_slice_steps(struct val slice, uint64_t length, struct dpy_steps *ret)
{
    const struct dpy_slice *self = slice.p;
    return steps_between(self->start, self->stop, self->step, length, ret);
}

struct val dpy_getslice(struct val object, struct val start, struct val stop, struct val step)
{
    struct dpy_steps steps;
    if (object.type == DPY_LIST)
        return steps_between(start, stop, step, dpy_list_of(object)->length, &steps) < 0 ? dpy_failure() : dpy_list_part(dpy_list_of(object), &steps);
    struct dpy_slice here = { .start = start, .stop = stop, .step = step };
    struct val slice = is_sequence(object) ? dpy_object(&here, DPY_SLICE) : dpy_slice(start, stop, step);
    return dpy_failed(slice) ? slice : dpy_getitem(object, slice);
}

int dpy_setslice(struct val object, struct val start, struct val stop, struct val step, struct val value)
{
    struct dpy_steps steps;
    if (object.type == DPY_LIST)
        return steps_between(start, stop, step, dpy_list_of(object)->length, &steps) < 0 ? -1 : dpy_list_set_part(object, &steps, value);
    struct val slice = dpy_slice(start, stop, step);
    return dpy_failed(slice) ? -1 : dpy_setitem(object, slice, value);
}

int dpy_slice_repr_into(struct dpy_buffer *buffer, struct val slice)
{
    const struct dpy_slice *self = slice.p;
    dpy_buffer_text(buffer, "slice(");
    if (dpy_repr_into(buffer, self->start) < 0)
        return -1;
    dpy_buffer_text(buffer, ", ");
    if (dpy_repr_into(buffer, self->stop) < 0)
        return -1;
    dpy_buffer_text(buffer, ", ");
    if (dpy_repr_into(buffer, self->step) < 0)
        return -1;
    dpy_buffer_text(buffer, ")");
    return 0;
}

static struct val call_slice(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val none = dpy_none();
    if (dpy_call_expect(self, n, kwnames, 1, 3) < 0)
        return dpy_failure();
    return n == 1 ? dpy_slice(none, args[0], none) : dpy_slice(args[0], args[1], n == 3 ? args[2] : none);
}

const struct dpy_builtin dpy_builtin_slice = { "slice", call_slice };

static struct val whole(struct val v) { return v.type == DPY_BOOL ? dpy_int(v.i) : v; }

// A bound as an int; `usual` for None.
static struct val whole_bound(struct val v, struct val usual)
{
    int64_t unused;
    if (v.type == DPY_NONE)
        return usual;
    return bound(v, 0, &unused) < 0 ? dpy_failure() : whole(dpy_special_index(v));
}

static struct val limited(struct val i, struct val length, struct val low, struct val high)
{
    if (!dpy_failed(i) && dpy_int_sign(i) < 0)
        i = dpy_int_binary(i, length, DPY_ADD);
    if (dpy_failed(i))
        return i;
    return dpy_int_compare(i, low) < 0 ? low : dpy_int_compare(i, high) > 0 ? high : i;
}

int dpy_slice_bounds(struct val slice, struct val length, struct val ret[3])
{
    const struct dpy_slice *self = slice.p;
    struct val step = whole_bound(self->step, dpy_int(1));
    if (dpy_failed(step))
        return -1;
    if (dpy_int_sign(step) == 0)
        return dpy_raise_error(&dpy_ValueError, "slice step cannot be zero"), -1;
    bool down = dpy_int_sign(step) < 0;
    struct val low = dpy_int(down ? -1 : 0), high = down ? dpy_int_binary(length, dpy_int(1), DPY_SUB) : length;
    struct val start = dpy_failed(high) ? high : whole_bound(self->start, down ? high : low);
    struct val stop = dpy_failed(start) ? start : whole_bound(self->stop, down ? low : high);
    if (dpy_failed(stop))
        return -1;
    ret[0] = self->start.type == DPY_NONE ? start : limited(start, length, low, high);
    ret[1] = self->stop.type == DPY_NONE ? stop : limited(stop, length, low, high);
    ret[2] = step;
    return dpy_failed(ret[0]) || dpy_failed(ret[1]) ? -1 : 0;
}

static struct val indices(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val bounds[3], length = dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 ? dpy_failure() : whole(dpy_special_index(args[1]));
    if (dpy_failed(length))
        return length;
    if (dpy_int_sign(length) < 0)
        return dpy_raise_error(&dpy_ValueError, "length should not be negative");
    return dpy_slice_bounds(args[0], length, bounds) ? dpy_failure() : dpy_tuple(bounds, 3);
}

const struct dpy_builtin dpy_slice_methods[] = {
    { "indices", indices },
    { NULL, NULL },
};
