// Calls of anything, closures, and the checks that builtins make of their arguments.
#include "call.h"

#include <stdlib.h>
#include <string.h>

#include "alloc.h"
#include "attribute.h"
#include "builtin_object.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "list.h"
#include "native.h"
#include "stack.h"
#include "property.h"
#include "module.h"
#include "record.h"
#include "special.h"
#include "runtime.h"
#include "str.h"

enum { FEW = 16 };           // arguments that need no memory of the heap

bool dpy_call_is_exact(struct val callee, size_t n)
{
    if (dpy_kind(callee) != DPY_FUNCTION || dpy_calls_ffi)
        return false;
    const struct dpy_function *function = (const struct dpy_function *)dpy_descriptor(callee);
    return !(function->flags & (DPY_FUNCTION_STAR | DPY_FUNCTION_STAR_STAR)) && !function->keyword_only && function->positional == n;
}

struct val dpy_call_exact(struct val callee, struct val first, const struct val *args, size_t n)
{
    union {
        void *address;
        struct val (*one)(struct val), (*two)(struct val, struct val), (*three)(struct val, struct val, struct val);
        struct val (*four)(struct val, struct val, struct val, struct val);
        struct val (*five)(struct val, struct val, struct val, struct val, struct val);
    } entry = { .address = callee.p };
    switch (n) {
    case 0: return entry.one(first);
    case 1: return entry.two(first, args[0]);
    case 2: return entry.three(first, args[0], args[1]);
    case 3: return entry.four(first, args[0], args[1], args[2]);
    default: return entry.five(first, args[0], args[1], args[2], args[3]);
    }
}

// Calls with one more argument in front.
struct val dpy_call_before(struct val callee, struct val first, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (!kwnames && n <= DPY_EXACT && dpy_call_is_exact(callee, n + 1))
        return dpy_call_exact(callee, first, args, n);
    struct val few[FEW], *all = n < FEW ? few : dpy_alloc((n + 1) * sizeof *all, 0);
    if (!all)
        return dpy_failure();
    all[0] = first;
    if (n)
        memcpy(all + 1, args, n * sizeof *args);
    struct val result = dpy_call(callee, all, n + 1, kwnames);
    if (all != few)
        dpy_free(all);
    return result;
}

// The same for a builtin.
struct val dpy_call_with_self(const struct dpy_builtin *function, struct val self, const struct val *args, size_t n,
                              const struct dpy_names *kwnames)
{
    struct val few[FEW], *all = n < FEW ? few : dpy_alloc((n + 1) * sizeof *all, 0);
    if (!all)
        return dpy_failure();
    all[0] = self;
    // Of text and numbers, methods take text and numbers; but format and format_map show what they are given.
    bool plain = dpy_kind(self) <= DPY_BIGINT && strncmp(function->name, "format", strlen("format")) != 0;
    for (size_t i = 0; i < n; i++)
        all[i + 1] = plain ? dpy_plain(args[i]) : args[i];
    struct val result = function->any((void *)function, all, n + 1, kwnames);
    if (all != few)
        dpy_free(all);
    return result;
}

// dict.fromkeys, bytes.fromhex ...: the latter makes an object of a class from what the builtin type would be.
static struct val call_classmethod(const struct dpy_method *method, const struct dpy_type *class, const struct val *args, size_t n,
                                   const struct dpy_names *kwnames)
{
    struct val made = dpy_call_with_self(method->function, method->self, args, n, kwnames);
    bool converts = class && dpy_class_behind(class) && !strcmp(method->function->name, "fromhex");
    return dpy_failed(made) || !converts ? made : dpy_call(method->self, &made, 1, NULL);
}

// What a bound method sees as its object.
static struct val object_of(const struct dpy_method *method)
{
    const struct val *native = dpy_instance_native(method->self);
    return native && !dpy_takes_whole(method->function) && !dpy_method_is_of_object(method->function) ? *native : method->self;
}

static struct val call_bound(const struct dpy_method *method, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val result = dpy_call_with_self(method->function, object_of(method), args, n, kwnames);
    bool failed = dpy_failed(result) || (dpy_namespace_is(method->self) && dpy_namespace_write(method->self) < 0);
    return failed ? dpy_failure() : result;
}

