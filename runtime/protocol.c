// Truth, length, items, iteration, text, hash: what the program's classes say of them.
#include <string.h>

#include "alloc.h"
#include "attribute.h"
#include "bytearray.h"
#include "call.h"
#include "classes.h"
#include "exception_value.h"
#include "intern.h"
#include "item.h"
#include "iterator.h"
#include "number.h"
#include "property.h"
#include "set.h"
#include "special.h"
#include "str.h"

static bool has_native(struct val v) { return dpy_instance_native(v) != NULL; }

// A number has no length and no items, whatever class it is of.
static bool has_items(struct val v)
{
    return has_native(v) && !dpy_number_is(dpy_plain(v)) && dpy_plain(v).type != DPY_COMPLEX;
}

int dpy_special_truth(struct val v)
{
    struct val result;
    if (dpy_special_call(v, "__bool__", NULL, 0, &result)) {
        if (dpy_failed(result) || result.type == DPY_BOOL)
            return dpy_failed(result) ? -1 : (int)result.i;
        dpy_raise_error(&dpy_TypeError, "__bool__ should return bool, returned %s", dpy_type_name(result));
        return -1;
    }
    if (dpy_special_find(v, "__len__", &result)) {
        int64_t length = dpy_special_len(v);
        return length < 0 ? -1 : length != 0;
    }
    return has_native(v) ? dpy_truth(dpy_plain(v)) : 1;
}

int64_t dpy_special_len(struct val v)
{
    struct val result;
    int64_t length;
    if (!dpy_special_call(v, "__len__", NULL, 0, &result)) {
        if (has_items(v))
            return dpy_len(dpy_plain(v));
        dpy_raise_error(&dpy_TypeError, "object of type '%s' has no len()", dpy_type_name(v));
        return -1;
    }
    if (dpy_failed(result) || dpy_number_index(result, &length))
        return -1;
    if (length < 0)
        dpy_raise_error(&dpy_ValueError, "__len__() should return >= 0");
    return length < 0 ? -1 : length;
}

// A class that defines __eq__ and no __hash__ has __hash__ = None, set when it was made.
int dpy_special_hash(struct val v, uint64_t *ret)
{
    struct dpy_found found;
    struct val result;
    if (dpy_special_call(v, "__hash__", NULL, 0, &result)) {
        if (dpy_failed(result))
            return -1;
        if (dpy_int_is(result))
            return dpy_hash(result, ret);
        dpy_raise_error(&dpy_TypeError, "__hash__ method should return an integer");
        return -1;
    }
    if (dpy_class_find(dpy_type_of(v), dpy_intern("__hash__"), &found) && found.value.type == DPY_NONE) {
        dpy_raise_error(&dpy_TypeError, "unhashable type: '%s'", dpy_type_name(v));
        return -1;
    }
    if (has_native(v))
        return dpy_hash(dpy_plain(v), ret);
    *ret = (uint64_t)v.p >> 4 | (uint64_t)v.p << 60;
    return 0;
}

// Whether the class says of a method that there is none.
static bool refuses(struct val v, const char *name)
{
    struct dpy_found found;
    return dpy_class_find(dpy_type_of(v), dpy_intern(name), &found) && found.value.type == DPY_NONE;
}

int dpy_special_contains(struct val v, struct val item)
{
    struct val result, method;
    if (dpy_special_call(v, "__contains__", &item, 1, &result))
        return dpy_failed(result) ? -1 : dpy_truth(result);
    if (refuses(v, "__contains__")) {
        dpy_raise_error(&dpy_TypeError, "'%s' object is not a container", dpy_type_name(v));
        return -1;
    }
    if (!dpy_special_find(v, "__iter__", &method) && has_items(v))
        return dpy_contains(dpy_plain(v), item);
    return dpy_contains_by_iteration(v, item);
}

// What the builtin type's __getitem__ gives: a dict asks __missing__ of the object for what it does not have.
struct val dpy_builtin_getitem(struct val v, struct val key)
{
    struct val native = dpy_plain(v), method;
    if (native.type != DPY_DICT || !dpy_special_find(v, "__missing__", &method))
        return dpy_getitem(native, key);
    int known = dpy_contains(native, key);
    if (known)
        return known < 0 ? dpy_failure() : dpy_getitem(native, key);
    return dpy_special_invoke(v, method, &key, 1);
}

