// Types with parameters, and unions.
#include "alias.h"

#include "class.h"
#include "classes.h"
#include "item.h"
#include "list.h"
#include "operations.h"
#include "record.h"
#include "str.h"
#include "tuple.h"

struct alias {
    struct val origin;       // of a union type word 0
    struct val args;         // a tuple
};

static const struct dpy_record_type alias_type, union_type;
const struct dpy_type *const dpy_type_alias = &alias_type.type, *const dpy_type_union = &union_type.type;

static const struct alias *alias_of(struct val v) { return v.p; }

static struct val new_alias(const struct dpy_record_type *type, struct val origin, struct val args)
{
    struct val v = dpy_failed(args) ? args : dpy_record_new(type, sizeof(struct alias));
    if (!dpy_failed(v))
        *(struct alias *)v.p = (struct alias){ origin, args };
    return v;
}

struct val dpy_alias_new(struct val origin, struct val key)
{
    return new_alias(&alias_type, origin, key.type == DPY_TUPLE ? key : dpy_tuple(&key, 1));
}

struct val dpy_alias_origin(struct val v) { return dpy_record_is(v, &alias_type) ? alias_of(v)->origin : dpy_failure(); }

const struct dpy_tuple *dpy_union_of(struct val v) { return dpy_record_is(v, &union_type) ? dpy_tuple_of(alias_of(v)->args) : NULL; }

// Unions

bool dpy_is_union_operand(struct val v)
{
    return dpy_class_type(v) || v.type == DPY_NONE || dpy_record_is(v, &alias_type) || dpy_record_is(v, &union_type);
}

// Each type once, in the order of appearance.
static int add_member(struct val list, struct val type)
{
    if (type.type == DPY_NONE)
        type = dpy_class_of(type);
    int known = dpy_contains(list, type);
    return known ? known < 0 ? -1 : 0 : dpy_list_append(list, type);
}

static int add_members(struct val list, struct val v)
{
    const struct dpy_tuple *types = dpy_union_of(v);
    if (!types)
        return add_member(list, v);
    for (uint64_t i = 0; i < types->length; i++)
        if (add_member(list, types->items[i]) < 0)
            return -1;
    return 0;
}

struct val dpy_union_or(struct val a, struct val b)
{
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list) || add_members(list, a) < 0 || add_members(list, b) < 0)
        return dpy_failure();
    if (dpy_list_of(list)->length == 1)
        return dpy_list_at(dpy_list_of(list), 0);
    return new_alias(&union_type, dpy_failure(), dpy_list_to_tuple(list));
}

// Text

static int add_parameters(struct dpy_buffer *buffer, struct val args, const char *between);

static int add_list(struct dpy_buffer *buffer, struct val list)
{
    struct val items = dpy_list_to_tuple(dpy_list_copy(dpy_list_of(list), 0, dpy_list_of(list)->length));
    dpy_buffer_text(buffer, "[");
    if (dpy_failed(items) || add_parameters(buffer, items, ", ") < 0)
        return -1;
    dpy_buffer_text(buffer, "]");
    return 0;
}

static int add_parameter(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_type *type = dpy_class_type(v);
    const struct dpy_class *class = type ? dpy_class_behind(type) : NULL;
    if (v.type == DPY_ELLIPSIS)
        dpy_buffer_text(buffer, "...");
    else if (v.type == DPY_LIST)                 // Callable[[int], str]
        return add_list(buffer, v);
    else if (type && type->kind == DPY_NONE)
        dpy_buffer_text(buffer, "None");
    else if (class)
        dpy_class_name_into(buffer, class);
    else if (type)
        dpy_buffer_text(buffer, type->name);
    else
        return dpy_repr_into(buffer, v);
    return 0;
}

static int add_parameters(struct dpy_buffer *buffer, struct val args, const char *between)
{
    for (uint64_t i = 0; i < dpy_tuple_of(args)->length; i++) {
        if (i)
            dpy_buffer_text(buffer, between);
        if (add_parameter(buffer, dpy_tuple_of(args)->items[i]) < 0)
            return -1;
    }
    return 0;
}

