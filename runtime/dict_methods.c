// The methods of dicts and of their views, and dict() itself.
#include <string.h>

#include "alloc.h"
#include "builtins.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "item.h"
#include "list.h"
#include "tuple.h"

static inline struct dpy_dict *self_of(const struct val *args) { return dpy_dict_of(args[0]); }

static struct val clear(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    dpy_dict_clear(self_of(args));
    return dpy_none();
}

static struct val copy(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_dict_copy(self_of(args));
}

static struct val from_keys(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    const struct dpy_type *class = dpy_class_type(args[0]);
    bool own = !class || !dpy_class_behind(class);
    struct val dict = own ? dpy_dict_new() : dpy_call(args[0], NULL, 0, NULL), iterator = dpy_iter(args[1]);
    if (dpy_failed(dict) || dpy_failed(iterator))
        return dpy_failure();
    for (;;) {
        struct val key = dpy_next(iterator), value = n > 2 ? args[2] : dpy_none();
        if (key.type == DPY_STOP)
            return dict;
        if (dpy_failed(key) || (own ? dpy_dict_put(dpy_dict_of(dict), key, value) : dpy_setitem(dict, key, value)) < 0)
            return dpy_failure();
    }
}

static struct val get(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    struct val value = n > 2 ? args[2] : dpy_none();
    return dpy_dict_find(self_of(args), args[1], &value) < 0 ? dpy_failure() : value;
}

static struct val pop(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val value;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    int found = self_of(args)->length ? dpy_dict_take(self_of(args), args[1], &value) : 0;
    if (found)
        return found < 0 ? dpy_failure() : value;
    return n > 2 ? args[2] : dpy_raise_value(&dpy_KeyError, args[1]);
}

static struct val pop_item(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    struct dpy_dict *dict = self_of(args);
    if (!dict->length)
        return dpy_raise_error(&dpy_KeyError, "popitem(): dictionary is empty");
    uint64_t last = dict->filled - 1;
    while (!dict->entries[last].key.type)
        last--;
    struct val pair[] = { dict->entries[last].key, dict->entries[last].value }, value;
    struct val tuple = dpy_tuple(pair, 2);
    return dpy_failed(tuple) || dpy_dict_take(dict, pair[0], &value) < 0 ? dpy_failure() : tuple;
}

static struct val set_default(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    struct val value = n > 2 ? args[2] : dpy_none();
    int found = dpy_dict_find(self_of(args), args[1], &value);
    if (found < 0 || (!found && dpy_dict_put(self_of(args), args[1], value) < 0))
        return dpy_failure();
    return value;
}

// One (key, value) of an update by pairs.
static int put_pair(struct dpy_dict *dict, struct val pair, size_t at)
{
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list))
        return -1;
    if (dpy_list_extend(list, pair) < 0) {
        struct val failure = dpy_catch();
        if (dpy_exception_is(failure, &dpy_TypeError))
            dpy_raise_error(&dpy_TypeError, "cannot convert dictionary update sequence element #%zu to a sequence", at);
        else
            dpy_reraise(failure);
        return -1;
    }
    const struct dpy_list *items = dpy_list_of(list);
    if (items->length == 2)
        return dpy_dict_put(dict, dpy_list_at(items, 0), dpy_list_at(items, 1));
    dpy_raise_error(&dpy_ValueError, "dictionary update sequence element #%zu has length %zu; 2 is required", at, (size_t)items->length);
    return -1;
}

static int update_by_pairs(struct dpy_dict *dict, struct val pairs)
{
    struct val iterator = dpy_iter(pairs);
    if (dpy_failed(iterator))
        return -1;
    for (size_t at = 0;; at++) {
        struct val pair = dpy_next(iterator);
        if (pair.type == DPY_STOP)
            return 0;
        if (dpy_failed(pair) || put_pair(dict, pair, at) < 0)
            return -1;
    }
}

