// The methods of object and type, and calling a class.
#include <string.h>

#include "attribute.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "intern.h"
#include "item.h"
#include "library_names.h"
#include "list.h"
#include "property.h"
#include "special.h"
#include "stack.h"
#include "str.h"
#include "tuple.h"

static const struct dpy_type *object_type(void) { return dpy_builtin_types[DPY_OBJECT]; }

static const char *class_name(struct val v)
{
    const struct dpy_type *type = dpy_class_type(v);
    return type ? type->name : dpy_type_name(v);
}

// Making instances

static bool is_mutable(const struct dpy_type *native)
{
    return native->kind == DPY_LIST || native->kind == DPY_DICT || native->kind == DPY_SET || native->kind == DPY_BYTEARRAY ||
           native->kind == DPY_DESCRIPTOR || native->kind == DPY_MODULE;
}

static bool overrides(const struct dpy_type *type, const char *name)
{
    struct dpy_found found;
    return dpy_class_find(type, dpy_intern(name), &found) && !found.method;
}

// Keywords that are for the __init__ of a class are none of the builtin type's __new__.
static void drop_keywords(const struct dpy_class *class, size_t *n, const struct dpy_names **kwnames)
{
    bool takes_none = class->native->kind == DPY_TUPLE || class->native->kind == DPY_FROZENSET || class->native->kind == DPY_FLOAT;
    if (!*kwnames || !takes_none || !overrides(&class->type, "__init__"))
        return;
    *n -= (*kwnames)->count;
    *kwnames = NULL;
}

// The builtin value of a new instance: of immutable types it is made here, the others are filled by __init__.
static int make_native(struct val instance, const struct dpy_class *class, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val *native = dpy_instance_native(instance);
    if (!native)
        return 0;
    bool later = is_mutable(class->native);
    drop_keywords(class, &n, &kwnames);
    struct val nothing = class->native->kind == DPY_MODULE ? dpy_intern("") : dpy_none();
    if (class->native->kind == DPY_DESCRIPTOR || class->native->kind == DPY_MODULE)      // classmethod and its like are not made of nothing
        *native = dpy_failed(nothing) ? nothing : dpy_call(dpy_class_value(class->native), &nothing, 1, NULL);
    else
        *native = dpy_plain(dpy_call(dpy_class_value(class->native), args, later ? 0 : n, later ? NULL : kwnames));
    return dpy_failed(*native) ? -1 : 0;
}

// An instance, unless the class has abstract methods.
static struct val new_instance(struct dpy_class *class)
{
    if (!dpy_class_know(class)->abstract || class->native)
        return dpy_instance_new(class);
    struct val names = dpy_list(NULL, 0), found = dpy_getattr(dpy_object(class, DPY_TYPE), "__abstractmethods__"), text, comma = dpy_str_text(", ");
    if (dpy_failed(names) || dpy_failed(found) || dpy_list_extend(names, found) < 0 || dpy_list_sort(names, dpy_none(), false) < 0)
        return dpy_failure();
    text = dpy_call_method(comma, "join", &names, 1, NULL);
    return dpy_failed(text) ? text : dpy_raise_error(&dpy_TypeError, "Can't instantiate abstract class %s with abstract method%s %s",
                                                     class->type.name, dpy_list_of(names)->length == 1 ? "" : "s", text.s);
}

