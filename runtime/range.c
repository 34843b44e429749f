// Ranges.
#include "range.h"

#include "alloc.h"
#include "call.h"
#include "item.h"
#include "number.h"

struct val dpy_range_new(int64_t start, int64_t stop, int64_t step)
{
    struct dpy_range *range = dpy_alloc(sizeof *range, DPY_RANGE);
    if (!range)
        return dpy_failure();
    *range = (struct dpy_range){ .start = start, .stop = stop, .step = step };
    if (step > 0 && start < stop)
        range->length = ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1;
    if (step < 0 && start > stop)
        range->length = ((uint64_t)start - (uint64_t)stop - 1) / -(uint64_t)step + 1;
    return dpy_object(range, DPY_RANGE);
}

static struct val slice(const struct dpy_range *range, struct val key)
{
    struct dpy_steps steps;
    if (dpy_slice_steps(key, range->length, &steps) < 0)
        return dpy_failure();
    int64_t step, stop, start = dpy_range_at(range, (uint64_t)steps.start);
    if (__builtin_mul_overflow(range->step, steps.step, &step))
        return dpy_raise_error(&dpy_OverflowError, "range step does not fit in 64 bits");
    stop = (int64_t)((uint64_t)range->start + (uint64_t)steps.stop * (uint64_t)range->step);
    return dpy_range_new(start, stop, step);
}

struct val dpy_range_getitem(struct val range, struct val key)
{
    const struct dpy_range *self = range.p;
    if (key.type == DPY_SLICE)
        return slice(self, key);
    uint64_t i;
    if (key.type == DPY_BIGINT)
        return dpy_raise_error(&dpy_IndexError, "range object index out of range");
    if (dpy_index_within(key, self->length, "range", "range object index", &i) < 0)
        return dpy_failure();
    return dpy_int(dpy_range_at(self, i));
}

// The position of a number: true also for 2.0 and True, which equal an item.
bool dpy_range_find(const struct dpy_range *range, struct val item, uint64_t *ret)
{
    if (item.type == DPY_FLOAT && item.f >= -0x1p63 && item.f < 0x1p63 && item.f == (double)(int64_t)item.f)
        item = dpy_int((int64_t)item.f);
    if ((item.type != DPY_INT && item.type != DPY_BOOL) || !range->length)
        return false;
    bool up = range->step > 0;
    if (up ? item.i < range->start || item.i >= range->stop : item.i > range->start || item.i <= range->stop)
        return false;
    uint64_t distance = up ? (uint64_t)item.i - (uint64_t)range->start : (uint64_t)range->start - (uint64_t)item.i;
    uint64_t step = up ? (uint64_t)range->step : -(uint64_t)range->step;
    *ret = distance / step;
    return distance % step == 0;
}

int dpy_range_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_range *range = v.p;
    dpy_buffer_format(buffer, "range(%ld, %ld", range->start, range->stop);
    if (range->step != 1)
        dpy_buffer_format(buffer, ", %ld", range->step);
    dpy_buffer_add(buffer, ")", 1);
    return 0;
}

static struct val count(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t at;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    return dpy_int(dpy_range_find(args[0].p, args[1], &at));
}

static struct val index_of(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t at;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (dpy_range_find(args[0].p, args[1], &at))
        return dpy_int((int64_t)at);
    struct val shown = dpy_repr(args[1]);
    if (dpy_failed(shown))
        return shown;
    if (!dpy_int_is(args[1]))
        return dpy_raise_error(&dpy_ValueError, "sequence.index(x): x not in sequence");
    return dpy_raise_error(&dpy_ValueError, "%s is not in range", shown.s);
}

const struct dpy_builtin dpy_range_methods[] = {
    { "count", count },
    { "index", index_of },
    { NULL, NULL },
};

// range()

static struct val call_range(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t bounds[3] = { 0, 0, 1 };
    if (dpy_call_expect(self, n, kwnames, 1, 3) < 0)
        return dpy_failure();
    for (size_t i = 0; i < n; i++)
        if (dpy_number_index(args[i], &bounds[n == 1 ? 1 : i]) < 0)
            return dpy_failure();
    if (bounds[2] == 0)
        return dpy_raise_error(&dpy_ValueError, "range() arg 3 must not be zero");
    return dpy_range_new(bounds[0], bounds[1], bounds[2]);
}

const struct dpy_builtin dpy_builtin_range = { "range", call_range };

int dpy_range_limit(struct val v, int64_t *ret) { return dpy_number_clip(v, ret); }
