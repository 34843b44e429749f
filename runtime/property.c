// property, classmethod, staticmethod, the members of __slots__, bound methods, super.
#include "property.h"

#include <string.h>

#include "alloc.h"
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "exception.h"
#include "exception_value.h"
#include "intern.h"
#include "special.h"
#include "str.h"

static const struct val NOTHING = { .type = 0 };

static struct dpy_property *property_of(struct val v) { return v.p; }

static struct val property_new(enum dpy_property_kind what, struct val get)
{
    struct dpy_property *property = dpy_alloc(sizeof *property, DPY_DESCRIPTOR);
    if (!property)
        return dpy_failure();
    property->what = what;
    property->get = get;
    return dpy_object(property, DPY_DESCRIPTOR);
}

struct val dpy_member_new(const struct dpy_class *owner, struct val name)
{
    struct val member = property_new(DPY_SLOT_MEMBER, NOTHING);
    if (!dpy_failed(member)) {
        property_of(member)->name = name;
        property_of(member)->owner = owner;
    }
    return member;
}

struct val dpy_bound_new(struct val self, struct val function)
{
    struct dpy_bound *bound = dpy_alloc(sizeof *bound, DPY_BOUND);
    if (!bound)
        return dpy_failure();
    *bound = (struct dpy_bound){ self, function };
    return dpy_object(bound, DPY_BOUND);
}

const char *dpy_property_type_name(struct val v)
{
    static const char *const names[] = { "property", "classmethod", "staticmethod", "member_descriptor" };
    return names[property_of(v)->what];
}

static struct val callable_or_none(struct val v) { return v.type == DPY_NONE ? NOTHING : v; }

static struct val call_property(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 4, { "fget", "fset", "fdel", "doc", NULL } };
    struct val values[] = { NOTHING, NOTHING, NOTHING, NOTHING };
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    struct val property = property_new(DPY_PROPERTY, callable_or_none(values[0]));
    if (dpy_failed(property))
        return property;
    property_of(property)->set = callable_or_none(values[1]);
    property_of(property)->delete = callable_or_none(values[2]);
    property_of(property)->doc = values[3];
    property_of(property)->own_doc = values[3].type && values[3].type != DPY_NONE;
    return property;
}

static struct val call_classmethod(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_unpacked(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : property_new(DPY_CLASSMETHOD, args[0]);
}

static struct val call_staticmethod(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_unpacked(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : property_new(DPY_STATICMETHOD, args[0]);
}

const struct dpy_builtin dpy_builtin_property = { "property", call_property };
const struct dpy_builtin dpy_builtin_classmethod = { "classmethod", call_classmethod };
const struct dpy_builtin dpy_builtin_staticmethod = { "staticmethod", call_staticmethod };

// p.getter(f), p.setter(f), p.deleter(f): a copy with one function changed. What only the getter said of itself is the new one's to say.
struct val dpy_property_changed(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    const struct val *native = dpy_kind(args[0]) == DPY_INSTANCE ? dpy_instance_native(args[0]) : &args[0];
    const struct dpy_property *old = native->p;
    struct val parts[] = { old->get, old->set, old->delete, old->own_doc ? old->doc : NOTHING };
    const char *name = ((const struct dpy_builtin *)self)->name;
    parts[name[0] == 'g' ? 0 : name[0] == 's' ? 1 : 2] = callable_or_none(args[1]);
    for (size_t i = 0; i < 4; i++)
        parts[i] = parts[i].type ? parts[i] : dpy_none();
    struct val copy = dpy_call(dpy_class_of(args[0]), parts, parts[3].type == DPY_NONE ? 3 : 4, NULL);
    if (copy.type == DPY_DESCRIPTOR)
        property_of(copy)->name = old->name;
    return copy;
}

// descriptor.__get__(instance[, class]) and its like, also of functions.
static struct val get(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 2) < 0)
        return dpy_failure();
    struct val instance = args[1].type == DPY_NONE ? NOTHING : args[1], class = n > 2 ? args[2] : dpy_none();
    const struct dpy_type *type = dpy_class_type(class) ? dpy_class_type(class) : instance.type ? dpy_type_of(instance) : NULL;
    if (!type)
        return dpy_raise_error(&dpy_TypeError, "__get__(None, None) is invalid");
    const struct dpy_found found = { .value = args[0] };
    return dpy_descriptor_get(&found, instance, type);
}

