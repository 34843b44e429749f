// `__dict__` of an instance whose attributes are fields, and of a module, whose variables are slots: a dict to the program, which is
// made anew from them each time it is looked at, and written back to them each time it is changed.
#include "alloc.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "intern.h"
#include "module.h"
#include "tuple.h"

struct namespace {           // as the layout of its class has it
    struct val dict, owner;
};

static struct dpy_class *namespace_class;    // derives from dict, and is called so

static struct dpy_class *make_class(void)
{
    struct val dict = dpy_class_value(dpy_builtin_types[DPY_DICT]), bases = dpy_tuple(&dict, 1), names = dpy_dict_new();
    struct val slots = dpy_intern("owner");
    if (dpy_failed(bases) || dpy_failed(names) || dpy_failed(slots) ||
        dpy_dict_put(dpy_dict_of(names), dpy_intern("__slots__"), slots) < 0 ||
        dpy_dict_put(dpy_dict_of(names), dpy_intern("__module__"), dpy_intern("builtins")) < 0)
        return NULL;
    struct val class = dpy_class_make(NULL, dpy_intern("dict"), bases, names, NULL, NULL);
    return dpy_failed(class) ? NULL : class.p;
}

struct val dpy_namespace_new(struct val owner)
{
    if (!namespace_class && !(namespace_class = make_class()))
        return dpy_failure();
    struct val v = dpy_instance_new(namespace_class);
    if (!dpy_failed(v))
        ((struct namespace *)v.p)->owner = owner;
    return v;
}

bool dpy_namespace_is(struct val v)
{
    return namespace_class && dpy_kind(v) == DPY_INSTANCE && dpy_layout_of(v)->class == namespace_class;
}

struct dpy_module *dpy_namespace_module(struct val v)
{
    if (v.type == DPY_MODULE)
        return v.p;
    const struct namespace *self = dpy_namespace_is(v) ? v.p : NULL;
    return self && self->owner.type == DPY_MODULE ? self->owner.p : NULL;
}

static struct val module_dict(const struct dpy_module *module)
{
    struct val dict = dpy_dict_new(), value;
    const char *name;
    for (uint64_t position = 0; !dpy_failed(dict) && (name = dpy_module_next(module, &position, &value));)
        if (dpy_dict_put(dpy_dict_of(dict), dpy_intern(name), value) < 0)
            return dpy_failure();
    return dict;
}

static struct val dict_of(struct val owner)
{
    return owner.type == DPY_MODULE ? module_dict(owner.p) : dpy_instance_dict(owner);
}

static int set_of(struct val owner, struct val name, struct val value)
{
    return owner.type == DPY_MODULE ? dpy_module_set(owner.p, name.s, value) : dpy_instance_own_set(owner, dpy_intern_str(name), value);
}

struct val *dpy_namespace_read(struct val v)
{
    struct namespace *self = v.p;
    self->dict = dict_of(self->owner);
    if (dpy_failed(self->dict))
        self->dict = dpy_none();     // out of memory: an exception is pending already
    return &self->dict;
}

// Only what differs: attributes keep their order.
int dpy_namespace_write(struct val v)
{
    struct namespace *self = v.p;
    struct val before = dict_of(self->owner), value;
    if (dpy_failed(before) || self->dict.type != DPY_DICT)
        return -1;
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(before), &position));)
        if (dpy_dict_find(dpy_dict_of(self->dict), entry->key, &value) == 0 &&
            set_of(self->owner, entry->key, dpy_failure()) < 0)
            return -1;
    position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(self->dict), &position));) {
        bool same = dpy_dict_find(dpy_dict_of(before), entry->key, &value) == 1 && dpy_is(value, entry->value);
        if (!same && entry->key.type == DPY_STR && set_of(self->owner, entry->key, entry->value) < 0)
            return -1;
    }
    return 0;
}
