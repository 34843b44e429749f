// Lists: the storage, items and slices. The methods are in list_methods.c.
#include "list.h"

#include <string.h>

#include "alloc.h"
#include "exception_value.h"
#include "item.h"
#include "iterator.h"
#include "range.h"
#include "tuple.h"

enum { LEAST = 2, SMALLEST = 4, SMALL = 64 };       // room for fewer than LEAST saves nothing; up to SMALL, a list that grows doubles

static inline size_t item_size(const struct dpy_list *list)
{
    return list->item_type == DPY_MIXED ? sizeof(struct val) : sizeof(int64_t);
}

static inline char *address(const struct dpy_list *list, uint64_t i) { return (char *)list->items + i * item_size(list); }

static inline void end_with_null(struct dpy_list *list)
{
    if (list->item_type == DPY_MIXED)
        list->values[list->length] = (struct val){ .type = 0 };
    else
        list->words[list->length] = 0;
}

static bool has_own_type(struct val item) { return item.type != DPY_NONE; }

// Room for so many items and the spare one.
static int provide(struct dpy_list *list, uint64_t capacity)
{
    size_t size;
    if (__builtin_mul_overflow(capacity, item_size(list), &size) || __builtin_add_overflow(size, item_size(list), &size)) {
        dpy_raise_memory();
        return -1;
    }
    void *items = dpy_realloc(list->items, size, list->item_type | DPY_ITEMS);
    if (!items)
        return -1;
    list->items = items;
    list->capacity = capacity;
    end_with_null(list);
    return 0;
}

static int reserve(struct dpy_list *list, uint64_t capacity)
{
    if (capacity <= list->capacity)
        return 0;
    uint64_t grown = list->capacity + (list->capacity < SMALL ? list->capacity : list->capacity / 2);
    return provide(list, grown > capacity ? grown : capacity < SMALLEST ? SMALLEST : capacity);
}

int dpy_list_mix(struct dpy_list *list)
{
    if (list->item_type == DPY_MIXED)
        return 0;
    struct val *values = dpy_alloc((list->capacity + 1) * sizeof *values, DPY_MIXED | DPY_ITEMS);
    if (!values)
        return -1;
    for (uint64_t i = 0; i < list->length; i++)
        values[i] = dpy_list_at(list, i);
    dpy_free(list->items);
    list->values = values;
    list->item_type = DPY_MIXED;
    return 0;
}

// Makes the list able to hold this item beside those that it has.
static int admit(struct dpy_list *list, struct val item)
{
    if (list->item_type == item.type || list->item_type == DPY_MIXED)
        return 0;
    if (list->length || !has_own_type(item))
        return dpy_list_mix(list);
    list->item_type = item.type;
    dpy_retype(list->items, item.type | DPY_ITEMS);
    return 0;
}

static inline void store(struct dpy_list *list, uint64_t i, struct val item)
{
    if (list->item_type == DPY_MIXED)
        list->values[i] = item;
    else
        list->words[i] = item.i;
}

int dpy_list_put(struct dpy_list *list, uint64_t i, struct val item)
{
    if (admit(list, item) < 0)
        return -1;
    store(list, i, item);
    return 0;
}

int dpy_list_append(struct val v, struct val item)
{
    struct dpy_list *list = dpy_list_of(v);
    if ((list->item_type != item.type && admit(list, item) < 0) ||
        (list->length == list->capacity && reserve(list, list->length + 1) < 0))
        return -1;
    uint64_t i = list->length++;
    if (list->item_type == DPY_MIXED) {
        list->values[i] = item;
        list->values[i + 1] = (struct val){ .type = 0 };
    } else {
        list->words[i] = item.i;
        list->words[i + 1] = 0;
    }
    return 0;
}

// A gap of `count` items at i, to be filled by the caller; the list can hold them already.
static int open_gap(struct dpy_list *list, uint64_t i, uint64_t count)
{
    uint64_t length;
    if (__builtin_add_overflow(list->length, count, &length)) {
        dpy_raise_memory();
        return -1;
    }
    if (reserve(list, length) < 0)
        return -1;
    memmove(address(list, i + count), address(list, i), (list->length - i) * item_size(list));
    list->length = length;
    end_with_null(list);
    return 0;
}

