// Inline caches: what a place in compiled code found, as long as the type word of its object is the same.
//
// Filled caches are chained. A change of a class after its making empties all of them; reading and writing attributes of
// instances, and rebinding plain values in a class, is no such change.
#include <string.h>

#include "attribute.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "intern.h"
#include "property.h"
#include "native.h"
#include "special.h"

static struct dpy_attribute_cache *filled;

void dpy_attribute_caches_flush(void)
{
    while (filled) {
        struct dpy_attribute_cache *cache = filled;
        filled = cache->next;
        *cache = (struct dpy_attribute_cache){ .type = 0 };
    }
}

static void fill(struct dpy_attribute_cache *cache, const struct dpy_attribute_cache *found)
{
    bool chained = cache->type != 0 || cache->owner;
    struct dpy_attribute_cache *next = cache->next;
    *cache = *found;
    cache->next = chained ? next : filled;
    if (!chained)
        filled = cache;
}

// Instances whose class says everything about them.
static const struct dpy_class *regular_class(struct val v, const char *hook)
{
    struct val method;
    if (dpy_kind(v) != DPY_INSTANCE || dpy_descriptor(v)->flags & DPY_LAYOUT_STRAYS || dpy_special_find(v, hook, &method))
        return NULL;
    return dpy_layout_of(v)->class;
}

// No instance of the class has an attribute of this name by itself, as far as any has ever had one.
static bool is_of_class_alone(const struct dpy_class *class, struct val name)
{
    return !dpy_layout_field(class->layout, name.s);
}

static void cache_field(struct dpy_attribute_cache *cache, struct val v, const struct dpy_member *field)
{
    fill(cache, &(struct dpy_attribute_cache){ .type = v.type, .mask = ~(uint64_t)0, .offset = (uint64_t)field->offset });
}

static bool is_member(const struct dpy_found *found)
{
    return found->value.type == DPY_DESCRIPTOR && ((const struct dpy_property *)found->value.p)->what == DPY_SLOT_MEMBER;
}

static bool is_plain(struct val v)
{
    return v.type && v.type <= DPY_SLICE;
}

static void cache_read(struct val v, struct val name, struct dpy_attribute_cache *cache)
{
    struct dpy_found found;
    const struct dpy_class *class = regular_class(v, "__getattribute__");
    if (!class)
        return;
    const struct dpy_member *field = dpy_layout_field(dpy_layout_of(v), name.s);
    bool of_class = dpy_class_find(&class->type, name, &found);
    if (field && (!of_class || is_member(&found) || !dpy_is_data_descriptor(&found)))
        cache_field(cache, v, field);
    else if (!field && of_class && found.cell && is_plain(found.value) && is_of_class_alone(class, name))
        fill(cache, &(struct dpy_attribute_cache){ .type = v.type, .offset = (uint64_t)&found.cell->value });
}

// Of a class itself: `owner` is the class, and what it has under the name is in a cell.
static struct val class_attribute(struct val v, struct val name, struct dpy_attribute_cache *cache)
{
    const struct dpy_class *class = v.p;
    struct dpy_found found, meta;
    struct val value = dpy_class_getattr(v, name);
    if (dpy_failed(value) || (class->metaclass && dpy_class_find(&class->metaclass->type, name, &meta)))
        return value;
    if (dpy_class_find(&class->type, name, &found) && found.cell && is_plain(found.value))
        fill(cache, &(struct dpy_attribute_cache){ .owner = class, .offset = (uint64_t)&found.cell->value });
    return value;
}

struct val dpy_getattr_cached(struct val v, const char *name, struct dpy_attribute_cache *cache)
{
    if (v.type == DPY_TYPE && cache->owner == v.p) {
        struct val value = *(const struct val *)cache->offset;
        if (is_plain(value))
            return value;
    }
    if (dpy_kind(v) == DPY_INSTANCE) {
        struct val key = dpy_intern(name), value = dpy_instance_getattr(v, key);
        if (!dpy_failed(value))
            cache_read(v, key, cache);
        return value;
    }
    if (v.type == DPY_TYPE && dpy_class_behind(v.p))
        return class_attribute(v, dpy_intern(name), cache);
    return dpy_getattr(v, name);
}

int dpy_setattr_cached(struct val v, const char *name, struct val value, struct dpy_attribute_cache *cache)
{
    if (dpy_kind(v) != DPY_INSTANCE)
        return dpy_setattr(v, name, value);
    struct val key = dpy_intern(name);
    struct dpy_found found;
    if (dpy_instance_setattr(v, key, value) < 0)
        return -1;
    const struct dpy_class *class = regular_class(v, "__setattr__");
    const struct dpy_member *field = class ? dpy_layout_field(dpy_layout_of(v), key.s) : NULL;
    bool of_class = field && dpy_class_find(&class->type, key, &found);
    if (field && (!of_class || is_member(&found) || !dpy_is_data_descriptor(&found)))
        cache_field(cache, v, field);
    return 0;
}

// A method that takes exactly these arguments, by its native entry.
static void cache_method(struct val v, struct val name, size_t n, struct dpy_attribute_cache *cache)
{
    struct dpy_found found;
    const struct dpy_class *class = regular_class(v, "__getattribute__");
    if (!class || !dpy_class_find(&class->type, name, &found) || dpy_kind(found.value) != DPY_FUNCTION || !is_of_class_alone(class, name))
        return;
    const struct dpy_function *function = (const struct dpy_function *)dpy_descriptor(found.value);
    bool stars = function->flags & (DPY_FUNCTION_STAR | DPY_FUNCTION_STAR_STAR);
    if (!stars && !function->keyword_only && function->positional == n + 1 && !dpy_calls_ffi)
        fill(cache, &(struct dpy_attribute_cache){ .type = v.type, .entry = function->entry });
}

struct val dpy_call_method_cached(struct val v, const char *name, const struct val *args, size_t n, const struct dpy_names *kwnames,
                                  struct dpy_attribute_cache *cache)
{
    if (dpy_kind(v) == DPY_INSTANCE && !kwnames)
        cache_method(v, dpy_intern(name), n, cache);
    return dpy_call_method(v, name, args, n, kwnames);
}
