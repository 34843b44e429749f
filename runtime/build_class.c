// Making classes: the class statement and type(name, bases, dict).
#include <string.h>

#include "alias.h"
#include "alloc.h"
#include "builtins.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "intern.h"
#include "list.h"
#include "property.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

static const struct dpy_type *const_object(void) { return dpy_builtin_types[DPY_OBJECT]; }

static struct dpy_class *new_class(void)
{
    enum { ALIGNMENT = 64 };
    char *chunk = dpy_alloc(sizeof(struct dpy_class) + ALIGNMENT, DPY_TYPE);
    return chunk ? (struct dpy_class *)(((uintptr_t)chunk + ALIGNMENT - 1) & ~(uintptr_t)(ALIGNMENT - 1)) : NULL;
}

// Bases

static bool is_acceptable(const struct dpy_type *type)
{
    static const enum dpy_kind kinds[] = { DPY_OBJECT, DPY_INT, DPY_FLOAT, DPY_STR, DPY_BYTES, DPY_LIST, DPY_TUPLE, DPY_DICT,
                                           DPY_SET, DPY_FROZENSET, DPY_BYTEARRAY, DPY_COMPLEX, DPY_EXCEPTION, DPY_TYPE, DPY_DESCRIPTOR, DPY_MODULE };
    if (type->flags & DPY_TYPE_CLASS)
        return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (type->kind == kinds[i] && type->ctype == DPY_C_NONE)
            return true;
    return type->kind == DPY_ITERATOR && dpy_class_value(type).type == DPY_BUILTIN;       // enumerate, zip, map ...: they can be called
}

static int check_bases(const struct dpy_tuple *bases)
{
    for (uint64_t i = 0; i < bases->length; i++) {
        const struct dpy_type *type = dpy_class_type(bases->items[i]);
        if (!type)
            dpy_raise_error(&dpy_TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                                            "the metaclasses of all its bases");
        else if (!is_acceptable(type))
            dpy_raise_error(&dpy_TypeError, "type '%s' is not an acceptable base type", type->name);
        for (uint64_t j = 0; type && j < i; j++)
            if (dpy_class_type(bases->items[j]) == type) {
                dpy_raise_error(&dpy_TypeError, "duplicate base class %s", type->name);
                type = NULL;
                break;
            }
        if (!type || !is_acceptable(type))
            return -1;
    }
    return 0;
}

// The nearest base with fields of its own, as CPython's classes of exceptions have them.
static const struct dpy_type *layout_of(const struct dpy_type *type)
{
    static const struct dpy_type *const with_fields[] = { &dpy_OSError, &dpy_StopIteration, &dpy_SystemExit, &dpy_ImportError,
        &dpy_NameError, &dpy_AttributeError, &dpy_SyntaxError, &dpy_UnicodeDecodeError, &dpy_UnicodeEncodeError,
        &dpy_UnicodeTranslateError };
    if (type->kind != DPY_EXCEPTION)
        return type;
    for (size_t i = 0; i < sizeof with_fields / sizeof *with_fields; i++)
        if (dpy_class_derives(type, with_fields[i]))
            return with_fields[i];
    return &dpy_BaseException;
}

// The builtin type whose values instances have: of all the bases the one whose layout includes the others'.
static int find_native(struct dpy_class *class)
{
    const struct dpy_tuple *bases = dpy_tuple_of(class->bases);
    class->type.kind = DPY_INSTANCE;
    for (uint64_t i = 0; i < bases->length; i++) {
        const struct dpy_type *type = dpy_class_type(bases->items[i]);
        const struct dpy_class *base = dpy_class_behind(type);
        const struct dpy_type *native = base ? base->native : type == const_object() ? NULL : type;
        if (type->kind == DPY_EXCEPTION)
            class->type.kind = DPY_EXCEPTION;
        if (!native)
            continue;
        const struct dpy_type *layout = layout_of(native), *chosen = class->native ? layout_of(class->native) : layout;
        if (!dpy_class_derives(chosen, layout) && !dpy_class_derives(layout, chosen)) {
            dpy_raise_error(&dpy_TypeError, "multiple bases have instance lay-out conflict");
            return -1;
        }
        if (!class->native || dpy_class_derives(native, class->native) || (layout != chosen && dpy_class_derives(layout, chosen)))
            class->native = native;
    }
    return 0;
}