int dpy_list_insert(struct dpy_list *list, uint64_t i, struct val item)
{
    if (admit(list, item) < 0 || open_gap(list, i, 1) < 0)
        return -1;
    store(list, i, item);
    return 0;
}

void dpy_list_remove(struct dpy_list *list, uint64_t i, uint64_t count)
{
    if (!count)
        return;
    memmove(address(list, i), address(list, i + count), (list->length - i - count) * item_size(list));
    list->length -= count;
    end_with_null(list);
}

void dpy_list_clear(struct dpy_list *list)
{
    dpy_free(list->items);
    *list = (struct dpy_list){ .items = NULL };
}

bool dpy_list_keeps;

void dpy_list_drop(struct val v)
{
    if (dpy_list_keeps)
        return;
    dpy_free(dpy_list_of(v)->items);
    dpy_free(v.p);
}

struct val dpy_list_new(uint64_t capacity)
{
    struct dpy_list *list = dpy_alloc(sizeof *list, DPY_LIST);
    if (!list)
        return dpy_failure();
    if (capacity && reserve(list, capacity) < 0)
        return dpy_failure();
    return dpy_object(list, DPY_LIST);
}

static uint64_t common_type(const struct val *items, size_t n)
{
    if (n == 0)
        return 0;
    for (size_t i = 1; i < n; i++)
        if (items[i].type != items[0].type)
            return DPY_MIXED;
    return has_own_type(items[0]) ? items[0].type : DPY_MIXED;
}

static struct val typed_list(uint64_t item_type, uint64_t length)
{
    struct dpy_list *list = dpy_alloc(sizeof *list, DPY_LIST);
    if (!list)
        return dpy_failure();
    list->item_type = item_type;
    if (length && provide(list, length < LEAST ? LEAST : length) < 0)
        return dpy_failure();
    list->length = length;
    if (length)
        end_with_null(list);
    return dpy_object(list, DPY_LIST);
}

struct val dpy_list(const struct val *items, size_t n)
{
    struct val list = typed_list(common_type(items, n), n);
    for (size_t i = 0; i < n && !dpy_failed(list); i++)
        store(dpy_list_of(list), i, items[i]);
    return list;
}

struct val dpy_list_copy(const struct dpy_list *list, uint64_t start, uint64_t count)
{
    struct val copy = typed_list(count ? list->item_type : 0, count);
    if (!dpy_failed(copy) && count)
        memcpy(dpy_list_of(copy)->items, address(list, start), count * item_size(list));
    return copy;
}

// Items of another list at its end. The other may be the same one.
static int extend_by_list(struct dpy_list *list, const struct dpy_list *other)
{
    uint64_t count = other->length, at = list->length;
    if (!count)
        return 0;
    if (!list->length && other->item_type != DPY_MIXED && admit(list, dpy_list_at(other, 0)) < 0)
        return -1;
    if ((list->item_type != other->item_type && dpy_list_mix(list) < 0) || open_gap(list, at, count) < 0)
        return -1;
    if (list->item_type == other->item_type)
        memcpy(address(list, at), other->items, count * item_size(list));
    else
        for (uint64_t i = 0; i < count; i++)
            list->values[at + i] = dpy_list_at(other, i);
    return 0;
}

static int extend_by_values(struct val list, const struct val *items, uint64_t n)
{
    if (reserve(dpy_list_of(list), dpy_list_of(list)->length + n) < 0)
        return -1;
    for (uint64_t i = 0; i < n; i++)
        if (dpy_list_append(list, items[i]) < 0)
            return -1;
    return 0;
}

int dpy_list_extend(struct val list, struct val iterable)
{
    if (iterable.type == DPY_LIST)
        return extend_by_list(dpy_list_of(list), dpy_list_of(iterable));
    if (iterable.type == DPY_TUPLE)
        return extend_by_values(list, dpy_tuple_of(iterable)->items, dpy_tuple_of(iterable)->length);
    struct val iterator = dpy_iter(iterable);
    if (dpy_failed(iterator))
        return -1;
    for (;;) {
        struct val item = dpy_next(iterator);
        if (item.type == DPY_STOP)
            return 0;
        if (dpy_failed(item) || dpy_list_append(list, item) < 0)
            return -1;
    }
}