static struct val store(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    size_t wanted = !strcmp(((const struct dpy_builtin *)self)->name, "__set__") ? 2 : 1;
    if (dpy_call_expect_method(self, args, n, kwnames, wanted, wanted) < 0)
        return dpy_failure();
    const struct dpy_found found = { .value = args[0] };
    return dpy_descriptor_set(&found, args[1], dpy_none(), wanted == 2 ? args[2] : NOTHING) < 0 ? dpy_failure() : dpy_none();
}

static struct val set_name(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (kwnames)
        return dpy_raise_error(&dpy_TypeError, "property.__set_name__() takes no keyword arguments");
    if (n != 3)
        return dpy_raise_error(&dpy_TypeError, "__set_name__() takes 2 positional arguments but %zu were given", n - 1);
    (void)self;
    property_of(args[0])->name = args[2];
    return dpy_none();
}

static struct val call(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    return dpy_call(args[0], args + 1, n - 1, kwnames);
}

const struct dpy_builtin dpy_function_methods[] = { { "__call__", call }, { "__get__", get }, { NULL, NULL } };
const struct dpy_builtin dpy_builtin_methods[] = { { "__call__", call }, { NULL, NULL } };

// Sorted. What is no property has not all of them.
const struct dpy_builtin dpy_descriptor_methods[] = {
    { "__delete__", store }, { "__get__", get }, { "__set__", store }, { "__set_name__", set_name }, { "deleter", dpy_property_changed },
    { "getter", dpy_property_changed }, { "setter", dpy_property_changed }, { NULL, NULL },
};

const struct dpy_builtin *dpy_property_method(struct val v, const char *name)
{
    enum dpy_property_kind what = property_of(v)->what;
    bool has = what == DPY_PROPERTY || !strcmp(name, "__get__") || (what == DPY_SLOT_MEMBER && !strncmp(name, "__", 2) && strcmp(name, "__set_name__") != 0);
    for (const struct dpy_builtin *method = dpy_descriptor_methods; has && method->name; method++)
        if (!strcmp(method->name, name))
            return method;
    return NULL;
}

// Whether one of a property's functions is abstract.
static struct val property_is_abstract(const struct dpy_property *property)
{
    const struct val parts[] = { property->get, property->set, property->delete };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct val mark = parts[i].type ? dpy_getattr(parts[i], "__isabstractmethod__") : dpy_bool(false);
        int abstract = dpy_failed(mark) ? -1 : dpy_truth(mark);
        if (dpy_failed(mark)) {
            struct val failure = dpy_catch();
            if (!dpy_exception_is(failure, &dpy_AttributeError))
                return dpy_reraise(failure);
            abstract = 0;
        }
        if (abstract)
            return abstract < 0 ? dpy_failure() : dpy_bool(true);
    }
    return dpy_bool(false);
}

// Attributes of descriptors and bound methods; what they do not have is the function's.
static bool property_attribute(const struct dpy_property *property, const char *name, struct val *ret)
{
    bool wraps = property->what == DPY_CLASSMETHOD || property->what == DPY_STATICMETHOD;
    const struct { const char *name; bool has; struct val value; } attributes[] = {
        { "fget", !wraps, property->get }, { "fset", !wraps, property->set }, { "fdel", !wraps, property->delete },
        { "__func__", wraps, property->get }, { "__wrapped__", wraps, property->get },
        { "__name__", property->what == DPY_SLOT_MEMBER, property->name },
    };
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (attributes[i].has && !strcmp(attributes[i].name, name)) {
            *ret = attributes[i].value.type ? attributes[i].value : dpy_none();
            return true;
        }
    if (!strcmp(name, "__doc__") && property->doc.type) {
        *ret = property->doc;
        return true;
    }
    if (property->what == DPY_PROPERTY && !strcmp(name, "__isabstractmethod__")) {
        *ret = property_is_abstract(property);
        return true;
    }
    bool of_function = wraps || !strcmp(name, "__doc__");
    if (!of_function || !property->get.type)
        return false;
    *ret = dpy_getattr(property->get, name);
    return true;
}

