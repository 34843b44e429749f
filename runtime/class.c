// Classes as objects: looking names up in their order, their attributes, changing them.
#include "class.h"

#include <string.h>

#include "attribute.h"
#include "call.h"
#include "alloc.h"
#include "classes.h"
#include "dict.h"
#include "exception_group.h"
#include "finalize.h"
#include "intern.h"
#include "item.h"
#include "alias.h"
#include "mapping_proxy.h"
#include "native_item.h"
#include "property.h"
#include "list.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

// Lookups of one name in one class come again and again.
enum { RECENT_BITS = 10, RECENT = 1 << RECENT_BITS };
static struct recent {
    const struct dpy_type *type;
    const char *name;
    uint64_t epoch;
    struct dpy_found found;
} recent[RECENT];
uint64_t dpy_class_epoch = 1;

// Builtin types whose __hash__ is None.
static bool is_unhashable(const struct dpy_type *type)
{
    switch (type->kind) {
    case DPY_LIST: case DPY_DICT: case DPY_SET: case DPY_BYTEARRAY: case DPY_SLICE: return true;
    case DPY_VIEW: return strcmp(type->name, "dict_values") != 0;
    default: return false;
    }
}

static bool find_in(const struct dpy_type *type, struct val name, struct dpy_found *ret)
{
    struct val cell;
    const struct dpy_class *class = dpy_class_behind(type);
    *ret = (struct dpy_found){ .owner = type };
    if (!class) {
        ret->method = type == &dpy_BaseExceptionGroup ? dpy_group_method(name.s) : dpy_method_of((enum dpy_kind)type->kind, name.s);
        if (!ret->method && (ret->method = dpy_slot_method((enum dpy_kind)type->kind, name.s)) && type->kind == DPY_EXCEPTION)
            ret->owner = &dpy_BaseException;
        ret->value = !ret->method && !strcmp(name.s, "__hash__") && is_unhashable(type) ? dpy_none() : dpy_failure();
        return ret->method || ret->value.type;
    }
    if (dpy_dict_find(dpy_dict_of(class->namespace), name, &cell) != 1)
        return false;
    ret->cell = cell.p;
    ret->value = ret->cell->value;
    return true;
}

// Builtin types: their own methods, their base's, object's.
static bool find_builtin(const struct dpy_type *type, struct val name, struct dpy_found *ret)
{
    for (const struct dpy_type *at = type; at; at = dpy_class_after(type, at))
        if (find_in(at, name, ret))
            return true;
    return false;
}

static bool find_uncached(const struct dpy_type *type, struct val name, struct dpy_found *ret)
{
    const struct dpy_class *class = dpy_class_behind(type);
    if (!class)
        return find_builtin(type, name, ret);
    for (uint64_t i = 0; i < class->mro_length; i++)
        if (find_in(class->mro[i], name, ret))
            return true;
    return false;
}

bool dpy_class_find(const struct dpy_type *type, struct val name, struct dpy_found *ret)
{
    if (dpy_failed(name)) {     // there was no memory to intern it
        *ret = (struct dpy_found){ .owner = NULL };
        return false;
    }
    uint64_t key = (uint64_t)name.s * 0x9E3779B97F4A7C15 ^ ((uint64_t)type >> 6) * 0xD1B54A32D192ED03;
    struct recent *slot = &recent[key >> (64 - RECENT_BITS)];
    if (slot->type != type || slot->name != name.s || slot->epoch != dpy_class_epoch) {
        struct dpy_found found;
        if (!find_uncached(type, name, &found))
            found = (struct dpy_found){ .owner = NULL };
        *slot = (struct recent){ type, name.s, dpy_class_epoch, found };
    }
    *ret = slot->found;
    if (ret->cell)
        ret->value = ret->cell->value;
    return ret->owner != NULL;
}