// Of two bases with slots of their own one must derive from the other.
static int find_solid(struct dpy_class *class)
{
    const struct dpy_tuple *bases = dpy_tuple_of(class->bases);
    for (uint64_t i = 0; i < bases->length; i++) {
        const struct dpy_class *base = dpy_class_behind(dpy_class_type(bases->items[i])), *solid = base ? base->solid : NULL;
        if (!solid || (class->solid && dpy_class_derives(&class->solid->type, &solid->type)))
            continue;
        if (class->solid && !dpy_class_derives(&solid->type, &class->solid->type)) {
            dpy_raise_error(&dpy_TypeError, "multiple bases have instance lay-out conflict");
            return -1;
        }
        class->solid = solid;
    }
    return 0;
}

// Slots

static int raise_slot(const char *format, const char *name)
{
    dpy_raise_error(&dpy_ValueError, format, name);
    return -1;
}

static bool bases_have_dict(const struct dpy_class *class)
{
    const struct dpy_tuple *bases = dpy_tuple_of(class->bases);
    for (uint64_t i = 0; i < bases->length; i++) {
        const struct dpy_type *type = dpy_class_type(bases->items[i]);
        const struct dpy_class *base = dpy_class_behind(type);
        if (base ? base->has_dict : type->kind == DPY_EXCEPTION)
            return true;
    }
    return false;
}

static bool is_identifier(struct val name)
{
    struct val is = dpy_call_method(name, "isidentifier", NULL, 0, NULL);
    return is.type == DPY_BOOL && is.i;
}

static int check_slot(const struct dpy_class *class, struct val name)
{
    if (class->native && (class->native->kind == DPY_INT || class->native->kind == DPY_BYTES || class->native->kind == DPY_TUPLE))
        dpy_raise_error(&dpy_TypeError, "nonempty __slots__ not supported for subtype of '%s'", class->type.target->name);
    else if (!is_identifier(name))
        dpy_raise_error(&dpy_TypeError, "__slots__ must be identifiers");
    else
        return 0;
    return -1;
}

// The names in __slots__, mangled, as fields; `ret` has no room for more than `most`.
static int read_slots(struct dpy_class *class, struct val slots, struct dpy_names **ret, bool *dict)
{
    struct val list = slots.type == DPY_STR ? dpy_list(&slots, 1) : dpy_list(NULL, 0);
    if (dpy_failed(list) || (slots.type != DPY_STR && dpy_list_extend(list, slots) < 0))
        return -1;
    uint64_t n = dpy_list_of(list)->length;
    struct dpy_names *names = dpy_alloc(sizeof *names + n * sizeof *names->names, 0);
    if (!names)
        return -1;
    *dict = bases_have_dict(class);
    for (uint64_t i = 0; i < n; i++) {
        struct val name = dpy_list_at(dpy_list_of(list), i), cell;
        if (name.type != DPY_STR) {
            dpy_raise_error(&dpy_TypeError, "__slots__ items must be strings, not '%s'", dpy_type_name(name));
            return -1;
        }
        if (!strcmp(name.s, "__dict__") || !strcmp(name.s, "__weakref__")) {
            if (!strcmp(name.s, "__dict__") && *dict) {
                dpy_raise_error(&dpy_TypeError, "__dict__ slot disallowed: we already got one");
                return -1;
            }
            *dict |= !strcmp(name.s, "__dict__");
            continue;
        }
        if (check_slot(class, name) < 0)
            return -1;
        name = dpy_class_mangle(class->type.name, name.s);
        if (dpy_failed(name))
            return -1;
        if (dpy_dict_find(dpy_dict_of(class->namespace), name, &cell) == 1)
            return raise_slot("'%s' in __slots__ conflicts with class variable", name.s);
        names->names[names->count++] = name.s;
    }
    *ret = names;
    return 0;
}