// An object of a class that derives from property has the text as an attribute of its own.
int dpy_property_hand_on_doc(struct val v, struct val native)
{
    if (native.type != DPY_DESCRIPTOR || property_of(native)->what != DPY_PROPERTY)
        return 0;
    struct val doc = dpy_getattr(native, "__doc__");
    return dpy_failed(doc) ? -1 : doc.type == DPY_NONE ? 0 : dpy_setattr(v, "__doc__", doc);
}

// 1: it cannot be set.
int dpy_property_setattr(struct val v, const char *name, struct val value)
{
    if (property_of(v)->what == DPY_PROPERTY && (!strcmp(name, "fget") || !strcmp(name, "fset") || !strcmp(name, "fdel"))) {
        dpy_raise_error(&dpy_AttributeError, "readonly attribute");
        return -1;
    }
    if (property_of(v)->what != DPY_PROPERTY || strcmp(name, "__doc__") != 0)
        return 1;
    property_of(v)->doc = value;
    return 0;
}

bool dpy_property_getattr(struct val v, const char *name, struct val *ret)
{
    if (v.type == DPY_DESCRIPTOR)
        return property_attribute(v.p, name, ret);
    const struct dpy_bound *bound = v.p;
    if (!strcmp(name, "__self__"))
        *ret = bound->self;
    else if (!strcmp(name, "__func__"))
        *ret = bound->function;
    else
        *ret = dpy_getattr(bound->function, name);
    return true;
}

static int bound_repr_into(struct dpy_buffer *buffer, const struct dpy_bound *bound)
{
    struct val name = dpy_getattr(bound->function, "__qualname__");
    if (dpy_failed(name))
        return -1;
    dpy_buffer_format(buffer, "<bound method %s of ", name.s);
    if (dpy_repr_into(buffer, bound->self) < 0)
        return -1;
    dpy_buffer_text(buffer, ">");
    return 0;
}

int dpy_property_repr_into(struct dpy_buffer *buffer, struct val v)
{
    if (v.type == DPY_BOUND)
        return bound_repr_into(buffer, v.p);
    const struct dpy_property *property = property_of(v);
    switch (property->what) {
    case DPY_SLOT_MEMBER:
        dpy_buffer_format(buffer, "<member '%s' of '%s' objects>", property->name.s, property->owner->type.name);
        return 0;
    case DPY_PROPERTY:
        dpy_buffer_format(buffer, "<property object at %p>", v.p);
        return 0;
    default:
        dpy_buffer_format(buffer, "<%s(", dpy_property_type_name(v));
        if (dpy_repr_into(buffer, property->get) < 0)
            return -1;
        dpy_buffer_text(buffer, ")>");
        return 0;
    }
}

// The protocol

static bool has_special(struct val v, const char *name)
{
    struct val method;
    return dpy_special_find(v, name, &method);
}

// What a class found, where that is an object of a class that derives from property or its like: the builtin one in it.
static struct val builtin_descriptor(struct val v)
{
    const struct val *native = dpy_kind(v) == DPY_INSTANCE ? dpy_instance_native(v) : NULL;
    return native && native->type == DPY_DESCRIPTOR ? *native : v;
}

bool dpy_is_data_descriptor(const struct dpy_found *found)
{
    struct val v = builtin_descriptor(found->value);
    if (v.type == DPY_DESCRIPTOR)
        return property_of(v)->what == DPY_PROPERTY || property_of(v)->what == DPY_SLOT_MEMBER;
    return dpy_kind(v) == DPY_INSTANCE && (has_special(v, "__set__") || has_special(v, "__delete__"));
}

static struct val member_get(const struct dpy_property *member, struct val instance)
{
    struct val value;
    if (dpy_instance_own(instance, member->name, &value))
        return value;
    return dpy_raise_name(&dpy_AttributeError, member->name.s, instance, "'%s' object has no attribute '%s'", dpy_type_name(instance),
                          member->name.s);
}