struct val dpy_object_new(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    const struct dpy_type *type = n ? dpy_class_type(args[0]) : NULL;
    if (!type)
        return dpy_raise_error(&dpy_TypeError, n ? "object.__new__(X): X is not a type object (%s)" : "object.__new__(): not enough arguments",
                               n ? dpy_type_name(args[0]) : "");
    struct dpy_class *class = dpy_class_behind(type);
    if (type->kind == DPY_EXCEPTION)
        return dpy_exception_new(type, args + 1, n - 1 - (kwnames ? kwnames->count : 0));
    if (!class)
        return type == object_type() ? dpy_instance_new(NULL) : dpy_call(args[0], args + 1, n - 1, kwnames);
    if (n > 1 && !class->native && (overrides(type, "__new__") || !overrides(type, "__init__"))) {
        if (overrides(type, "__new__"))
            return dpy_raise_error(&dpy_TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
        return dpy_raise_error(&dpy_TypeError, "%s() takes no arguments", type->name);
    }
    struct val instance = new_instance(class);
    return dpy_failed(instance) || make_native(instance, class, args + 1, n - 1, kwnames) < 0 ? dpy_failure() : instance;
}

static int replace_items(struct val container, struct val with)
{
    if (container.type != DPY_DICT && dpy_failed(dpy_call_method(container, "clear", NULL, 0, NULL)))
        return -1;
    const char *add = container.type == DPY_LIST || container.type == DPY_BYTEARRAY ? "extend" : "update";
    return with.type && dpy_failed(dpy_call_method(container, add, &with, 1, NULL)) ? -1 : 0;
}

// __init__ of list, dict, set and bytearray: what they held goes, but for a dict's.
struct val dpy_object_refill(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (!n)
        return dpy_raise_error(&dpy_TypeError, "unbound method __init__() needs an argument");
    struct val container = dpy_plain(args[0]), made = dpy_failure();
    if (kwnames && container.type != DPY_DICT && overrides(dpy_type_of(args[0]), "__new__")) {
        n -= kwnames->count;
        kwnames = NULL;
    }
    if (n > 1) {
        made = dpy_call(dpy_class_value(dpy_type_of(container)), args + 1, n - 1, kwnames);
        if (dpy_failed(made))
            return made;
    }
    return replace_items(container, made) < 0 ? dpy_failure() : dpy_none();
}

static struct val object_init(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (!n)
        return dpy_raise_error(&dpy_TypeError, "unbound method object.__init__() needs an argument");
    struct val v = args[0], *native = dpy_instance_native(v);
    const struct dpy_type *type = dpy_type_of(v);
    if (dpy_kind(v) == DPY_EXCEPTION)
        return dpy_exception_init(v, args + 1, n - 1 - (kwnames ? kwnames->count : 0)) < 0 ? dpy_failure() : dpy_none();
    if (native && is_mutable(dpy_layout_of(v)->class->native)) {
        *native = dpy_call(dpy_class_value(dpy_layout_of(v)->class->native), args + 1, n - 1, kwnames);
        return dpy_failed(*native) || dpy_property_hand_on_doc(v, *native) < 0 ? dpy_failure() : dpy_none();
    }
    if (n > 1 && !native && overrides(type, "__init__"))
        return dpy_raise_error(&dpy_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (n > 1 && !native && !overrides(type, "__new__"))
        return dpy_raise_error(&dpy_TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", type->name);
    return dpy_none();
}

static struct val refuse_result(struct val result)
{
    return dpy_raise_error(&dpy_TypeError, "__init__() should return None, not '%s'", dpy_type_name(result));
}

// The instance, by the class's __new__ and __init__.
static struct val make_instance(const struct dpy_class *class, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_found new, init;
    struct val value = dpy_object(class, DPY_TYPE), instance;
    dpy_class_find(&class->type, dpy_intern("__new__"), &new);
    dpy_class_find(&class->type, dpy_intern("__init__"), &init);
    if (new.method && init.method && class->type.kind == DPY_EXCEPTION)
        return dpy_exception_call(&class->type, args, n, kwnames);
    if (new.method && !init.method && !class->native) {
        instance = new_instance((struct dpy_class *)class);
    } else {
        struct val maker = dpy_descriptor_get(&new, dpy_failure(), &class->type);
        instance = dpy_failed(maker) ? maker : dpy_call_before(maker, value, args, n, kwnames);
    }
    if (dpy_failed(instance) || !dpy_class_derives(dpy_type_of(instance), &class->type))
        return instance;
    if (init.method && !(class->native && is_mutable(class->native)) && class->type.kind != DPY_EXCEPTION)
        return instance;
    enum dpy_kind kind = dpy_kind(init.value);
    struct val result;
    if (init.method)
        result = dpy_call_with_self(init.method, instance, args, n, kwnames);
    else if (kind == DPY_FUNCTION || kind == DPY_CLOSURE)
        result = dpy_call_before(init.value, instance, args, n, kwnames);
    else {
        struct val bound = dpy_descriptor_get(&init, instance, dpy_type_of(instance));
        result = dpy_failed(bound) ? bound : dpy_call(bound, args, n, kwnames);
    }
    if (dpy_failed(result) || result.type == DPY_NONE)
        return dpy_failed(result) ? result : instance;
    return refuse_result(result);
}

static bool is_metaclass(const struct dpy_class *class)
{
    return class->native && class->native->kind == DPY_TYPE;
}

static struct val type_new(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);

// Calling a metaclass makes a class: __new__, __init__.
static struct val make_by_metaclass(const struct dpy_class *metaclass, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_found new, init;
    struct val value = dpy_object(metaclass, DPY_TYPE);
    dpy_class_find(&metaclass->type, dpy_intern("__new__"), &new);
    struct val maker = new.method ? dpy_failure() : dpy_descriptor_get(&new, dpy_failure(), &metaclass->type);
    static const struct dpy_builtin builtin = { "__new__", type_new };
    struct val class = dpy_call_before(new.method ? dpy_object(&builtin, DPY_BUILTIN) : maker, value, args, n, kwnames);
    if (dpy_failed(class) || !dpy_class_find(&metaclass->type, dpy_intern("__init__"), &init) || init.method ||
        !dpy_class_derives(dpy_type_of(class), &metaclass->type))
        return class;
    struct val result = dpy_call_before(init.value, class, args, n, kwnames);
    return dpy_failed(result) ? result : class;
}

struct val dpy_class_call(struct val v, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_class *class = dpy_class_know(v.p);
    struct val call;
    if (class->init.type) {
        struct val instance = dpy_instance_new(v.p), result = dpy_failed(instance) ? instance
            : dpy_call_before(class->init, instance, args, n, kwnames);
        return dpy_failed(result) || result.type == DPY_NONE ? dpy_failed(result) ? result : instance : refuse_result(result);
    }
    if (class->metaclass && dpy_special_find(v, "__call__", &call))
        return dpy_call_before(call, v, args, n, kwnames);
    return is_metaclass(class) ? make_by_metaclass(class, args, n, kwnames) : make_instance(class, args, n, kwnames);
}

// object's other methods

static int expect(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t count)
{
    return dpy_call_expect_method(self, args, n, kwnames, count, count);
}

struct val dpy_object_repr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    struct dpy_buffer buffer = { 0 };
    if (dpy_kind(args[0]) != DPY_INSTANCE && !dpy_is_special(args[0]))
        return dpy_repr(args[0]);
    if (dpy_default_text_into(&buffer, args[0], true) == 0)
        return dpy_buffer_str(&buffer);
    dpy_buffer_deinit(&buffer);
    return dpy_failure();
}

// What is left is the repr, as the class has it.
struct val dpy_object_str(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    if (dpy_kind(args[0]) != DPY_INSTANCE && !dpy_is_special(args[0]))
        return dpy_str_of(args[0]);
    if (dpy_kind(args[0]) == DPY_EXCEPTION || dpy_plain(args[0]).type == DPY_STR) {
        struct dpy_buffer buffer = { 0 };
        if (dpy_default_text_into(&buffer, args[0], false) < 0)
            return dpy_failure();
        return dpy_buffer_str(&buffer);
    }
    // The class may have this very method as its __repr__.
    return dpy_stack_check((uintptr_t)__builtin_frame_address(0)) < 0 ? dpy_failure() : dpy_repr(args[0]);
}

struct val dpy_object_format(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    if (dpy_instance_native(args[0]) || !dpy_is_special(args[0]))
        return dpy_format(dpy_plain(args[0]), args[1]);
    if (args[1].type == DPY_STR && dpy_str_header(args[1])->length == 0)
        return dpy_str_of(args[0]);
    return dpy_raise_error(&dpy_TypeError, "unsupported format string passed to %s.__format__", dpy_type_name(args[0]));
}

static struct val object_eq(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    struct val a = dpy_plain(args[0]), b = dpy_plain(args[1]);
    if (dpy_is(args[0], args[1]))
        return dpy_bool(true);
    if (!dpy_is_special(a) && !dpy_is_special(b) && (dpy_type_of(a) == dpy_type_of(b)))
        return dpy_compare(a, b, DPY_EQ);
    return dpy_object(NULL, DPY_NOTIMPLEMENTED);
}

static struct val object_ne(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    struct val equal;
    if (!dpy_special_call(args[0], "__eq__", args + 1, 1, &equal))
        equal = object_eq(self, args, n, kwnames);
    if (dpy_failed(equal) || equal.type == DPY_NOTIMPLEMENTED)
        return equal;
    int truth = dpy_truth(equal);
    return truth < 0 ? dpy_failure() : dpy_bool(!truth);
}

static struct val object_order(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "__lt__", "__le__", "__gt__", "__ge__" };
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    struct val a = dpy_plain(args[0]), b = dpy_plain(args[1]);
    if (dpy_is_special(a) || dpy_is_special(b) || dpy_type_of(a) != dpy_type_of(b) || a.type == DPY_DICT)
        return dpy_object(NULL, DPY_NOTIMPLEMENTED);
    for (int i = 0; i < 4; i++)
        if (!strcmp(((const struct dpy_builtin *)self)->name, names[i]))
            return dpy_compare(a, b, (enum dpy_comparison)(DPY_LT + i));
    return dpy_object(NULL, DPY_NOTIMPLEMENTED);
}

static struct val object_hash(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t hash;
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    const struct val *native = dpy_instance_native(args[0]);
    if (dpy_kind(args[0]) == DPY_INSTANCE && (!native || is_mutable(dpy_type_of(*native))))      // who asks for it by name means the object
        return dpy_int((int64_t)((uint64_t)args[0].p >> 4 | (uint64_t)args[0].p << 60));
    return dpy_hash(dpy_plain(args[0]), &hash) < 0 ? dpy_failure() : dpy_int((int64_t)hash);
}

static int attribute_name(struct val name)
{
    if (name.type == DPY_STR)
        return 0;
    dpy_raise_error(&dpy_TypeError, "attribute name must be string, not '%s'", dpy_type_name(name));
    return -1;
}

static struct val object_getattribute(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 1) < 0 || attribute_name(args[1]) < 0)
        return dpy_failure();
    bool own = dpy_kind(args[0]) == DPY_INSTANCE || dpy_is_special(args[0]);
    return own ? dpy_instance_generic_get(args[0], dpy_intern_str(args[1])) : dpy_getattr(args[0], args[1].s);
}