static bool is_slot(const struct dpy_method *method)
{
    const char *shape = dpy_builtin_object_shape(dpy_object(method, DPY_METHOD));
    return shape && !strncmp(shape, "wrapper", strlen("wrapper"));
}

// Of a method taken from a class the first argument is the object, which must be of that class.
static struct val call_method(const struct dpy_method *method, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_type *class = dpy_class_type(method->self);
    if (dpy_builtin_is_classmethod(method->function))
        return call_classmethod(method, class, args, n, kwnames);
    if (!class)
        return call_bound(method, args, n, kwnames);
    if (n == (kwnames ? kwnames->count : 0))
        return dpy_raise_error(&dpy_TypeError, is_slot(method) ? "descriptor '%2$s' of '%1$s' object needs an argument"
                                                               : "unbound method %1$s.%2$s() needs an argument", class->name, method->function->name);
    if (!dpy_class_derives(dpy_type_of(args[0]), class))
        return dpy_raise_error(&dpy_TypeError, is_slot(method) ? "descriptor '%s' requires a '%s' object but received a '%s'"
                                                               : "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                               method->function->name, class->name, dpy_type_name(args[0]));
    if (class->kind == DPY_OBJECT || !dpy_instance_native(args[0]) || dpy_takes_whole(method->function))
        return method->function->any((void *)method->function, args, n, kwnames);
    return dpy_call_with_self(method->function, dpy_plain(args[0]), args + 1, n - 1, kwnames);
}

// types.ModuleType(name[, doc]): a module that no image stands behind.
static struct val new_module(struct val name, struct val doc)
{
    struct dpy_module *module = dpy_alloc(sizeof *module, DPY_MODULE);
    if (!module || name.type != DPY_STR)
        return !module ? dpy_failure() : dpy_raise_error(&dpy_TypeError, "module() argument 'name' must be str, not %s", dpy_type_name(name));
    module->name = name.s;
    if (dpy_module_set(module, "__name__", name) < 0 || dpy_module_set(module, "__doc__", doc) < 0)
        return dpy_failure();
    return dpy_object(module, DPY_MODULE);
}

// types.MethodType(function, object), types.CellType(contents)
static bool call_hidden_type(const struct dpy_type *type, const struct val *args, size_t n, struct val *ret)
{
    if (type == dpy_builtin_types[DPY_BOUND] && n == 2)
        *ret = dpy_callable(args[0]) ? dpy_bound_new(args[1], args[0]) : dpy_raise_error(&dpy_TypeError, "first argument must be callable");
    else if (type == dpy_builtin_types[DPY_CELL] && n <= 1)
        *ret = dpy_object(dpy_make_cell(n ? args[0] : dpy_failure()), DPY_CELL);
    else if (type == dpy_builtin_types[DPY_MODULE] && (n == 1 || n == 2))
        *ret = new_module(args[0], n > 1 ? args[1] : dpy_none());
    else
        return false;
    return true;
}

// As CPython says it of a statement `class C(module):`, which calls the type of the base.
static struct val refuse_making(const struct dpy_type *type, size_t n)
{
    if (type->kind == DPY_NONE && n)
        return dpy_raise_error(&dpy_TypeError, "NoneType takes no arguments");
    if (type->kind == DPY_MODULE && n > 2)
        return dpy_raise_error(&dpy_TypeError, "module() takes at most 2 arguments (%zu given)", n);
    if (type->kind == DPY_FUNCTION && n)
        return dpy_raise_error(&dpy_TypeError, "function() argument 'code' must be code, not str");
    return dpy_raise_error(&dpy_TypeError, "cannot create '%s' instances", type->name);
}

static struct val call_type(const struct dpy_type *type, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (type->flags & DPY_TYPE_CLASS)
        return dpy_class_call(dpy_object(type, DPY_TYPE), args, n, kwnames);
    if (type->kind == DPY_EXCEPTION)
        return dpy_exception_call(type, args, n, kwnames);
    if (type->kind == DPY_RECORD && ((const struct dpy_record_type *)type)->make)
        return ((const struct dpy_record_type *)type)->make((void *)type, args, n, kwnames);
    if (type->ctype != DPY_C_NONE)
        return dpy_native_new(type, args, n, kwnames);
    struct val made;
    if (!kwnames && call_hidden_type(type, args, n, &made))
        return made.p ? made : dpy_failure();
    return refuse_making(type, n);
}

struct val dpy_call(struct val callee, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_calls_ffi && (dpy_kind(callee) == DPY_FUNCTION || dpy_kind(callee) == DPY_CLOSURE))
        return dpy_call_by_ffi(callee, args, n, kwnames);
    switch (dpy_kind(callee)) {
    case DPY_FUNCTION:
        return ((const struct dpy_function *)dpy_descriptor(callee))->any(NULL, args, n, kwnames);
    case DPY_CLOSURE:
        return ((struct dpy_closure *)callee.p)->function->any(callee.p, args, n, kwnames);
    case DPY_BUILTIN:
        return ((const struct dpy_builtin *)callee.p)->any(callee.p, args, n, kwnames);
    case DPY_METHOD:
        return call_method(callee.p, args, n, kwnames);
    case DPY_BOUND: {
        const struct dpy_bound *bound = callee.p;
        return dpy_call_before(bound->function, bound->self, args, n, kwnames);
    }
    case DPY_INSTANCE:           // whose __call__ may be an instance of the same class
        if (dpy_stack_check((uintptr_t)__builtin_frame_address(0)) < 0)
            return dpy_failure();
        return dpy_special_call_object(callee, args, n, kwnames);
    case DPY_DESCRIPTOR:
        if (((const struct dpy_property *)callee.p)->what == DPY_STATICMETHOD)
            return dpy_call(((const struct dpy_property *)callee.p)->get, args, n, kwnames);
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not callable", dpy_type_name(callee));
    case DPY_RECORD:
        if (dpy_record_type_of(callee)->target)
            return dpy_call(dpy_record_type_of(callee)->target(callee), args, n, kwnames);
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not callable", dpy_type_name(callee));
    case DPY_TYPE:
        return call_type(callee.p, args, n, kwnames);
    case DPY_NATIVE: case DPY_POINTER:
        return dpy_call_native(callee, args, n, kwnames);
    default:
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not callable", dpy_type_name(callee));
    }
}