static bool find_after(const struct dpy_type *type, const struct dpy_type *owner, struct val name, struct dpy_found *ret)
{
    const struct dpy_class *class = dpy_class_behind(type);
    if (!class)
        return type == owner && dpy_class_base(type) && find_builtin(dpy_class_base(type), name, ret);
    uint64_t i = 0;
    while (i < class->mro_length && class->mro[i] != owner)
        i++;
    for (i++; i < class->mro_length; i++)
        if (find_in(class->mro[i], name, ret))
            return true;
    return false;
}

bool dpy_class_find_after(const struct dpy_type *type, const struct dpy_type *owner, struct val name, struct dpy_found *ret)
{
    static struct { const struct dpy_type *after; struct recent found; } known[RECENT / 4];
    uint64_t at = ((uintptr_t)name.s >> 4 ^ (uintptr_t)type >> 6 ^ (uintptr_t)owner >> 5) % (RECENT / 4);
    struct recent *slot = &known[at].found;
    if (known[at].after != owner || slot->type != type || slot->name != name.s || slot->epoch != dpy_class_epoch) {
        struct dpy_found found;
        if (!find_after(type, owner, name, &found))
            found = (struct dpy_found){ .owner = NULL };
        known[at].after = owner;
        *slot = (struct recent){ type, name.s, dpy_class_epoch, found };
    }
    *ret = slot->found;
    if (ret->cell)
        ret->value = ret->cell->value;
    return ret->owner != NULL;
}

static bool is_defined(const struct dpy_class *class, const char *name, struct dpy_found *ret)
{
    return dpy_class_find(&class->type, dpy_intern(name), ret) && !ret->method;
}

static bool is_metaclass(const struct dpy_class *class) { return class->native && class->native->kind == DPY_TYPE; }

static bool is_abstract(const struct dpy_class *class)
{
    struct val cell;
    if (dpy_dict_find(dpy_dict_of(class->namespace), dpy_intern("__abstractmethods__"), &cell) != 1)
        return false;
    int64_t count = dpy_len(((struct dpy_cell *)cell.p)->value);
    return count < 0 ? dpy_catch(), false : count > 0;
}

const struct dpy_class *dpy_class_learn(struct dpy_class *class)
{
    struct dpy_found found;
    class->hooks_get = is_defined(class, "__getattribute__", &found);
    class->hooks_set = is_defined(class, "__setattr__", &found);
    class->equates = is_defined(class, "__eq__", &found) || is_defined(class, "__ne__", &found) || class->native;
    class->finalizes = is_defined(class, "__del__", &found);
    class->init = dpy_failure();
    class->abstract = is_abstract(class);
    bool plain = (!class->metaclass || (!is_metaclass(class) && !is_defined(class->metaclass, "__call__", &found))) && !class->abstract && !class->native && class->type.kind == DPY_INSTANCE && !is_defined(class, "__new__", &found);
    if (plain && is_defined(class, "__init__", &found) && (dpy_kind(found.value) == DPY_FUNCTION || dpy_kind(found.value) == DPY_CLOSURE))
        class->init = found.value;
    class->known = dpy_class_epoch;
    return class;
}

const struct dpy_class *dpy_class_of_value(struct val v)
{
    switch (dpy_kind(v)) {
    case DPY_INSTANCE: case DPY_EXCEPTION: return dpy_class_behind(dpy_type_of(v));
    case DPY_TYPE: {
        const struct dpy_class *class = dpy_class_behind(v.p);
        return class ? class->metaclass : NULL;
    }
    default: return NULL;
    }
}

struct val dpy_class_module(const struct dpy_class *class)
{
    struct val cell;
    if (dpy_dict_find(dpy_dict_of(class->namespace), dpy_intern("__module__"), &cell) != 1)
        return dpy_failure();
    struct val module = ((struct dpy_cell *)cell.p)->value;
    return module.type == DPY_STR ? module : dpy_failure();
}

void dpy_class_name_into(struct dpy_buffer *buffer, const struct dpy_class *class)
{
    struct val module = dpy_class_module(class);
    if (!dpy_failed(module) && strcmp(module.s, "builtins") != 0)
        dpy_buffer_format(buffer, "%s.", module.s);
    dpy_buffer_text(buffer, class->qualname.s);
}