int dpy_list_spread(struct val list, struct val iterable)
{
    if (iterable.type == DPY_LIST || iterable.type == DPY_TUPLE || !dpy_failed(dpy_iter(iterable)))
        return dpy_list_extend(list, iterable);
    struct val failure = dpy_catch();
    if (dpy_exception_is(failure, &dpy_TypeError))
        dpy_raise_error(&dpy_TypeError, "Value after * must be an iterable, not %s", dpy_type_name(iterable));
    else
        dpy_reraise(failure);
    return -1;
}

struct val dpy_list_to_tuple(struct val v)
{
    const struct dpy_list *list = dpy_list_of(v);
    struct val tuple = dpy_tuple_new(list->length);
    for (uint64_t i = 0; i < list->length && !dpy_failed(tuple); i++)
        dpy_tuple_of(tuple)->items[i] = dpy_list_at(list, i);
    return tuple;
}

struct val dpy_list_concat(struct val a, struct val b)
{
    struct val list = dpy_list_copy(dpy_list_of(a), 0, dpy_list_of(a)->length);
    return dpy_failed(list) || dpy_list_extend(list, b) < 0 ? dpy_failure() : list;
}

struct val dpy_list_repeat(struct val v, int64_t count)
{
    const struct dpy_list *list = dpy_list_of(v);
    uint64_t length;
    if (__builtin_mul_overflow(list->length, (uint64_t)(count > 0 ? count : 0), &length))
        return dpy_raise_memory();
    struct val repeated = typed_list(length ? list->item_type : 0, length);
    for (uint64_t i = 0; i < length && !dpy_failed(repeated); i += list->length)
        memcpy(address(dpy_list_of(repeated), i), list->items, list->length * item_size(list));
    return repeated;
}

// Items and slices

static void pick_values(struct val *to, const struct val *from, const struct dpy_steps *steps)
{
    for (uint64_t i = 0; i < steps->count; i++)
        to[i] = from[steps->start + (int64_t)i * steps->step];
}

static void pick_words(int64_t *to, const int64_t *from, const struct dpy_steps *steps)
{
    for (uint64_t i = 0; i < steps->count; i++)
        to[i] = from[steps->start + (int64_t)i * steps->step];
}

struct val dpy_list_part(const struct dpy_list *list, const struct dpy_steps *steps)
{
    if (steps->step == 1)
        return dpy_list_copy(list, (uint64_t)steps->start, steps->count);
    struct val part = typed_list(steps->count ? list->item_type : 0, steps->count);
    if (!dpy_failed(part) && list->item_type == DPY_MIXED)
        pick_values(dpy_list_of(part)->values, list->values, steps);
    else if (!dpy_failed(part))
        pick_words(dpy_list_of(part)->words, list->words, steps);
    return part;
}

struct val dpy_list_getitem(struct val v, struct val key)
{
    const struct dpy_list *list = dpy_list_of(v);
    struct dpy_steps steps;
    if (key.type == DPY_SLICE)
        return dpy_slice_steps(key, list->length, &steps) < 0 ? dpy_failure() : dpy_list_part(list, &steps);
    uint64_t i;
    return dpy_index_within(key, list->length, "list", "list index out of range", &i) < 0 ? dpy_failure() : dpy_list_at(list, i);
}

int dpy_list_replace(struct val v, uint64_t start, uint64_t stop, struct val iterable)
{
    struct dpy_list *list = dpy_list_of(v);
    bool is_other = iterable.type == DPY_LIST && iterable.p != v.p;
    struct val items = is_other ? iterable : dpy_list(NULL, 0);
    if (dpy_failed(items) || (!is_other && dpy_list_extend(items, iterable) < 0))
        return -1;
    const struct dpy_list *other = dpy_list_of(items);
    if (stop > list->length)
        stop = list->length;     // iterating may have shortened the list
    if (start > stop)
        start = stop;
    for (uint64_t i = 0; i < other->length && list->item_type != other->item_type; i++)
        if (admit(list, dpy_list_at(other, i)) < 0)
            return -1;
    uint64_t old = stop - start;
    if (other->length > old && open_gap(list, stop, other->length - old) < 0)
        return -1;
    if (other->length < old)
        dpy_list_remove(list, start, old - other->length);
    if (list->item_type == other->item_type && other->length)
        memcpy(address(list, start), other->items, other->length * item_size(list));
    else
        for (uint64_t i = 0; i < other->length; i++)
            store(list, start + i, dpy_list_at(other, i));
    return 0;
}