static const char *callee_name(struct val callee)
{
    switch (dpy_kind(callee)) {
    case DPY_FUNCTION: return ((const struct dpy_function *)dpy_descriptor(callee))->qualname;
    case DPY_CLOSURE: return ((const struct dpy_closure *)callee.p)->function->qualname;
    case DPY_BUILTIN: return ((const struct dpy_builtin *)callee.p)->name;
    case DPY_METHOD: return ((const struct dpy_method *)callee.p)->function->name;
    case DPY_BOUND: return callee_name(((const struct dpy_bound *)callee.p)->function);
    case DPY_TYPE: return ((const struct dpy_type *)callee.p)->name;
    default: return dpy_type_name(callee);
    }
}

// The module's name and a dot, as error messages have it before a Python function's name; builtins have none.
static void callee_module(struct val callee, const char *ret[2])
{
    enum dpy_kind kind = dpy_kind(callee);
    ret[0] = ret[1] = "";
    if (callee.type == DPY_BOUND)
        return callee_module(((const struct dpy_bound *)callee.p)->function, ret);
    if (kind != DPY_FUNCTION && kind != DPY_CLOSURE)
        return;
    const struct dpy_closure *closure = callee.p;
    const struct dpy_function *function = kind == DPY_CLOSURE ? closure->function : (const void *)dpy_descriptor(callee);
    const struct dpy_module *module = dpy_module_at(function->filename);
    if (module) {
        ret[0] = module->name;
        ret[1] = ".";
    }
}

static struct val star_list(struct val callee, struct val args)
{
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list) || dpy_list_extend(list, args) == 0)
        return list;
    struct val failure = dpy_catch();
    if (!dpy_exception_is(failure, &dpy_TypeError) || !dpy_failed(dpy_iter(args)))
        return dpy_reraise(failure);
    dpy_catch();
    const char *module[2];
    callee_module(callee, module);
    return dpy_raise_error(&dpy_TypeError, "%s%s%s() argument after * must be an iterable, not %s", module[0], module[1],
                           callee_name(callee), dpy_type_name(args));
}

