// Iterators over iterators: enumerate, zip, map, filter; iter, next, reversed.
#include <string.h>

#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "generator.h"
#include "item.h"
#include "iterator.h"
#include "list.h"
#include "number.h"
#include "tuple.h"

// The iterators of all arguments, as a tuple.
static struct val iterators_of(const struct val *args, size_t n)
{
    struct val tuple = dpy_tuple_new(n);
    for (size_t i = 0; i < n && !dpy_failed(tuple); i++) {
        struct val iterator = dpy_iter(args[i]);
        if (dpy_failed(iterator))
            return iterator;
        dpy_tuple_of(tuple)->items[i] = iterator;
    }
    return tuple;
}

// What `next` gives of an iterator that makes tuples.
static struct val packed(enum dpy_turn turn, struct val tuple)
{
    return turn == DPY_TURN_FAILED ? dpy_failure() : turn == DPY_TURN_STOP ? dpy_stop() : tuple;
}

static struct val unpacking(struct val iterator, enum dpy_turn (*unpack)(struct dpy_iterator *self, struct val *targets), uint64_t width)
{
    if (!dpy_failed(iterator)) {
        ((struct dpy_iterator *)iterator.p)->unpack = unpack;
        ((struct dpy_iterator *)iterator.p)->width = width;
    }
    return iterator;
}

static enum dpy_turn unpack_numbered(struct dpy_iterator *self, struct val *targets)
{
    struct val item = dpy_next(self->source), number = self->function;      // function: the number
    if (dpy_failed(item) || item.type == DPY_STOP)
        return dpy_failed(item) ? DPY_TURN_FAILED : DPY_TURN_STOP;
    targets[0] = number;
    targets[1] = item;
    self->function = number.type == DPY_INT && number.i < INT64_MAX ? dpy_int(number.i + 1) : dpy_binary(number, dpy_int(1), DPY_ADD);
    return dpy_failed(self->function) ? DPY_TURN_FAILED : DPY_TURN;
}

static struct val next_of_enumerate(struct dpy_iterator *self)
{
    struct val pair[2];
    enum dpy_turn turn = unpack_numbered(self, pair);
    return turn == DPY_TURN ? dpy_tuple(pair, 2) : packed(turn, dpy_failure());
}

static struct val call_enumerate(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 1, 2, { "iterable", "start", NULL } };
    struct val values[2] = { { .type = 0 }, dpy_int(0) };
    if (n == 0)
        return dpy_raise_error(&dpy_TypeError, "enumerate() missing required argument 'iterable'");
    for (size_t i = 0; kwnames && n == kwnames->count && i < n; i++)
        if (strcmp(kwnames->names[i], "iterable") != 0 && (n == 1 || strcmp(kwnames->names[i], "start") != 0))
            return dpy_raise_error(&dpy_TypeError, "'%s' is an invalid keyword argument for enumerate()", kwnames->names[i]);
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    if (!dpy_int_is(values[1]))
        return dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_name(values[1]));
    struct val source = dpy_iter(values[0]);
    struct val iterator = dpy_failed(source) ? source : unpacking(dpy_iterator_new(next_of_enumerate, "enumerate", source), unpack_numbered, 2);
    if (!dpy_failed(iterator))
        ((struct dpy_iterator *)iterator.p)->function = dpy_binary(values[1], dpy_int(0), DPY_ADD);
    return iterator;
}

// zip(strict=True): iterator i was the first to end, or the only one to go on.
static enum dpy_turn check_lengths(struct dpy_iterator *self, size_t ended)
{
    const struct dpy_tuple *iterators = dpy_tuple_of(self->source);
    struct val failure = dpy_stop();
    size_t other = ended;
    for (size_t i = 1; ended == 0 && i < iterators->length && failure.type == DPY_STOP; i++)
        failure = dpy_next(iterators->items[other = i]);
    if (ended == 0 && failure.type == DPY_STOP)
        return DPY_TURN_STOP;
    if (ended == 0 && dpy_failed(failure))
        return DPY_TURN_FAILED;
    dpy_raise_error(&dpy_ValueError, "zip() argument %zu is %s than argument%s%zu", other + 1, ended ? "shorter" : "longer",
                    other == 1 ? " " : "s 1-", other);
    return DPY_TURN_FAILED;
}

static enum dpy_turn unpack_zipped(struct dpy_iterator *self, struct val *targets)
{
    const struct dpy_tuple *iterators = dpy_tuple_of(self->source);
    for (size_t i = 0; i < iterators->length; i++) {
        targets[i] = dpy_next(iterators->items[i]);
        if (targets[i].type == DPY_STOP) {
            enum dpy_turn turn = self->step ? check_lengths(self, i) : DPY_TURN_STOP;
            if (turn == DPY_TURN_STOP)
                dpy_iterator_finish(self);
            return turn;
        }
        if (dpy_failed(targets[i]))
            return DPY_TURN_FAILED;
    }
    return DPY_TURN;
}

