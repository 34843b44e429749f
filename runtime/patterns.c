// The tests of `match`: is it a sequence, a mapping, an instance of a class, and what are the parts that a pattern asks for?
#include <string.h>

#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "intern.h"
#include "item.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

enum { ABC_SEQUENCE = 1 << 5, ABC_MAPPING = 1 << 6 };      // as collections.abc marks its classes

// What `__abc_tpflags__` of a class of the program says.
static bool has_mark(struct val subject, int64_t mark)
{
    const struct dpy_class *class = dpy_class_of_value(subject);
    struct dpy_found found;
    return class && dpy_class_find(&class->type, dpy_intern("__abc_tpflags__"), &found) && found.value.type == DPY_INT &&
           found.value.i & mark;
}

static bool is_sequence(struct val subject)
{
    switch (dpy_kind(dpy_plain(subject))) {
    case DPY_LIST: case DPY_TUPLE: case DPY_RANGE: case DPY_ARRAY: return true;
    default: return has_mark(subject, ABC_SEQUENCE);
    }
}

int dpy_match_sequence(struct val subject, size_t count, int open)
{
    if (!is_sequence(subject))
        return 0;
    if (open && !count)
        return 1;
    int64_t length = dpy_len(subject);
    return length < 0 ? -1 : open ? (size_t)length >= count : (size_t)length == count;
}

int dpy_match_mapping(struct val subject, size_t count)
{
    if (dpy_plain(subject).type != DPY_DICT && !has_mark(subject, ABC_MAPPING))
        return 0;
    int64_t length = count ? dpy_len(subject) : 0;
    return length < 0 ? -1 : (size_t)length >= count;
}

static int check_keys(const struct val *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            int equal = dpy_compare_truth(keys[i], keys[j], DPY_EQ);
            struct val text = equal > 0 ? dpy_repr(keys[i]) : dpy_none();
            if (equal > 0 && !dpy_failed(text))
                dpy_raise_error(&dpy_ValueError, "mapping pattern checks duplicate key (%s)", text.s);
            if (equal)
                return -1;
        }
    return 0;
}

// By get(), which makes no items where a subclass has __missing__; `none`: what it gives for a key that is not there.
static struct val get(struct val subject, struct val key, struct val none)
{
    struct val args[] = { key, none }, value;
    if (subject.type != DPY_DICT)
        return dpy_call_method(subject, "get", args, 2, NULL);
    int found = dpy_dict_find(dpy_dict_of(subject), key, &value);
    return found < 0 ? dpy_failure() : found ? value : none;
}

struct val dpy_match_keys(struct val subject, const struct val *keys, size_t n)
{
    struct val values = dpy_tuple(keys, n), none = dpy_instance_new(NULL);
    if (dpy_failed(values) || dpy_failed(none) || check_keys(dpy_tuple_of(values)->items, n) < 0)
        return dpy_failure();
    for (size_t i = 0; i < n; i++) {
        struct val value = get(subject, dpy_tuple_of(values)->items[i], none);
        if (dpy_failed(value))
            return value;
        if (dpy_is(value, none))
            return dpy_none();
        dpy_tuple_of(values)->items[i] = value;
    }
    return values;
}

struct val dpy_match_rest(struct val subject, const struct val *keys, size_t n)
{
    struct val dict = dpy_dict_new(), kept = dpy_tuple(keys, n), value;
    if (dpy_failed(dict) || dpy_failed(kept) || dpy_dict_update(dict, subject) < 0)
        return dpy_failure();
    for (size_t i = 0; i < n; i++)
        if (dpy_dict_take(dpy_dict_of(dict), dpy_tuple_of(kept)->items[i], &value) < 0)
            return dpy_failure();
    return dict;
}

// Classes