static struct val set_or_delete(const struct val *args, struct val value)
{
    bool own = dpy_kind(args[0]) == DPY_INSTANCE || (dpy_kind(args[0]) == DPY_EXCEPTION && dpy_is_special(args[0]));
    bool is_class = args[0].type == DPY_TYPE && dpy_class_behind(args[0].p);
    int status = is_class ? dpy_class_setattr(args[0], dpy_intern_str(args[1]), value)
                 : own ? dpy_instance_generic_set(args[0], dpy_intern_str(args[1]), value)
                 : value.type ? dpy_setattr(args[0], args[1].s, value) : dpy_delattr(args[0], args[1].s);
    return status < 0 ? dpy_failure() : dpy_none();
}

static struct val object_setattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 2) < 0 || attribute_name(args[1]) < 0 ? dpy_failure() : set_or_delete(args, args[2]);
}

static struct val object_delattr(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 1) < 0 || attribute_name(args[1]) < 0 ? dpy_failure() : set_or_delete(args, dpy_failure());
}

static struct val object_init_subclass(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (kwnames && kwnames->count)
        return dpy_raise_error(&dpy_TypeError, "%s.__init_subclass__() takes no keyword arguments", n ? class_name(args[0]) : "object");
    (void)self;
    return dpy_none();
}

