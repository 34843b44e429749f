// Iteration over containers: dpy_iter, dpy_next, reversed. What iterates over iterators is in itertools.c.
#include "iterator.h"
#include "record.h"

#include "alloc.h"
#include "bytearray.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "file.h"
#include "generator.h"
#include "item.h"
#include "list.h"
#include "native.h"
#include "range.h"
#include "set.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

struct val dpy_iterator_new(struct val (*next)(struct dpy_iterator *self), const char *name, struct val source)
{
    struct dpy_iterator *iterator = dpy_alloc(sizeof *iterator, DPY_ITERATOR);
    if (!iterator)
        return dpy_failure();
    *iterator = (struct dpy_iterator){ .next = next, .name = name, .source = source };
    return dpy_object(iterator, DPY_ITERATOR);
}

static struct val exhausted(struct dpy_iterator *self)
{
    (void)self;
    return dpy_stop();
}

// Once at its end an iterator stays there, even if its container grows.
struct val dpy_iterator_finish(struct dpy_iterator *self)
{
    self->next = exhausted;
    self->unpack = NULL;
    self->source = (struct val){ .type = 0 };
    return dpy_stop();
}

static struct val next_of_list(struct dpy_iterator *self)
{
    const struct dpy_list *list = dpy_list_of(self->source);
    return self->index < list->length ? dpy_list_at(list, self->index++) : dpy_iterator_finish(self);
}

static struct val next_of_tuple(struct dpy_iterator *self)
{
    const struct dpy_tuple *tuple = dpy_tuple_of(self->source);
    return self->index < tuple->length ? tuple->items[self->index++] : dpy_iterator_finish(self);
}

static struct val next_of_str(struct dpy_iterator *self)
{
    size_t offset = self->index;
    struct val point = dpy_str_step(self->source, &offset);
    self->index = offset;
    return point.type == DPY_STOP ? dpy_iterator_finish(self) : point;
}

static struct val next_of_bytes(struct dpy_iterator *self)
{
    bool more = self->index < dpy_str_header(self->source)->length;
    return more ? dpy_int((uint8_t)self->source.s[self->index++]) : dpy_iterator_finish(self);
}

static struct val next_of_bytearray(struct dpy_iterator *self)
{
    bool more = self->index < dpy_bytearray_length(self->source);
    return more ? dpy_int((uint8_t)dpy_bytearray_of(self->source)->bytes[self->index++]) : dpy_iterator_finish(self);
}

static struct val next_of_view(struct dpy_iterator *self)
{
    int64_t length = dpy_len(self->source);
    if (length < 0)
        return dpy_failure();
    return self->index < (uint64_t)length ? dpy_getitem(self->source, dpy_int((int64_t)self->index++)) : dpy_iterator_finish(self);
}

// Part of an entry; `step` says which.
static struct val entry_part(const struct dpy_dict_entry *entry, enum dpy_view_part part)
{
    struct val pair[] = { entry->key, entry->value };
    return part == DPY_VIEW_KEYS ? entry->key : part == DPY_VIEW_VALUES ? entry->value : dpy_tuple(pair, 2);
}

static bool has_same_size(struct dpy_iterator *self)
{
    if (dpy_dict_of(self->source)->length == self->size)
        return true;
    self->size = UINT64_MAX;     // it stays broken
    dpy_raise_error(&dpy_RuntimeError, "dictionary changed size during iteration");
    return false;
}

// Deleting some keys and adding others leaves the size as it was.
static bool was_there(struct dpy_iterator *self)
{
    if (self->left) {
        self->left--;
        return true;
    }
    self->size = UINT64_MAX;
    dpy_raise_error(&dpy_RuntimeError, "dictionary keys changed during iteration");
    return false;
}

static struct val next_of_dict(struct dpy_iterator *self)
{
    if (!has_same_size(self))
        return dpy_failure();
    const struct dpy_dict_entry *entry = dpy_dict_next(dpy_dict_of(self->source), &self->index);
    if (!entry)
        return dpy_iterator_finish(self);
    return was_there(self) ? entry_part(entry, (enum dpy_view_part)self->step) : dpy_failure();
}

