// Ranges.
#include "range.h"

#include "alloc.h"
#include "call.h"
#include "classes.h"
#include "item.h"
#include "iterator.h"
#include "number.h"
#include "special.h"

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

// Arithmetic of ints of any size; a failure goes through.
static struct val apply(struct val a, struct val b, enum dpy_operator op)
{
    return dpy_failed(a) || dpy_failed(b) ? dpy_failure() : dpy_int_binary(a, b, op);
}

static struct val count_items(struct val start, struct val stop, struct val step)
{
    bool up = dpy_int_sign(step) > 0;
    if (up ? dpy_int_compare(start, stop) >= 0 : dpy_int_compare(start, stop) <= 0)
        return dpy_int(0);
    struct val distance = up ? apply(stop, start, DPY_SUB) : apply(start, stop, DPY_SUB);
    struct val size = up ? step : dpy_int_negative(step);
    return apply(apply(apply(distance, dpy_int(1), DPY_SUB), size, DPY_FLOORDIV), dpy_int(1), DPY_ADD);
}

static struct val make_wide(struct val start, struct val stop, struct val step)
{
    struct val length = count_items(start, stop, step);
    struct dpy_wide_range *wide = dpy_failed(length) ? NULL : dpy_alloc(sizeof *wide, 0);
    struct dpy_range *range = wide ? dpy_alloc(sizeof *range, DPY_RANGE) : NULL;
    if (!range)
        return dpy_failure();
    *wide = (struct dpy_wide_range){ start, stop, step, length };
    *range = (struct dpy_range){ .wide = wide };
    if (!dpy_int_to_uint64(length, &range->length))
        range->length = UINT64_MAX;
    return dpy_object(range, DPY_RANGE);
}

struct val dpy_range_of(struct val start, struct val stop, struct val step)
{
    int64_t a, b, c;
    if (dpy_failed(start) || dpy_failed(stop) || dpy_failed(step))
        return dpy_failure();
    if (dpy_int_sign(step) == 0)
        return dpy_raise_error(&dpy_ValueError, "range() arg 3 must not be zero");
    bool small = dpy_int_to_int64(start, &a) && dpy_int_to_int64(stop, &b) && dpy_int_to_int64(step, &c);
    return small ? dpy_range_new(a, b, c) : make_wide(start, stop, step);
}

int dpy_range_bounds(const struct dpy_range *range, struct dpy_wide_range *ret)
{
    if (range->wide)
        *ret = *range->wide;
    else
        *ret = (struct dpy_wide_range){ dpy_int(range->start), dpy_int(range->stop), dpy_int(range->step), dpy_int_from_uint64(range->length) };
    return dpy_failed(ret->length) ? -1 : 0;
}

// start + i * step, which may be one step beyond either end.
static struct val item_at(const struct dpy_wide_range *bounds, struct val i)
{
    return apply(bounds->start, apply(i, bounds->step, DPY_MUL), DPY_ADD);
}

static struct val slice(const struct dpy_range *range, struct val key)
{
    struct dpy_wide_range bounds;
    struct val part[3];
    if (dpy_range_bounds(range, &bounds) || dpy_slice_bounds(key, bounds.length, part))
        return dpy_failure();
    return dpy_range_of(item_at(&bounds, part[0]), item_at(&bounds, part[1]), apply(bounds.step, part[2], DPY_MUL));
}

// An index, or a range, beyond 64 bits.
static struct val wide_item(const struct dpy_range *range, struct val key)
{
    struct dpy_wide_range bounds;
    if (dpy_range_bounds(range, &bounds))
        return dpy_failure();
    if (dpy_int_sign(key) < 0)
        key = apply(key, bounds.length, DPY_ADD);
    if (dpy_failed(key))
        return key;
    if (dpy_int_sign(key) < 0 || dpy_int_compare(key, bounds.length) >= 0)
        return dpy_raise_error(&dpy_IndexError, "range object index out of range");
    return item_at(&bounds, key);
}