static struct val property_complain(const struct dpy_property *property, struct val instance, const char *what)
{
    const struct dpy_class *class = dpy_class_of_value(instance);
    const char *owner = class ? class->qualname.s : dpy_type_name(instance);
    if (property->name.type)
        return dpy_raise_error(&dpy_AttributeError, "property '%s' of '%s' object has no %s", property->name.s, owner, what);
    return dpy_raise_error(&dpy_AttributeError, "property of '%s' object has no %s", owner, what);
}

// `object`: the instance, or for a class attribute that is asked of the class itself nothing.
static struct val property_get(struct val v, struct val instance, const struct dpy_type *type)
{
    const struct dpy_property *property = property_of(v);
    switch (property->what) {
    case DPY_STATICMETHOD:
        return property->get;
    case DPY_CLASSMETHOD:
        return dpy_kind(property->get) == DPY_DESCRIPTOR ? property_get(property->get, dpy_class_value(type), type)
                                                         : dpy_bound_new(dpy_class_value(type), property->get);
    case DPY_SLOT_MEMBER:
        return instance.type ? member_get(property, instance) : v;
    default:
        if (!instance.type)
            return v;
        return property->get.type ? dpy_call(property->get, &instance, 1, NULL) : property_complain(property, instance, "getter");
    }
}

// A method that waits for its object, as `append = list.append` in a class: its type. NULL: none such.
static const struct dpy_type *unbound_of(struct val value)
{
    const struct dpy_method *method = value.p;
    const struct dpy_type *owner = value.type == DPY_METHOD ? dpy_class_type(method->self) : NULL;
    return owner && !dpy_builtin_is_classmethod(method->function) ? owner : NULL;
}

struct val dpy_descriptor_get(const struct dpy_found *found, struct val instance, const struct dpy_type *type)
{
    if (found->method) {
        bool is_static = !strcmp(found->method->name, "__new__");
        if (!strcmp(found->method->name, "__init_subclass__") || !strcmp(found->method->name, "__subclasshook__") ||
            !strcmp(found->method->name, "__prepare__"))
            return dpy_bound_new(dpy_class_value(type), dpy_object(found->method, DPY_BUILTIN));
        if (dpy_builtin_is_classmethod(found->method) && type)
            return dpy_method_new(dpy_class_value(instance.type && !dpy_class_type(instance) ? dpy_type_of(instance) : type), found->method);
        if (!instance.type)
            return is_static ? dpy_object(found->method, DPY_BUILTIN) : dpy_unbound_method(found->owner, found->method);
        if (dpy_class_type(instance))
            return dpy_bound_new(instance, dpy_object(found->method, DPY_BUILTIN));
        return dpy_method_new(instance, found->method);
    }
    switch (dpy_kind(found->value)) {
    case DPY_FUNCTION: case DPY_CLOSURE:
        return instance.type ? dpy_bound_new(instance, found->value) : found->value;
    case DPY_METHOD: {
        const struct dpy_type *owner = instance.type ? unbound_of(found->value) : NULL;
        const struct dpy_found bound = { .method = ((const struct dpy_method *)found->value.p)->function, .owner = owner };
        return owner ? dpy_descriptor_get(&bound, instance, type) : found->value;
    }
    case DPY_DESCRIPTOR:
        return property_get(found->value, instance, type);
    case DPY_INSTANCE: {
        struct val args[] = { instance.type ? instance : dpy_none(), dpy_class_value(type) }, result;
        if (dpy_special_call(found->value, "__get__", args, 2, &result))
            return result;
        struct val builtin = builtin_descriptor(found->value);
        bool is_asked = builtin.type == DPY_DESCRIPTOR && (instance.type || property_of(builtin)->what == DPY_CLASSMETHOD ||
                                                           property_of(builtin)->what == DPY_STATICMETHOD);
        return is_asked ? property_get(builtin, instance, type) : found->value;
    }
    default:
        return found->value;
    }
}

static int property_set(const struct dpy_property *property, struct val instance, struct val value)
{
    struct val args[] = { instance, value }, function = value.type ? property->set : property->delete;
    if (property->what == DPY_SLOT_MEMBER)
        return dpy_instance_own_set(instance, property->name, value);
    if (!function.type) {
        property_complain(property, instance, value.type ? "setter" : "deleter");
        return -1;
    }
    return dpy_failed(dpy_call(function, args, value.type ? 2 : 1, NULL)) ? -1 : 0;
}

