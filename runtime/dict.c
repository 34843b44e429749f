// Dicts: storage and lookup. The methods are in dict_methods.c.
#include "dict.h"

#include <string.h>

#include "alloc.h"
#include "classes.h"
#include "item.h"
#include "record.h"
#include "special.h"
#include "str.h"

enum { SMALLEST = 8 };

static const uint64_t SELF_HASH = ((uint64_t)1 << 61) - 1;     // ints from 0 to below are their own hash

struct val dpy_dict_new(void)
{
    struct dpy_dict *dict = dpy_alloc(sizeof *dict, DPY_DICT);
    return dict ? dpy_object(dict, DPY_DICT) : dpy_failure();
}

// The slots that a hash may be in. It begins with the low bits as they are, so that a run of ints is a run of slots, and
// brings in the others five by five; at last it visits every slot.
struct probe { uint64_t slot, rest; };

static inline struct probe first_probe(uint64_t hash) { return (struct probe){ .slot = hash, .rest = hash }; }

static inline void next_probe(struct probe *probe)
{
    probe->rest >>= 5;
    probe->slot = probe->slot * 5 + probe->rest + 1;
}

static inline int key_hash(struct val key, uint64_t *ret)
{
    if (key.type == DPY_INT && (uint64_t)key.i < SELF_HASH) {
        *ret = (uint64_t)key.i;
        return 0;
    }
    if (key.type == DPY_STR) {
        *ret = dpy_str_hash(key);
        return 0;
    }
    return dpy_hash(key, ret);
}

// 1, 0; -1: failure. Nearly always decided without a call.
static inline int same_key(const struct dpy_dict_entry *entry, struct val key, uint64_t hash)
{
    if (entry->hash != hash)
        return 0;
    if (entry->key.type == key.type && entry->key.i == key.i)
        return 1;
    if (entry->key.type == DPY_STR && key.type == DPY_STR)
        return dpy_str_equal(entry->key, key);
    if (entry->key.type == DPY_INT && key.type == DPY_INT)
        return 0;
    return dpy_equal(entry->key, key);
}

enum { FAILED = -2, ABSENT = -1, CHANGED = -3 };

// CHANGED: a comparison has run code, of this thread or of others, that has changed the dict.
static int64_t try_lookup(const struct dpy_dict *dict, struct val key, uint64_t hash)
{
    const struct dpy_dict_entry *entries = dict->entries;
    for (struct probe probe = first_probe(hash);; next_probe(&probe)) {
        uint32_t place = dict->table[probe.slot & dict->mask];
        if (!place)
            return ABSENT;
        const struct dpy_dict_entry *entry = &entries[place - 1];
        if (!entry->key.type)
            continue;
        struct val met = entry->key;
        int same = same_key(entry, key, hash);
        if (same < 0)
            return FAILED;
        if (dict->entries != entries || entry->key.type != met.type || entry->key.i != met.i)
            return CHANGED;
        if (same)
            return (int64_t)place - 1;
    }
}

// The index of the key's entry.
static int64_t lookup(const struct dpy_dict *dict, struct val key, uint64_t hash)
{
    int64_t at;
    do
        at = dict->table ? try_lookup(dict, key, hash) : ABSENT;
    while (at == CHANGED);
    return at;
}

static void add_to_table(struct dpy_dict *dict, uint64_t hash, uint32_t index)
{
    struct probe probe = first_probe(hash);
    while (dict->table[probe.slot & dict->mask])
        next_probe(&probe);
    dict->table[probe.slot & dict->mask] = index + 1;
}

// New arrays with room for `capacity` entries; the live ones move over.
static int resize(struct dpy_dict *dict, uint64_t capacity)
{
    uint64_t slots = SMALLEST;
    while (slots * 2 / 3 < capacity)
        slots *= 2;
    capacity = slots * 2 / 3;
    if (capacity >= UINT32_MAX) {
        dpy_raise_memory();
        return -1;
    }
    uint32_t *table = dpy_alloc(slots * sizeof *table, DPY_INT | DPY_ITEMS);      // no addresses: bare
    struct dpy_dict_entry *entries = table ? dpy_alloc(capacity * sizeof *entries, 0) : NULL;
    if (!entries) {
        dpy_free(table);
        return -1;
    }
    struct dpy_dict old = *dict;
    *dict = (struct dpy_dict){ .entries = entries, .table = table, .capacity = capacity, .mask = slots - 1 };
    for (uint64_t i = 0; i < old.filled; i++) {
        if (!old.entries[i].key.type)
            continue;
        add_to_table(dict, old.entries[i].hash, (uint32_t)dict->filled);
        entries[dict->filled++] = old.entries[i];
    }
    dict->length = old.length;
    dpy_free(old.table);
    dpy_free(old.entries);
    return 0;
}

int dpy_dict_find(const struct dpy_dict *dict, struct val key, struct val *ret)
{
    uint64_t hash;
    if (key_hash(key, &hash) < 0)
        return -1;
    int64_t at = lookup(dict, key, hash);
    if (at < 0)
        return at == FAILED ? -1 : 0;
    *ret = dict->entries[at].value;
    return 1;
}

