// Attributes: methods from the tables of the kinds, and the few data attributes of builtin objects.
#include "attribute.h"

#include <string.h>

#include "call.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "file.h"
#include "list.h"
#include "module.h"
#include "native.h"
#include "number.h"
#include "range.h"
#include "str.h"
#include "traceback.h"
#include "tuple.h"

static const struct dpy_builtin *const methods[64] = {
    [DPY_INT] = dpy_int_methods, [DPY_BOOL] = dpy_int_methods, [DPY_BIGINT] = dpy_int_methods, [DPY_FLOAT] = dpy_float_methods,
    [DPY_STR] = dpy_str_methods, [DPY_BYTES] = dpy_bytes_methods, [DPY_LIST] = dpy_list_methods, [DPY_TUPLE] = dpy_tuple_methods,
    [DPY_DICT] = dpy_dict_methods, [DPY_VIEW] = dpy_view_methods, [DPY_RANGE] = dpy_range_methods,
    [DPY_SLICE] = dpy_slice_methods, [DPY_EXCEPTION] = dpy_exception_methods, [DPY_FILE] = dpy_file_methods,
};

static const struct dpy_builtin *search(const struct dpy_builtin *method, const char *name)
{
    while (method && method->name && strcmp(method->name, name) < 0)
        method++;
    return method && method->name && !strcmp(method->name, name) ? method : NULL;
}

// Calls of one place ask for the same address again and again. What it says may have changed, so it is compared once.
const struct dpy_builtin *dpy_method_of(enum dpy_kind kind, const char *name)
{
    static _Thread_local __attribute__((tls_model("initial-exec"))) struct recent {
        const char *name;
        const struct dpy_builtin *table, *method;
    } recent[64];
    struct recent *slot = &recent[((uintptr_t)name ^ (uintptr_t)name >> 6 ^ kind * 8) & 63];
    if (slot->name == name && slot->table == methods[kind] && !strcmp(slot->method->name, name))
        return slot->method;
    const struct dpy_builtin *method = search(methods[kind], name);
    if (method) {
        slot->name = name;
        slot->table = methods[kind];
        slot->method = method;
    }
    return method;
}

bool dpy_builtin_is_classmethod(const struct dpy_builtin *method)
{
    static const char *const names[] = { "from_bytes", "fromhex", "fromkeys", "maketrans" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(method->name, names[i]))
            return true;
    return false;
}

static bool is_native(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    return kind == DPY_STRUCT || kind == DPY_POINTER || kind == DPY_ARRAY || kind == DPY_NATIVE || kind == DPY_LIBRARY ||
           (v.type == DPY_TYPE && ((const struct dpy_type *)v.p)->ctype != DPY_C_NONE);
}

// The method `name` of an object, or NULL. A C string has those of str, and becomes one for them; a failure if it cannot.
static const struct dpy_builtin *find_method(struct val *object, const char *name)
{
    if (!is_native(*object))
        return dpy_method_of(dpy_kind(*object), name);
    bool is_string = dpy_kind(*object) != DPY_LIBRARY && dpy_kind(*object) != DPY_TYPE && dpy_native_is_string(*object);
    const struct dpy_builtin *method = is_string ? dpy_method_of(DPY_STR, name) : NULL;
    if (method)
        *object = dpy_native_as_str(*object);
    return method;
}

// Data attributes. Each fills ret and says whether there is one of this name.

static bool function_attribute(const struct dpy_function *function, const struct val *defaults, const char *name, struct val *ret)
{
    if (!strcmp(name, "__name__"))
        *ret = dpy_str_text(function->type.name);
    else if (!strcmp(name, "__qualname__"))
        *ret = dpy_str_text(function->qualname);
    else if (!strcmp(name, "__defaults__")) {
        size_t first = function->positional;
        while (defaults && first && defaults[first - 1].type)
            first--;
        *ret = first == function->positional ? dpy_none() : dpy_tuple(defaults + first, function->positional - first);
    } else {
        return false;
    }
    return true;
}

static bool named(const char *wanted, const char *name, struct val *ret)
{
    if (strcmp(wanted, "__name__") != 0 && strcmp(wanted, "__qualname__") != 0)
        return false;
    *ret = dpy_str_text(name);
    return true;
}

static bool number_attribute(struct val v, const char *name, struct val *ret)
{
    if (!strcmp(name, "real"))
        *ret = v.type == DPY_BOOL ? dpy_int(v.i) : v;
    else if (!strcmp(name, "imag"))
        *ret = v.type == DPY_FLOAT ? dpy_float(0) : dpy_int(0);
    else if (!strcmp(name, "numerator") && v.type != DPY_FLOAT)
        *ret = v.type == DPY_BOOL ? dpy_int(v.i) : v;
    else if (!strcmp(name, "denominator") && v.type != DPY_FLOAT)
        *ret = dpy_int(1);
    else
        return false;
    return true;
}

static bool bounds_attribute(const char *name, const struct val bounds[3], struct val *ret)
{
    static const char *const names[] = { "start", "stop", "step" };
    for (int i = 0; i < 3; i++)
        if (!strcmp(name, names[i])) {
            *ret = bounds[i];
            return true;
        }
    return false;
}

static bool range_attribute(const struct dpy_range *range, const char *name, struct val *ret)
{
    return bounds_attribute(name, (struct val[]){ dpy_int(range->start), dpy_int(range->stop), dpy_int(range->step) }, ret);
}

static bool slice_attribute(const struct dpy_slice *slice, const char *name, struct val *ret)
{
    return bounds_attribute(name, (struct val[]){ slice->start, slice->stop, slice->step }, ret);
}