int dpy_descriptor_set(const struct dpy_found *found, struct val instance, struct val name, struct val value)
{
    if (found->value.type == DPY_DESCRIPTOR)
        return property_set(found->value.p, instance, value);
    struct val args[] = { instance, value }, result;
    const char *method = value.type ? "__set__" : "__delete__";
    if (dpy_special_call(found->value, method, args, value.type ? 2 : 1, &result))
        return dpy_failed(result) ? -1 : 0;
    struct val builtin = builtin_descriptor(found->value);
    if (builtin.type == DPY_DESCRIPTOR)
        return property_set(builtin.p, instance, value);
    dpy_raise_name(&dpy_AttributeError, method, instance, "%s", method);
    (void)name;
    return -1;
}

// super

static struct val super_new(const struct dpy_type *after, struct val self)
{
    const struct dpy_type *type = NULL, *class = self.type ? dpy_class_type(self) : NULL;
    if (class && dpy_class_derives(class, after))
        type = class;
    else if (self.type && dpy_class_derives(dpy_type_of(self), after))
        type = dpy_type_of(self);
    if (self.type && !type)
        return dpy_raise_error(&dpy_TypeError, "super(type, obj): obj must be an instance or subtype of type");
    struct dpy_super *super = dpy_alloc(sizeof *super, DPY_SUPER);
    if (!super)
        return dpy_failure();
    *super = (struct dpy_super){ after, self, type };
    return dpy_object(super, DPY_SUPER);
}

static struct val call_super(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (kwnames)
        return dpy_raise_error(&dpy_TypeError, "super() takes no keyword arguments");
    if (n == 0)
        return dpy_raise_error(&dpy_RuntimeError, "super(): no arguments");
    if (n > 2)
        return dpy_raise_error(&dpy_TypeError, "super() expected at most 2 arguments, got %zu", n);
    const struct dpy_type *after = dpy_class_type(args[0]);
    if (!after)
        return dpy_raise_error(&dpy_TypeError, "super() argument 1 must be a type, not %s", dpy_type_name(args[0]));
    return super_new(after, n == 2 && args[1].type != DPY_NONE ? args[1] : NOTHING);
}

const struct dpy_builtin dpy_builtin_super = { "super", call_super };

struct val dpy_super_getattr(struct val v, struct val name)
{
    const struct dpy_super *super = v.p;
    struct dpy_found found;
    if (super->type && strcmp(name.s, "__class__") != 0 && dpy_class_find_after(super->type, super->after, name, &found)) {
        bool is_class = dpy_class_type(super->self) == super->type;
        return dpy_descriptor_get(&found, is_class ? NOTHING : super->self, super->type);
    }
    if (!strcmp(name.s, "__self__"))
        return super->self.type ? super->self : dpy_none();
    if (!strcmp(name.s, "__thisclass__"))
        return dpy_class_value(super->after);
    if (!strcmp(name.s, "__class__"))
        return dpy_object(&dpy_builtin_super, DPY_BUILTIN);
    return dpy_raise_name(&dpy_AttributeError, name.s, v, "'super' object has no attribute '%s'", name.s);
}

struct val dpy_call_super(struct val after, struct val self, const char *name, const struct val *args, size_t n,
                          const struct dpy_names *kwnames)
{
    struct dpy_found found;
    const struct dpy_type *owner = after.type == DPY_TYPE ? after.p : NULL, *type = dpy_type_of(self);
    enum dpy_kind kind = DPY_NONE;
    if (owner && dpy_kind(self) != DPY_TYPE && dpy_class_derives(type, owner) &&
        dpy_class_find_after(type, owner, dpy_intern(name), &found) && !found.method)
        kind = dpy_kind(found.value);
    if (kind == DPY_FUNCTION || kind == DPY_CLOSURE)
        return dpy_call_before(found.value, self, args, n, kwnames);
    struct val super = owner ? super_new(owner, self)
                             : dpy_raise_error(&dpy_RuntimeError, "super(): __class__ is not a type (%s)", dpy_type_name(after));
    return dpy_failed(super) ? super : dpy_call_method(super, name, args, n, kwnames);
}
