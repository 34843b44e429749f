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
#include "module.h"
#include "property.h"
#include "native.h"
#include "special.h"

static struct dpy_attribute_cache *filled;

void dpy_attribute_caches_flush(void)
{
    dpy_class_epoch++;
    while (filled) {
        struct dpy_attribute_cache *cache = filled;
        filled = cache->next;
        *cache = (struct dpy_attribute_cache){ .type = 0 };
    }
}

static void fill(struct dpy_attribute_cache *cache, const struct dpy_attribute_cache *found)
{
    bool chained = cache->type || cache->owner || cache->second;
    struct dpy_attribute_cache *next = cache->next;
    *cache = *found;
    cache->next = chained ? next : filled;
    if (!chained)
        filled = cache;
}

// Instances whose class says everything about them.
static const struct dpy_class *regular_class(struct val v)
{
    struct dpy_class *class = dpy_kind(v) == DPY_INSTANCE ? dpy_layout_of(v)->class : NULL;
    return class && !(dpy_descriptor(v)->flags & DPY_LAYOUT_STRAYS) ? dpy_class_know(class) : NULL;
}

// No instance of the class has an attribute of this name by itself, as far as any has ever had one.
static bool is_of_class_alone(const struct dpy_class *class, struct val name)
{
    return !dpy_layout_field(class->layout, name.s);
}

// Where objects of several classes come by, the place's own cache is mostly left as it is, and this table serves. Names are the
// compiler's: each place has one address for good.
enum use { READ, WRITE };
struct known { const char *name; uint64_t type, epoch, mask, offset; };
enum { PATIENCE = 64, KNOWN_BITS = 10 };         // a class that no longer comes by need not keep a place for ever
static struct known known_places[2][1 << KNOWN_BITS];

// Types lie at multiples of 64, names anywhere; many differ in few bits.
static inline size_t place_in_table(uint64_t type, const char *name, unsigned bits)
{
    return ((uintptr_t)name * 0x9E3779B97F4A7C15 ^ (type >> 6) * 0xD1B54A32D192ED03) >> (64 - bits);
}

static inline struct known *known_slot(uint64_t type, const char *name, enum use use)
{
    return &known_places[use][place_in_table(type, name, KNOWN_BITS)];
}

// Where the attribute of an instance is, as far as that is known without looking.
static inline struct val *known_place(struct val v, const char *name, enum use use, struct dpy_attribute_cache *cache)
{
    const struct known *known = known_slot(v.type, name, use);
    bool holds = known->name == name && known->type == v.type && known->epoch == dpy_class_epoch;
    if (!holds || ++cache->misses % PATIENCE == 0)
        return NULL;
    return (struct val *)(((uint64_t)v.p & known->mask) + known->offset);
}

static void keep(struct dpy_attribute_cache *cache, uint64_t type, const char *name, enum use use, uint64_t mask, uint64_t offset)
{
    *known_slot(type, name, use) = (struct known){ name, type, dpy_class_epoch, mask, offset };
    if (!cache->type || cache->misses % PATIENCE == 0)
        fill(cache, &(struct dpy_attribute_cache){ .type = type, .mask = mask, .offset = offset, .misses = 1 });
}

static void keep_field(struct dpy_attribute_cache *cache, struct val v, const char *name, enum use use, const struct dpy_member *field)
{
    keep(cache, v.type, name, use, ~(uint64_t)0, (uint64_t)field->offset);
}

static bool is_member(const struct dpy_found *found)
{
    return found->value.type == DPY_DESCRIPTOR && ((const struct dpy_property *)found->value.p)->what == DPY_SLOT_MEMBER;
}

static bool is_plain(struct val v)
{
    return v.type && v.type <= DPY_SLICE;
}

// A property whose getter is a plain function: `second` is the type word, `entry` the native entry.
static void cache_getter(struct val v, const struct dpy_found *found, struct dpy_attribute_cache *cache)
{
    const struct dpy_property *property = found->value.p;
    if (found->value.type == DPY_DESCRIPTOR && property->what == DPY_PROPERTY && dpy_call_is_exact(property->get, 1))
        fill(cache, &(struct dpy_attribute_cache){
                        .second = v.type, .entry = ((const struct dpy_function *)dpy_descriptor(property->get))->entry });
}