static struct val next_of_zip(struct dpy_iterator *self)
{
    const struct dpy_tuple *iterators = dpy_tuple_of(self->source);
    if (!iterators->length)
        return dpy_iterator_finish(self);
    struct val tuple = dpy_tuple_new(iterators->length);
    return dpy_failed(tuple) ? tuple : packed(unpack_zipped(self, dpy_tuple_of(tuple)->items), tuple);
}

static struct val call_zip(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "strict", NULL };
    struct val strict = dpy_bool(false);
    if (kwnames && kwnames->count > 1)
        return dpy_raise_error(&dpy_TypeError, "zip() takes at most 1 keyword argument (%zu given)", (size_t)kwnames->count);
    int64_t given = dpy_call_keywords(self, args, n, kwnames, names, &strict);
    struct val source = given < 0 ? dpy_failure() : iterators_of(args, (size_t)given);
    int is_strict = dpy_truth(strict);
    struct val iterator = dpy_failed(source) || is_strict < 0 ? dpy_failure() : dpy_iterator_new(next_of_zip, "zip", source);
    unpacking(iterator, unpack_zipped, dpy_failed(source) ? 0 : dpy_tuple_of(source)->length);
    if (!dpy_failed(iterator))
        ((struct dpy_iterator *)iterator.p)->step = is_strict;
    return iterator;
}

static struct val with_function(struct val iterator, struct val function)
{
    if (!dpy_failed(iterator))
        ((struct dpy_iterator *)iterator.p)->function = function;
    return iterator;
}

static struct val next_of_map(struct dpy_iterator *self)
{
    const struct dpy_tuple *iterators = dpy_tuple_of(self->source);
    struct val one, items = iterators->length == 1 ? one = dpy_next(iterators->items[0]) : next_of_zip(self);
    if (dpy_failed(items) || items.type == DPY_STOP)
        return items;
    return iterators->length == 1 ? dpy_call(self->function, &one, 1, NULL)
                                  : dpy_call(self->function, dpy_tuple_of(items)->items, iterators->length, NULL);
}

static struct val call_map(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, SIZE_MAX) < 0)
        return dpy_failure();
    if (n < 2)
        return dpy_raise_error(&dpy_TypeError, "map() must have at least two arguments.");
    struct val source = iterators_of(args + 1, n - 1);
    return dpy_failed(source) ? source : with_function(dpy_iterator_new(next_of_map, "map", source), args[0]);
}

static struct val next_of_filter(struct dpy_iterator *self)
{
    for (;;) {
        struct val item = dpy_next(self->source), kept = item;
        if (dpy_failed(item) || item.type == DPY_STOP)
            return item;
        if (self->function.type != DPY_NONE)
            kept = dpy_call(self->function, &item, 1, NULL);
        int truth = dpy_failed(kept) ? -1 : dpy_truth(kept);
        if (truth)
            return truth < 0 ? dpy_failure() : item;
    }
}

static struct val call_filter(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0)
        return dpy_failure();
    struct val source = dpy_iter(args[1]);
    return dpy_failed(source) ? source : with_function(dpy_iterator_new(next_of_filter, "filter", source), args[0]);
}

static struct val next_of_callable(struct dpy_iterator *self)
{
    struct val result = dpy_call(self->function, NULL, 0, NULL);
    int end = dpy_failed(result) ? -1 : dpy_equal(result, self->source);
    return end < 0 ? dpy_failure() : end ? dpy_iterator_finish(self) : result;
}

static struct val call_iter(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    if (n == 1)
        return dpy_iter(args[0]);
    if (!dpy_callable(args[0]))
        return dpy_raise_error(&dpy_TypeError, "iter(v, w): v must be callable");
    return with_function(dpy_iterator_new(next_of_callable, "callable_iterator", args[1]), args[0]);
}

static struct val call_next(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    struct val item = dpy_next(args[0]);
    if (item.type != DPY_STOP)
        return item;
    if (n == 2)
        return args[1];
    return dpy_kind(args[0]) == DPY_GENERATOR ? dpy_generator_raise_stop(args[0]) : dpy_raise_stop();
}

static struct val call_reversed(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_unpacked(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_iterator_reversed(args[0]);
}

const struct dpy_builtin dpy_builtin_enumerate = { "enumerate", call_enumerate };
const struct dpy_builtin dpy_builtin_zip = { "zip", call_zip };
const struct dpy_builtin dpy_builtin_map = { "map", call_map };
const struct dpy_builtin dpy_builtin_filter = { "filter", call_filter };
const struct dpy_builtin dpy_builtin_iter = { "iter", call_iter };
const struct dpy_builtin dpy_builtin_next = { "next", call_next };
const struct dpy_builtin dpy_builtin_reversed = { "reversed", call_reversed };