struct val dpy_special_getitem(struct val v, struct val key)
{
    struct val result;
    if (dpy_special_call(v, "__getitem__", &key, 1, &result))
        return result;
    if (!has_items(v))
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not subscriptable", dpy_type_name(v));
    return dpy_builtin_getitem(v, key);
}

int dpy_special_setitem(struct val v, struct val key, struct val value)
{
    struct val args[] = { key, value }, result;
    if (dpy_special_call(v, value.type ? "__setitem__" : "__delitem__", args, value.type ? 2 : 1, &result))
        return dpy_failed(result) ? -1 : 0;
    if (has_items(v)) {
        struct val native = dpy_plain(v);
        int status = value.type ? dpy_setitem(native, key, value) : dpy_delitem(native, key);
        return status == 0 && dpy_namespace_is(v) ? dpy_namespace_write(v) : status;
    }
    dpy_raise_error(&dpy_TypeError, "'%s' object does%s support item %s", dpy_type_name(v), value.type ? " not" : "n't",
                    value.type ? "assignment" : "deletion");
    return -1;
}

// Iteration. An object with __getitem__ alone is asked for 0, 1, 2 ... until IndexError.
static struct val next_of_items(struct dpy_iterator *self)
{
    struct val item = dpy_getitem(self->source, dpy_int((int64_t)self->index));
    if (!dpy_failed(item)) {
        self->index++;
        return item;
    }
    struct val failure = dpy_catch();
    if (dpy_exception_is(failure, &dpy_IndexError) || dpy_exception_is(failure, &dpy_StopIteration))
        return dpy_iterator_finish(self);
    return dpy_reraise(failure);
}

static bool is_iterator(struct val v)
{
    struct val method;
    return !dpy_is_special(v) ? dpy_kind(v) == DPY_ITERATOR || dpy_kind(v) == DPY_GENERATOR || dpy_kind(v) == DPY_FILE
                              : dpy_special_find(v, "__next__", &method);
}

struct val dpy_special_iter(struct val v)
{
    struct val result, method;
    if (dpy_special_call(v, "__iter__", NULL, 0, &result)) {
        if (dpy_failed(result) || is_iterator(result))
            return result;
        return dpy_raise_error(&dpy_TypeError, "iter() returned non-iterator of type '%s'", dpy_type_name(result));
    }
    bool refused = refuses(v, "__iter__");
    if (!refused && has_items(v))
        return dpy_plain(v).type == DPY_ITERATOR ? v : dpy_iter(dpy_plain(v));     // its class may have a __next__
    if (!refused && dpy_special_find(v, "__getitem__", &method))
        return dpy_iterator_new(next_of_items, "iterator", v);
    return dpy_raise_error(&dpy_TypeError, "'%s' object is not iterable", dpy_type_name(v));
}

struct val dpy_special_next(struct val v)
{
    struct val result;
    if (!dpy_special_call(v, "__next__", NULL, 0, &result)) {
        struct val plain = dpy_plain(v);
        return plain.type == DPY_ITERATOR ? dpy_next(plain)
               : dpy_raise_error(&dpy_TypeError, "'%s' object is not an iterator", dpy_type_name(v));
    }
    if (!dpy_failed(result))
        return result;
    struct val failure = dpy_catch();
    return dpy_exception_is(failure, &dpy_StopIteration) ? dpy_stop() : dpy_reraise(failure);
}

static struct val next_of_items_back(struct dpy_iterator *self)
{
    return self->index ? dpy_getitem(self->source, dpy_int((int64_t)--self->index)) : dpy_iterator_finish(self);
}

struct val dpy_special_reversed(struct val v)
{
    struct val result, method;
    if (dpy_special_call(v, "__reversed__", NULL, 0, &result))
        return result;
    bool refused = refuses(v, "__reversed__");
    if (!refused && has_items(v))
        return dpy_iterator_reversed(dpy_plain(v));
    if (refused || !dpy_special_find(v, "__len__", &method) || !dpy_special_find(v, "__getitem__", &method))
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not reversible", dpy_type_name(v));
    int64_t length = dpy_special_len(v);
    struct val iterator = length < 0 ? dpy_failure() : dpy_iterator_new(next_of_items_back, "reversed", v);
    if (!dpy_failed(iterator))
        ((struct dpy_iterator *)iterator.p)->index = (uint64_t)length;
    return iterator;
}

// Text

static void default_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_class *class = dpy_class_of_value(v);
    dpy_buffer_text(buffer, "<");
    if (class)
        dpy_class_name_into(buffer, class);
    else
        dpy_buffer_text(buffer, dpy_type_name(v));
    dpy_buffer_format(buffer, " object at %p>", v.p);
}