static struct val object_dir(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_attribute_list(args[0]);
}

static struct val object_subclasshook(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    return dpy_object(NULL, DPY_NOTIMPLEMENTED);
}

// Taking objects apart is the library's.
static struct val take_apart(void *self, const char *function, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t most)
{
    if (dpy_call_expect(self, n, kwnames, 1, most) < 0)
        return dpy_failure();
    struct val found = dpy_library_name("_reduce", function);
    return dpy_failed(found) ? found : dpy_call(found, args, n, NULL);
}

static struct val object_getstate(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return take_apart(self, "getstate", args, n, kwnames, 1);
}

static struct val object_reduce(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return take_apart(self, "reduce", args, n, kwnames, 1);
}

static struct val object_reduce_ex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return take_apart(self, "reduce_ex", args, n, kwnames, 2);
}

const struct dpy_builtin dpy_object_methods[] = {
    { "__delattr__", object_delattr }, { "__dir__", object_dir }, { "__eq__", object_eq }, { "__format__", dpy_object_format },
    { "__ge__", object_order }, { "__getattribute__", object_getattribute }, { "__getstate__", object_getstate }, { "__gt__", object_order }, { "__hash__", object_hash },
    { "__init__", object_init }, { "__init_subclass__", object_init_subclass }, { "__le__", object_order }, { "__lt__", object_order },
    { "__ne__", object_ne }, { "__new__", dpy_object_new }, { "__reduce__", object_reduce }, { "__reduce_ex__", object_reduce_ex },
    { "__repr__", dpy_object_repr }, { "__setattr__", object_setattr },
    { "__str__", dpy_object_str }, { "__subclasshook__", object_subclasshook }, { NULL, NULL },
};