static void cache_read(struct val v, const char *text, struct val name, struct dpy_attribute_cache *cache)
{
    struct dpy_found found;
    const struct dpy_class *class = regular_class(v);
    if (!class || class->hooks_get)
        return;
    const struct dpy_member *field = dpy_layout_field(dpy_layout_of(v), name.s);
    bool of_class = dpy_class_find(&class->type, name, &found);
    if (field && (!of_class || is_member(&found) || !dpy_is_data_descriptor(&found)))
        keep_field(cache, v, text, READ, field);
    else if (of_class && found.cell && found.value.type == DPY_DESCRIPTOR)
        cache_getter(v, &found, cache);
    else if (!field && of_class && found.cell && is_plain(found.value) && is_of_class_alone(class, name))
        keep(cache, v.type, text, READ, 0, (uint64_t)&found.cell->value);
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

// The variable of a module behind its attribute, which has one place for good; NULL: it is no variable of the image.
static struct val *module_variable(struct val v, const char *name, struct dpy_attribute_cache *cache)
{
    if (cache->owner == v.p) {
        struct val *variable = (struct val *)cache->offset;
        if (variable->type == DPY_STR)
            dpy_str_share(*variable);
        return variable;
    }
    const struct dpy_global *global = name[0] == '_' ? NULL : dpy_module_variable(v.p, name);
    if (!global)
        return NULL;
    fill(cache, &(struct dpy_attribute_cache){ .owner = v.p, .offset = (uint64_t)global->slot });
    return module_variable(v, name, cache);
}

static __attribute__((noinline)) struct val look_up(struct val v, const char *name, struct dpy_attribute_cache *cache)
{
    if (cache->second == v.type && cache->entry) {
        struct val value = ((struct val (*)(struct val))cache->entry)(v);
        return dpy_failed(value) ? dpy_getattr_failed(v, name) : value;
    }
    if (v.type == DPY_TYPE && cache->owner == v.p) {
        struct val value = *(const struct val *)cache->offset;
        if (is_plain(value))
            return value;
    }
    if (v.type == DPY_MODULE) {
        const struct val *variable = module_variable(v, name, cache);
        return variable && variable->type ? *variable : dpy_getattr(v, name);
    }
    if (dpy_kind(v) == DPY_INSTANCE) {
        struct val key = dpy_intern(name), value = dpy_instance_getattr(v, key);
        if (!dpy_failed(value))
            cache_read(v, name, key, cache);
        return value;
    }
    if (v.type == DPY_TYPE && dpy_class_behind(v.p))
        return class_attribute(v, dpy_intern(name), cache);
    return dpy_getattr(v, name);
}

struct val dpy_getattr_cached(struct val v, const char *name, struct dpy_attribute_cache *cache)
{
    const struct val *known = known_place(v, name, READ, cache);
    return known && known->type ? *known : look_up(v, name, cache);
}

int dpy_setattr_cached(struct val v, const char *name, struct val value, struct dpy_attribute_cache *cache)
{
    if (dpy_kind(v) != DPY_INSTANCE)
        return dpy_setattr(v, name, value);
    struct val *known = known_place(v, name, WRITE, cache);
    if (known) {
        *known = value;
        return 0;
    }
    struct val key = dpy_intern(name);
    struct dpy_found found;
    if (dpy_instance_setattr(v, key, value) < 0)
        return -1;
    const struct dpy_class *class = regular_class(v);
    const struct dpy_member *field = class && !class->hooks_set ? dpy_layout_field(dpy_layout_of(v), key.s) : NULL;
    bool of_class = field && dpy_class_find(&class->type, key, &found);
    if (field && (!of_class || is_member(&found) || !dpy_is_data_descriptor(&found)))
        keep_field(cache, v, name, WRITE, field);
    return 0;
}

// Methods

// The function behind what a class has under a name, and what comes before the arguments; false: a call needs the attribute itself.
static bool unwrap(struct val value, bool of_class, struct val *callee, enum dpy_cache_first *first)
{
    *first = of_class ? DPY_FIRST_NONE : DPY_FIRST_SELF;
    *callee = value;
    if (value.type == DPY_DESCRIPTOR) {
        const struct dpy_property *property = value.p;
        *first = property->what == DPY_CLASSMETHOD ? DPY_FIRST_CLASS : DPY_FIRST_NONE;
        *callee = property->get;
        if (property->what != DPY_CLASSMETHOD && property->what != DPY_STATICMETHOD)
            return false;
    }
    return dpy_kind(*callee) == DPY_FUNCTION || dpy_kind(*callee) == DPY_CLOSURE;
}

static const struct dpy_class *class_for_call(struct val v, struct val name)
{
    if (v.type == DPY_TYPE) {
        const struct dpy_class *class = dpy_class_behind(v.p);
        return class && !class->metaclass ? class : NULL;
    }
    const struct dpy_class *class = regular_class(v);
    return class && !class->hooks_get && is_of_class_alone(class, name) ? class : NULL;
}

static bool find_method(struct val v, struct val name, struct dpy_attribute_cache *made)
{
    struct dpy_found found;
    const struct dpy_class *class = class_for_call(v, name);
    if (!class || !dpy_class_find(&class->type, name, &found) || !found.cell ||
        !unwrap(found.value, v.type == DPY_TYPE, &made->callee, &made->first))
        return false;
    made->second = v.type;
    made->owner = class;
    for (uint32_t n = 1; made->first == DPY_FIRST_SELF && n <= DPY_EXACT + 1; n++)
        if (dpy_call_is_exact(made->callee, n))
            made->takes = n;
    return true;
}

static bool is_second(const struct dpy_attribute_cache *cache, struct val v)
{
    return cache->second == v.type && (v.type != DPY_TYPE || cache->owner == v.p);
}

// Where objects of several classes come by, the place's own cache is left as it is and this one serves. Names are the compiler's:
// each place has one address for good.
static struct dpy_attribute_cache *common_cache(struct val v, const char *name)
{
    enum { COMMON_BITS = 9 };
    static struct { const char *name; uint64_t epoch; struct dpy_attribute_cache found; } common[1 << COMMON_BITS];
    size_t at = place_in_table(v.type == DPY_TYPE ? (uint64_t)v.p : v.type, name, COMMON_BITS);
    struct dpy_attribute_cache *found = &common[at].found;
    if (common[at].name == name && common[at].epoch == dpy_class_epoch && is_second(found, v))
        return found;
    struct dpy_attribute_cache made = { .type = 0 };
    if (!find_method(v, dpy_intern(name), &made))
        return NULL;
    common[at].name = name;
    common[at].epoch = dpy_class_epoch;
    *found = made;
    return found;
}

static const struct dpy_attribute_cache *cache_method(struct val v, const char *name, size_t n, struct dpy_attribute_cache *cache)
{
    const struct dpy_attribute_cache *found = common_cache(v, name);
    if (!found || cache->second)
        return found;
    struct dpy_attribute_cache made = *found;
    if (made.takes == n + 1) {
        made.type = v.type;
        made.entry = ((const struct dpy_function *)dpy_descriptor(made.callee))->entry;
    }
    fill(cache, &made);
    return cache;
}

struct val dpy_call_method_cached(struct val v, const char *name, const struct val *args, size_t n, const struct dpy_names *kwnames,
                                  struct dpy_attribute_cache *cache)
{
    if (v.type == DPY_MODULE) {
        const struct val *variable = module_variable(v, name, cache);
        return variable && variable->type ? dpy_call(*variable, args, n, kwnames) : dpy_call_method(v, name, args, n, kwnames);
    }
    bool has_class = dpy_kind(v) == DPY_INSTANCE || v.type == DPY_TYPE;
    const struct dpy_attribute_cache *found = !has_class ? NULL : is_second(cache, v) ? cache : cache_method(v, name, n, cache);
    if (!found)
        return dpy_call_method(v, name, args, n, kwnames);
    if (found->takes == n + 1 && !kwnames)
        return dpy_call_exact(found->callee, v, args, n);
    if (found->first == DPY_FIRST_NONE)
        return dpy_call(found->callee, args, n, kwnames);
    return dpy_call_before(found->callee, found->first == DPY_FIRST_SELF ? v : dpy_object(found->owner, DPY_TYPE), args, n, kwnames);
}