static int set_repr_into(struct dpy_buffer *buffer, struct val v)
{
    return dpy_set_repr_as(buffer, dpy_set_of(dpy_plain(v)), dpy_type_name(v));
}

// A set of a derived class has its name, also where it holds itself.
static int derived_set_repr_into(struct dpy_buffer *buffer, struct val v)
{
    struct dpy_buffer cyclic = { 0 };
    dpy_buffer_format(&cyclic, "%s(...)", dpy_type_name(v));
    struct val text = dpy_buffer_str(&cyclic);
    return dpy_failed(text) ? -1 : dpy_container_repr_into(buffer, v, text.s, set_repr_into);
}

int dpy_default_text_into(struct dpy_buffer *buffer, struct val v, bool is_repr)
{
    if (dpy_kind(v) == DPY_EXCEPTION)
        return is_repr ? dpy_exception_repr_into(buffer, v) : dpy_exception_str_into(buffer, v);
    if (dpy_kind(v) == DPY_TYPE)
        return dpy_type_repr_into(buffer, v);
    if (has_native(v) && dpy_set_is(dpy_plain(v)))
        return derived_set_repr_into(buffer, v);
    if (dpy_plain(v).type == DPY_BYTEARRAY)
        return dpy_bytearray_repr_as(buffer, dpy_plain(v), dpy_type_name(v));
    if (has_native(v))
        return is_repr ? dpy_repr_into(buffer, dpy_plain(v)) : dpy_str_into(buffer, dpy_plain(v));
    default_repr_into(buffer, v);
    return 0;
}

// str() of what has only __repr__ is that, unless it derives from a builtin type with a str() of its own.
static bool call_text(struct val v, const char *name, struct val *ret)
{
    if (dpy_special_call(v, name, NULL, 0, ret))
        return true;
    bool falls_back = !strcmp(name, "__str__") && dpy_kind(v) != DPY_EXCEPTION && dpy_plain(v).type != DPY_STR;
    return falls_back && dpy_special_call(v, "__repr__", NULL, 0, ret);
}

int dpy_special_text_into(struct dpy_buffer *buffer, struct val v, const char *name)
{
    struct val text;
    if (!call_text(v, name, &text))
        return dpy_default_text_into(buffer, v, !strcmp(name, "__repr__"));
    if (dpy_failed(text))
        return -1;
    text = dpy_plain(text);
    if (text.type != DPY_STR) {
        dpy_raise_error(&dpy_TypeError, "%s returned non-string (type %s)", name, dpy_type_name(text));
        return -1;
    }
    dpy_buffer_add(buffer, text.s, dpy_str_header(text)->length);
    return 0;
}

struct val dpy_special_format(struct val v, struct val spec)
{
    struct val result;
    if (dpy_special_call(v, "__format__", &spec, 1, &result)) {
        if (dpy_failed(result) || dpy_plain(result).type == DPY_STR)
            return dpy_plain(result);
        return dpy_raise_error(&dpy_TypeError, "__format__ must return a str, not %s", dpy_type_name(result));
    }
    if (dpy_str_header(spec)->length == 0)
        return dpy_str_of(v);
    if (has_native(v)) {
        struct dpy_stand_ins before = dpy_stand_ins_set((struct val[]){ dpy_plain(v), spec }, (struct val[]){ v, spec });
        struct val text = dpy_format(dpy_plain(v), spec);
        dpy_stand_ins_restore(&before);
        return text;
    }
    return dpy_raise_error(&dpy_TypeError, "unsupported format string passed to %s.__format__", dpy_type_name(v));
}

struct val dpy_special_index(struct val v)
{
    struct val result;
    if (dpy_int_is(dpy_plain(v)))
        return dpy_plain(v);
    if (!dpy_special_call(v, "__index__", NULL, 0, &result))
        return dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_name(v));
    if (dpy_failed(result) || dpy_int_is(result))
        return result;
    return dpy_raise_error(&dpy_TypeError, "__index__ returned non-int (type %s)", dpy_type_name(result));
}

// Calls

struct val dpy_special_call_object(struct val v, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val method;
    if (!dpy_special_find(v, "__call__", &method))
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not callable", dpy_type_name(v));
    const struct dpy_found found = { .value = method };
    struct val bound = dpy_descriptor_get(&found, v, dpy_type_of(v));
    return dpy_failed(bound) ? bound : dpy_call(bound, args, n, kwnames);
}