static int alias_repr_into(struct dpy_buffer *buffer, struct val v)
{
    if (add_parameter(buffer, alias_of(v)->origin) < 0)
        return -1;
    dpy_buffer_text(buffer, "[");
    if (!dpy_tuple_of(alias_of(v)->args)->length)
        dpy_buffer_text(buffer, "()");
    if (add_parameters(buffer, alias_of(v)->args, ", ") < 0)
        return -1;
    dpy_buffer_text(buffer, "]");
    return 0;
}

static int union_repr_into(struct dpy_buffer *buffer, struct val v) { return add_parameters(buffer, alias_of(v)->args, " | "); }

// Comparison

static int alias_equal(struct val a, struct val b)
{
    int equal = dpy_equal(alias_of(a)->origin, alias_of(b)->origin);
    return equal > 0 ? dpy_equal(alias_of(a)->args, alias_of(b)->args) : equal;
}

static int alias_hash(struct val v, uint64_t *ret)
{
    uint64_t origin, args;
    if (dpy_hash(alias_of(v)->origin, &origin) < 0 || dpy_hash(alias_of(v)->args, &args) < 0)
        return -1;
    *ret = origin ^ args;
    return 0;
}

// The order does not count.
static int union_equal(struct val a, struct val b)
{
    const struct dpy_tuple *left = dpy_union_of(a), *right = dpy_union_of(b);
    int equal = left->length == right->length;
    for (uint64_t i = 0; equal > 0 && i < left->length; i++)
        equal = dpy_contains(alias_of(b)->args, left->items[i]);
    return equal;
}

static int union_hash(struct val v, uint64_t *ret)
{
    *ret = 0;
    for (uint64_t i = 0; i < dpy_union_of(v)->length; i++) {
        uint64_t one;
        if (dpy_hash(dpy_union_of(v)->items[i], &one) < 0)
            return -1;
        *ret ^= one;
    }
    return 0;
}

// Attributes

static struct val get_origin(struct val v) { return alias_of(v)->origin; }
static struct val get_args(struct val v) { return alias_of(v)->args; }
static struct val get_parameters(struct val v) { (void)v; return dpy_tuple(NULL, 0); }

static struct val mro_entries(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)kwnames;
    return n ? dpy_tuple(&alias_of(args[0])->origin, 1) : dpy_failure();
}

static struct val refuse_parameters(struct val v, struct val key)
{
    (void)key;
    struct val text = dpy_repr(v);
    return dpy_failed(text) ? text : dpy_raise_error(&dpy_TypeError, "%s is not a generic class", text.s);
}

static const struct dpy_builtin alias_methods[] = { { "__mro_entries__", mro_entries }, { NULL, NULL } };

static const struct dpy_record_attribute alias_attributes[] = {
    { "__origin__", get_origin, NULL }, { "__args__", get_args, NULL }, { "__parameters__", get_parameters, NULL }, { NULL, NULL, NULL },
}, union_attributes[] = { { "__args__", get_args, NULL }, { "__parameters__", get_parameters, NULL }, { NULL, NULL, NULL } };

static struct val make_alias(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (n != 2 || kwnames)
        return dpy_raise_error(&dpy_TypeError, "GenericAlias expected 2 arguments, got %zu", n);
    return dpy_alias_new(args[0], args[1]);
}

static const struct dpy_record_type alias_type = {
    .type = { .name = "types.GenericAlias", .kind = DPY_RECORD }, .attributes = alias_attributes, .methods = alias_methods,
    .target = get_origin, .repr_into = alias_repr_into, .equal = alias_equal, .hash = alias_hash, .getitem = refuse_parameters, .make = make_alias,
}, union_type = {
    .type = { .name = "types.UnionType", .kind = DPY_RECORD }, .attributes = union_attributes, .repr_into = union_repr_into,
    .equal = union_equal, .hash = union_hash,
};
