// Builtins over containers and iterables.
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "item.h"
#include "list.h"
#include "number.h"
#include "str.h"
#include "tuple.h"

static struct val call_len(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t length = dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? -1 : dpy_len(args[0]);
    return length < 0 ? dpy_failure() : dpy_int(length);
}

static struct val list_of(struct val iterable)
{
    struct val list = dpy_list(NULL, 0);
    return dpy_failed(list) || dpy_list_extend(list, iterable) < 0 ? dpy_failure() : list;
}

// The items of anything, one by one. A list needs no iterator; it may change meanwhile.
struct items {
    const struct dpy_list *list;
    uint64_t at;
    struct val iterator;
};

static struct items items_of(struct val iterable)
{
    if (iterable.type == DPY_LIST)
        return (struct items){ .list = dpy_list_of(iterable) };
    return (struct items){ .iterator = dpy_iter(iterable) };
}

static inline struct val next_of(struct items *items)
{
    if (items->list)
        return items->at < items->list->length ? dpy_list_at(items->list, items->at++) : dpy_stop();
    return dpy_failed(items->iterator) ? items->iterator : dpy_next(items->iterator);
}

static struct val call_list(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    return n ? list_of(args[0]) : dpy_list(NULL, 0);
}

static struct val call_tuple(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    if (!n || args[0].type == DPY_TUPLE)
        return n ? args[0] : dpy_tuple(NULL, 0);
    struct val list = list_of(args[0]);
    return dpy_failed(list) ? list : dpy_list_to_tuple(list);
}

static struct val call_sorted(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "key", "reverse", NULL };
    static const struct dpy_builtin sort = { .name = "sort" };     // CPython's complaint names list.sort
    struct val options[] = { dpy_none(), dpy_bool(false) };
    size_t given = n - (kwnames ? kwnames->count : 0);
    int64_t backwards;
    struct val list = dpy_call_expect_unpacked(self, given, NULL, 1, 1) ? dpy_failure() : list_of(args[0]);
    if (dpy_failed(list) || dpy_call_keywords(&sort, args, n, kwnames, names, options) < 0 || dpy_number_int(options[1], &backwards))
        return dpy_failure();
    return dpy_failed(list) || dpy_list_sort(list, options[0], backwards) < 0 ? dpy_failure() : list;
}

struct extreme {             // of min and max
    const char *name;
    enum dpy_comparison better;
    struct val key;          // None, or the function
    struct val best, best_key;   // type word 0: none yet
};

static int consider(struct extreme *e, struct val item)
{
    struct val key = e->key.type == DPY_NONE ? item : dpy_call(e->key, &item, 1, NULL);
    int better = dpy_failed(key) ? -1 : 1;
    if (better > 0 && e->best.type) {
        struct val result = dpy_compare(key, e->best_key, e->better);
        better = dpy_failed(result) ? -1 : dpy_truth(result);
    }
    if (better > 0) {
        e->best = item;
        e->best_key = key;
    }
    return better;
}

static int consider_all(struct extreme *e, struct val iterable)
{
    struct items items = items_of(iterable);
    for (;;) {
        struct val item = next_of(&items);
        if (item.type == DPY_STOP)
            return 0;
        if (dpy_failed(item) || consider(e, item) < 0)
            return -1;
    }
}

static struct val extreme(struct extreme *e, const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "key", "default", NULL };
    struct val options[] = { dpy_none(), { .type = 0 } };
    if (n == (kwnames ? kwnames->count : 0))
        return dpy_raise_error(&dpy_TypeError, "%s expected at least 1 argument, got 0", e->name);
    int64_t given = dpy_call_keywords(self, args, n, kwnames, names, options);
    if (given < 0)
        return dpy_failure();
    if (given > 1 && options[1].type)
        return dpy_raise_error(&dpy_TypeError, "Cannot specify a default for %s() with multiple positional arguments", e->name);
    e->key = options[0];
    for (int64_t i = 0; given > 1 && i < given; i++)
        if (consider(e, args[i]) < 0)
            return dpy_failure();
    if (given == 1 && consider_all(e, args[0]) < 0)
        return dpy_failure();
    if (!e->best.type)
        return options[1].type ? options[1] : dpy_raise_error(&dpy_ValueError, "%s() arg is an empty sequence", e->name);
    return e->best;
}

static struct val call_min(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return extreme(&(struct extreme){ .name = "min", .better = DPY_LT }, self, args, n, kwnames);
}

static struct val call_max(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return extreme(&(struct extreme){ .name = "max", .better = DPY_GT }, self, args, n, kwnames);
}

static struct val add_all(struct val total, struct items *items)
{
    for (;;) {
        struct val item = next_of(items);
        if (item.type == DPY_STOP)
            return total;
        if (dpy_failed(item))
            return item;
        int64_t sum;
        if (total.type == DPY_INT && item.type == DPY_INT && !__builtin_add_overflow(total.i, item.i, &sum))
            total = dpy_int(sum);
        else if (total.type == DPY_FLOAT && item.type == DPY_FLOAT)
            total = dpy_float(total.f + item.f);
        else
            total = dpy_binary(total, item, DPY_ADD);
        if (dpy_failed(total))
            return total;
    }
}

static struct val call_sum(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "start", NULL };
    struct val start = dpy_int(0);
    size_t keywords = kwnames ? kwnames->count : 0;
    if (n == keywords)
        return dpy_raise_error(&dpy_TypeError, "sum() takes at least 1 positional argument (0 given)");
    if (n > 2)
        return dpy_raise_error(&dpy_TypeError, "sum() takes at most 2 arguments (%zu given)", n);
    if (dpy_call_keywords(self, args, n, kwnames, names, &start) < 0)
        return dpy_failure();
    if (n - keywords == 2)
        start = args[1];
    struct items items = items_of(args[0]);
    if (!items.list && dpy_failed(items.iterator))
        return items.iterator;
    if (start.type == DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (start.type == DPY_BYTES || start.type == DPY_BYTEARRAY)
        return dpy_raise_error(&dpy_TypeError, "sum() can't sum %s [use b''.join(seq) instead]", dpy_type_name(start));
    return add_all(start, &items);
}

// The first item whose truth is `wanted` decides.
static struct val decide(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, int wanted)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    struct items items = items_of(args[0]);
    for (;;) {
        struct val item = next_of(&items);
        if (item.type == DPY_STOP)
            return dpy_bool(!wanted);
        int truth = dpy_failed(item) ? -1 : dpy_truth(item);
        if (truth < 0)
            return dpy_failure();
        if (truth == wanted)
            return dpy_bool(wanted);
    }
}

static struct val call_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return decide(self, args, n, kwnames, 1);
}

static struct val call_all(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return decide(self, args, n, kwnames, 0);
}

const struct dpy_builtin dpy_builtin_len = { "len", call_len };
const struct dpy_builtin dpy_builtin_list = { "list", call_list };
const struct dpy_builtin dpy_builtin_tuple = { "tuple", call_tuple };
const struct dpy_builtin dpy_builtin_sorted = { "sorted", call_sorted };
const struct dpy_builtin dpy_builtin_min = { "min", call_min };
const struct dpy_builtin dpy_builtin_max = { "max", call_max };
const struct dpy_builtin dpy_builtin_sum = { "sum", call_sum };
const struct dpy_builtin dpy_builtin_any = { "any", call_any };
const struct dpy_builtin dpy_builtin_all = { "all", call_all };
