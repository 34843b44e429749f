// Builtins about classes and attributes.
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "exception_value.h"
#include "str.h"

static struct val call_object(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (dpy_call_expect(self, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    return dpy_raise_error(&dpy_TypeError, "cannot create 'object' instances");
}

static struct val call_type(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (n != 1 || kwnames)
        return dpy_raise_error(&dpy_TypeError, n == 3 ? "type() cannot make classes yet" : "type() takes 1 or 3 arguments");
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
    const struct dpy_type *type = dpy_class_type(args[0]);
    if (!type)
        return dpy_raise_error(&dpy_TypeError, "issubclass() arg 1 must be a class");
    int is = dpy_class_derives_any(type, args[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return is < 0 ? dpy_failure() : dpy_bool(is);
}

// The payload is unique among the objects of a type; of numbers it is the number.
static struct val call_id(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_int(args[0].i);
}

bool dpy_callable(struct val v)
{
    switch (dpy_kind(v)) {
    case DPY_FUNCTION: case DPY_CLOSURE: case DPY_BUILTIN: case DPY_METHOD: case DPY_TYPE: case DPY_NATIVE: return true;
    case DPY_POINTER: return dpy_descriptor(v)->target && dpy_descriptor(v)->target->ctype == DPY_C_FUNCTION;
    default: return false;
    }
}

static struct val call_callable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_bool(dpy_callable(args[0]));
}

static const char *attribute_name(struct val name)
{
    if (name.type == DPY_STR)
        return name.s;
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
        return attribute_name(args[1]) ? dpy_getattr(args[0], args[1].s) : dpy_failure();
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
    return dpy_setattr(args[0], args[1].s, args[2]) < 0 ? dpy_failure() : dpy_none();
}

static struct val call_delattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0 || !attribute_name(args[1]))
        return dpy_failure();
    return dpy_delattr(args[0], args[1].s) < 0 ? dpy_failure() : dpy_none();
}

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
