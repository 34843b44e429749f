// Attributes: methods from the tables of the kinds, and the few data attributes of builtin objects.
#include "attribute.h"

#include <string.h>

#include "builtin_object.h"
#include "bytearray.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "complex.h"
#include "dict.h"
#include "exception_value.h"
#include "file.h"
#include "function_object.h"
#include "generator.h"
#include "intern.h"
#include "iterator.h"
#include "library_names.h"
#include "list.h"
#include "mapping_proxy.h"
#include "memoryview.h"
#include "module.h"
#include "native.h"
#include "number.h"
#include "property.h"
#include "range.h"
#include "record.h"
#include "set.h"
#include "runtime.h"
#include "special.h"
#include "str.h"
#include "tied.h"
#include "traceback.h"
#include "tuple.h"

static const struct dpy_builtin *const methods[64] = {
    [DPY_OBJECT] = dpy_object_methods, [DPY_TYPE] = dpy_type_methods,
    [DPY_INT] = dpy_int_methods, [DPY_BOOL] = dpy_int_methods, [DPY_BIGINT] = dpy_int_methods, [DPY_FLOAT] = dpy_float_methods, [DPY_COMPLEX] = dpy_complex_methods,
    [DPY_BYTEARRAY] = dpy_bytearray_methods, [DPY_MEMORYVIEW] = dpy_memoryview_methods,
    [DPY_STR] = dpy_str_methods, [DPY_BYTES] = dpy_bytes_methods, [DPY_LIST] = dpy_list_methods, [DPY_TUPLE] = dpy_tuple_methods,
    [DPY_DICT] = dpy_dict_methods, [DPY_SET] = dpy_set_methods, [DPY_FROZENSET] = dpy_frozenset_methods,
    [DPY_VIEW] = dpy_view_methods, [DPY_RANGE] = dpy_range_methods,
    [DPY_SLICE] = dpy_slice_methods, [DPY_EXCEPTION] = dpy_exception_methods, [DPY_FILE] = dpy_file_methods,
    [DPY_GENERATOR] = dpy_generator_methods, [DPY_ITERATOR] = dpy_iterator_methods, [DPY_FUNCTION] = dpy_function_methods, [DPY_CLOSURE] = dpy_function_methods,
    [DPY_BOUND] = dpy_function_methods, [DPY_DESCRIPTOR] = dpy_descriptor_methods, [DPY_BUILTIN] = dpy_builtin_methods, [DPY_METHOD] = dpy_function_methods,
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
    static struct recent {
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

static bool is_in_table(const struct dpy_builtin *table, const struct dpy_builtin *method)
{
    for (; table && table->name; table++)
        if (table == method)
            return true;
    return false;
}

bool dpy_method_is_of_object(const struct dpy_builtin *method) { return is_in_table(dpy_object_methods, method); }

const struct dpy_type *dpy_method_owner(const struct dpy_builtin *method)
{
    for (enum dpy_kind kind = DPY_INT; kind < DPY_STOP; kind++)
        if (kind != DPY_VIEW && is_in_table(methods[kind], method))
            return dpy_builtin_types[kind];
    return NULL;
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
static const struct dpy_builtin *find_method_of_kind(struct val *object, const char *name)
{
    if (!is_native(*object))
        return dpy_method_of(dpy_kind(*object), name);
    bool is_object = dpy_kind(*object) != DPY_LIBRARY && dpy_kind(*object) != DPY_TYPE;
    const struct dpy_builtin *of_native = is_object ? search(dpy_native_methods, name) : NULL;
    if (of_native)
        return of_native;
    bool is_string = is_object && (dpy_native_is_string(*object) || (object->p && dpy_native_points_to_bytes(*object)));
    const struct dpy_builtin *method = is_string ? dpy_method_of(DPY_STR, name) : NULL;
    if (method)
        *object = dpy_native_as_str(*object);
    return method;
}

static const struct dpy_builtin *find_method(struct val *object, const char *name)
{
    if (dpy_kind(*object) == DPY_RECORD)
        return dpy_record_method(*object, name);
    if (object->type == DPY_DESCRIPTOR)
        return dpy_property_method(*object, name);
    if (object->type == DPY_METHOD)
        return dpy_method_of(dpy_builtin_object_waits(*object) ? DPY_METHOD : DPY_BUILTIN, name);
    bool is_class = object->type == DPY_TYPE || (object->type == DPY_BUILTIN && dpy_class_type(*object));
    return is_class && !is_native(*object) ? NULL : find_method_of_kind(object, name);
}

// Data attributes. Each fills ret and says whether there is one of this name.

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
        *ret = v.type == DPY_FLOAT ? v : dpy_int_plain(v);
    else if (!strcmp(name, "imag"))
        *ret = v.type == DPY_FLOAT ? dpy_float(0) : dpy_int(0);
    else if (!strcmp(name, "numerator") && v.type != DPY_FLOAT)
        *ret = dpy_int_plain(v);
    else if (!strcmp(name, "denominator") && v.type != DPY_FLOAT)
        *ret = dpy_int(1);
    else
        return false;
    return true;
}

static bool complex_attribute(struct dpy_complex z, const char *name, struct val *ret)
{
    bool is_real = !strcmp(name, "real");
    if (!is_real && strcmp(name, "imag") != 0)
        return false;
    *ret = dpy_float(is_real ? z.real : z.imag);
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
    struct dpy_wide_range bounds = { .start = dpy_failure() };
    dpy_range_bounds(range, &bounds);
    return bounds_attribute(name, (struct val[]){ bounds.start, bounds.stop, bounds.step }, ret);
}

static bool slice_attribute(const struct dpy_slice *slice, const char *name, struct val *ret)
{
    return bounds_attribute(name, (struct val[]){ slice->start, slice->stop, slice->step }, ret);
}

// A module's own function __getattr__ has what its variables have not.
static struct val call_getattr_of_module(struct val hook, const char *name)
{
    struct val text = dpy_intern(name);
    return dpy_failed(text) ? text : dpy_call(hook, &text, 1, NULL);
}

// What import asks of a module is not the program's to make up.
static bool is_of_import(const char *name)
{
    static const char *const names[] = { "__all__", "__file__", "__loader__", "__name__", "__package__", "__path__", "__spec__" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

static bool module_attribute(const struct dpy_module *module, const char *name, struct val *ret)
{
    if (dpy_module_get(module, name, ret))
        return true;
    if (!strcmp(name, "__dict__"))
        *ret = dpy_module_namespace((struct dpy_module *)module);
    else if (!strcmp(name, "__class__"))
        return false;
    else if (is_of_import(name) || !dpy_module_get(module, "__getattr__", ret))
        return false;
    else
        *ret = call_getattr_of_module(*ret, name);
    return true;
}

static struct val builtin_bases(const struct dpy_type *type)
{
    const struct dpy_type *base = dpy_class_base(type);
    struct val values[] = { base ? dpy_class_value(base) : dpy_none(), dpy_class_value(&dpy_Exception) };
    return dpy_tuple(values, type == &dpy_ExceptionGroup ? 2 : base != NULL);
}

static struct val builtin_order(const struct dpy_type *type)
{
    struct val list = dpy_list(NULL, 0);
    for (const struct dpy_type *at = type; !dpy_failed(list) && at; at = dpy_class_after(type, at))
        if (dpy_list_append(list, dpy_class_value(at)) < 0)
            return dpy_failure();
    return dpy_failed(list) ? list : dpy_list_to_tuple(list);
}

// What object has and each builtin type has again.
static bool is_always_own(const char *name)
{
    static const char *const names[] = { "__eq__", "__ge__", "__getattribute__", "__gt__", "__hash__", "__le__", "__lt__", "__ne__", "__repr__" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

// The methods that a builtin type has itself.
static struct val builtin_namespace(struct val class, const struct dpy_type *type)
{
    struct val names = dpy_attribute_list(class), dict = dpy_dict_new();
    for (uint64_t i = 0; !dpy_failed(names) && !dpy_failed(dict) && i < dpy_list_of(names)->length; i++) {
        struct val name = dpy_list_at(dpy_list_of(names), i);
        struct dpy_found found;
        if (!dpy_class_find(type, name, &found) || (found.owner != type && !is_always_own(name.s)))
            continue;
        struct val method = dpy_descriptor_get(&found, dpy_failure(), type);
        if (dpy_failed(method) || dpy_dict_put(dpy_dict_of(dict), name, method) < 0)
            return dpy_failure();
    }
    return dpy_failed(names) || dpy_failed(dict) ? dpy_failure() : dpy_mapping_proxy_new(dict);
}

// int.bit_length, str.upper ...: a method that waits for its object.
static bool class_attribute(struct val class, const struct dpy_type *type, const char *name, struct val *ret)
{
    struct dpy_found found;
    struct val key = dpy_intern(name);
    if (dpy_failed(key)) {
        *ret = key;
        return true;
    }
    bool known = type->ctype == DPY_C_NONE && dpy_class_find(type, key, &found);
    const struct dpy_builtin *of_type = known ? NULL : dpy_method_of(DPY_TYPE, name);
    if (known || of_type)
        *ret = known ? dpy_descriptor_get(&found, dpy_failure(), type) : dpy_bound_new(class, dpy_object(of_type, DPY_BUILTIN));
    else if (!strcmp(name, "__dict__") && type->ctype == DPY_C_NONE)
        *ret = builtin_namespace(class, type);
    else if (!strcmp(name, "__bases__"))
        *ret = builtin_bases(type);
    else if (!strcmp(name, "__mro__"))
        *ret = builtin_order(type);
    else if (!strcmp(name, "__module__"))
        *ret = dpy_str_text("builtins");
    else
        return named(name, type->name, ret);
    return true;
}

static bool view_attribute(const struct dpy_view *view, const char *name, struct val *ret)
{
    if (strcmp(name, "mapping") != 0)
        return false;
    *ret = dpy_mapping_proxy_new(view->dict);
    return true;
}

static bool data_attribute(struct val v, const char *name, struct val *ret)
{
    const struct dpy_type *class = dpy_class_type(v);
    if (class)
        return class_attribute(v, class, name, ret);
    switch (dpy_kind(v)) {
    case DPY_EXCEPTION: return dpy_exception_getattr(v, name, ret);
    case DPY_RECORD: return dpy_record_getattr(v, name, ret);
    case DPY_MODULE: return module_attribute(v.p, name, ret);
    case DPY_INT: case DPY_BOOL: case DPY_BIGINT: case DPY_FLOAT: return number_attribute(v, name, ret);
    case DPY_MEMORYVIEW: return dpy_memoryview_attribute(v, name, ret);
    case DPY_COMPLEX: return complex_attribute(dpy_complex_of(v), name, ret);
    case DPY_RANGE: return range_attribute(v.p, name, ret);
    case DPY_VIEW: return view_attribute(v.p, name, ret);
    case DPY_SLICE: return slice_attribute(v.p, name, ret);
    case DPY_GENERATOR: return dpy_generator_getattr(v, name, ret);
    case DPY_FILE: return dpy_library_file_attribute(v, name, ret);
    case DPY_BUILTIN: case DPY_METHOD: return dpy_builtin_object_getattr(v, name, ret);
    case DPY_BOUND: return dpy_builtin_object_is_bound(v) ? dpy_builtin_object_getattr(v, name, ret) : dpy_property_getattr(v, name, ret);
    case DPY_DESCRIPTOR: return dpy_property_getattr(v, name, ret);
    case DPY_FUNCTION: case DPY_CLOSURE: return dpy_function_getattr(v, name, ret);
    case DPY_CELL: return dpy_cell_getattr(v, name, ret);
    default: return false;
    }
}

bool dpy_native_attribute(struct val v, const char *name, struct val *ret)
{
    struct val plain = dpy_plain(v);
    return plain.type != v.type && data_attribute(plain, name, ret);
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

// Objects of the program's classes, and the classes.
static bool is_of_program(struct val v)
{
    return dpy_kind(v) == DPY_INSTANCE || (v.type == DPY_TYPE && dpy_class_behind(v.p)) ||
           (dpy_kind(v) == DPY_EXCEPTION && dpy_class_behind(dpy_descriptor(v)));
}

static struct val getattr_of_program(struct val v, struct val name)
{
    if (dpy_failed(name))
        return name;
    return v.type == DPY_TYPE ? dpy_class_getattr(v, name) : dpy_instance_getattr(v, name);
}

// What every object has: object's methods, and what the program has tied to it.
static bool common_attribute(struct val v, const char *name, struct val *ret)
{
    if (!strcmp(name, "__dict__") && (dpy_kind(v) == DPY_EXCEPTION || dpy_kind(v) == DPY_FUNCTION || dpy_kind(v) == DPY_CLOSURE)) {
        *ret = dpy_instance_namespace(v);
        return true;
    }
    enum dpy_kind kind = dpy_kind(v);
    struct val key = dpy_intern(name);
    bool ties = kind == DPY_FUNCTION || kind == DPY_CLOSURE || kind == DPY_EXCEPTION;
    if (ties && !dpy_failed(key) && dpy_instance_own(v, key, ret))
        return true;
    struct dpy_found found;
    bool known = !dpy_class_type(v) && !dpy_failed(key) && dpy_class_find(dpy_type_of(v), key, &found) && (found.method || !found.cell);
    if (known)
        *ret = found.method ? dpy_method_new(v, found.method) : found.value;
    return known;
}

static bool c_type_attribute(const struct dpy_type *type, const char *name, struct val *ret)
{
    const struct dpy_builtin *method = search(dpy_native_methods, name);
    if (!method)
        return named(name, type->name, ret);
    *ret = dpy_object(method, DPY_BUILTIN);
    return true;
}

struct val dpy_getattr(struct val object, const char *name)
{
    struct val found;
    if (is_of_program(object))
        return getattr_of_program(object, dpy_intern(name));
    if (object.type == DPY_SUPER)
        return dpy_super_getattr(object, dpy_intern(name));
    const struct dpy_builtin *method = find_method(&object, name);
    if (method)
        return dpy_failed(object) ? object : dpy_method_new(object, method);
    if (!strcmp(name, "__class__"))
        return dpy_class_of(object);
    if (is_native(object))
        return object.type == DPY_TYPE && c_type_attribute(object.p, name, &found) ? found : dpy_native_getattr(object, name);
    if ((dpy_kind(object) == DPY_FUNCTION || dpy_kind(object) == DPY_CLOSURE) && dpy_instance_own(object, dpy_intern(name), &found))
        return found;            // what the program has set, be it the name
    if (data_attribute(object, name, &found))
        return found;
    if (common_attribute(object, name, &found))
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
    else if (!data_attribute(object, name, &ignored))
        raise_missing(object, name);
    else if (dpy_kind(object) == DPY_RECORD || object.type == DPY_COMPLEX || object.type == DPY_RANGE || object.type == DPY_SLICE)
        dpy_raise_name(&dpy_AttributeError, name, object, "readonly attribute");
    else
        dpy_raise_name(&dpy_AttributeError, name, object, "attribute '%s' of '%s' objects is not writable", name, dpy_type_name(object));
    return -1;
}

static int set_of_program(struct val v, struct val name, struct val value)
{
    if (dpy_failed(name))
        return -1;
    if (v.type != DPY_TYPE)
        return dpy_instance_setattr(v, name, value);
    struct val args[] = { name, value }, result;
    if (dpy_special_call(v, value.type ? "__setattr__" : "__delattr__", args, value.type ? 2 : 1, &result))      // of its metaclass
        return dpy_failed(result) ? -1 : 0;
    return dpy_class_setattr(v, name, value);
}

// Functions take any attribute; it is tied to them.
static int set_of_function(struct val v, const char *name, struct val value)
{
    int set = dpy_function_setattr(v, name, value);
    struct val attributes = set > 0 ? dpy_tied_attributes(v.p) : dpy_failure();
    if (set <= 0)
        return set;
    return dpy_failed(attributes) ? -1 : dpy_dict_put(dpy_dict_of(attributes), dpy_intern(name), value);
}

int dpy_setattr(struct val object, const char *name, struct val value)
{
    if (is_of_program(object))
        return set_of_program(object, dpy_intern(name), value);
    if (dpy_kind(object) == DPY_FUNCTION || dpy_kind(object) == DPY_CLOSURE)
        return set_of_function(object, name, value);
    if (is_native(object))
        return dpy_native_setattr(object, name, value);
    if (object.type == DPY_MODULE)
        return dpy_module_set(object.p, name, value);
    if (dpy_kind(object) == DPY_EXCEPTION && !dpy_method_of(DPY_EXCEPTION, name))
        return dpy_exception_setattr(object, name, value);
    if (!strcmp(name, "__class__") && !dpy_class_type(object)) {
        dpy_raise_error(&dpy_TypeError, dpy_class_type(value) ? "__class__ assignment only supported for mutable types or ModuleType subclasses"
                                                              : "__class__ must be set to a class, not '%s' object", dpy_type_name(value));
        return -1;
    }
    int set = dpy_kind(object) == DPY_RECORD ? dpy_record_setattr(object, name, value) :
              dpy_kind(object) == DPY_CELL ? dpy_cell_setattr(object, name, value) :
              dpy_kind(object) == DPY_DESCRIPTOR ? dpy_property_setattr(object, name, value) : 1;
    return set > 0 ? refuse(object, name) : set;
}

int dpy_delattr(struct val object, const char *name)
{
    if (is_of_program(object))
        return set_of_program(object, dpy_intern(name), dpy_failure());
    if (dpy_kind(object) == DPY_EXCEPTION && dpy_exception_has(object, name))
        return dpy_exception_setattr(object, name, dpy_failure());
    if (dpy_kind(object) == DPY_EXCEPTION || dpy_kind(object) == DPY_FUNCTION || dpy_kind(object) == DPY_CLOSURE)
        return dpy_instance_own_set(object, dpy_intern(name), dpy_failure());
    struct val found;
    if (object.type == DPY_MODULE && dpy_module_get(object.p, name, &found))
        return dpy_module_set(object.p, name, (struct val){ .type = 0 });
    return refuse(object, name);
}

// A function found in a class, called without making a bound method; false: what there is must be got as an attribute.
static bool call_found(const struct dpy_found *found, struct val self, const struct val *args, size_t n, const struct dpy_names *kwnames,
                       struct val *ret)
{
    enum dpy_kind kind = dpy_kind(found->value);
    if (found->method)
        *ret = dpy_call_with_self(found->method, dpy_builtin_self(found, self), args, n, kwnames);
    if (found->method && !dpy_failed(*ret) && dpy_namespace_is(self) && dpy_namespace_write(self) < 0)
        *ret = dpy_failure();
    if (kind == DPY_FUNCTION || kind == DPY_CLOSURE)
        *ret = dpy_call_before(found->value, self, args, n, kwnames);
    return found->method || kind == DPY_FUNCTION || kind == DPY_CLOSURE;
}

static bool call_of_class(struct val v, struct val name, const struct val *args, size_t n, const struct dpy_names *kwnames, struct val *ret)
{
    struct dpy_found found;
    struct val hook, own;
    if (dpy_kind(v) != DPY_INSTANCE && dpy_kind(v) != DPY_EXCEPTION && v.type != DPY_SUPER)
        return false;
    if (v.type == DPY_SUPER) {
        const struct dpy_super *super = v.p;
        return super->type && dpy_class_type(super->self) != super->type && dpy_class_find_after(super->type, super->after, name, &found) &&
               !(found.method && !strcmp(name.s, "__new__")) && call_found(&found, super->self, args, n, kwnames, ret);
    }
    if (dpy_special_find(v, "__getattribute__", &hook) || !dpy_class_find(dpy_type_of(v), name, &found) || dpy_instance_own(v, name, &own))
        return false;
    return call_found(&found, v, args, n, kwnames, ret);
}

// Not inlined: dpy_call_method has a small frame without holes, where old words would keep garbage alive during gc.collect().
static __attribute__((noinline)) struct val call_of_program(struct val object, const char *name, const struct val *args, size_t n,
                                                            const struct dpy_names *kwnames)
{
    struct val result;
    if (call_of_class(object, dpy_intern(name), args, n, kwnames, &result))
        return result;
    struct val attribute = dpy_getattr(object, name);
    return dpy_failed(attribute) ? dpy_in_lookup(attribute) : dpy_call(attribute, args, n, kwnames);
}

// A method is called without being made an object first.
struct val dpy_call_method(struct val object, const char *name, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (is_of_program(object) || object.type == DPY_SUPER)
        return call_of_program(object, name, args, n, kwnames);
    const struct dpy_builtin *method = find_method(&object, name);
    if (method)
        return dpy_failed(object) ? object : dpy_call_with_self(method, object, args, n, kwnames);
    struct val callee = dpy_getattr(object, name);
    return dpy_failed(callee) ? dpy_in_lookup(callee) : dpy_call(callee, args, n, kwnames);
}

// Of text, methods take text: what derives from str is one to them. A builtin type's word is its kind alone.
static struct val any_of_text(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t words = 0;
    for (size_t i = 1; i < n; i++)
        words |= args[i].type;
    if (words <= DPY_KIND_MASK)
        return ((const struct dpy_builtin *)self)->any(self, args, n, kwnames);
    return dpy_call_with_self(self, args[0], args + 1, n - 1, kwnames);
}

struct val dpy_call_method_of_type(const char *name, const struct val *args, size_t n, struct dpy_method_cache *cache)
{
    struct val object = args[0];
    bool is_container = object.type == DPY_LIST || object.type == DPY_DICT || object.type == DPY_SET || object.type == DPY_TUPLE;
    bool is_cached = is_container || object.type == DPY_STR;
    const struct dpy_builtin *method = is_cached ? dpy_method_of((enum dpy_kind)object.type, name) : NULL;
    if (method && !dpy_builtin_is_classmethod(method))
        *cache = (struct dpy_method_cache){ object.type, is_container ? method->any : any_of_text, method };
    return dpy_call_method(object, name, args + 1, n, NULL);
}

// dir() and "did you mean": every name of an object

static void add_name(const char *name, struct dpy_nearest *nearest, struct val list)
{
    if (nearest)
        dpy_nearest_try(nearest, name);
    else if (!dpy_failed(list))
        dpy_list_append(list, dpy_intern(name));
}

static void add_keys(struct val dict, struct dpy_nearest *nearest, struct val list)
{
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; dict.type && (entry = dpy_dict_next(dpy_dict_of(dict), &position));)
        if (entry->key.type == DPY_STR)
            add_name(entry->key.s, nearest, list);
}

static void add_methods(enum dpy_kind kind, struct dpy_nearest *nearest, struct val list)
{
    size_t position = 0;
    for (const struct dpy_builtin *method = methods[kind]; method && method->name; method++)
        add_name(method->name, nearest, list);
    for (const char *name; (name = dpy_slot_next(kind, &position));)
        add_name(name, nearest, list);
}

static void add_of_type(const struct dpy_type *type, struct dpy_nearest *nearest, struct val list)
{
    const struct dpy_class *class = dpy_class_behind(type);
    if (class)
        for (uint64_t i = 0; i < class->mro_length; i++) {
            const struct dpy_class *base = dpy_class_behind(class->mro[i]);
            if (base)
                add_keys(base->namespace, nearest, list);
            else
                add_methods((enum dpy_kind)class->mro[i]->kind, nearest, list);
        }
    for (const struct dpy_type *at = class ? NULL : type; at; at = dpy_class_after(type, at))
        add_methods((enum dpy_kind)at->kind, nearest, list);
}

static void add_own(struct val v, struct dpy_nearest *nearest, struct val list)
{
    const struct dpy_type *layout = dpy_kind(v) == DPY_INSTANCE ? dpy_descriptor(v) : NULL;
    for (uint64_t i = 0; layout && i < layout->count; i++)
        if (layout->members[i].name && dpy_layout_slot(v, &layout->members[i])->type)
            add_name(layout->members[i].name, nearest, list);
    const struct dpy_tied *tied = dpy_kind(v) == DPY_INSTANCE || dpy_kind(v) == DPY_FUNCTION ? dpy_tied_find(v.p) : NULL;
    if (tied)
        add_keys(tied->attributes, nearest, list);
    if (dpy_kind(v) == DPY_EXCEPTION)
        add_keys(((const struct dpy_exception *)v.p)->attributes, nearest, list);
}

void dpy_attribute_names(struct val object, struct dpy_nearest *nearest)
{
    const struct dpy_type *class = dpy_class_type(object);
    if (dpy_kind(object) == DPY_SUPER)
        return;
    add_own(object, nearest, dpy_failure());
    add_of_type(class ? class : dpy_type_of(object), nearest, dpy_failure());
    if (dpy_kind(object) == DPY_STRUCT || dpy_kind(object) == DPY_POINTER)
        dpy_native_names(object, nearest);
    const struct dpy_module *module = object.type == DPY_MODULE ? object.p : NULL;
    struct val value;
    const char *name;
    for (uint64_t position = 0; module && (name = dpy_module_next(module, &position, &value));)
        dpy_nearest_try(nearest, name);
}

// Sorted, each once.
struct val dpy_attribute_list(struct val object)
{
    struct val list = dpy_list(NULL, 0), once = dpy_list(NULL, 0);
    const struct dpy_type *class = dpy_class_type(object);
    add_own(object, NULL, list);
    add_of_type(class ? class : dpy_type_of(object), NULL, list);
    const struct dpy_module *module = object.type == DPY_MODULE ? object.p : NULL;
    struct val value;
    const char *name;
    for (uint64_t position = 0; module && (name = dpy_module_next(module, &position, &value));)
        add_name(name, NULL, list);
    if (!module && dpy_kind(object) != DPY_TYPE)
        add_name("__class__", NULL, list);
    if (dpy_failed(list) || dpy_failed(once) || dpy_list_sort(list, dpy_none(), false) < 0)
        return dpy_failure();
    const char *last = NULL;
    for (uint64_t i = 0; i < dpy_list_of(list)->length; i++) {
        struct val name = dpy_list_at(dpy_list_of(list), i);
        if (name.s != last && dpy_list_append(once, name) < 0)
            return dpy_failure();
        last = name.s;
    }
    return once;
}