struct val dpy_class_mangle(const char *class, const char *name)
{
    size_t length = strlen(name);
    while (*class == '_')
        class++;
    if (strncmp(name, "__", 2) != 0 || (length > 3 && !strcmp(name + length - 2, "__")) || !*class)
        return dpy_intern(name);
    struct dpy_buffer buffer = { 0 };
    dpy_buffer_format(&buffer, "_%s%s", class, name);
    struct val text = dpy_buffer_str(&buffer);
    return dpy_failed(text) ? text : dpy_intern_str(text);
}

// Without __slots__ the fields are those that the compiler found.
static int lay_out(struct dpy_class *class, const struct dpy_names *fields)
{
    struct val cell;
    class->has_dict = true;
    struct dpy_names *slots = NULL;
    if (dpy_dict_find(dpy_dict_of(class->namespace), dpy_intern("__slots__"), &cell) == 1) {
        if (read_slots(class, ((struct dpy_cell *)cell.p)->value, &slots, &class->has_dict) < 0)
            return -1;
        if (slots->count)
            class->solid = class;
        fields = slots;
    }
    class->first = class->layout = dpy_layout_make(class, fields);
    for (uint64_t i = 0; class->layout && slots && i < slots->count; i++) {
        struct val name = dpy_intern(slots->names[i]), member = dpy_member_new(class, name);
        struct dpy_cell *made = dpy_failed(member) ? NULL : dpy_make_cell(member);
        if (!made || dpy_dict_put(dpy_dict_of(class->namespace), name, dpy_object(made, DPY_CELL)) < 0)
            return -1;
    }
    return class->layout ? 0 : -1;
}

// The namespace of a class: each value in a cell.
static int put(struct dpy_class *class, struct val name, struct val value)
{
    struct dpy_cell *cell = dpy_make_cell(value);
    return cell ? dpy_dict_put(dpy_dict_of(class->namespace), name, dpy_object(cell, DPY_CELL)) : -1;
}

static bool wraps_itself(const char *name)
{
    return !strcmp(name, "__init_subclass__") || !strcmp(name, "__class_getitem__");
}

static int fill_namespace(struct dpy_class *class, const struct dpy_dict *from)
{
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(from, &position));) {
        struct val value = entry->value, name = entry->key;
        if (name.type == DPY_STR)
            name = dpy_intern_str(name);
        if (dpy_failed(name))
            return -1;
        if (name.type == DPY_STR && !strcmp(name.s, "__classcell__")) {
            if (dpy_kind(value) != DPY_CELL) {
                dpy_raise_error(&dpy_TypeError, "__classcell__ must be a nonlocal cell, not <class '%s'>", dpy_type_name(value));
                return -1;
            }
            ((struct dpy_cell *)value.p)->value = dpy_object(class, DPY_TYPE);
            continue;
        }
        if (name.type == DPY_STR && !strcmp(name.s, "__qualname__")) {
            if (value.type != DPY_STR) {
                dpy_raise_error(&dpy_TypeError, "type __qualname__ must be a str, not %s", dpy_type_name(value));
                return -1;
            }
            class->qualname = value;
            continue;
        }
        bool is_function = dpy_kind(value) == DPY_FUNCTION || dpy_kind(value) == DPY_CLOSURE;
        if (name.type == DPY_STR && is_function && wraps_itself(name.s))
            value = dpy_call(dpy_object(&dpy_builtin_classmethod, DPY_BUILTIN), &value, 1, NULL);
        else if (name.type == DPY_STR && is_function && !strcmp(name.s, "__new__"))
            value = dpy_call(dpy_object(&dpy_builtin_staticmethod, DPY_BUILTIN), &value, 1, NULL);
        if (dpy_failed(value) || put(class, name, value) < 0)
            return -1;
    }
    return 0;
}

static bool defines(const struct dpy_class *class, const char *name)
{
    struct val cell;
    return dpy_dict_find(dpy_dict_of(class->namespace), dpy_intern(name), &cell) == 1;
}

