// Instances: making them, and their attributes by the whole protocol.
#include <string.h>

#include "alloc.h"
#include "attribute.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "finalize.h"
#include "intern.h"
#include "property.h"
#include "special.h"
#include "str.h"
#include "tied.h"
#include "tuple.h"

static struct dpy_layout object_layout = { .type = { .name = "object", .kind = DPY_INSTANCE } };

struct val dpy_instance_new(struct dpy_class *class)
{
    const struct dpy_layout *layout = class ? class->layout : &object_layout;
    uint64_t type_word = (uint64_t)layout | DPY_INSTANCE;
    void *fields = dpy_alloc(layout->type.size, type_word);
    if (!fields || (class && dpy_class_know(class)->finalizes && !dpy_finalize_watch(fields)))
        return dpy_failure();
    return dpy_object(fields, type_word);
}

// The attributes of the object itself

static struct val *field_of(struct val v, struct val name)
{
    if (dpy_kind(v) != DPY_INSTANCE)
        return NULL;
    const struct dpy_member *field = dpy_layout_field(dpy_layout_of(v), name.s);
    return field ? dpy_layout_slot(v, field) : NULL;
}

static struct val *attributes_of(struct val v)
{
    if (dpy_kind(v) == DPY_EXCEPTION)
        return &((struct dpy_exception *)v.p)->attributes;
    struct dpy_tied *tied = dpy_tied_find(v.p);
    return tied ? &tied->attributes : NULL;
}

bool dpy_instance_own(struct val v, struct val name, struct val *ret)
{
    const struct val *field = field_of(v, name), *attributes = field && field->type ? NULL : attributes_of(v);
    if (field && field->type) {
        *ret = *field;
        return true;
    }
    if (attributes && attributes->type && dpy_dict_find(dpy_dict_of(*attributes), name, ret) == 1)
        return true;
    return dpy_kind(v) == DPY_EXCEPTION && dpy_exception_getattr(v, name.s, ret);
}

struct val dpy_instance_missing(struct val v, struct val name)
{
    return dpy_raise_name(&dpy_AttributeError, name.s, v, "'%s' object has no attribute '%s'", dpy_type_name(v), name.s);
}

static bool take(struct val v, struct val name)
{
    struct val *field = field_of(v, name), *attributes = attributes_of(v), taken;
    if (field && field->type) {
        *field = dpy_failure();
        return true;
    }
    return attributes && attributes->type && dpy_dict_take(dpy_dict_of(*attributes), name, &taken) == 1;
}

// An attribute that the layout lacks is tied to this object; of the next objects it is a field.
static int tie(struct val v, struct val name, struct val value)
{
    struct dpy_class *class = dpy_class_behind(dpy_type_of(v));
    if (!class || !class->has_dict) {
        struct dpy_found found;
        if (dpy_class_find(dpy_type_of(v), name, &found))
            dpy_raise_name(&dpy_AttributeError, name.s, v, "'%s' object attribute '%s' is read-only", dpy_type_name(v), name.s);
        else
            dpy_instance_missing(v, name);
        return -1;
    }
    struct val attributes = dpy_tied_attributes(v.p);
    if (dpy_failed(attributes) || dpy_dict_put(dpy_dict_of(attributes), name, value) < 0)
        return -1;
    if (!dpy_layout_field(class->layout, name.s)) {
        struct dpy_layout *layout = dpy_layout_extend(class->layout, name);
        if (!layout)
            return -1;
        if (layout == class->layout)     // full
            layout->type.flags |= DPY_LAYOUT_STRAYS;
        class->layout = layout;
        dpy_attribute_caches_flush();    // what the class says under this name may be hidden by the object now
    }
    return 0;
}

static bool is_slot(struct val v, struct val name)
{
    struct dpy_found found;
    return dpy_class_find(dpy_type_of(v), name, &found) && found.value.type == DPY_DESCRIPTOR &&
           ((const struct dpy_property *)found.value.p)->what == DPY_SLOT_MEMBER;
}

