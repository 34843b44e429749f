// The builtin types and what they are called; type(), isinstance(), and how types and functions show themselves.
#include "classes.h"

#include <string.h>

#include "alias.h"
#include "attribute.h"
#include "builtin_object.h"
#include "builtins.h"
#include "class.h"
#include "exception_value.h"
#include "intern.h"
#include "iterator.h"
#include "property.h"
#include "special.h"
#include "tied.h"
#include "dict.h"
#include "str.h"
#include "tuple.h"

#define TYPE(identifier, shown, of_kind) \
    static const struct dpy_type dpy_type_##identifier = { .name = shown, .kind = of_kind };

TYPE(int, "int", DPY_INT)
TYPE(float, "float", DPY_FLOAT)
TYPE(bool, "bool", DPY_BOOL)
TYPE(complex, "complex", DPY_COMPLEX)
TYPE(bytearray, "bytearray", DPY_BYTEARRAY)
TYPE(memoryview, "memoryview", DPY_MEMORYVIEW)
TYPE(none, "NoneType", DPY_NONE)
TYPE(str, "str", DPY_STR)
TYPE(bytes, "bytes", DPY_BYTES)
TYPE(list, "list", DPY_LIST)
TYPE(tuple, "tuple", DPY_TUPLE)
TYPE(dict, "dict", DPY_DICT)
TYPE(set, "set", DPY_SET)
TYPE(frozenset, "frozenset", DPY_FROZENSET)
TYPE(range, "range", DPY_RANGE)
TYPE(slice, "slice", DPY_SLICE)
TYPE(function, "function", DPY_FUNCTION)
TYPE(builtin, "builtin_function_or_method", DPY_BUILTIN)
TYPE(type, "type", DPY_TYPE)
TYPE(pointer, "pointer", DPY_POINTER)
TYPE(module, "module", DPY_MODULE)
TYPE(iterator, "iterator", DPY_ITERATOR)
TYPE(cell, "cell", DPY_CELL)
TYPE(ellipsis, "ellipsis", DPY_ELLIPSIS)
TYPE(not_implemented, "NotImplementedType", DPY_NOTIMPLEMENTED)
TYPE(view, "dict_view", DPY_VIEW)
TYPE(file, "_io.TextIOWrapper", DPY_FILE)
TYPE(method, "method", DPY_BOUND)
TYPE(member, "member_descriptor", DPY_DESCRIPTOR)
TYPE(super, "super", DPY_SUPER)
TYPE(generator, "generator", DPY_GENERATOR)
TYPE(object, "object", DPY_OBJECT)

const struct dpy_type *const dpy_builtin_types[64] = {
    [DPY_OBJECT] = &dpy_type_object, [DPY_INT] = &dpy_type_int, [DPY_FLOAT] = &dpy_type_float, [DPY_BOOL] = &dpy_type_bool,
    [DPY_NONE] = &dpy_type_none, [DPY_STR] = &dpy_type_str, [DPY_BYTES] = &dpy_type_bytes, [DPY_BIGINT] = &dpy_type_int,
    [DPY_LIST] = &dpy_type_list, [DPY_TUPLE] = &dpy_type_tuple, [DPY_DICT] = &dpy_type_dict, [DPY_RANGE] = &dpy_type_range,
    [DPY_SET] = &dpy_type_set, [DPY_FROZENSET] = &dpy_type_frozenset,
    [DPY_SLICE] = &dpy_type_slice, [DPY_FUNCTION] = &dpy_type_function, [DPY_CLOSURE] = &dpy_type_function,
    [DPY_BUILTIN] = &dpy_type_builtin, [DPY_METHOD] = &dpy_type_builtin, [DPY_EXCEPTION] = &dpy_BaseException,
    [DPY_TYPE] = &dpy_type_type, [DPY_STRUCT] = &dpy_type_pointer, [DPY_POINTER] = &dpy_type_pointer,
    [DPY_ARRAY] = &dpy_type_pointer, [DPY_NATIVE] = &dpy_type_builtin, [DPY_MODULE] = &dpy_type_module,
    [DPY_LIBRARY] = &dpy_type_module, [DPY_COMPLEX] = &dpy_type_complex,
    [DPY_BYTEARRAY] = &dpy_type_bytearray, [DPY_MEMORYVIEW] = &dpy_type_memoryview, [DPY_ITERATOR] = &dpy_type_iterator, [DPY_CELL] = &dpy_type_cell,
    [DPY_ELLIPSIS] = &dpy_type_ellipsis, [DPY_NOTIMPLEMENTED] = &dpy_type_not_implemented, [DPY_VIEW] = &dpy_type_view,
    [DPY_FILE] = &dpy_type_file, [DPY_INSTANCE] = &dpy_type_object, [DPY_BOUND] = &dpy_type_method,
    [DPY_DESCRIPTOR] = &dpy_type_member, [DPY_SUPER] = &dpy_type_super, [DPY_GENERATOR] = &dpy_type_generator,
};