// type's own

static struct val type_new(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    size_t positional = n - (kwnames ? kwnames->count : 0);
    const struct dpy_type *type = positional ? dpy_class_type(args[0]) : NULL;
    if (!type || positional != 4)
        return dpy_raise_error(&dpy_TypeError, "type.__new__() takes exactly 3 arguments (%zu given)", positional ? positional - 1 : 0);
    static const char *const wanted[] = { "str", "tuple", "dict" };
    static const uint64_t kinds[] = { DPY_STR, DPY_TUPLE, DPY_DICT };
    for (int i = 0; i < 3; i++)
        if (dpy_plain(args[i + 1]).type != kinds[i])
            return dpy_raise_error(&dpy_TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, wanted[i], dpy_type_name(args[i + 1]));
    struct val name = dpy_plain(args[1]);
    if (strlen(name.s) != dpy_str_header(name)->length)
        return dpy_raise_error(&dpy_ValueError, "type name must not contain null characters");
    return dpy_class_make(dpy_class_behind(type), dpy_plain(args[1]), dpy_plain(args[2]), dpy_plain(args[3]), kwnames, args + 4);
}

static struct val type_init(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    return dpy_none();
}

static struct val type_call(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    const struct dpy_class *class = n && args[0].type == DPY_TYPE ? dpy_class_behind(args[0].p) : NULL;
    if (!class)
        return n ? dpy_call(args[0], args + 1, n - 1, kwnames) : dpy_raise_error(&dpy_TypeError, "descriptor '__call__' of 'type' object needs an argument");
    return is_metaclass(class) ? make_by_metaclass(class, args + 1, n - 1, kwnames) : make_instance(class, args + 1, n - 1, kwnames);
}

static struct val type_mro(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    struct val order = dpy_getattr(args[0], "__mro__"), list = dpy_list(NULL, 0);
    return dpy_failed(order) || dpy_failed(list) || dpy_list_extend(list, order) < 0 ? dpy_failure() : list;
}

static struct val type_subclasses(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    const struct dpy_class *class = args[0].type == DPY_TYPE ? dpy_class_behind(args[0].p) : NULL;
    if (!class || !class->subclasses.type)
        return dpy_list(NULL, 0);
    return dpy_list_copy(dpy_list_of(class->subclasses), 0, dpy_list_of(class->subclasses)->length);
}

static struct val type_instancecheck(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int is = expect(self, args, n, kwnames, 1) < 0 ? -1 : dpy_class_has_instance(args[0], args[1]);
    return is < 0 ? dpy_failure() : dpy_bool(is);
}

static struct val type_subclasscheck(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int is = expect(self, args, n, kwnames, 1) < 0 ? -1 : dpy_class_has_subclass(args[0], args[1]);
    return is < 0 ? dpy_failure() : dpy_bool(is);
}

// What a metaclass that prepares nothing gives, whatever it is asked.
static struct val type_prepare(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    return dpy_dict_new();
}

const struct dpy_builtin dpy_type_methods[] = {
    { "__call__", type_call }, { "__init__", type_init }, { "__instancecheck__", type_instancecheck }, { "__new__", type_new },
    { "__prepare__", type_prepare }, { "__subclasscheck__", type_subclasscheck }, { "__subclasses__", type_subclasses },
    { "mro", type_mro }, { NULL, NULL },
};