int dpy_instance_own_set(struct val v, struct val name, struct val value)
{
    if (!value.type) {
        bool taken = take(v, name);
        if (!taken && is_slot(v, name))
            dpy_raise_name(&dpy_AttributeError, name.s, v, "%s", name.s);
        else if (!taken)
            dpy_instance_missing(v, name);
        return taken ? 0 : -1;
    }
    struct val *field = field_of(v, name);
    if (field) {
        *field = value;
        return 0;
    }
    if (dpy_kind(v) != DPY_EXCEPTION)
        return tie(v, name, value);
    struct val *attributes = attributes_of(v);
    if (!attributes->type)
        *attributes = dpy_dict_new();
    return dpy_failed(*attributes) ? -1 : dpy_dict_put(dpy_dict_of(*attributes), name, value);
}

// A copy, in the order of the fields.
struct val dpy_instance_dict(struct val v)
{
    struct val dict = dpy_dict_new();
    const struct dpy_type *layout = dpy_kind(v) == DPY_INSTANCE ? dpy_descriptor(v) : NULL;
    for (uint64_t i = 0; !dpy_failed(dict) && layout && i < layout->count; i++) {
        struct val value = *dpy_layout_slot(v, &layout->members[i]);
        if (layout->members[i].name && value.type && !is_slot(v, dpy_object(layout->members[i].name, DPY_STR)) &&
            dpy_dict_put(dpy_dict_of(dict), dpy_object(layout->members[i].name, DPY_STR), value) < 0)
            return dpy_failure();
    }
    const struct val *attributes = attributes_of(v);
    if (!dpy_failed(dict) && attributes && attributes->type && dpy_dict_merge(dpy_dict_of(dict), dpy_dict_of(*attributes)) < 0)
        return dpy_failure();
    return dict;
}

// __dict__: what is tied to the object where that is all there can be.
struct val dpy_instance_namespace(struct val v)
{
    if (dpy_kind(v) == DPY_EXCEPTION) {
        struct val *attributes = attributes_of(v);
        if (!attributes->type)
            *attributes = dpy_dict_new();
        return *attributes;
    }
    bool fields = false;
    const struct dpy_type *layout = dpy_kind(v) == DPY_INSTANCE ? dpy_descriptor(v) : NULL;
    for (uint64_t i = 0; layout && i < layout->count && !fields; i++)
        fields = layout->members[i].name && !is_slot(v, dpy_object(layout->members[i].name, DPY_STR));
    return fields ? dpy_namespace_new(v) : dpy_tied_attributes(v.p);
}

// Every attribute, by the protocol

static bool has_dict(struct val v)
{
    const struct dpy_class *class = dpy_class_behind(dpy_type_of(v));
    return class && class->has_dict;
}

static bool fixed_attribute(struct val v, struct val name, struct val *ret)
{
    if (!strcmp(name.s, "__class__"))
        *ret = dpy_class_of(v);
    else if (!strcmp(name.s, "__dict__") && has_dict(v))
        *ret = dpy_instance_namespace(v);
    else
        return false;
    return true;
}

struct val dpy_instance_generic_get(struct val v, struct val name)
{
    const struct dpy_type *type = dpy_type_of(v);
    struct dpy_found found;
    struct val own;
    bool of_class = dpy_class_find(type, name, &found);
    if (of_class && dpy_is_data_descriptor(&found))
        return dpy_descriptor_get(&found, v, type);
    if (dpy_instance_own(v, name, &own))
        return own;
    if (of_class)
        return dpy_descriptor_get(&found, v, type);
    if (fixed_attribute(v, name, &own) || dpy_native_attribute(v, name.s, &own))
        return own;
    return !strcmp(name.s, "__doc__") ? dpy_none() : dpy_instance_missing(v, name);
}

struct val dpy_getattr_hook(struct val v, struct val name)
{
    struct val hook;
    if (!dpy_special_find(v, "__getattr__", &hook))
        return dpy_failure();
    struct val failure = dpy_catch();
    return dpy_exception_is(failure, &dpy_AttributeError) ? dpy_special_invoke(v, hook, &name, 1) : dpy_reraise(failure);
}

