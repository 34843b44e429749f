// Builtins about classes and attributes.
#include "builtins.h"
#include "attribute.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "frames.h"
#include "intern.h"
#include "property.h"
#include "special.h"
#include "str.h"

static struct val call_object(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    (void)self;
    return n || kwnames ? dpy_raise_error(&dpy_TypeError, "object() takes no arguments") : dpy_instance_new(NULL);
}

static struct val call_type(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    size_t positional = n - (kwnames ? kwnames->count : 0);
    if (positional == 3)
        return dpy_call_method(dpy_object(&dpy_builtin_type, DPY_BUILTIN), "__new__", (struct val[]){ dpy_object(&dpy_builtin_type, DPY_BUILTIN),
                               args[0], args[1], args[2] }, 4, NULL);
    if (n != 1 || kwnames)
        return dpy_raise_error(&dpy_TypeError, "type() takes 1 or 3 arguments");
    return dpy_class_of(args[0]);
}

static struct val call_isinstance(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int is = dpy_call_expect(self, n, kwnames, 2, 2) < 0 ? -1 : dpy_class_isinstance(args[0], args[1]);
    return is < 0 ? dpy_failure() : dpy_bool(is);
}

static struct val call_issubclass(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0)
        return dpy_failure();
    int is = dpy_class_issubclass(args[0], args[1]);
    return is < 0 ? dpy_failure() : dpy_bool(is);
}

// The payload is unique among the objects of a type; of numbers it is the number.
static struct val call_id(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_int(args[0].i);
}

bool dpy_callable(struct val v)
{
    struct val method;
    switch (dpy_kind(v)) {
    case DPY_FUNCTION: case DPY_CLOSURE: case DPY_BUILTIN: case DPY_METHOD: case DPY_TYPE: case DPY_NATIVE: case DPY_BOUND: return true;
    case DPY_DESCRIPTOR: return ((const struct dpy_property *)v.p)->what == DPY_STATICMETHOD;
    case DPY_POINTER: return dpy_descriptor(v)->target && dpy_descriptor(v)->target->ctype == DPY_C_FUNCTION;
    default: return dpy_special_find(v, "__call__", &method);
    }
}

static struct val call_callable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_bool(dpy_callable(args[0]));
}

static const char *attribute_name(struct val name)
{
    if (dpy_plain(name).type == DPY_STR)
        return dpy_plain(name).s;
    dpy_raise_error(&dpy_TypeError, "attribute name must be string, not '%s'", dpy_type_name(name));
    return NULL;
}

// The attribute; or, without one and with an AttributeError swallowed, DPY_STOP.
static struct val look_up(struct val object, struct val name)
{
    const char *text = attribute_name(name);
    struct val found = text ? dpy_getattr(object, text) : dpy_failure();
    if (!dpy_failed(found))
        return found;
    struct val failure = dpy_catch();
    return dpy_exception_is(failure, &dpy_AttributeError) ? dpy_stop() : dpy_reraise(failure);
}

static struct val call_getattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 3) < 0)
        return dpy_failure();
    if (n == 2)
        return attribute_name(args[1]) ? dpy_getattr(args[0], attribute_name(args[1])) : dpy_failure();
    struct val found = look_up(args[0], args[1]);
    return found.type == DPY_STOP ? args[2] : found;
}

static struct val call_hasattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0)
        return dpy_failure();
    struct val found = look_up(args[0], args[1]);
    return dpy_failed(found) ? found : dpy_bool(found.type != DPY_STOP);
}

static struct val call_setattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 3, 3) < 0 || !attribute_name(args[1]))
        return dpy_failure();
    return dpy_setattr(args[0], attribute_name(args[1]), args[2]) < 0 ? dpy_failure() : dpy_none();
}

static struct val call_delattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0 || !attribute_name(args[1]))
        return dpy_failure();
    return dpy_delattr(args[0], attribute_name(args[1])) < 0 ? dpy_failure() : dpy_none();
}

static struct val sorted_names(struct val names)
{
    return dpy_failed(names) ? names : dpy_call(dpy_object(&dpy_builtin_sorted, DPY_BUILTIN), &names, 1, NULL);
}

static struct val call_dir(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val names;
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    if (!n)
        return sorted_names(dpy_current_locals());
    if (!dpy_special_call(args[0], "__dir__", NULL, 0, &names))
        return dpy_attribute_list(args[0]);
    return sorted_names(names);
}

static struct val call_vars(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    if (!n)
        return dpy_current_locals();
    struct val dict = look_up(args[0], dpy_intern("__dict__"));
    return dict.type == DPY_STOP ? dpy_raise_error(&dpy_TypeError, "vars() argument must have __dict__ attribute") : dict;
}

const struct dpy_builtin dpy_builtin_dir = { "dir", call_dir };
const struct dpy_builtin dpy_builtin_vars = { "vars", call_vars };
const struct dpy_builtin dpy_builtin_object = { "object", call_object };
const struct dpy_builtin dpy_builtin_type = { "type", call_type };
const struct dpy_builtin dpy_builtin_isinstance = { "isinstance", call_isinstance };
const struct dpy_builtin dpy_builtin_issubclass = { "issubclass", call_issubclass };
const struct dpy_builtin dpy_builtin_id = { "id", call_id };
const struct dpy_builtin dpy_builtin_callable = { "callable", call_callable };
const struct dpy_builtin dpy_builtin_getattr = { "getattr", call_getattr };
const struct dpy_builtin dpy_builtin_setattr = { "setattr", call_setattr };
const struct dpy_builtin dpy_builtin_hasattr = { "hasattr", call_hasattr };
const struct dpy_builtin dpy_builtin_delattr = { "delattr", call_delattr };