int dpy_dict_put(struct dpy_dict *dict, struct val key, struct val value)
{
    uint64_t hash;
    if (key_hash(key, &hash) < 0)
        return -1;
    int64_t at = lookup(dict, key, hash);
    if (at == FAILED)
        return -1;
    if (at >= 0) {
        dict->entries[at].value = value;
        return 0;
    }
    if (dict->filled == dict->capacity && resize(dict, dict->length * 2) < 0)
        return -1;
    add_to_table(dict, hash, (uint32_t)dict->filled);
    dict->entries[dict->filled++] = (struct dpy_dict_entry){ .key = key, .value = value, .hash = hash };
    dict->length++;
    return 0;
}

int dpy_dict_put_text(struct dpy_dict *dict, const char *key, struct val value)
{
    struct val text = dpy_str_text(key);
    return dpy_failed(text) ? -1 : dpy_dict_put(dict, text, value);
}

int dpy_dict_take(struct dpy_dict *dict, struct val key, struct val *ret)
{
    uint64_t hash;
    if (key_hash(key, &hash) < 0)
        return -1;
    int64_t at = lookup(dict, key, hash);
    if (at < 0)
        return at == FAILED ? -1 : 0;
    *ret = dict->entries[at].value;
    dict->entries[at].key.type = dict->entries[at].value.type = 0;
    if (--dict->length == 0)
        dpy_dict_clear(dict);
    return 1;
}

// Its arrays go too.
void dpy_dict_clear(struct dpy_dict *dict)
{
    dpy_free(dict->table);
    dpy_free(dict->entries);
    *dict = (struct dpy_dict){ .entries = NULL };
}

const struct dpy_dict_entry *dpy_dict_next(const struct dpy_dict *dict, uint64_t *position)
{
    while (*position < dict->filled) {
        const struct dpy_dict_entry *entry = &dict->entries[(*position)++];
        if (entry->key.type)
            return entry;
    }
    return NULL;
}

struct val dpy_dict(const struct val *pairs, size_t n)
{
    struct val dict = dpy_dict_new();
    if (dpy_failed(dict) || (n && resize(dpy_dict_of(dict), n) < 0))
        return dpy_failure();
    for (size_t i = 0; i < n; i++)
        if (dpy_dict_put(dpy_dict_of(dict), pairs[2 * i], pairs[2 * i + 1]) < 0)
            return dpy_failure();
    return dict;
}

int dpy_dict_merge(struct dpy_dict *dict, const struct dpy_dict *other)
{
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(other, &position));)
        if (dpy_dict_put(dict, entry->key, entry->value) < 0)
            return -1;
    return 0;
}

// What is no dict but has keys().
bool dpy_is_mapping(struct val v)
{
    struct val keys;
    return dpy_plain(v).type == DPY_DICT || dpy_special_find(v, "keys", &keys) ||
           (dpy_kind(v) == DPY_RECORD && dpy_record_method(v, "keys"));
}

int dpy_dict_merge_mapping(struct dpy_dict *dict, struct val mapping)
{
    struct val keys = dpy_call_method(mapping, "keys", NULL, 0, NULL), iterator = dpy_failed(keys) ? keys : dpy_iter(keys);
    for (;;) {
        struct val key = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (key.type == DPY_STOP)
            return 0;
        struct val value = dpy_failed(key) ? key : dpy_getitem(mapping, key);
        if (dpy_failed(value) || dpy_dict_put(dict, key, value) < 0)
            return -1;
    }
}

int dpy_dict_update(struct val dict, struct val mapping)
{
    if (mapping.type == DPY_DICT)
        return dpy_dict_merge(dpy_dict_of(dict), dpy_dict_of(mapping));
    if (dpy_is_mapping(mapping))
        return dpy_dict_merge_mapping(dpy_dict_of(dict), mapping);
    dpy_raise_error(&dpy_TypeError, "'%s' object is not a mapping", dpy_type_name(mapping));
    return -1;
}

struct val dpy_dict_copy(const struct dpy_dict *dict)
{
    struct val copy = dpy_dict_new();
    if (dpy_failed(copy) || (dict->length && resize(dpy_dict_of(copy), dict->length) < 0))
        return dpy_failure();
    return dpy_dict_merge(dpy_dict_of(copy), dict) < 0 ? dpy_failure() : copy;
}

struct val dpy_dict_or(struct val a, struct val b)
{
    struct val dict = dpy_dict_copy(dpy_dict_of(a));
    return dpy_failed(dict) || dpy_dict_merge(dpy_dict_of(dict), dpy_dict_of(b)) < 0 ? dpy_failure() : dict;
}

int dpy_dict_equal(const struct dpy_dict *a, const struct dpy_dict *b)
{
    if (a->length != b->length)
        return 0;
    uint64_t position = 0;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(a, &position));) {
        struct val value = entry->value;
        int64_t at = lookup(b, entry->key, entry->hash);
        int same = at >= 0 ? dpy_equal(value, b->entries[at].value) : at == FAILED ? -1 : 0;
        if (same != 1)
            return same;
    }
    return 1;
}

int dpy_dict_repr_into(struct dpy_buffer *buffer, struct val dict)
{
    dpy_buffer_add(buffer, "{", 1);
    uint64_t position = 0;
    bool first = true;
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(dict), &position)); first = false) {
        struct val value = entry->value;
        if (!first)
            dpy_buffer_text(buffer, ", ");
        if (dpy_repr_into(buffer, entry->key) < 0)
            return -1;
        dpy_buffer_text(buffer, ": ");
        if (dpy_repr_into(buffer, value) < 0)
            return -1;
    }
    dpy_buffer_add(buffer, "}", 1);
    return 0;
}