struct val dpy_instance_getattr(struct val v, struct val name)
{
    struct val found;
    struct dpy_class *class = dpy_class_behind(dpy_type_of(v));
    if (!class || !dpy_class_know(class)->hooks_get || !dpy_special_call(v, "__getattribute__", &name, 1, &found))
        found = dpy_instance_generic_get(v, name);
    return dpy_failed(found) ? dpy_getattr_hook(v, name) : found;
}

struct val dpy_getattr_failed(struct val v, const char *name) { return dpy_getattr_hook(v, dpy_intern(name)); }

static int set_class(struct val v, struct val value)
{
    const struct dpy_class *old = dpy_class_behind(dpy_type_of(v)), *new = value.type == DPY_TYPE ? dpy_class_behind(value.p) : NULL;
    if (!value.type || !dpy_class_type(value)) {
        dpy_raise_error(&dpy_TypeError, value.type ? "__class__ must be set to a class, not '%s' object" : "can't delete __class__ attribute",
                        value.type ? dpy_type_name(value) : "");
        return -1;
    }
    if (old && new && dpy_kind(v) == DPY_INSTANCE && old->native == new->native && (old->has_dict != new->has_dict || old->solid != new->solid)) {
        dpy_raise_error(&dpy_TypeError, "__class__ assignment: '%s' object layout differs from '%s'", new->type.name, old->type.name);
        return -1;
    }
    if (!old || !new || old->native != new->native || dpy_kind(v) != DPY_INSTANCE) {
        dpy_raise_error(&dpy_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return -1;
    }
    struct dpy_tied *tied = dpy_tied_make(v.p);
    if (!tied)
        return -1;
    tied->class = &new->type;
    ((struct dpy_layout *)dpy_layout_of(v))->type.flags |= DPY_LAYOUT_STRAYS;
    dpy_attribute_caches_flush();
    return 0;
}

static int set_dict(struct val v, struct val value)
{
    if (value.type != DPY_DICT) {
        dpy_raise_error(&dpy_TypeError, "__dict__ must be set to a dictionary, not a '%s'", value.type ? dpy_type_name(value) : "NoneType");
        return -1;
    }
    const struct dpy_type *layout = dpy_kind(v) == DPY_INSTANCE ? dpy_descriptor(v) : NULL;
    for (uint64_t i = 0; layout && i < layout->count; i++)
        if (layout->members[i].name)
            *dpy_layout_slot(v, &layout->members[i]) = dpy_failure();
    struct val *attributes = attributes_of(v);
    if (attributes && attributes->type)
        dpy_dict_clear(dpy_dict_of(*attributes));
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(value), &position));)
        if (entry->key.type == DPY_STR && dpy_instance_own_set(v, dpy_intern_str(entry->key), entry->value) < 0)
            return -1;
    return 0;
}

int dpy_instance_generic_set(struct val v, struct val name, struct val value)
{
    struct dpy_found found;
    if (dpy_class_find(dpy_type_of(v), name, &found) && dpy_is_data_descriptor(&found))
        return dpy_descriptor_set(&found, v, name, value);
    if (!strcmp(name.s, "__class__"))
        return set_class(v, value);
    if (!strcmp(name.s, "__dict__") && has_dict(v))
        return set_dict(v, value);
    if (dpy_kind(v) == DPY_EXCEPTION && dpy_exception_has(v, name.s))
        return dpy_exception_setattr(v, name.s, value);
    return dpy_instance_own_set(v, name, value);
}

int dpy_instance_setattr(struct val v, struct val name, struct val value)
{
    struct val args[] = { name, value }, result;
    if (dpy_special_call(v, value.type ? "__setattr__" : "__delattr__", args, value.type ? 2 : 1, &result))
        return dpy_failed(result) ? -1 : 0;
    return dpy_instance_generic_set(v, name, value);
}