// The keyword arguments behind the positional ones, their names in a chunk of their own.
static struct dpy_names *append_keywords(struct val list, const struct dpy_dict *dict)
{
    struct dpy_names *names = dpy_alloc(sizeof *names + dict->length * sizeof *names->names, 0);
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; names && (entry = dpy_dict_next(dict, &position));) {
        if (entry->key.type != DPY_STR) {
            dpy_raise_error(&dpy_TypeError, "keywords must be strings");
            return NULL;
        }
        names->names[names->count++] = entry->key.s;
        if (dpy_list_append(list, entry->value) < 0)
            return NULL;
    }
    return names;
}

int dpy_call_merge(struct val callee, struct val kwargs, struct val mapping)
{
    const char *module[2];
    callee_module(callee, module);
    if (mapping.type != DPY_DICT && dpy_is_mapping(mapping)) {
        struct val dict = dpy_dict_new();
        if (dpy_failed(dict) || dpy_dict_merge_mapping(dpy_dict_of(dict), mapping) < 0)
            return -1;
        mapping = dict;
    }
    if (mapping.type != DPY_DICT) {
        dpy_raise_error(&dpy_TypeError, "%s%s%s() argument after ** must be a mapping, not %s", module[0], module[1],
                        callee_name(callee), dpy_type_name(mapping));
        return -1;
    }
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(mapping), &position));) {
        int found = dpy_contains(kwargs, entry->key);
        if (found && entry->key.type == DPY_STR)
            dpy_raise_error(&dpy_TypeError, "%s%s%s() got multiple values for keyword argument '%s'", module[0], module[1],
                            callee_name(callee), entry->key.s);
        if (found || dpy_dict_put(dpy_dict_of(kwargs), entry->key, entry->value) < 0)
            return -1;
    }
    return 0;
}

struct val dpy_call_star(struct val callee, struct val args, struct val kwargs)
{
    struct val list = star_list(callee, args);
    if (dpy_failed(list))
        return list;
    struct dpy_names *names = NULL;
    if (kwargs.type && kwargs.type != DPY_NONE) {
        if (dpy_dict_of(kwargs)->length && !(names = append_keywords(list, dpy_dict_of(kwargs))))
            return dpy_failure();
    }
    if (dpy_list_mix(dpy_list_of(list)) < 0)
        return dpy_failure();
    return dpy_call(callee, dpy_list_of(list)->values, dpy_list_of(list)->length, names);
}

struct val dpy_make_closure(const struct dpy_function *function, const struct val *defaults, struct dpy_cell **cells, size_t n)
{
    uint64_t type_word = (uint64_t)function | DPY_CLOSURE;
    struct dpy_closure *closure = dpy_alloc(sizeof *closure + n * sizeof *cells, type_word);
    if (!closure)
        return dpy_failure();
    closure->function = function;
    closure->defaults = function->defaults;
    closure->count = n;
    if (n)
        memcpy(closure->cells, cells, n * sizeof *cells);
    size_t size = (function->positional + function->keyword_only) * sizeof *defaults;
    if (defaults && size) {
        closure->defaults = dpy_alloc(size, DPY_MIXED | DPY_ITEMS);
        if (!closure->defaults)
            return dpy_failure();
        memcpy(closure->defaults, defaults, size);
    }
    return dpy_object(closure, type_word);
}

struct dpy_cell *dpy_make_cell(struct val value)
{
    struct dpy_cell *cell = dpy_alloc(sizeof *cell, DPY_CELL);
    if (cell)
        cell->value = value;
    return cell;
}

struct val dpy_method_new(struct val self, const struct dpy_builtin *function)
{
    struct dpy_method *method = dpy_alloc(sizeof *method, DPY_METHOD);
    if (!method)
        return dpy_failure();
    *method = (struct dpy_method){ .self = self, .function = function };
    return dpy_object(method, DPY_METHOD);
}