static struct val mro_tuple(const struct dpy_class *class)
{
    struct val tuple = dpy_tuple_new(class->mro_length);
    for (uint64_t i = 0; !dpy_failed(tuple) && i < class->mro_length; i++)
        dpy_tuple_of(tuple)->items[i] = dpy_class_value(class->mro[i]);
    return tuple;
}

// The values of the cells.
struct val dpy_class_namespace(const struct dpy_class *class)
{
    struct val dict = dpy_dict_new();
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; !dpy_failed(dict) && (entry = dpy_dict_next(dpy_dict_of(class->namespace), &position));)
        if (dpy_dict_put(dpy_dict_of(dict), entry->key, ((struct dpy_cell *)entry->value.p)->value) < 0)
            return dpy_failure();
    return dict;
}

// The library may set the name of a class to "module.name", for messages: CPython's classes that are written in C are so called.
static const char *own_name(const struct dpy_class *class)
{
    const char *name = class->type.name, *point = strrchr(name, '.');
    struct val module = point ? dpy_class_module(class) : dpy_none();
    bool is_prefix = module.type == DPY_STR && strlen(module.s) == (size_t)(point - name) && !strncmp(name, module.s, strlen(module.s));
    return is_prefix ? point + 1 : name;
}

static bool data_attribute(const struct dpy_class *class, const char *name, struct val *ret)
{
    if (!strcmp(name, "__name__"))
        *ret = dpy_str_text(own_name(class));
    else if (!strcmp(name, "__qualname__"))
        *ret = class->qualname;
    else if (!strcmp(name, "__bases__"))
        *ret = class->bases;
    else if (!strcmp(name, "__base__"))
        *ret = dpy_class_value(class->type.target);
    else if (!strcmp(name, "__mro__"))
        *ret = mro_tuple(class);
    else if (!strcmp(name, "__dict__"))
        *ret = dpy_mapping_proxy_of_class(class);
    else if (!strcmp(name, "__class__"))
        *ret = dpy_class_of(dpy_object(class, DPY_TYPE));
    else
        return false;
    return true;
}

static struct val missing(struct val v, struct val name)
{
    return dpy_raise_name(&dpy_AttributeError, name.s, v, "type object '%s' has no attribute '%s'", ((const struct dpy_type *)v.p)->name,
                          name.s);
}

static struct val own_getattr(struct val v, struct val name)
{
    const struct dpy_class *class = v.p;
    struct dpy_found own, meta = { .owner = NULL };
    struct val special;
    bool of_metaclass = class->metaclass && dpy_class_find(&class->metaclass->type, name, &meta);
    if (of_metaclass && dpy_is_data_descriptor(&meta))
        return dpy_descriptor_get(&meta, v, &class->metaclass->type);
    if (data_attribute(class, name.s, &special))
        return special;
    if (dpy_class_find(&class->type, name, &own))
        return dpy_descriptor_get(&own, dpy_failure(), &class->type);
    if (of_metaclass)
        return dpy_descriptor_get(&meta, v, &class->metaclass->type);
    const struct dpy_builtin *method = dpy_method_of(DPY_TYPE, name.s);
    if (method)
        return dpy_bound_new(v, dpy_object(method, DPY_BUILTIN));
    return !strcmp(name.s, "__doc__") ? dpy_none() : missing(v, name);
}

struct val dpy_class_getattr(struct val v, struct val name)
{
    const struct dpy_class *class = v.p;
    struct val found = own_getattr(v, name);
    return dpy_failed(found) && class->metaclass ? dpy_getattr_hook(v, name) : found;
}

// A change that inline caches and recent lookups may not outlive.
static void changed(void) { dpy_attribute_caches_flush(); }