// The arguments of dict() and dict.update(): nothing, a dict or pairs; then keywords.
static int update(struct dpy_dict *dict, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    size_t keywords = kwnames ? kwnames->count : 0;
    if (n > keywords) {
        int failed = args[0].type == DPY_DICT ? dpy_dict_merge(dict, dpy_dict_of(args[0]))
            : dpy_is_mapping(args[0]) ? dpy_dict_merge_mapping(dict, args[0]) : update_by_pairs(dict, args[0]);
        if (failed < 0)
            return -1;
    }
    for (size_t i = 0; i < keywords; i++)
        if (dpy_dict_put_text(dict, kwnames->names[i], args[n - keywords + i]) < 0)
            return -1;
    return 0;
}

static struct val update_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n - (kwnames ? kwnames->count : 0), NULL, 0, 1) < 0)
        return dpy_failure();
    return update(self_of(args), args + 1, n - 1, kwnames) < 0 ? dpy_failure() : dpy_none();
}

static struct val call_dict(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n - (kwnames ? kwnames->count : 0), NULL, 0, 1) < 0)
        return dpy_failure();
    struct val dict = dpy_dict_new();
    return dpy_failed(dict) || update(dpy_dict_of(dict), args, n, kwnames) < 0 ? dpy_failure() : dict;
}

const struct dpy_builtin dpy_builtin_dict = { "dict", call_dict };

// Views

struct val dpy_dict_view(struct val dict, enum dpy_view_part part)
{
    struct dpy_view *view = dpy_alloc(sizeof *view, DPY_VIEW);
    if (!view)
        return dpy_failure();
    *view = (struct dpy_view){ .dict = dict, .part = part };
    return dpy_object(view, DPY_VIEW);
}

static struct val keys(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_dict_view(args[0], DPY_VIEW_KEYS);
}

static struct val values(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_dict_view(args[0], DPY_VIEW_VALUES);
}

static struct val items(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_dict_view(args[0], DPY_VIEW_ITEMS);
}

const struct dpy_builtin dpy_dict_methods[] = {
    { "clear", clear },
    { "copy", copy },
    { "fromkeys", from_keys },
    { "get", get },
    { "items", items },
    { "keys", keys },
    { "pop", pop },
    { "popitem", pop_item },
    { "setdefault", set_default },
    { "update", update_method },
    { "values", values },
    { NULL, NULL },
};

static int contains_pair(const struct dpy_dict *dict, struct val pair)
{
    struct val value;
    if (pair.type != DPY_TUPLE || dpy_tuple_of(pair)->length != 2)
        return 0;
    int found = dpy_dict_find(dict, dpy_tuple_of(pair)->items[0], &value);
    return found > 0 ? dpy_equal(value, dpy_tuple_of(pair)->items[1]) : found;
}

int dpy_view_contains(const struct dpy_view *view, struct val item)
{
    const struct dpy_dict *dict = dpy_dict_of(view->dict);
    struct val value;
    if (view->part == DPY_VIEW_KEYS)
        return dpy_dict_find(dict, item, &value);
    if (view->part == DPY_VIEW_ITEMS)
        return contains_pair(dict, item);
    uint64_t position = 0, length = dict->length;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dict, &position));) {
        int equal = dpy_equal(entry->value, item);
        if (equal)
            return equal;
        if (dict->length != length) {
            dpy_raise_error(&dpy_RuntimeError, "dictionary changed size during iteration");
            return -1;
        }
    }
    return 0;
}

int dpy_view_repr_into(struct dpy_buffer *buffer, struct val view)
{
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list) || dpy_list_extend(list, view) < 0)
        return -1;
    dpy_buffer_format(buffer, "%s(", dpy_type_name(view));
    if (dpy_list_repr_into(buffer, list) < 0)
        return -1;
    dpy_buffer_add(buffer, ")", 1);
    return 0;
}

static struct val is_disjoint(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    struct val iterator = dpy_iter(args[1]);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return dpy_bool(true);
        int found = dpy_failed(item) ? -1 : dpy_view_contains(args[0].p, item);
        if (found)
            return found < 0 ? dpy_failure() : dpy_bool(false);
    }
}

const struct dpy_builtin dpy_view_methods[] = {
    { "isdisjoint", is_disjoint },
    { NULL, NULL },
};