static bool module_attribute(const struct dpy_module *module, const char *name, struct val *ret)
{
    if (dpy_module_get(module, name, ret))
        return true;
    if (!strcmp(name, "__name__"))
        *ret = dpy_str_text(module->name);
    else if (!strcmp(name, "__file__") && module->filename)
        *ret = dpy_str_text(module->filename);
    else
        return false;
    return true;
}

// int.bit_length, str.upper ...: a method that waits for its object.
static bool class_attribute(struct val class, const struct dpy_type *type, const char *name, struct val *ret)
{
    const struct dpy_builtin *method = dpy_method_of((enum dpy_kind)type->kind, name);
    if (method)
        *ret = dpy_method_new(class, method);
    return method || named(name, type->name, ret);
}

static bool data_attribute(struct val v, const char *name, struct val *ret)
{
    const struct dpy_type *class = dpy_class_type(v);
    if (class)
        return class_attribute(v, class, name, ret);
    switch (dpy_kind(v)) {
    case DPY_EXCEPTION: return dpy_exception_getattr(v, name, ret);
    case DPY_MODULE: return module_attribute(v.p, name, ret);
    case DPY_INT: case DPY_BOOL: case DPY_BIGINT: case DPY_FLOAT: return number_attribute(v, name, ret);
    case DPY_RANGE: return range_attribute(v.p, name, ret);
    case DPY_SLICE: return slice_attribute(v.p, name, ret);
    case DPY_BUILTIN: return named(name, ((const struct dpy_builtin *)v.p)->name, ret);
    case DPY_METHOD: return named(name, ((const struct dpy_method *)v.p)->function->name, ret);
    case DPY_FUNCTION: {
        const struct dpy_function *function = (const struct dpy_function *)dpy_descriptor(v);
        return function_attribute(function, function->defaults, name, ret);
    }
    case DPY_CLOSURE: {
        const struct dpy_closure *closure = v.p;
        return function_attribute(closure->function, closure->defaults, name, ret);
    }
    default: return false;
    }
}

static struct val raise_missing(struct val v, const char *name)
{
    const struct dpy_type *class = dpy_class_type(v);
    if (class)
        return dpy_raise_name(&dpy_AttributeError, name, v, "type object '%s' has no attribute '%s'", class->name, name);
    if (v.type == DPY_MODULE) {
        bool partial = dpy_module_is_partial(v.p);
        return dpy_raise_name(&dpy_AttributeError, name, v, "%smodule '%s' has no attribute '%s'%s",
                              partial ? "partially initialized " : "", ((const struct dpy_module *)v.p)->name, name,
                              partial ? " (most likely due to a circular import)" : "");
    }
    return dpy_raise_name(&dpy_AttributeError, name, v, "'%s' object has no attribute '%s'", dpy_type_name(v), name);
}

struct val dpy_getattr(struct val object, const char *name)
{
    struct val found;
    const struct dpy_builtin *method = find_method(&object, name);
    if (method)
        return dpy_failed(object) ? object : dpy_method_new(object, method);
    if (!strcmp(name, "__class__"))
        return dpy_class_of(object);
    if (is_native(object))
        return dpy_native_getattr(object, name);
    if (data_attribute(object, name, &found))
        return found;
    if (!strcmp(name, "__doc__"))
        return dpy_none();
    return raise_missing(object, name);
}

static int refuse(struct val object, const char *name)
{
    struct val ignored;
    const struct dpy_type *class = dpy_class_type(object);
    if (class)
        dpy_raise_error(&dpy_TypeError, "cannot set '%s' attribute of immutable type '%s'", name, class->name);
    else if (dpy_method_of(dpy_kind(object), name))
        dpy_raise_name(&dpy_AttributeError, name, object, "'%s' object attribute '%s' is read-only", dpy_type_name(object), name);
    else if (data_attribute(object, name, &ignored))
        dpy_raise_name(&dpy_AttributeError, name, object, "attribute '%s' of '%s' objects is not writable", name, dpy_type_name(object));
    else
        raise_missing(object, name);
    return -1;
}

int dpy_setattr(struct val object, const char *name, struct val value)
{
    if (is_native(object))
        return dpy_native_setattr(object, name, value);
    if (object.type == DPY_MODULE)
        return dpy_module_set(object.p, name, value);
    if (dpy_kind(object) == DPY_EXCEPTION && !dpy_method_of(DPY_EXCEPTION, name))
        return dpy_exception_setattr(object, name, value);
    return refuse(object, name);
}

int dpy_delattr(struct val object, const char *name)
{
    struct val found;
    if (object.type == DPY_MODULE && dpy_module_get(object.p, name, &found))
        return dpy_module_set(object.p, name, (struct val){ .type = 0 });
    return refuse(object, name);
}

// A method of a builtin kind is called without being made an object first.
struct val dpy_call_method(struct val object, const char *name, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_builtin *method = find_method(&object, name);
    if (method)
        return dpy_failed(object) ? object : dpy_call_with_self(method, object, args, n, kwnames);
    struct val callee = dpy_getattr(object, name);
    return dpy_failed(callee) ? dpy_in_lookup(callee) : dpy_call(callee, args, n, kwnames);
}

void dpy_attribute_names(struct val object, struct dpy_nearest *nearest)
{
    const struct dpy_type *class = dpy_class_type(object);
    const struct dpy_builtin *method = methods[class ? class->kind : dpy_kind(object)];
    for (; method && method->name; method++)
        dpy_nearest_try(nearest, method->name);
    if (dpy_kind(object) == DPY_STRUCT || dpy_kind(object) == DPY_POINTER)
        dpy_native_names(object, nearest);
    const struct dpy_module *module = object.type == DPY_MODULE ? object.p : NULL;
    for (uint64_t i = 0; module && i < module->global_count; i++)
        if (module->globals[i].slot->type)
            dpy_nearest_try(nearest, module->globals[i].name);
}