// int(x) and its like: the only part is the subject itself.
static bool is_its_own_part(const struct dpy_type *type)
{
    const struct dpy_class *class = dpy_class_behind(type);
    if (class)
        type = class->native;
    switch (type ? type->kind : DPY_OBJECT) {
    case DPY_BOOL: case DPY_BYTEARRAY: case DPY_BYTES: case DPY_DICT: case DPY_FLOAT: case DPY_FROZENSET: case DPY_INT:
    case DPY_LIST: case DPY_SET: case DPY_STR: case DPY_TUPLE: return type->ctype == DPY_C_NONE;
    default: return false;
    }
}

// An attribute, or NotImplemented: there is none.
static struct val attribute(struct val v, const char *name)
{
    struct val found = dpy_getattr(v, name);
    if (!dpy_failed(found))
        return found;
    struct val failure = dpy_catch();
    return dpy_exception_is(failure, &dpy_AttributeError) ? dpy_object(NULL, DPY_NOTIMPLEMENTED) : dpy_reraise(failure);
}

// The names of the positional parts; `self`: the only one is the subject.
static int match_args(const struct dpy_type *type, struct val class, size_t positional, struct val *ret, bool *self)
{
    struct val names = attribute(class, "__match_args__");
    if (dpy_failed(names))
        return -1;
    *self = names.type == DPY_NOTIMPLEMENTED && is_its_own_part(type);
    *ret = names.type == DPY_NOTIMPLEMENTED ? dpy_tuple(NULL, 0) : names;
    if (dpy_failed(*ret))
        return -1;
    if (ret->type != DPY_TUPLE) {
        dpy_raise_error(&dpy_TypeError, "%s.__match_args__ must be a tuple (got %s)", type->name, dpy_type_name(*ret));
        return -1;
    }
    size_t most = *self ? 1 : dpy_tuple_of(*ret)->length;
    if (positional <= most)
        return 0;
    dpy_raise_error(&dpy_TypeError, "%s() accepts %zu positional sub-pattern%s (%zu given)", type->name, most, most == 1 ? "" : "s",
                    positional);
    return -1;
}

static struct val positional_name(const struct val args, size_t i)
{
    struct val name = dpy_tuple_of(args)->items[i];
    if (name.type == DPY_STR)
        return name;
    return dpy_raise_error(&dpy_TypeError, "__match_args__ elements must be strings (got %s)", dpy_type_name(name));
}

static int check_repeated(const struct dpy_type *type, struct val name, const struct val *seen, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (seen[i].type == DPY_STR && !strcmp(seen[i].s, name.s)) {
            struct val text = dpy_repr(name);
            if (!dpy_failed(text))
                dpy_raise_error(&dpy_TypeError, "%s() got multiple sub-patterns for attribute %s", type->name, text.s);
            return -1;
        }
    return 0;
}

struct val dpy_match_class(struct val subject, struct val class, size_t positional, const struct dpy_names *names)
{
    const struct dpy_type *type = dpy_class_type(class);
    if (!type)
        return dpy_raise_error(&dpy_TypeError, "called match pattern must be a type");
    int is = dpy_class_isinstance(subject, class);
    if (is <= 0)
        return is < 0 ? dpy_failure() : dpy_none();
    size_t total = positional + (names ? names->count : 0);
    struct val parts = dpy_tuple_new(total), seen = dpy_tuple_new(total), args = dpy_none();
    bool self = false;
    if (dpy_failed(parts) || dpy_failed(seen) || (positional && match_args(type, class, positional, &args, &self) < 0))
        return dpy_failure();
    for (size_t i = 0; i < total; i++) {
        struct val *part = &dpy_tuple_of(parts)->items[i];
        if (self && i < positional) {
            *part = subject;
            continue;
        }
        struct val name = i < positional ? positional_name(args, i) : dpy_intern(names->names[i - positional]);
        if (dpy_failed(name) || check_repeated(type, name, dpy_tuple_of(seen)->items, i) < 0)
            return dpy_failure();
        dpy_tuple_of(seen)->items[i] = name;
        *part = attribute(subject, name.s);
        if (dpy_failed(*part) || part->type == DPY_NOTIMPLEMENTED)
            return dpy_failed(*part) ? dpy_failure() : dpy_none();
    }
    return parts;
}
