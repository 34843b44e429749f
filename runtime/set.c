// Sets: storage and lookup. The methods and operators are in set_methods.c.
#include "set.h"

#include <string.h>

#include "alloc.h"
#include "classes.h"
#include "dict.h"
#include "item.h"

enum { SMALLEST = 8, NEIGHBOURS = 9, LARGE = 50000 };

struct val dpy_set_new(enum dpy_kind kind)
{
    struct dpy_set *set = dpy_alloc(sizeof *set, kind);
    if (!set)
        return dpy_failure();
    set->mask = SMALLEST - 1;
    return dpy_object(set, kind);
}

// The places that a hash may be in: a run of neighbours that begins at `start`, then another run.
struct probe { uint64_t start, rest, step; };

static inline struct probe first_probe(uint64_t hash, uint64_t mask)
{
    return (struct probe){ .start = hash & mask, .rest = hash };
}

static inline uint64_t place(const struct probe *probe) { return probe->start + probe->step; }

static inline void next_probe(struct probe *probe, uint64_t mask)
{
    uint64_t run = probe->start + NEIGHBOURS <= mask ? NEIGHBOURS : 0;
    if (probe->step++ < run)
        return;
    probe->rest >>= 5;
    probe->start = (probe->start * 5 + 1 + probe->rest) & mask;
    probe->step = 0;
}

static inline bool is_free(const struct dpy_set_entry *entry) { return !entry->item.type && !entry->hash; }

static inline int same_item(struct val a, struct val b)
{
    if (a.type == b.type && a.i == b.i)
        return 1;
    return a.type == DPY_INT && b.type == DPY_INT ? 0 : dpy_equal(a, b);
}

enum result { FAILED = -1, ABSENT, FOUND, CHANGED, WAS_FOUND };

// The entry of an item, or the one where it belongs: the last deleted one that was met, or the free one. CHANGED, or WAS_FOUND if
// it said "equal": a comparison has run code, of this thread or of others, that has changed the set.
static enum result lookup(const struct dpy_set *set, struct val item, uint64_t hash, struct dpy_set_entry **ret)
{
    const struct dpy_set_entry *table = set->table;
    struct dpy_set_entry *deleted = NULL;
    for (struct probe probe = first_probe(hash, set->mask);; next_probe(&probe, set->mask)) {
        struct dpy_set_entry *entry = *ret = &set->table[place(&probe)];
        if (is_free(entry)) {
            *ret = deleted ? deleted : entry;
            return ABSENT;
        }
        if (!entry->item.type)
            deleted = entry;
        if (entry->hash != hash || !entry->item.type)
            continue;
        struct val met = entry->item;
        int same = same_item(met, item);
        if (same < 0)
            return FAILED;
        if (set->table != table || entry->item.type != met.type || entry->item.i != met.i)
            return same ? WAS_FOUND : CHANGED;
        if (same)
            return FOUND;
    }
}

static void put_new(struct dpy_set_entry *table, uint64_t mask, struct val item, uint64_t hash)
{
    struct probe probe = first_probe(hash, mask);
    while (!is_free(&table[place(&probe)]))
        next_probe(&probe, mask);
    table[place(&probe)] = (struct dpy_set_entry){ .item = item, .hash = hash };
}

static struct dpy_set_entry *new_table(uint64_t size)
{
    if (size <= PTRDIFF_MAX / sizeof(struct dpy_set_entry))
        return dpy_alloc(size * sizeof(struct dpy_set_entry), 0);
    dpy_raise_memory();
    return NULL;
}

static int resize(struct dpy_set *set, uint64_t used)
{
    uint64_t size = SMALLEST;
    while (size <= used)
        size *= 2;
    if (size == SMALLEST && set->mask == SMALLEST - 1 && set->fill == set->used)
        return 0;
    struct dpy_set_entry *table = new_table(size);
    if (!table)
        return -1;
    uint64_t position = 0;
    for (const struct dpy_set_entry *entry; (entry = dpy_set_next(set, &position));)
        put_new(table, size - 1, entry->item, entry->hash);
    dpy_free(set->table);
    set->table = table;
    set->mask = size - 1;
    set->fill = set->used;
    return 0;
}

static int grow(struct dpy_set *set) { return resize(set, set->used > LARGE ? set->used * 2 : set->used * 4); }

int dpy_set_shrink(struct dpy_set *set) { return set->fill - set->used > set->mask / 4 ? grow(set) : 0; }

static int add(struct dpy_set *set, struct val item, uint64_t hash)
{
    struct dpy_set_entry *entry;
    enum result result;
    do {
        if (!set->table && !(set->table = new_table(set->mask + 1)))
            return -1;
        result = lookup(set, item, hash, &entry);
    } while (result == CHANGED);
    if (result != ABSENT)
        return result == FAILED ? -1 : 0;
    bool was_free = is_free(entry);
    *entry = (struct dpy_set_entry){ .item = item, .hash = hash };
    set->fill += was_free;
    set->used++;
    return !was_free || set->fill * 5 < set->mask * 3 ? 0 : grow(set);
}

int dpy_set_add(struct val set, struct val item)
{
    uint64_t hash;
    return dpy_hash(item, &hash) < 0 ? -1 : add(dpy_set_of(set), item, hash);
}

