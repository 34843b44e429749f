// What iterators tell of themselves: how many items are left, and how they are made again (copy, pickle).
#include <string.h>

#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "dict.h"
#include "item.h"
#include "iterator.h"
#include "list.h"
#include "number.h"
#include "range.h"
#include "set.h"
#include "str.h"
#include "tuple.h"

static struct dpy_iterator *iterator_of(struct val v) { return v.p; }

static bool is_named(const struct dpy_iterator *self, const char *prefix) { return !strncmp(self->name, prefix, strlen(prefix)); }

static bool goes_back(const struct dpy_iterator *self) { return is_named(self, "reversed") || is_named(self, "list_reverse"); }

// What goes over a sequence has a place in it.
static bool has_place(const struct dpy_iterator *self)
{
    static const char *const others[] = { "dict_", "set_", "enumerate", "zip", "map", "filter", "callable_" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (is_named(self, others[i]))
            return false;
    return true;
}

// The place as an index of items; that of a str is kept as an offset of bytes.
static uint64_t place_of(const struct dpy_iterator *self)
{
    return self->source.type == DPY_STR && !goes_back(self) ? dpy_str_index(self->source, self->index) : self->index;
}

static uint64_t entries_left(const struct dpy_iterator *self)
{
    uint64_t count = 0, position = self->index;
    const bool is_set = is_named(self, "set_");
    if (self->size != (is_set ? dpy_set_of(self->source)->used : dpy_dict_of(self->source)->length))
        return 0;
    if (is_set) {
        while (dpy_set_next(dpy_set_of(self->source), &position))
            count++;
        return count;
    }
    if (!is_named(self, "dict_reverse"))
        return self->left;
    for (uint64_t i = 0; i < position && i < dpy_dict_of(self->source)->filled; i++)
        count += dpy_dict_of(self->source)->entries[i].key.type != 0;
    return count;
}

static struct val items_left(const struct dpy_iterator *self)
{
    struct dpy_wide_range bounds;
    if (!self->source.type)
        return dpy_int(0);
    if (is_named(self, "dict_") || is_named(self, "set_"))
        return dpy_int((int64_t)entries_left(self));
    if (!has_place(self))
        return dpy_object(NULL, DPY_NOTIMPLEMENTED);
    if (is_named(self, "longrange"))
        return dpy_range_bounds(self->source.p, &bounds) ? dpy_failure()
                                                         : dpy_binary(bounds.length, dpy_int((int64_t)self->index), DPY_SUB);
    int64_t length = dpy_len(self->source), place = (int64_t)place_of(self);
    if (length < 0)
        return dpy_failure();
    if (goes_back(self))
        return dpy_int(place <= length ? place : 0);
    return dpy_int(place < length ? length - place : 0);
}

static struct val length_hint(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : items_left(iterator_of(args[0]));
}

static struct val builtin_iter(void) { return dpy_object(&dpy_builtin_iter, DPY_BUILTIN); }

// (callable, (argument,)) or (callable, (argument,), state)
static struct val recipe(struct val callable, struct val argument, struct val state)
{
    struct val arguments = dpy_failed(argument) ? argument : dpy_tuple(&argument, 1);
    struct val parts[] = { callable, arguments, state };
    return dpy_failed(arguments) ? arguments : dpy_tuple(parts, state.type ? 3 : 2);
}

static struct val recipe_of_pair(struct val callable, struct val first, struct val second)
{
    struct val both[] = { first, second }, parts[] = { callable, dpy_tuple(both, 2) };
    return dpy_failed(parts[1]) ? parts[1] : dpy_tuple(parts, 2);
}

static struct val recipe_at_end(const struct dpy_iterator *self)
{
    bool is_list = is_named(self, "list_") || is_named(self, "dict_") || is_named(self, "set_");
    struct val nothing = is_list ? dpy_list(NULL, 0) : is_named(self, "str_") ? dpy_str_new("", 0) : dpy_tuple(NULL, 0);
    return recipe(builtin_iter(), nothing, dpy_failure());
}

// Of a dict or set: what is left, as a list.
static struct val recipe_of_rest(const struct dpy_iterator *self)
{
    struct val copy = dpy_iterator_new(self->next, self->name, self->source), rest = dpy_list(NULL, 0);
    if (dpy_failed(copy) || dpy_failed(rest))
        return dpy_failure();
    *iterator_of(copy) = *self;
    return dpy_list_extend(rest, copy) < 0 ? dpy_failure() : recipe(builtin_iter(), rest, dpy_failure());
}

static struct val recipe_of_map(struct val class, const struct dpy_iterator *self)
{
    const struct dpy_tuple *iterators = dpy_tuple_of(self->source);
    struct val arguments = dpy_tuple_new(iterators->length + 1);
    if (dpy_failed(arguments))
        return arguments;
    dpy_tuple_of(arguments)->items[0] = self->function;
    memcpy(dpy_tuple_of(arguments)->items + 1, iterators->items, iterators->length * sizeof *iterators->items);
    struct val parts[] = { class, arguments };
    return dpy_tuple(parts, 2);
}

static struct val reduce(void *unused, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(unused, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    const struct dpy_iterator *self = iterator_of(args[0]);
    struct val class = dpy_class_of(args[0]);
    if (!self->source.type)
        return recipe_at_end(self);
    if (is_named(self, "dict_") || is_named(self, "set_"))
        return recipe_of_rest(self);
    if (is_named(self, "enumerate"))
        return recipe_of_pair(class, self->source, self->function);
    if (is_named(self, "filter"))
        return recipe_of_pair(class, self->function, self->source);
    if (is_named(self, "callable_"))
        return recipe_of_pair(builtin_iter(), self->function, self->source);
    if (is_named(self, "map"))
        return recipe_of_map(class, self);
    if (is_named(self, "zip")) {
        struct val parts[] = { class, self->source, dpy_bool(true) };
        return dpy_tuple(parts, self->step ? 3 : 2);
    }
    if (goes_back(self))
        return recipe(dpy_object(&dpy_builtin_reversed, DPY_BUILTIN), self->source, dpy_int((int64_t)self->index - 1));
    return recipe(builtin_iter(), self->source, dpy_int((int64_t)place_of(self)));
}

static struct val set_state(void *unused, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t place, length;
    if (dpy_call_expect_method(unused, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    struct dpy_iterator *self = iterator_of(args[0]);
    if (is_named(self, "zip")) {
        int strict = dpy_truth(args[1]);
        self->step = strict > 0;
        return strict < 0 ? dpy_failure() : dpy_none();
    }
    if (!has_place(self) || !self->source.type)
        return dpy_none();
    if (dpy_number_index(args[1], &place) || (length = dpy_len(self->source)) < 0)
        return dpy_failure();
    place += goes_back(self);
    place = place < 0 ? 0 : place > length ? length : place;
    self->index = self->source.type == DPY_STR && !goes_back(self) ? dpy_str_offset(self->source, (size_t)place) : (uint64_t)place;
    return dpy_none();
}

const struct dpy_builtin dpy_iterator_methods[] = {
    { "__length_hint__", length_hint }, { "__reduce__", reduce }, { "__setstate__", set_state }, { NULL, NULL },
};
