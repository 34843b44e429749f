// Exception groups: making them, taking them apart by a condition, and `except*`.
#include "exception_group.h"

#include <string.h>

#include "alloc.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "exception_value.h"
#include "item.h"
#include "list.h"
#include "str.h"
#include "traceback_object.h"
#include "tuple.h"

static inline struct dpy_exception *exception_of(struct val v) { return v.p; }

bool dpy_group_is(struct val v) { return dpy_kind(v) == DPY_EXCEPTION && dpy_exception_is(v, &dpy_BaseExceptionGroup); }
struct val dpy_group_message(struct val group) { return exception_of(group)->extra[0]; }
struct val dpy_group_exceptions(struct val group) { return exception_of(group)->extra[1]; }

// Making

static bool is_group_class(const struct dpy_type *class) { return class == &dpy_ExceptionGroup || class == &dpy_BaseExceptionGroup; }

// The exceptions as a tuple, and whether they are all of class Exception.
static struct val check_items(struct val items, bool *ordinary)
{
    if (dpy_kind(items) == DPY_DICT || dpy_kind(items) == DPY_SET || dpy_kind(items) == DPY_FROZENSET || dpy_kind(items) == DPY_ITERATOR ||
        dpy_kind(items) == DPY_GENERATOR || dpy_kind(items) < DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "second argument (exceptions) must be a sequence");
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list) || dpy_list_extend(list, items) < 0)
        return dpy_failure();
    uint64_t n = dpy_list_of(list)->length;
    if (!n)
        return dpy_raise_error(&dpy_ValueError, "second argument (exceptions) must be a non-empty sequence");
    *ordinary = true;
    for (uint64_t i = 0; i < n; i++) {
        struct val item = dpy_list_at(dpy_list_of(list), i);
        if (dpy_kind(item) != DPY_EXCEPTION)
            return dpy_raise_error(&dpy_ValueError, "Item %zu of second argument (exceptions) is not an exception", (size_t)i);
        *ordinary &= dpy_exception_is(item, &dpy_Exception);
    }
    return dpy_list_to_tuple(list);
}