// What every class has: __module__, __doc__; __hash__ is None where __eq__ alone is defined.
static int complete(struct dpy_class *class)
{
    if (!defines(class, "__module__") && put(class, dpy_intern("__module__"), dpy_intern("__main__")) < 0)
        return -1;
    if (!defines(class, "__doc__") && put(class, dpy_intern("__doc__"), dpy_none()) < 0)
        return -1;
    if (defines(class, "__eq__") && !defines(class, "__hash__") && put(class, dpy_intern("__hash__"), dpy_none()) < 0)
        return -1;
    return 0;
}

static int register_subclass(struct dpy_class *class)
{
    const struct dpy_tuple *bases = dpy_tuple_of(class->bases);
    for (uint64_t i = 0; i < bases->length; i++) {
        struct dpy_class *base = dpy_class_behind(dpy_class_type(bases->items[i]));
        if (!base)
            continue;
        if (!base->subclasses.type)
            base->subclasses = dpy_list(NULL, 0);
        if (dpy_failed(base->subclasses) || dpy_list_append(base->subclasses, dpy_object(class, DPY_TYPE)) < 0)
            return -1;
    }
    return 0;
}

// __set_name__ of each attribute, then __init_subclass__ of the bases.
static int announce(struct dpy_class *class, const struct val *kwargs, const struct dpy_names *kwnames)
{
    struct val value = dpy_object(class, DPY_TYPE), result;
    struct val names = dpy_dict_copy(dpy_dict_of(class->namespace));
    if (dpy_failed(names))
        return -1;
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(names), &position));) {
        struct val args[] = { value, entry->key }, attribute = ((struct dpy_cell *)entry->value.p)->value;
        if (attribute.type == DPY_DESCRIPTOR && !((struct dpy_property *)attribute.p)->name.type)
            ((struct dpy_property *)attribute.p)->name = entry->key;
        if (dpy_special_call(attribute, "__set_name__", args, 2, &result) && dpy_failed(result)) {
            struct val cause = dpy_catch();
            dpy_raise_error(&dpy_RuntimeError, "Error calling __set_name__ on '%s' instance '%s' in '%s'", dpy_type_name(attribute),
                            entry->key.s, class->type.name);
            struct val failure = dpy_catch();
            dpy_raise(failure, cause);
            return -1;
        }
    }
    struct dpy_found hook;
    if (!dpy_class_find_after(&class->type, &class->type, dpy_intern("__init_subclass__"), &hook) || hook.method) {
        if (kwnames && kwnames->count)
            dpy_raise_error(&dpy_TypeError, "%s.__init_subclass__() takes no keyword arguments", class->type.name);
        return kwnames && kwnames->count ? -1 : 0;
    }
    struct val bound = dpy_descriptor_get(&hook, dpy_failure(), &class->type);
    return dpy_failed(bound) || dpy_failed(dpy_call(bound, kwargs, kwnames ? kwnames->count : 0, kwnames)) ? -1 : 0;
}

// The most derived metaclass of all the bases'.
static int find_metaclass(const struct dpy_tuple *bases, const struct dpy_class **ret)
{
    for (uint64_t i = 0; i < bases->length; i++) {
        const struct dpy_class *base = dpy_class_behind(dpy_class_type(bases->items[i])), *theirs = base ? base->metaclass : NULL;
        if (!theirs || theirs == *ret || (*ret && dpy_class_derives(&(*ret)->type, &theirs->type)))
            continue;
        if (*ret && !dpy_class_derives(&theirs->type, &(*ret)->type)) {
            dpy_raise_error(&dpy_TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                            "of the metaclasses of all its bases");
            return -1;
        }
        *ret = theirs;
    }
    return 0;
}