static enum dpy_turn unpack_entry(struct dpy_iterator *self, struct val *targets)
{
    if (!has_same_size(self))
        return DPY_TURN_FAILED;
    const struct dpy_dict_entry *entry = dpy_dict_next(dpy_dict_of(self->source), &self->index);
    if (!entry) {
        dpy_iterator_finish(self);
        return DPY_TURN_STOP;
    }
    if (!was_there(self))
        return DPY_TURN_FAILED;
    targets[0] = entry->key;
    targets[1] = entry->value;
    return DPY_TURN;
}

static struct val next_of_dict_back(struct dpy_iterator *self)
{
    const struct dpy_dict *dict = dpy_dict_of(self->source);
    if (!has_same_size(self))
        return dpy_failure();
    if (self->index > dict->filled)
        self->index = dict->filled;
    while (self->index && !dict->entries[self->index - 1].key.type)
        self->index--;
    return self->index ? entry_part(&dict->entries[--self->index], (enum dpy_view_part)self->step) : dpy_iterator_finish(self);
}

static struct val iterate_dict(struct val dict, enum dpy_view_part part, bool backwards)
{
    static const char *const names[2][3] = {
        { "dict_keyiterator", "dict_valueiterator", "dict_itemiterator" },
        { "dict_reversekeyiterator", "dict_reversevalueiterator", "dict_reverseitemiterator" },
    };
    struct val iterator = dpy_iterator_new(backwards ? next_of_dict_back : next_of_dict, names[backwards][part], dict);
    if (dpy_failed(iterator))
        return iterator;
    struct dpy_iterator *self = iterator.p;
    self->step = part;
    self->size = self->left = dpy_dict_of(dict)->length;
    self->index = backwards ? dpy_dict_of(dict)->filled : 0;
    if (part == DPY_VIEW_ITEMS && !backwards) {
        self->unpack = unpack_entry;
        self->width = 2;
    }
    return iterator;
}

static struct val next_of_set(struct dpy_iterator *self)
{
    const struct dpy_set *set = dpy_set_of(self->source);
    if (set->used != self->size) {
        self->size = UINT64_MAX;     // it stays broken
        return dpy_raise_error(&dpy_RuntimeError, "Set changed size during iteration");
    }
    const struct dpy_set_entry *entry = dpy_set_next(set, &self->index);
    return entry ? entry->item : dpy_iterator_finish(self);
}

static struct val iterate_set(struct val set)
{
    struct val iterator = dpy_iterator_new(next_of_set, "set_iterator", set);
    if (!dpy_failed(iterator))
        ((struct dpy_iterator *)iterator.p)->size = dpy_set_of(set)->used;
    return iterator;
}

struct val dpy_iter(struct val v)
{
    switch (dpy_kind(v)) {
    case DPY_LIST: return dpy_iterator_new(next_of_list, "list_iterator", v);
    case DPY_TUPLE: return dpy_iterator_new(next_of_tuple, "tuple_iterator", v);
    case DPY_RANGE: return dpy_range_iter(v);
    case DPY_STR: return dpy_iterator_new(next_of_str, dpy_str_ascii(v) ? "str_ascii_iterator" : "str_iterator", v);
    case DPY_BYTES: return dpy_iterator_new(next_of_bytes, "bytes_iterator", v);
    case DPY_BYTEARRAY: return dpy_iterator_new(next_of_bytearray, "bytearray_iterator", v);
    case DPY_MEMORYVIEW: return dpy_len(v) < 0 ? dpy_failure() : dpy_iterator_new(next_of_view, "memory_iterator", v);
    case DPY_DICT: return iterate_dict(v, DPY_VIEW_KEYS, false);
    case DPY_SET: case DPY_FROZENSET: return iterate_set(v);
    case DPY_VIEW: return iterate_dict(((const struct dpy_view *)v.p)->dict, ((const struct dpy_view *)v.p)->part, false);
    case DPY_ITERATOR: case DPY_GENERATOR: case DPY_FILE: return v;
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_iter(v);
    default:
        if (dpy_kind(v) == DPY_RECORD && dpy_record_type_of(v)->container)
            return dpy_iter(dpy_record_container(v));
        if (dpy_is_special(v))
            return dpy_special_iter(v);
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not iterable", dpy_type_name(v));
    }
}