// An unhashable set among the items of a set is looked for as a frozenset.
static int hash_for_lookup(struct val *item, uint64_t *ret)
{
    if (item->type == DPY_SET) {
        *ret = dpy_set_hash(dpy_set_of(*item));
        return 0;
    }
    return dpy_hash(*item, ret);
}

static enum result find(const struct dpy_set *set, struct val item, struct dpy_set_entry **ret)
{
    uint64_t hash;
    if (hash_for_lookup(&item, &hash) < 0)
        return FAILED;
    enum result result;
    do
        result = set->table ? lookup(set, item, hash, ret) : ABSENT;
    while (result == CHANGED || result == WAS_FOUND);
    return result;
}

int dpy_set_find(const struct dpy_set *set, struct val item)
{
    struct dpy_set_entry *entry;
    return find(set, item, &entry);
}

int dpy_set_discard(struct dpy_set *set, struct val item)
{
    struct dpy_set_entry *entry;
    enum result result = find(set, item, &entry);
    if (result != FOUND)
        return result;
    *entry = (struct dpy_set_entry){ .hash = DPY_SET_DELETED };
    set->used--;
    return 1;
}

void dpy_set_clear(struct dpy_set *set)
{
    dpy_free(set->table);
    *set = (struct dpy_set){ .mask = SMALLEST - 1 };
}

const struct dpy_set_entry *dpy_set_next(const struct dpy_set *set, uint64_t *position)
{
    while (set->table && *position <= set->mask) {
        const struct dpy_set_entry *entry = &set->table[(*position)++];
        if (entry->item.type)
            return entry;
    }
    return NULL;
}

// Whole containers. Room for their items is made first.

static int make_room(struct dpy_set *set, uint64_t more)
{
    return (set->fill + more) * 5 >= set->mask * 3 ? resize(set, (set->used + more) * 2) : 0;
}

static int merge(struct dpy_set *set, const struct dpy_set *other)
{
    if (set == other || !other->used)
        return 0;
    if (make_room(set, other->used) < 0)
        return -1;
    if (!set->fill && set->mask == other->mask && other->fill == other->used) {
        if (!set->table && !(set->table = new_table(set->mask + 1)))
            return -1;
        memcpy(set->table, other->table, (set->mask + 1) * sizeof *set->table);
        set->fill = set->used = other->used;
        return 0;
    }
    uint64_t position = 0;
    for (const struct dpy_set_entry *entry; (entry = dpy_set_next(other, &position));)
        if (add(set, entry->item, entry->hash) < 0)
            return -1;
    return 0;
}

static int merge_keys(struct dpy_set *set, const struct dpy_dict *dict)
{
    if (make_room(set, dict->length) < 0)
        return -1;
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dict, &position));)
        if (add(set, entry->key, entry->hash) < 0)
            return -1;
    return 0;
}

int dpy_set_update(struct val set, struct val iterable)
{
    if (dpy_set_is(iterable))
        return merge(dpy_set_of(set), dpy_set_of(iterable));
    if (iterable.type == DPY_DICT)
        return merge_keys(dpy_set_of(set), dpy_dict_of(iterable));
    struct val iterator = dpy_iter(iterable);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return 0;
        if (dpy_failed(item) || dpy_set_add(set, item) < 0)
            return -1;
    }
}

struct val dpy_set_from(enum dpy_kind kind, struct val iterable)
{
    struct val set = dpy_set_new(kind);
    return dpy_failed(set) || dpy_set_update(set, iterable) < 0 ? dpy_failure() : set;
}

struct val dpy_set(const struct val *items, size_t n)
{
    struct val set = dpy_set_new(DPY_SET);
    for (size_t i = 0; i < n && !dpy_failed(set); i++)
        if (dpy_set_add(set, items[i]) < 0)
            return dpy_failure();
    return set;
}

struct val dpy_set_of_constants(const struct val *items, size_t n)
{
    struct val constant = dpy_set(items, n);
    return dpy_failed(constant) ? constant : dpy_set_from(DPY_SET, constant);
}

static inline uint64_t shuffle(uint64_t hash) { return ((hash ^ 89869747) ^ (hash << 16)) * 3644798167; }

// As CPython's: the same in any order of the items.
uint64_t dpy_set_hash(const struct dpy_set *set)
{
    uint64_t hash = 0, position = 0;
    for (const struct dpy_set_entry *entry; (entry = dpy_set_next(set, &position));)
        hash ^= shuffle(entry->hash);
    hash ^= (set->used + 1) * 1927868237;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069 + 907133923;
    return hash == UINT64_MAX ? 590923713 : hash;
}

int dpy_set_repr_as(struct dpy_buffer *buffer, const struct dpy_set *set, const char *class)
{
    bool plain = set->used && !strcmp(class, "set");
    if (!plain)
        dpy_buffer_format(buffer, set->used ? "%s({" : "%s()", class);
    else
        dpy_buffer_text(buffer, "{");
    if (!set->used)
        return 0;
    uint64_t position = 0;
    bool first = true;
    for (const struct dpy_set_entry *entry; (entry = dpy_set_next(set, &position)); first = false) {
        if (!first)
            dpy_buffer_text(buffer, ", ");
        if (dpy_repr_into(buffer, entry->item) < 0)
            return -1;
    }
    dpy_buffer_text(buffer, plain ? "}" : "})");
    return 0;
}

int dpy_set_repr_into(struct dpy_buffer *buffer, struct val set)
{
    return dpy_set_repr_as(buffer, dpy_set_of(set), dpy_type_name(set));
}
