// Builtin functions and methods as objects: what programs ask of them. CPython has four types of them: functions and bound methods,
// those that wait for their object, and both once more for what a type has as slots, such as __len__.
#include "builtin_object.h"

#include <string.h>

#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "dict.h"
#include "import.h"
#include "intern.h"
#include "module.h"
#include "property.h"
#include "str.h"

// Special names of CPython's that are methods and no slots.
static bool is_method_name(const char *name)
{
    static const char *const names[] = {
        "__bytes__", "__ceil__", "__class_getitem__", "__complex__", "__dir__", "__enter__", "__exit__", "__floor__", "__format__",
        "__getnewargs__", "__getstate__", "__init_subclass__", "__instancecheck__", "__length_hint__", "__new__", "__prepare__",
        "__reduce__", "__reduce_ex__", "__reversed__", "__round__", "__set_name__", "__setstate__", "__sizeof__", "__subclasscheck__",
        "__subclasses__", "__subclasshook__", "__trunc__",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

// What list, dict and sets have as methods for speed.
static bool is_method_of(enum dpy_kind kind, const char *name)
{
    if (!strcmp(name, "__getitem__"))
        return kind == DPY_LIST || kind == DPY_DICT;
    return !strcmp(name, "__contains__") && (kind == DPY_DICT || kind == DPY_SET || kind == DPY_FROZENSET);
}

// A builtin function with its object, whose type word is 0 where it has none.
static struct dpy_method parts_of(struct val v)
{
    if (v.type == DPY_METHOD)
        return *(const struct dpy_method *)v.p;
    if (v.type == DPY_BOUND)
        return (struct dpy_method){ ((const struct dpy_bound *)v.p)->self, ((const struct dpy_bound *)v.p)->function.p };
    return (struct dpy_method){ .function = v.p };
}

static bool is_static(const struct dpy_builtin *function) { return !strcmp(function->name, "maketrans"); }

static bool waits(struct val v, const struct dpy_method *method)
{
    return v.type == DPY_METHOD && dpy_class_type(method->self) && !dpy_builtin_is_classmethod(method->function);
}

bool dpy_builtin_object_waits(struct val v)
{
    const struct dpy_method method = parts_of(v);
    return waits(v, &method);
}

static bool is_slot(const struct dpy_method *method)
{
    const char *name = method->function->name;
    const struct dpy_type *class = dpy_class_type(method->self);
    const struct val *native = dpy_instance_native(method->self);
    enum dpy_kind kind = class ? class->kind : native ? dpy_kind(*native) : dpy_kind(method->self);
    return method->self.type && !strncmp(name, "__", 2) && !is_method_name(name) && !is_method_of(kind, name);
}

const char *dpy_builtin_object_shape(struct val v)
{
    const struct dpy_method method = parts_of(v);
    if (is_slot(&method))
        return waits(v, &method) ? "wrapper_descriptor" : "method-wrapper";
    return waits(v, &method) ? "method_descriptor" : NULL;
}

bool dpy_builtin_object_is_bound(struct val v)
{
    const struct dpy_bound *bound = v.type == DPY_BOUND ? v.p : NULL;
    return bound && bound->function.type == DPY_BUILTIN && dpy_builtin_find(((const struct dpy_builtin *)bound->function.p)->name) != bound->function.p;
}

static bool is_in_module(const struct dpy_module *module, const struct dpy_builtin *function)
{
    struct val value;
    return !module->filename && dpy_module_get(module, function->name, &value) && value.type == DPY_BUILTIN && value.p == function;
}

// The module that a function is of; None: it is a method, or a library's.
static struct val module_of(const struct dpy_method *method)
{
    uint64_t position = 0;
    if (method->self.type)
        return dpy_none();
    if (dpy_builtin_find(method->function->name) == method->function)
        return dpy_import("builtins", NULL);
    if (dpy_sys_modules.type == DPY_DICT)
        for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(dpy_sys_modules), &position));)
            if (entry->value.type == DPY_MODULE && is_in_module(entry->value.p, method->function))
                return entry->value;
    return dpy_none();
}

static struct val owner_of(struct val v, const struct dpy_method *method)
{
    struct dpy_found found;
    if (waits(v, method))
        return method->self;
    if (!dpy_class_find(dpy_type_of(method->self), dpy_intern(method->function->name), &found))
        return dpy_class_of(method->self);
    return dpy_class_value(found.owner);
}

static struct val qualname_of(struct val v, const struct dpy_method *method)
{
    const char *name = method->function->name;
    if (!method->self.type)
        return dpy_str_text(name);
    struct val owner = is_slot(method) ? owner_of(v, method) : dpy_class_type(method->self) ? method->self : dpy_class_of(method->self);
    struct val outer = dpy_failed(owner) ? owner : dpy_getattr(owner, "__qualname__");
    struct dpy_buffer buffer = { 0 };
    if (outer.type != DPY_STR)
        return dpy_failed(outer) ? outer : dpy_str_text(name);
    dpy_buffer_format(&buffer, "%s.%s", outer.s, name);
    return dpy_buffer_str(&buffer);
}

static struct val self_of(const struct dpy_method *method)
{
    if (!method->self.type)
        return module_of(method);
    if (dpy_builtin_is_classmethod(method->function) && !dpy_class_type(method->self))
        return dpy_class_of(method->self);
    return is_static(method->function) ? dpy_none() : method->self;
}

static struct val module_name(const struct dpy_method *method)
{
    struct val module = module_of(method);
    return module.type == DPY_MODULE ? dpy_str_text(((const struct dpy_module *)module.p)->name) : module;
}

bool dpy_builtin_object_getattr(struct val v, const char *name, struct val *ret)
{
    const struct dpy_method method = parts_of(v);
    const char *shape = dpy_builtin_object_shape(v);
    if (!strcmp(name, "__name__"))
        *ret = dpy_str_text(method.function->name);
    else if (!strcmp(name, "__qualname__"))
        *ret = qualname_of(v, &method);
    else if (!strcmp(name, "__self__") && !waits(v, &method))
        *ret = self_of(&method);
    else if (!strcmp(name, "__module__") && !shape)
        *ret = module_name(&method);
    else if (!strcmp(name, "__objclass__") && shape)
        *ret = owner_of(v, &method);
    else
        return false;
    return true;
}

int dpy_builtin_object_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_method method = parts_of(v);
    const char *name = method.function->name;
    const struct dpy_type *class = dpy_class_type(method.self);
    if (waits(v, &method))
        dpy_buffer_format(buffer, "<%s '%s' of '%s' objects>", is_slot(&method) ? "slot wrapper" : "method", name, class->name);
    else if (is_slot(&method))
        dpy_buffer_format(buffer, "<method-wrapper '%s' of %s object at %p>", name, dpy_type_name(method.self), method.self.p);
    else if (method.self.type)
        dpy_buffer_format(buffer, "<built-in method %s of %s object at %p>", name, dpy_type_name(method.self), method.self.p);
    else
        dpy_buffer_format(buffer, "<built-in function %s>", name);
    return 0;
}
