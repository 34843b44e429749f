// The methods of lists.
#include "call.h"
#include "item.h"
#include "list.h"
#include "number.h"

static inline struct dpy_list *self_of(const struct val *args) { return dpy_list_of(args[0]); }

static struct val append(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 || dpy_list_append(args[0], args[1]) < 0)
        return dpy_failure();
    return dpy_none();
}

static struct val clear(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    dpy_list_clear(self_of(args));
    return dpy_none();
}

static struct val copy(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    return dpy_list_copy(self_of(args), 0, self_of(args)->length);
}

static struct val count(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    int64_t found = 0;
    for (uint64_t i = 0; i < self_of(args)->length; i++) {
        int equal = dpy_equal(dpy_list_at(self_of(args), i), args[1]);
        if (equal < 0)
            return dpy_failure();
        found += equal;
    }
    return dpy_int(found);
}

static struct val extend(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 || dpy_list_extend(args[0], args[1]) < 0)
        return dpy_failure();
    return dpy_none();
}

// 1 and the place, 0: not there; -1: failure.
static int find(const struct dpy_list *list, struct val item, uint64_t from, uint64_t to, uint64_t *ret)
{
    for (uint64_t i = from; i < to && i < list->length; i++) {
        int equal = dpy_equal(dpy_list_at(list, i), item);
        if (equal) {
            *ret = i;
            return equal;
        }
    }
    return 0;
}

static struct val index_of(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t from, to, at;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 3) < 0 ||
        dpy_search_bounds(args + 2, n - 2, self_of(args)->length, &from, &to) < 0)
        return dpy_failure();
    int found = find(self_of(args), args[1], from, to, &at);
    if (found)
        return found < 0 ? dpy_failure() : dpy_int((int64_t)at);
    struct val shown = dpy_repr(args[1]);
    return dpy_failed(shown) ? shown : dpy_raise_error(&dpy_ValueError, "%s is not in list", shown.s);
}

static struct val insert(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t i;
    if (dpy_call_expect_method(self, args, n, kwnames, 2, 2) < 0 || dpy_number_ssize(args[1], &i) < 0)
        return dpy_failure();
    int64_t length = (int64_t)self_of(args)->length;
    if (i < 0)
        i = i + length < 0 ? 0 : i + length;
    return dpy_list_insert(self_of(args), (uint64_t)(i > length ? length : i), args[2]) < 0 ? dpy_failure() : dpy_none();
}

static struct val pop(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t i = -1;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 1) < 0 || (n > 1 && dpy_number_ssize(args[1], &i) < 0))
        return dpy_failure();
    struct dpy_list *list = self_of(args);
    if (!list->length)
        return dpy_raise_error(&dpy_IndexError, "pop from empty list");
    if (i < 0)
        i += (int64_t)list->length;
    if ((uint64_t)i >= list->length)
        return dpy_raise_error(&dpy_IndexError, "pop index out of range");
    struct val item = dpy_list_at(list, (uint64_t)i);
    dpy_list_remove(list, (uint64_t)i, 1);
    return item;
}

static struct val remove_item(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t at;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    int found = find(self_of(args), args[1], 0, self_of(args)->length, &at);
    if (found <= 0)
        return found < 0 ? dpy_failure() : dpy_raise_error(&dpy_ValueError, "list.remove(x): x not in list");
    if (at < self_of(args)->length)          // the comparison may have taken items out
        dpy_list_remove(self_of(args), at, 1);
    return dpy_none();
}

static struct val reverse(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    dpy_list_reverse(self_of(args));
    return dpy_none();
}

static struct val sort(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 0, { "key", "reverse", NULL } };
    struct val options[] = { dpy_none(), dpy_bool(false) };
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, options))
        return dpy_failure();
    int64_t backwards;
    return dpy_number_int(options[1], &backwards) || dpy_list_sort(args[0], options[0], backwards) < 0 ? dpy_failure() : dpy_none();
}

const struct dpy_builtin dpy_list_methods[] = {
    { "append", append },
    { "clear", clear },
    { "copy", copy },
    { "count", count },
    { "extend", extend },
    { "index", index_of },
    { "insert", insert },
    { "pop", pop },
    { "remove", remove_item },
    { "reverse", reverse },
    { "sort", sort },
    { NULL, NULL },
};