struct val dpy_group_new(const struct dpy_type *class, const struct val *args, size_t n)
{
    bool ordinary = true;
    if (n != 2)
        return dpy_raise_error(&dpy_TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", n);
    if (args[0].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", dpy_type_name(args[0]));
    struct val items = check_items(args[1], &ordinary), own = dpy_tuple(args, n);
    if (dpy_failed(items) || dpy_failed(own))
        return dpy_failure();
    if (class == &dpy_BaseExceptionGroup && ordinary)
        class = &dpy_ExceptionGroup;
    if (!ordinary && class == &dpy_ExceptionGroup)
        return dpy_raise_error(&dpy_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    if (!ordinary && !is_group_class(class) && dpy_type_derives(class, &dpy_Exception))
        return dpy_raise_error(&dpy_TypeError, "Cannot nest BaseExceptions in '%s'", class->name);
    struct dpy_exception *self = dpy_alloc(sizeof *self, dpy_type_word(class));
    if (!self)
        return dpy_failure();
    self->args = own;
    self->extra[0] = args[0];
    self->extra[1] = items;
    return dpy_object(self, dpy_type_word(class));
}

// Taking apart

// A class, a tuple of them, a function; or a list of exceptions, by identity.
struct condition { struct val test; };

static int matches(struct condition condition, struct val exception)
{
    if (condition.test.type == DPY_LIST) {
        const struct dpy_list *wanted = dpy_list_of(condition.test);
        for (uint64_t i = 0; i < wanted->length; i++)
            if (dpy_list_at(wanted, i).p == exception.p)
                return 1;
        return 0;
    }
    if (condition.test.type == DPY_TYPE || condition.test.type == DPY_TUPLE)
        return dpy_matches(exception, condition.test);
    struct val result = dpy_call(condition.test, &exception, 1, NULL);
    return dpy_failed(result) ? -1 : dpy_truth(result);
}

// A group of some of the exceptions, by derive(), with what is known of the whole; None for none.
static struct val part_of(struct val group, struct val list)
{
    if (!dpy_list_of(list)->length)
        return dpy_none();
    struct val part = dpy_call_method(group, "derive", &list, 1, NULL);
    if (dpy_failed(part))
        return part;
    if (!dpy_group_is(part))
        return dpy_raise_error(&dpy_TypeError, "derive must return an instance of BaseExceptionGroup");
    struct val traceback = dpy_traceback_of(group);
    if (dpy_failed(traceback) || dpy_traceback_set(part, traceback) < 0)
        return dpy_failure();
    const struct dpy_exception *whole = exception_of(group);
    exception_of(part)->cause = whole->cause;
    exception_of(part)->context = whole->context;
    exception_of(part)->suppress_context = whole->suppress_context;
    if (whole->notes.type == DPY_LIST)
        exception_of(part)->notes = dpy_list_copy(dpy_list_of(whole->notes), 0, dpy_list_of(whole->notes)->length);
    return dpy_failed(exception_of(part)->notes) && whole->notes.type == DPY_LIST ? dpy_failure() : part;
}

// What matches, and what does not: None, or exceptions. -1: failure.
static int split(struct condition condition, struct val exception, struct val *match, struct val *rest)
{
    *match = *rest = dpy_none();
    int whole = matches(condition, exception);
    if (whole < 0)
        return -1;
    if (whole || !dpy_group_is(exception)) {
        *(whole ? match : rest) = exception;
        return 0;
    }
    struct val matched = dpy_list(NULL, 0), rested = dpy_list(NULL, 0), items = dpy_group_exceptions(exception), inner_match, inner_rest;
    if (dpy_failed(matched) || dpy_failed(rested))
        return -1;
    for (uint64_t i = 0; i < dpy_tuple_of(items)->length; i++)
        if (split(condition, dpy_tuple_of(items)->items[i], &inner_match, &inner_rest) < 0 ||
            (inner_match.type != DPY_NONE && dpy_list_append(matched, inner_match) < 0) ||
            (inner_rest.type != DPY_NONE && dpy_list_append(rested, inner_rest) < 0))
            return -1;
    *match = part_of(exception, matched);
    *rest = dpy_failed(*match) ? dpy_failure() : part_of(exception, rested);
    return dpy_failed(*rest) ? -1 : 0;
}

static bool is_exception_class(struct val v) { return v.type == DPY_TYPE && ((const struct dpy_type *)v.p)->kind == DPY_EXCEPTION; }

static bool is_condition(struct val v)
{
    if (v.type == DPY_TYPE)
        return is_exception_class(v);
    bool good = v.type == DPY_TUPLE;
    for (uint64_t i = 0; good && i < dpy_tuple_of(v)->length; i++)
        good = is_exception_class(dpy_tuple_of(v)->items[i]);
    return good || dpy_kind(v) == DPY_FUNCTION || dpy_kind(v) == DPY_CLOSURE || dpy_kind(v) == DPY_BOUND;
}

static int split_by(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, struct val *match, struct val *rest)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return -1;
    if (!is_condition(args[1])) {
        dpy_raise_error(&dpy_TypeError, "expected a function, exception type or tuple of exception types");
        return -1;
    }
    return split((struct condition){ args[1] }, args[0], match, rest);
}

static struct val split_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val parts[2];
    return split_by(self, args, n, kwnames, &parts[0], &parts[1]) < 0 ? dpy_failure() : dpy_tuple(parts, 2);
}

static struct val subgroup(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val match, rest;
    return split_by(self, args, n, kwnames, &match, &rest) < 0 ? dpy_failure() : match;
}

static struct val derive(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    struct val own[] = { dpy_group_message(args[0]), args[1] };
    return dpy_group_new(&dpy_BaseExceptionGroup, own, 2);
}

const struct dpy_builtin *dpy_group_method(const char *name)
{
    static const struct dpy_builtin methods[] = { { "derive", derive }, { "split", split_method }, { "subgroup", subgroup } };
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (!strcmp(methods[i].name, name))
            return &methods[i];
    return NULL;
}

// except*

static int refuse_groups(struct val classes)
{
    const struct val *items = classes.type == DPY_TUPLE ? dpy_tuple_of(classes)->items : &classes;
    uint64_t n = classes.type == DPY_TUPLE ? dpy_tuple_of(classes)->length : 1;
    for (uint64_t i = 0; i < n; i++)
        if (is_exception_class(items[i]) && dpy_type_derives(items[i].p, &dpy_BaseExceptionGroup)) {
            dpy_raise_error(&dpy_TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return -1;
        }
    return 0;
}

static struct val group_of(struct val items)
{
    struct val args[] = { dpy_str_text(""), items };
    return dpy_failed(args[0]) || dpy_failed(items) ? dpy_failure() : dpy_group_new(&dpy_BaseExceptionGroup, args, 2);
}

struct val dpy_group_match(struct val exception, struct val classes)
{
    struct val parts[] = { dpy_none(), exception };
    if (exception.type != DPY_NONE) {
        if (refuse_groups(classes) < 0)
            return dpy_failure();
        int whole = dpy_matches(exception, classes);
        if (whole < 0)
            return dpy_failure();
        if (!whole && dpy_group_is(exception) && split((struct condition){ classes }, exception, &parts[0], &parts[1]) < 0)
            return dpy_failure();
        if (whole) {
            parts[0] = dpy_group_is(exception) ? exception : group_of(dpy_tuple(&exception, 1));
            parts[1] = dpy_none();
        }
    }
    return dpy_failed(parts[0]) ? dpy_failure() : dpy_tuple(parts, 2);
}

// A part of the original that came through unchanged.
static bool is_part(struct val exception, struct val original)
{
    const struct dpy_exception *a = exception_of(exception), *b = exception_of(original);
    struct val left = dpy_traceback_of(exception), right = dpy_traceback_of(original);
    return left.p == right.p && a->cause.p == b->cause.p && a->context.p == b->context.p;
}

static int collect_leaves(struct val exception, struct val leaves)
{
    if (!dpy_group_is(exception))
        return dpy_list_append(leaves, exception);
    struct val items = dpy_group_exceptions(exception);
    for (uint64_t i = 0; i < dpy_tuple_of(items)->length; i++)
        if (collect_leaves(dpy_tuple_of(items)->items[i], leaves) < 0)
            return -1;
    return 0;
}

struct val dpy_group_raise(struct val original, struct val raised)
{
    struct val fresh = dpy_list(NULL, 0), leaves = dpy_list(NULL, 0), again = dpy_none(), rest;
    const struct dpy_list *list = dpy_list_of(raised);
    if (dpy_failed(fresh) || dpy_failed(leaves))
        return dpy_failure();
    if (!dpy_group_is(original))
        return list->length ? dpy_list_at(list, 0) : dpy_none();
    for (uint64_t i = 0; i < list->length; i++) {
        struct val exception = dpy_list_at(list, i);
        if ((is_part(exception, original) ? collect_leaves(exception, leaves) : dpy_list_append(fresh, exception)) < 0)
            return dpy_failure();
    }
    if (dpy_list_of(leaves)->length && split((struct condition){ leaves }, original, &again, &rest) < 0)
        return dpy_failure();
    if (again.type != DPY_NONE && !dpy_list_of(fresh)->length)
        return again;
    if (again.type != DPY_NONE && dpy_list_append(fresh, again) < 0)
        return dpy_failure();
    return dpy_list_of(fresh)->length ? group_of(fresh) : dpy_none();
}