static struct val make(const struct dpy_class *metaclass, struct val name, struct val bases, struct val namespace,
                       const struct dpy_names *kwnames, const struct val *kwargs, const struct dpy_names *fields)
{
    struct val object = dpy_class_value(const_object());
    if (!dpy_tuple_of(bases)->length)
        bases = dpy_tuple(&object, 1);
    if (dpy_failed(bases) || check_bases(dpy_tuple_of(bases)) < 0 || find_metaclass(dpy_tuple_of(bases), &metaclass) < 0)
        return dpy_failure();
    struct dpy_class *class = new_class();
    if (!class)
        return dpy_failure();
    class->type.name = name.s;
    class->type.flags = DPY_TYPE_CLASS;
    class->type.target = dpy_class_type(dpy_tuple_of(bases)->items[0]);
    class->qualname = name;
    class->bases = bases;
    class->metaclass = metaclass;
    class->namespace = dpy_dict_new();
    if (dpy_failed(class->namespace) || find_native(class) < 0 || find_solid(class) < 0 || !(class->mro = dpy_class_linearise(class, &class->mro_length)))
        return dpy_failure();
    if (fill_namespace(class, dpy_dict_of(namespace)) < 0 || complete(class) < 0 || lay_out(class, fields) < 0 ||
        register_subclass(class) < 0 || announce(class, kwargs, kwnames) < 0)
        return dpy_failure();
    return dpy_object(class, DPY_TYPE);
}

static _Thread_local const struct dpy_names *statement_fields;     // of the class statement that is being run

struct val dpy_class_make(const struct dpy_class *metaclass, struct val name, struct val bases, struct val namespace,
                          const struct dpy_names *kwnames, const struct val *kwargs)
{
    const struct dpy_names *fields = statement_fields;
    statement_fields = NULL;
    return make(metaclass, name, bases, namespace, kwnames, kwargs, fields);
}

// The statement

enum { MOST_KEYWORDS = 16 };

// Takes metaclass= out of the keywords.
static int split_keywords(const struct val *args, size_t positional, const struct dpy_names *kwnames, struct val *metaclass,
                          struct dpy_names **names, struct val **values)
{
    size_t n = kwnames ? kwnames->count : 0;
    *names = n ? dpy_alloc(sizeof **names + n * sizeof *(*names)->names, 0) : NULL;
    *values = n ? dpy_alloc(n * sizeof **values, DPY_MIXED | DPY_ITEMS) : NULL;
    if (n && (!*names || !*values))
        return -1;
    for (size_t i = 0; i < n; i++) {
        if (!strcmp(kwnames->names[i], "metaclass")) {
            *metaclass = args[positional + i];
            continue;
        }
        (*names)->names[(*names)->count] = kwnames->names[i];
        (*values)[(*names)->count++] = args[positional + i];
    }
    return 0;
}

// A base that is no class may say by __mro_entries__ what stands for it.
static struct val resolve_bases(const struct val *args, size_t n)
{
    struct val list = dpy_list(NULL, 0), original = dpy_tuple(args, n), result;
    for (size_t i = 0; !dpy_failed(list) && i < n; i++) {
        struct val origin = dpy_alias_origin(args[i]);
        if (origin.type || dpy_class_type(args[i]) || !dpy_special_call(args[i], "__mro_entries__", &original, 1, &result)) {
            if (dpy_list_append(list, origin.type ? origin : args[i]) < 0)
                return dpy_failure();
        } else if (dpy_failed(result) || dpy_list_extend(list, result) < 0) {
            return dpy_failure();
        }
    }
    return dpy_failed(list) ? list : dpy_list_to_tuple(list);
}

// __orig_bases__, where the bases are not what stands in the class statement.
static int note_original_bases(struct val namespace, struct val bases, const struct val *args, size_t n)
{
    bool same = dpy_tuple_of(bases)->length == n;
    for (size_t i = 0; same && i < n; i++)
        same = dpy_is(dpy_tuple_of(bases)->items[i], args[i]);
    struct val original = same ? dpy_none() : dpy_tuple(args, n);
    return dpy_failed(original) ? -1 : same ? 0 : dpy_setitem(namespace, dpy_intern("__orig_bases__"), original);
}