struct val dpy_range_getitem(struct val range, struct val key)
{
    const struct dpy_range *self = range.p;
    struct val method;
    uint64_t i;
    if (key.type == DPY_SLICE)
        return slice(self, key);
    if (dpy_special_find(key, "__index__", &method) && dpy_failed(key = dpy_special_index(key)))
        return key;
    if (self->wide || self->length > INT64_MAX || dpy_plain(key).type == DPY_BIGINT)
        return dpy_int_is(dpy_plain(key)) ? wide_item(self, dpy_plain(key))
            : dpy_raise_error(&dpy_TypeError, "range indices must be integers or slices, not %s", dpy_type_name(key));
    if (dpy_index_within(key, self->length, "range", "range object index out of range", &i) < 0)
        return dpy_failure();
    return dpy_int(dpy_range_at(self, i));
}

// The position of an int; DPY_STOP: it is not among the items.
static struct val find_wide(const struct dpy_range *range, struct val item)
{
    struct dpy_wide_range bounds;
    if (dpy_range_bounds(range, &bounds))
        return dpy_failure();
    struct val distance = apply(item, bounds.start, DPY_SUB), rest = apply(distance, bounds.step, DPY_MOD);
    struct val at = apply(distance, bounds.step, DPY_FLOORDIV);
    if (dpy_failed(at) || dpy_failed(rest))
        return dpy_failure();
    bool found = dpy_int_sign(rest) == 0 && dpy_int_sign(at) >= 0 && dpy_int_compare(at, bounds.length) < 0;
    return found ? at : dpy_stop();
}

static struct val find(const struct dpy_range *range, struct val item)
{
    if (range->wide || item.type == DPY_BIGINT)
        return find_wide(range, item);
    bool up = range->step > 0;
    if (!range->length || (up ? item.i < range->start || item.i >= range->stop : item.i > range->start || item.i <= range->stop))
        return dpy_stop();
    uint64_t distance = up ? (uint64_t)item.i - (uint64_t)range->start : (uint64_t)range->start - (uint64_t)item.i;
    uint64_t step = up ? (uint64_t)range->step : -(uint64_t)range->step;
    return distance % step ? dpy_stop() : dpy_int_from_uint64(distance / step);
}

// The int that a number equals, if it does: 2.0 is one.
static struct val as_int(struct val item)
{
    item = dpy_kind(item) == DPY_INSTANCE ? item : dpy_plain(item);
    if (item.type == DPY_FLOAT && item.f >= -0x1p63 && item.f < 0x1p63 && item.f == (double)(int64_t)item.f)
        return dpy_int((int64_t)item.f);
    return item;
}

int dpy_range_contains(struct val range, struct val item)
{
    item = as_int(item);
    if (!dpy_int_is(item))
        return item.type == DPY_FLOAT ? 0 : dpy_contains_by_iteration(range, item);
    struct val at = find(range.p, item);
    return dpy_failed(at) ? -1 : at.type != DPY_STOP;
}

int dpy_range_equal(struct val a, struct val b)
{
    const struct dpy_range *left = a.p, *right = b.p;
    struct dpy_wide_range x, y;
    if (!left->wide && !right->wide)
        return left->length == right->length &&
               (left->length == 0 || (left->start == right->start && (left->length == 1 || left->step == right->step)));
    if (dpy_range_bounds(left, &x) || dpy_range_bounds(right, &y))
        return -1;
    if (dpy_int_compare(x.length, y.length) != 0)
        return 0;
    return left->length == 0 ||
           (dpy_int_compare(x.start, y.start) == 0 && (left->length == 1 || dpy_int_compare(x.step, y.step) == 0));
}

int dpy_range_repr_into(struct dpy_buffer *buffer, struct val v)
{
    struct dpy_wide_range bounds;
    if (dpy_range_bounds(v.p, &bounds))
        return -1;
    dpy_buffer_text(buffer, "range(");
    if (dpy_int_text_into(buffer, bounds.start, 10))
        return -1;
    dpy_buffer_text(buffer, ", ");
    if (dpy_int_text_into(buffer, bounds.stop, 10))
        return -1;
    if (dpy_int_compare(bounds.step, dpy_int(1)) != 0) {
        dpy_buffer_text(buffer, ", ");
        if (dpy_int_text_into(buffer, bounds.step, 10))
            return -1;
    }
    dpy_buffer_text(buffer, ")");
    return 0;
}