static void delete_steps(struct dpy_list *list, struct dpy_steps steps)
{
    if (steps.step < 0) {
        steps.start += (int64_t)(steps.count - 1) * steps.step;
        steps.step = -steps.step;
    }
    for (uint64_t i = steps.count; i-- > 0;)
        dpy_list_remove(list, (uint64_t)(steps.start + (int64_t)i * steps.step), 1);
}

static int set_steps(struct val v, struct dpy_steps steps, struct val iterable)
{
    struct val items = dpy_list(NULL, 0);
    if (dpy_failed(items) || dpy_list_extend(items, iterable) < 0)
        return -1;
    const struct dpy_list *other = dpy_list_of(items);
    if (other->length != steps.count) {
        dpy_raise_error(&dpy_ValueError, "attempt to assign sequence of size %zu to extended slice of size %zu", (size_t)other->length, (size_t)steps.count);
        return -1;
    }
    for (uint64_t i = 0; i < steps.count; i++)
        if (dpy_list_put(dpy_list_of(v), (uint64_t)(steps.start + (int64_t)i * steps.step), dpy_list_at(other, i)) < 0)
            return -1;
    return 0;
}

// Anything but a list becomes an iterator; where it cannot, that is the complaint.
static bool iterate(struct val *v, const char *complaint)
{
    if (v->type == DPY_LIST)
        return true;
    struct val iterator = dpy_iter(*v);
    if (!dpy_failed(iterator)) {
        *v = iterator;
        return true;
    }
    struct val failure = dpy_catch();
    if (dpy_exception_is(failure, &dpy_TypeError))
        dpy_raise_error(&dpy_TypeError, "%s", complaint);
    else
        dpy_reraise(failure);
    return false;
}

int dpy_list_set_part(struct val v, const struct dpy_steps *steps, struct val value)
{
    struct dpy_list *list = dpy_list_of(v);
    if (steps->step != 1 && value.type)
        return iterate(&value, "must assign iterable to extended slice") ? set_steps(v, *steps, value) : -1;
    if (value.type && !iterate(&value, "can only assign an iterable"))
        return -1;
    if (value.type)
        return dpy_list_replace(v, (uint64_t)steps->start, (uint64_t)steps->start + steps->count, value);
    if (steps->step == 1)
        dpy_list_remove(list, (uint64_t)steps->start, steps->count);
    else if (steps->count)
        delete_steps(list, *steps);
    return 0;
}

int dpy_list_setitem(struct val v, struct val key, struct val value)
{
    struct dpy_list *list = dpy_list_of(v);
    struct dpy_steps steps;
    if (key.type == DPY_SLICE)
        return dpy_slice_steps(key, list->length, &steps) < 0 ? -1 : dpy_list_set_part(v, &steps, value);
    uint64_t i;
    if (dpy_index_within(key, list->length, "list", "list assignment index out of range", &i) < 0)
        return -1;
    if (value.type)
        return dpy_list_put(list, i, value);
    dpy_list_remove(list, i, 1);
    return 0;
}

int dpy_list_repr_into(struct dpy_buffer *buffer, struct val v)
{
    dpy_buffer_add(buffer, "[", 1);
    for (uint64_t i = 0; i < dpy_list_of(v)->length; i++) {
        if (i)
            dpy_buffer_text(buffer, ", ");
        if (dpy_repr_into(buffer, dpy_list_at(dpy_list_of(v), i)) < 0)
            return -1;
    }
    dpy_buffer_add(buffer, "]", 1);
    return 0;
}