// The types that programs name and call.
static const struct { const struct dpy_type *type; const struct dpy_builtin *builtin; } classes[] = {
    { &dpy_type_int, &dpy_builtin_int }, { &dpy_type_float, &dpy_builtin_float }, { &dpy_type_bool, &dpy_builtin_bool },
    { &dpy_type_complex, &dpy_builtin_complex }, { &dpy_type_bytearray, &dpy_builtin_bytearray },
    { &dpy_type_memoryview, &dpy_builtin_memoryview },
    { &dpy_type_str, &dpy_builtin_str }, { &dpy_type_bytes, &dpy_builtin_bytes }, { &dpy_type_list, &dpy_builtin_list },
    { &dpy_type_tuple, &dpy_builtin_tuple }, { &dpy_type_dict, &dpy_builtin_dict }, { &dpy_type_range, &dpy_builtin_range },
    { &dpy_type_set, &dpy_builtin_set }, { &dpy_type_frozenset, &dpy_builtin_frozenset },
    { &dpy_type_slice, &dpy_builtin_slice }, { &dpy_type_type, &dpy_builtin_type }, { &dpy_type_object, &dpy_builtin_object },
    { &dpy_type_super, &dpy_builtin_super },
};
enum { CLASSES = sizeof classes / sizeof *classes };