// Iteration

static struct val next_of_range(struct dpy_iterator *self)
{
    const struct dpy_range *range = self->source.p;
    return self->index < range->length ? dpy_int(dpy_range_at(range, self->index++)) : dpy_iterator_finish(self);
}

static struct val next_of_wide(struct dpy_iterator *self)
{
    struct dpy_wide_range bounds;
    if (self->index >= ((const struct dpy_range *)self->source.p)->length)
        return dpy_iterator_finish(self);
    struct val i = dpy_range_bounds(self->source.p, &bounds) ? dpy_failure() : dpy_int_from_uint64(self->index++);
    return item_at(&bounds, i);
}

struct val dpy_range_iter(struct val v)
{
    bool wide = ((const struct dpy_range *)v.p)->wide;
    return dpy_iterator_new(wide ? next_of_wide : next_of_range, wide ? "longrange_iterator" : "range_iterator", v);
}

struct val dpy_range_reversed(struct val v)
{
    struct dpy_wide_range bounds;
    if (dpy_range_bounds(v.p, &bounds))
        return dpy_failure();
    struct val last = item_at(&bounds, apply(bounds.length, dpy_int(1), DPY_SUB));
    struct val turned = dpy_range_of(last, apply(bounds.start, bounds.step, DPY_SUB), dpy_int_negative(bounds.step));
    return dpy_failed(turned) ? turned : dpy_range_iter(turned);
}

// Methods

// How often an object that is no int occurs, or where it first does: by comparison with each item.
static struct val search(struct val range, struct val item, bool first, int64_t *count)
{
    struct val iterator = dpy_range_iter(range);
    *count = 0;
    for (int64_t at = 0;; at++) {
        struct val next = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (next.type == DPY_STOP)
            return dpy_stop();
        int equal = dpy_failed(next) ? -1 : dpy_equal(next, item);
        if (equal < 0)
            return dpy_failure();
        *count += equal;
        if (first && equal)
            return dpy_int(at);
    }
}

static struct val count(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t times;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (!dpy_int_is(args[1]))
        return dpy_failed(search(args[0], args[1], false, &times)) ? dpy_failure() : dpy_int(times);
    struct val at = find(args[0].p, args[1]);
    return dpy_failed(at) ? at : dpy_int(at.type != DPY_STOP);
}

static struct val index_of(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t times;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    bool is_int = dpy_int_is(args[1]);
    struct val at = is_int ? find(args[0].p, args[1]) : search(args[0], args[1], true, &times);
    if (at.type != DPY_STOP)
        return at;
    struct val shown = is_int ? dpy_repr(args[1]) : dpy_failure();
    if (!is_int)
        return dpy_raise_error(&dpy_ValueError, "sequence.index(x): x not in sequence");
    return dpy_failed(shown) ? shown : dpy_raise_error(&dpy_ValueError, "%s is not in range", shown.s);
}

const struct dpy_builtin dpy_range_methods[] = {
    { "count", count },
    { "index", index_of },
    { NULL, NULL },
};

// range()

static struct val call_range(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val bounds[3] = { dpy_int(0), dpy_int(0), dpy_int(1) };
    if (dpy_call_expect(self, n, kwnames, 1, 3) < 0)
        return dpy_failure();
    for (size_t i = 0; i < n; i++) {
        struct val v = dpy_special_index(args[i]), *bound = &bounds[n == 1 ? 1 : i];
        if (dpy_failed(v))
            return v;
        *bound = v.type == DPY_BOOL ? dpy_int(v.i) : v;
    }
    return dpy_range_of(bounds[0], bounds[1], bounds[2]);
}

const struct dpy_builtin dpy_builtin_range = { "range", call_range };

int dpy_range_limit(struct val v, int64_t *ret) { return dpy_number_clip(v, ret); }