// A StopIteration out of a function that `map` or `filter` calls ends the iteration as well.
static struct val stop_of(struct val failure)
{
    return dpy_exception_is(failure, &dpy_StopIteration) ? dpy_stop() : dpy_reraise(failure);
}

struct val dpy_next(struct val v)
{
    if (dpy_kind(v) == DPY_GENERATOR)
        return dpy_generator_resume(v, dpy_none());
    if (v.type == DPY_ITERATOR) {
        struct val item = ((struct dpy_iterator *)v.p)->next(v.p);
        return dpy_failed(item) ? stop_of(dpy_catch()) : item;
    }
    if (v.type == DPY_FILE)
        return dpy_file_next(v.p);
    if (dpy_is_special(v))
        return dpy_special_next(v);
    return dpy_raise_error(&dpy_TypeError, "'%s' object is not an iterator", dpy_type_name(v));
}

struct val dpy_each(struct val v)
{
    return v.type == DPY_LIST || v.type == DPY_TUPLE ? v : dpy_iter(v);
}

static struct val item_at(struct val each, uint64_t index)
{
    if (each.type == DPY_LIST)
        return index < dpy_list_of(each)->length ? dpy_list_at(dpy_list_of(each), index) : dpy_stop();
    if (each.type == DPY_TUPLE)
        return index < dpy_tuple_of(each)->length ? dpy_tuple_of(each)->items[index] : dpy_stop();
    return dpy_next(each);
}

enum dpy_turn dpy_next_unpack(struct val each, uint64_t index, struct val *targets, size_t n)
{
    if (each.type == DPY_ITERATOR) {
        struct dpy_iterator *iterator = each.p;
        if (iterator->unpack && iterator->width == n)
            return iterator->unpack(iterator, targets);
    }
    struct val item = item_at(each, index);
    if (item.type == DPY_STOP)
        return DPY_TURN_STOP;
    if (dpy_failed(item))
        return DPY_TURN_FAILED;
    return dpy_unpack(item, targets, n) < 0 ? DPY_TURN_PACKED : DPY_TURN;
}

// Backwards: `index` items are left.

static struct val next_of_list_back(struct dpy_iterator *self)
{
    const struct dpy_list *list = dpy_list_of(self->source);
    return self->index && self->index <= list->length ? dpy_list_at(list, --self->index) : dpy_iterator_finish(self);
}

static struct val next_back(struct dpy_iterator *self)
{
    return self->index ? dpy_getitem(self->source, dpy_int((int64_t)--self->index)) : dpy_iterator_finish(self);
}

struct val dpy_iterator_reversed(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    if (kind == DPY_DICT)
        return iterate_dict(v, DPY_VIEW_KEYS, true);
    if (kind == DPY_VIEW)
        return iterate_dict(((const struct dpy_view *)v.p)->dict, ((const struct dpy_view *)v.p)->part, true);
    if (kind == DPY_RANGE)
        return dpy_range_reversed(v);
    bool sequence = kind == DPY_LIST || kind == DPY_TUPLE || kind == DPY_STR || kind == DPY_BYTES || kind == DPY_ARRAY
        || kind == DPY_BYTEARRAY || kind == DPY_MEMORYVIEW;
    if (dpy_is_special(v))
        return dpy_special_reversed(v);
    if (!sequence)
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not reversible", dpy_type_name(v));
    int64_t length = dpy_len(v);
    const char *name = kind == DPY_LIST ? "list_reverseiterator" : "reversed";
    struct val iterator = length < 0 ? dpy_failure() : dpy_iterator_new(kind == DPY_LIST ? next_of_list_back : next_back, name, v);
    if (!dpy_failed(iterator))
        ((struct dpy_iterator *)iterator.p)->index = (uint64_t)length;
    return iterator;
}

int dpy_iterator_repr_into(struct dpy_buffer *buffer, struct val iterator)
{
    dpy_buffer_format(buffer, "<%s object at %p>", ((const struct dpy_iterator *)iterator.p)->name, iterator.p);
    return 0;
}