// Iterators and views share a kind, not a type: (kind, name) is found by name. Those that are callable have their builtin.
static const struct { struct dpy_type type; const struct dpy_builtin *builtin; } shaped[] = {
    { { .name = "enumerate", .kind = DPY_ITERATOR }, &dpy_builtin_enumerate }, { { .name = "zip", .kind = DPY_ITERATOR }, &dpy_builtin_zip },
    { { .name = "map", .kind = DPY_ITERATOR }, &dpy_builtin_map }, { { .name = "filter", .kind = DPY_ITERATOR }, &dpy_builtin_filter },
    { { .name = "reversed", .kind = DPY_ITERATOR }, &dpy_builtin_reversed },
    { { .name = "property", .kind = DPY_DESCRIPTOR }, &dpy_builtin_property },
    { { .name = "classmethod", .kind = DPY_DESCRIPTOR }, &dpy_builtin_classmethod },
    { { .name = "staticmethod", .kind = DPY_DESCRIPTOR }, &dpy_builtin_staticmethod },
    { { .name = "dict_keys", .kind = DPY_VIEW }, NULL }, { { .name = "dict_values", .kind = DPY_VIEW }, NULL },
    { { .name = "dict_items", .kind = DPY_VIEW }, NULL },
    { { .name = "list_iterator", .kind = DPY_ITERATOR }, NULL }, { { .name = "list_reverseiterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "tuple_iterator", .kind = DPY_ITERATOR }, NULL }, { { .name = "range_iterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "longrange_iterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "str_iterator", .kind = DPY_ITERATOR }, NULL }, { { .name = "str_ascii_iterator", .kind = DPY_ITERATOR }, NULL }, { { .name = "bytes_iterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "bytearray_iterator", .kind = DPY_ITERATOR }, NULL }, { { .name = "memory_iterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "set_iterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "dict_keyiterator", .kind = DPY_ITERATOR }, NULL }, { { .name = "dict_valueiterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "dict_itemiterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "dict_reversekeyiterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "dict_reversevalueiterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "dict_reverseitemiterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "callable_iterator", .kind = DPY_ITERATOR }, NULL },
    { { .name = "method_descriptor", .kind = DPY_METHOD }, NULL }, { { .name = "wrapper_descriptor", .kind = DPY_METHOD }, NULL },
    { { .name = "method-wrapper", .kind = DPY_BUILTIN }, NULL },
};
enum { SHAPED = sizeof shaped / sizeof *shaped };

static const char *const view_names[] = { "dict_keys", "dict_values", "dict_items" };

static const char *shape_of(struct val v)
{
    if (v.type == DPY_ITERATOR)
        return ((const struct dpy_iterator *)v.p)->name;
    if (v.type == DPY_DESCRIPTOR)
        return dpy_property_type_name(v);
    if (v.type == DPY_METHOD || dpy_builtin_object_is_bound(v))
        return dpy_builtin_object_shape(v);
    return v.type == DPY_VIEW ? view_names[((const struct dpy_view *)v.p)->part] : NULL;
}

// The class of an instance is its layout's, unless another was assigned.
static const struct dpy_type *class_of_instance(struct val v)
{
    const struct dpy_layout *layout = dpy_layout_of(v);
    const struct dpy_tied *tied = layout->type.flags & DPY_LAYOUT_STRAYS ? dpy_tied_find(v.p) : NULL;
    if (tied && tied->class)
        return tied->class;
    return layout->class ? &layout->class->type : &dpy_type_object;
}

// Every function is a type of its own to the compiler; here all are functions.
const struct dpy_type *dpy_type_of(struct val v)
{
    if (dpy_kind(v) == DPY_INSTANCE)
        return class_of_instance(v);
    const char *shape = shape_of(v);
    for (int i = 0; shape && i < SHAPED; i++)
        if (!strcmp(shaped[i].type.name, shape))
            return &shaped[i].type;
    if (v.type == DPY_BUILTIN && dpy_class_type(v))
        return &dpy_type_type;
    if (dpy_builtin_object_is_bound(v))
        return &dpy_type_builtin;
    enum dpy_kind kind = dpy_kind(v);
    const struct dpy_class *class = v.type == DPY_TYPE ? dpy_class_behind(v.p) : NULL;
    if (class && class->metaclass)
        return &class->metaclass->type;
    if (v.type <= DPY_KIND_MASK || kind == DPY_FUNCTION || kind == DPY_CLOSURE || kind == DPY_GENERATOR)
        return dpy_builtin_types[kind];
    return dpy_descriptor(v);
}

static _Thread_local struct dpy_stand_ins stand_ins;

struct dpy_stand_ins dpy_stand_ins_set(const struct val plain[2], const struct val instances[2])
{
    struct dpy_stand_ins before = stand_ins;
    for (int i = 0; i < 2; i++) {
        stand_ins.plain[i] = plain[i];
        stand_ins.type[i] = plain[i].type != instances[i].type ? dpy_type_of(instances[i]) : NULL;
    }
    return before;
}

void dpy_stand_ins_restore(const struct dpy_stand_ins *before) { stand_ins = *before; }

const char *dpy_type_name(struct val v)
{
    for (int i = 0; i < 2; i++)
        if (stand_ins.type[i] && stand_ins.plain[i].type == v.type && stand_ins.plain[i].p == v.p)
            return stand_ins.type[i]->name;
    return dpy_type_of(v)->name;
}

struct val dpy_class_value(const struct dpy_type *type)
{
    for (int i = 0; i < CLASSES; i++)
        if (classes[i].type == type)
            return dpy_object(classes[i].builtin, DPY_BUILTIN);
    for (int i = 0; i < SHAPED; i++)
        if (&shaped[i].type == type && shaped[i].builtin)
            return dpy_object(shaped[i].builtin, DPY_BUILTIN);
    return dpy_object(type, DPY_TYPE);
}

struct val dpy_class_of(struct val v) { return dpy_class_value(dpy_type_of(v)); }

const struct dpy_type *dpy_class_type(struct val class)
{
    if (class.type == DPY_TYPE)
        return class.p;
    for (int i = 0; class.type == DPY_BUILTIN && i < CLASSES; i++)
        if (classes[i].builtin == class.p)
            return classes[i].type;
    for (int i = 0; class.type == DPY_BUILTIN && i < SHAPED; i++)
        if (shaped[i].builtin == class.p)
            return &shaped[i].type;
    return NULL;
}

static bool counts_as_int(const struct dpy_type *type)
{
    return type == &dpy_type_bool || (type->flags & DPY_TYPE_ENUM && type->ctype != DPY_C_NONE);
}

const struct dpy_type *dpy_class_base(const struct dpy_type *type)
{
    if (type == &dpy_type_object)
        return NULL;
    if (type->kind == DPY_EXCEPTION && type->target)
        return type->target;
    return counts_as_int(type) ? &dpy_type_int : &dpy_type_object;
}

// ExceptionGroup is the only builtin type with two bases.
const struct dpy_type *dpy_class_after(const struct dpy_type *type, const struct dpy_type *at)
{
    return type == &dpy_ExceptionGroup && at == &dpy_BaseExceptionGroup ? &dpy_Exception : dpy_class_base(at);
}

static bool is_in_order(const struct dpy_class *class, const struct dpy_type *base)
{
    for (uint64_t i = 0; i < class->mro_length; i++)
        if (class->mro[i] == base)
            return true;
    return false;
}

bool dpy_class_derives(const struct dpy_type *type, const struct dpy_type *base)
{
    if (type->flags & DPY_TYPE_CLASS)
        return is_in_order(dpy_class_behind(type), base);
    return type == base || base == &dpy_type_object || (counts_as_int(type) && base == &dpy_type_int) ||
           (type->kind == DPY_EXCEPTION && dpy_type_derives(type, base));
}

// What a class, or an object that stands for one, says itself: 1, 0; -1: failure; 2: nothing.
static int ask(struct val classes, const char *method, struct val v)
{
    struct val result;
    bool may = classes.type == DPY_TYPE || dpy_kind(classes) == DPY_INSTANCE;
    if (!may || !dpy_special_call(classes, method, &v, 1, &result))
        return 2;
    return dpy_failed(result) ? -1 : dpy_truth(result);
}

static int any_of(struct val v, const struct dpy_tuple *tuple, int (*test)(struct val v, struct val classes))
{
    int found = 0;
    for (uint64_t i = 0; i < tuple->length && !found; i++)
        found = test(v, tuple->items[i]);
    return found;
}

static int complain(const char *message)
{
    dpy_raise_error(&dpy_TypeError, "%s", message);
    return -1;
}

// The classes of a tuple, also of one of the program's own kind, or of a union; NULL: it is neither.
static const struct dpy_tuple *alternatives(struct val classes)
{
    struct val plain = dpy_kind(classes) == DPY_INSTANCE ? dpy_plain(classes) : classes;
    return plain.type == DPY_TUPLE ? dpy_tuple_of(plain) : dpy_union_of(classes);
}

int dpy_class_issubclass(struct val class, struct val classes)
{
    if (alternatives(classes))
        return any_of(class, alternatives(classes), dpy_class_issubclass);
    int said = ask(classes, "__subclasscheck__", class);
    return said != 2 ? said : dpy_class_has_subclass(classes, class);
}

int dpy_class_has_subclass(struct val classes, struct val class)
{
    const struct dpy_type *type = dpy_class_type(class), *base = dpy_class_type(classes);
    if (!type)
        return complain("issubclass() arg 1 must be a class");
    if (dpy_alias_origin(classes).type)
        return complain("issubclass() argument 2 cannot be a parameterized generic");
    return base ? dpy_class_derives(type, base) : complain("issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

// By `__class__`, where the class of an object has its own idea of that.
static bool claims(struct val v, const struct dpy_type *base)
{
    struct dpy_found found;
    if (dpy_kind(v) != DPY_INSTANCE || !dpy_class_find(dpy_type_of(v), dpy_intern("__class__"), &found) || found.method)
        return false;
    struct val class = dpy_getattr(v, "__class__");
    if (dpy_failed(class))
        dpy_catch();
    return !dpy_failed(class) && dpy_class_type(class) && dpy_class_derives(dpy_class_type(class), base);
}

int dpy_class_isinstance(struct val v, struct val classes)
{
    const struct dpy_type *base = dpy_class_type(classes);
    if (base && dpy_type_of(v) == base)
        return 1;
    if (alternatives(classes))
        return any_of(v, alternatives(classes), dpy_class_isinstance);
    int said = ask(classes, "__instancecheck__", v);
    return said != 2 ? said : dpy_class_has_instance(classes, v);
}

int dpy_class_has_instance(struct val classes, struct val v)
{
    const struct dpy_type *base = dpy_class_type(classes);
    if (dpy_alias_origin(classes).type)
        return complain("isinstance() argument 2 cannot be a parameterized generic");
    if (!base)
        return complain("isinstance() arg 2 must be a type, a tuple of types, or a union");
    return dpy_class_derives(dpy_type_of(v), base) || claims(v, base);
}

int dpy_type_repr_into(struct dpy_buffer *buffer, struct val class)
{
    const struct dpy_class *behind = dpy_class_behind(dpy_class_type(class));
    dpy_buffer_text(buffer, "<class '");
    if (behind)
        dpy_class_name_into(buffer, behind);
    else
        dpy_buffer_text(buffer, dpy_class_type(class)->name);
    dpy_buffer_text(buffer, "'>");
    return 0;
}

int dpy_function_repr_into(struct dpy_buffer *buffer, struct val v)
{
    switch (dpy_kind(v)) {
    case DPY_CLOSURE: case DPY_FUNCTION: {
        struct val name = dpy_getattr(v, "__qualname__");
        dpy_buffer_format(buffer, "<function %s at %p>", name.type == DPY_STR ? name.s : "", v.p);
        return dpy_failed(name) ? -1 : 0;
    }
    case DPY_METHOD:
        return dpy_builtin_object_repr_into(buffer, v);
    case DPY_MODULE:
        dpy_buffer_format(buffer, "<module '%s'%s%s%s>", ((const struct dpy_module *)v.p)->name,
                          ((const struct dpy_module *)v.p)->filename ? " from '" : ((const struct dpy_module *)v.p)->abi ? " (built-in)" : "",
                          ((const struct dpy_module *)v.p)->filename ? ((const struct dpy_module *)v.p)->filename : "",
                          ((const struct dpy_module *)v.p)->filename ? "'" : "");
        return 0;
    case DPY_LIBRARY:
        dpy_buffer_format(buffer, "<library '%s' from '%s'>", ((const struct dpy_library *)v.p)->name,
                          ((const struct dpy_library *)v.p)->soname);
        return 0;
    default:
        if (dpy_class_type(v))
            return dpy_type_repr_into(buffer, v);
        return dpy_builtin_object_repr_into(buffer, v);
    }
}