static struct val prepare(const struct dpy_class *metaclass, struct val name, struct val bases, const struct dpy_names *kwnames,
                          const struct val *kwargs)
{
    struct dpy_found found;
    if (!metaclass || !dpy_class_find(&metaclass->type, dpy_intern("__prepare__"), &found) || found.method)
        return dpy_dict_new();
    struct val args[2 + MOST_KEYWORDS] = { name, bases }, bound = dpy_descriptor_get(&found, dpy_failure(), &metaclass->type);
    size_t keywords = kwnames ? kwnames->count : 0;
    if (keywords)
        memcpy(args + 2, kwargs, keywords * sizeof *kwargs);
    struct val namespace = dpy_failed(bound) ? bound : dpy_call(bound, args, 2 + keywords, keywords ? kwnames : NULL);
    if (dpy_failed(namespace) || dpy_plain(namespace).type == DPY_DICT)
        return namespace;
    return dpy_raise_error(&dpy_TypeError, "%s.__prepare__() must return a mapping, not %s", metaclass->type.name, dpy_type_name(namespace));
}

struct val dpy_build_class(struct val body, const char *name, const char *qualname, const struct val *args, size_t n,
                           const struct dpy_names *kwnames, const struct dpy_names *fields)
{
    size_t positional = n - (kwnames ? kwnames->count : 0);
    struct val meta = { .type = 0 }, *values;
    struct dpy_names *names;
    if (split_keywords(args, positional, kwnames, &meta, &names, &values) < 0)
        return dpy_failure();
    struct val bases = resolve_bases(args, positional), text = dpy_intern(name);
    if (dpy_failed(bases) || dpy_failed(text))
        return dpy_failure();
    const struct dpy_tuple *all_bases = dpy_tuple_of(bases);
    bool is_foreign = !meta.type && all_bases->length && !dpy_class_type(all_bases->items[0]);
    if (is_foreign)
        meta = dpy_class_of(all_bases->items[0]);       // as in CPython: it is called, and complains in its own words
    const struct dpy_class *metaclass = meta.type == DPY_TYPE ? dpy_class_behind(meta.p) : NULL;
    bool is_class = !is_foreign && (!meta.type || dpy_class_type(meta));
    if (is_class && check_bases(dpy_tuple_of(bases)) < 0)
        return dpy_failure();
    if (is_class && find_metaclass(dpy_tuple_of(bases), &metaclass) < 0)
        return dpy_failure();
    size_t keywords = names ? names->count : 0;
    if (keywords > MOST_KEYWORDS)
        return dpy_raise_error(&dpy_TypeError, "more than %d keyword arguments of a class", MOST_KEYWORDS);
    struct val namespace = prepare(metaclass, text, bases, names, values), qualified = dpy_str_text(qualname);
    if (dpy_failed(namespace) || dpy_failed(qualified) || dpy_setitem(namespace, dpy_intern("__qualname__"), qualified) < 0)
        return dpy_failure();
    if (dpy_failed(dpy_call(body, &namespace, 1, NULL)))
        return dpy_failure();
    if (note_original_bases(namespace, bases, args, positional) < 0)
        return dpy_failure();
    struct val all[3 + MOST_KEYWORDS] = { text, bases, namespace };
    for (size_t i = 0; i < keywords; i++)
        all[3 + i] = values[i];
    statement_fields = fields;
    if (!is_class)
        return dpy_call(meta, all, 3 + keywords, keywords ? names : NULL);
    if (metaclass)
        return dpy_class_call(dpy_object(metaclass, DPY_TYPE), all, 3 + keywords, keywords ? names : NULL);
    return dpy_class_make(NULL, text, bases, dpy_plain(namespace), names, values);
}

// The statement as a function: body, name, then the bases and keywords.
static struct val build_class(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (n - (kwnames ? kwnames->count : 0) < 2 || args[1].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, n < 2 ? "__build_class__: not enough arguments" : "__build_class__: name is not a string");
    struct val name = dpy_intern_str(args[1]), qualname = dpy_getattr(args[0], "__qualname__");
    if (dpy_failed(name) || dpy_failed(qualname))
        return dpy_failure();
    return dpy_build_class(args[0], name.s, qualname.s, args + 2, n - 2, kwnames, NULL);
}

const struct dpy_builtin dpy_builtin___build_class__ = { "__build_class__", build_class };