static int set_special(struct dpy_class *class, const char *name, struct val value)
{
    bool is_name = !strcmp(name, "__name__"), is_qualname = !strcmp(name, "__qualname__");
    if (!is_name && !is_qualname)
        return 0;
    if (value.type != DPY_STR) {
        dpy_raise_error(&dpy_TypeError, "can only assign string to %s.%s, not '%s'", class->type.name, name, dpy_type_name(value));
        return -1;
    }
    if (is_qualname)
        class->qualname = value;
    else
        class->type.name = class->first->type.name = class->layout->type.name = value.s;
    return 1;
}

static bool is_plain(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    return kind != DPY_FUNCTION && kind != DPY_CLOSURE && kind != DPY_DESCRIPTOR && kind != DPY_INSTANCE && kind != DPY_OBJECT;
}

static int set_own(struct dpy_class *class, struct val name, struct val value)
{
    struct val cell;
    if (dpy_dict_find(dpy_dict_of(class->namespace), name, &cell) == 1) {
        struct val old = ((struct dpy_cell *)cell.p)->value;
        ((struct dpy_cell *)cell.p)->value = value;
        if (!is_plain(old) || !is_plain(value) || !strncmp(name.s, "__", 2))
            changed();
        return 0;
    }
    struct dpy_cell *made = dpy_make_cell(value);
    if (!made || dpy_dict_put(dpy_dict_of(class->namespace), name, dpy_object(made, DPY_CELL)) < 0)
        return -1;
    changed();
    return 0;
}

static int delete_own(struct val v, struct val name)
{
    struct dpy_class *class = v.p;
    struct val cell;
    int found = dpy_dict_take(dpy_dict_of(class->namespace), name, &cell);
    if (found == 0)
        dpy_raise_name(&dpy_AttributeError, name.s, v, "type object '%s' has no attribute '%s'", class->type.name, name.s);
    if (found == 1)
        changed();
    return found == 1 ? 0 : -1;
}

int dpy_class_setattr(struct val v, struct val name, struct val value)
{
    struct dpy_class *class = v.p;
    struct dpy_found meta;
    if (class->metaclass && dpy_class_find(&class->metaclass->type, name, &meta) && dpy_is_data_descriptor(&meta))
        return dpy_descriptor_set(&meta, v, name, value);
    if (!value.type)
        return delete_own(v, name);
    int special = set_special(class, name.s, value);
    if (!strcmp(name.s, "__del__"))
        dpy_finalize_watch_all(class);
    return special ? special < 0 ? -1 : 0 : set_own(class, name, value);
}

// The builtin types that take parameters.
static bool is_generic(const struct dpy_type *type)
{
    return type->kind == DPY_LIST || type->kind == DPY_DICT || type->kind == DPY_TUPLE || type->kind == DPY_SET ||
           type->kind == DPY_FROZENSET || type == dpy_builtin_types[DPY_TYPE];
}

struct val dpy_class_getitem(struct val v, struct val key)
{
    const struct dpy_type *type = dpy_class_type(v);
    struct dpy_found found;
    struct val method;
    if (dpy_special_find(v, "__getitem__", &method))
        return dpy_special_invoke(v, method, &key, 1);
    if (type && dpy_class_behind(type) && dpy_class_find(type, dpy_intern("__class_getitem__"), &found) && !found.method) {
        struct val bound = dpy_descriptor_get(&found, dpy_failure(), type);
        return dpy_failed(bound) ? bound : dpy_call(bound, &key, 1, NULL);
    }
    if (type && is_generic(dpy_class_behind(type) && dpy_class_behind(type)->native ? dpy_class_behind(type)->native : type) &&
        type->ctype == DPY_C_NONE)
        return dpy_alias_new(v, key);
    if (type && type->flags & DPY_TYPE_ENUM && type->ctype != DPY_C_NONE)
        return dpy_native_enum_item(type, key);
    if (type)
        return dpy_raise_error(&dpy_TypeError, "type '%s' is not subscriptable", type->name);
    return dpy_raise_error(&dpy_TypeError, "'%s' object is not subscriptable", dpy_type_name(v));
}
