// Sorting lists: a stable merge sort of runs, which is quick on what is sorted already. Where all keys are numbers, text, or tuples of
// those, they are sorted by what 8 bytes say of them, by radix where there are many; what is equal then, by the next 8 bytes.
//
// The items are taken out of the list while they are sorted, so that nothing that a comparison runs can change them under us;
// a list that a key function has filled meanwhile is a ValueError, as in CPython.
#include <string.h>

#include "alloc.h"
#include "item.h"
#include "list.h"
#include "str.h"
#include "tuple.h"

// `order` is of a part of the key: where two differ, they decide. `at` is where the item was.
struct entry {
    struct val key;
    uint64_t order, at;
};

enum { SHORT_RUN = 24 };

// a < b: 1, 0; -1: failure.
typedef int less_than(const struct entry *a, const struct entry *b);

static inline int order_less(const struct entry *a, const struct entry *b) { return a->order < b->order; }
static inline int float_less(const struct entry *a, const struct entry *b) { return a->key.f < b->key.f; }
static inline int str_less(const struct entry *a, const struct entry *b) { return dpy_str_compare(a->key, b->key) < 0; }

static int less(struct val a, struct val b)
{
    struct val result = dpy_compare(a, b, DPY_LT);
    return dpy_failed(result) ? -1 : dpy_truth(result);
}

static int any_less(const struct entry *a, const struct entry *b) { return less(a->key, b->key); }

// The first items that differ decide. Ints and text, which is what there mostly is, are asked once for what CPython asks twice.
static int compare_tuples(struct val a, struct val b)
{
    const struct dpy_tuple *x = dpy_tuple_of(a), *y = dpy_tuple_of(b);
    for (uint64_t i = 0; i < x->length && i < y->length; i++) {
        struct val left = x->items[i], right = y->items[i];
        if (left.type != right.type || (left.type != DPY_INT && left.type != DPY_STR))
            return less(a, b);
        int order = left.type == DPY_STR ? dpy_str_compare(left, right) : (left.i > right.i) - (left.i < right.i);
        if (order)
            return order < 0;
    }
    return x->length < y->length;
}

static inline int tuple_less(const struct entry *a, const struct entry *b) { return compare_tuples(a->key, b->key); }

// The one type that all keys have, or 0.
static uint64_t common_type(const struct entry *entries, uint64_t n)
{
    for (uint64_t i = 1; i < n; i++)
        if (entries[i].key.type != entries[0].key.type)
            return 0;
    return n ? entries[0].key.type : 0;
}

static inline __attribute__((always_inline)) int insertion_sort(struct entry *entries, uint64_t n, less_than *less)
{
    for (uint64_t i = 1; i < n; i++) {
        struct entry entry = entries[i];
        uint64_t low = 0, high = i;
        int before = less(&entry, &entries[i - 1]);
        if (before < 0)
            return -1;
        if (!before)
            continue;
        while (low < high) {
            uint64_t middle = low + (high - low) / 2;
            before = less(&entry, &entries[middle]);
            if (before < 0)
                return -1;
            if (before)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(entries + low + 1, entries + low, (i - low) * sizeof *entries);
        entries[low] = entry;
    }
    return 0;
}

// Merges from[0:half] and from[half:n] into `to`.
static inline __attribute__((always_inline)) int merge(const struct entry *from, uint64_t half, uint64_t n, struct entry *to, less_than *less)
{
    int before = less(&from[half], &from[half - 1]);
    if (before <= 0) {
        memcpy(to, from, n * sizeof *to);
        return before;
    }
    uint64_t left = 0, right = half;
    while (left < half && right < n) {
        before = less(&from[right], &from[left]);
        if (before < 0)
            return -1;
        *to++ = from[before ? right++ : left++];
    }
    memcpy(to, from + left, (half - left) * sizeof *to);
    memcpy(to + (half - left), from + right, (n - right) * sizeof *to);
    return 0;
}

// Sorts entries[0:n], with as much room at `spare`.
static inline __attribute__((always_inline)) int sort_by(struct entry *entries, struct entry *spare, uint64_t n, less_than *less)
{
    for (uint64_t i = 0; i < n; i += SHORT_RUN)
        if (insertion_sort(entries + i, n - i < SHORT_RUN ? n - i : SHORT_RUN, less) < 0)
            return -1;
    struct entry *from = entries, *to = spare;
    for (uint64_t run = SHORT_RUN; run < n; run *= 2) {
        for (uint64_t i = 0; i < n; i += 2 * run) {
            uint64_t size = n - i < 2 * run ? n - i : 2 * run;
            if (size <= run)
                memcpy(to + i, from + i, size * sizeof *to);
            else if (merge(from + i, run, size, to + i, less) < 0)
                return -1;
        }
        struct entry *swap = from;
        from = to;
        to = swap;
    }
    if (from != entries)
        memcpy(entries, from, n * sizeof *entries);
    return 0;
}

// Where all keys are of one simple type, a comparison cannot fail and needs no dispatch.
static int sort_by_comparing(struct entry *entries, struct entry *spare, uint64_t n, uint64_t type)
{
    switch (type) {
    case DPY_FLOAT: return sort_by(entries, spare, n, float_less);
    case DPY_STR: return sort_by(entries, spare, n, str_less);
    case DPY_TUPLE: return sort_by(entries, spare, n, tuple_less);
    default: return sort_by(entries, spare, n, any_less);
    }
}

// By orders

enum { DIGITS = 8, VALUES = 256, MANY = 256 };       // MANY: from so many on, counting digits costs less than comparing

static inline unsigned digit_of(const struct entry *entry, unsigned digit) { return entry->order >> 8 * digit & (VALUES - 1); }

static void move_by_digit(const struct entry *from, struct entry *to, uint64_t n, unsigned digit, const uint64_t *counts)
{
    uint64_t next[VALUES], at = 0;
    for (unsigned value = 0; value < VALUES; value++) {
        next[value] = at;
        at += counts[value];
    }
    for (uint64_t i = 0; i < n; i++)
        to[next[digit_of(&from[i], digit)]++] = from[i];
}

static void sort_by_digits(struct entry *entries, struct entry *spare, uint64_t n)
{
    uint64_t counts[DIGITS][VALUES] = { { 0 } };
    for (uint64_t i = 0; i < n; i++)
        for (unsigned digit = 0; digit < DIGITS; digit++)
            counts[digit][digit_of(&entries[i], digit)]++;
    struct entry *from = entries, *to = spare;
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        if (counts[digit][digit_of(&from[0], digit)] == n)
            continue;
        move_by_digit(from, to, n, digit, counts[digit]);
        struct entry *swap = from;
        from = to;
        to = swap;
    }
    if (from != entries)
        memcpy(entries, from, n * sizeof *entries);
}

static void sort_by_order(struct entry *entries, struct entry *spare, uint64_t n)
{
    uint64_t sorted = 1;
    while (sorted < n && entries[sorted - 1].order <= entries[sorted].order)
        sorted++;
    if (sorted < n && n < MANY)
        sort_by(entries, spare, n, order_less);
    else if (sorted < n)
        sort_by_digits(entries, spare, n);
}

// A part of the keys: an item of theirs, if they are tuples, and from which byte on, if that is text. What is deeper is compared.
struct part { uint64_t type, item, offset; };
enum { DEEPEST_ITEM = 16, DEEPEST_BYTE = 256 };

static inline struct val part_of(const struct entry *entry, const struct part *part)
{
    return part->type == DPY_TUPLE ? dpy_tuple_of(entry->key)->items[part->item] : entry->key;
}

// 0: they are of several types, or one is missing.
static uint64_t type_of_parts(const struct entry *entries, uint64_t n, const struct part *part)
{
    uint64_t type = 0;
    for (uint64_t i = 0; i < n; i++) {
        if (part->type == DPY_TUPLE && dpy_tuple_of(entries[i].key)->length <= part->item)
            return 0;
        uint64_t of_this = part_of(&entries[i], part).type;
        if (i && of_this != type)
            return 0;
        type = of_this;
    }
    return type;
}

static inline uint64_t order_of_int(struct val v) { return (uint64_t)v.i ^ (uint64_t)1 << 63; }

// -0.0 equals 0.0.
static inline uint64_t order_of_float(double f)
{
    uint64_t bits;
    f += 0.0;
    memcpy(&bits, &f, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static inline uint64_t order_of_bytes(struct val text, size_t offset)
{
    uint64_t bytes = 0;
    size_t length = dpy_str_header(text)->length, left = length > offset ? length - offset : 0;
    memcpy(&bytes, text.s + (left ? offset : 0), left < sizeof bytes ? left : sizeof bytes);
    return __builtin_bswap64(bytes);
}

static bool order_numbers(struct entry *entries, uint64_t n, const struct part *part, uint64_t type)
{
    for (uint64_t i = 0; i < n; i++) {
        struct val v = part_of(&entries[i], part);
        if (type == DPY_FLOAT && v.f != v.f)
            return false;
        entries[i].order = type == DPY_FLOAT ? order_of_float(v.f) : order_of_int(v);
    }
    return true;
}

// Where no text has more bytes, the lengths decide, since zeros stood for what was missing. True: that was it.
static bool order_texts(struct entry *entries, uint64_t n, const struct part *part)
{
    uint64_t longest = 0;
    for (uint64_t i = 0; i < n; i++) {
        struct val text = part_of(&entries[i], part);
        uint64_t length = dpy_str_header(text)->length;
        longest = length > longest ? length : longest;
        entries[i].order = order_of_bytes(text, part->offset);
    }
    if (longest > part->offset)
        return false;
    for (uint64_t i = 0; i < n; i++)
        entries[i].order = dpy_str_header(part_of(&entries[i], part))->length;
    return true;
}

static int sort_by_part(struct entry *entries, struct entry *spare, uint64_t n, struct part part)
{
    uint64_t type = part.item < DEEPEST_ITEM && part.offset < DEEPEST_BYTE ? type_of_parts(entries, n, &part) : 0;
    bool ordered = (type == DPY_INT || type == DPY_BOOL || type == DPY_FLOAT) && order_numbers(entries, n, &part, type);
    if (!ordered && type != DPY_STR)
        return sort_by_comparing(entries, spare, n, part.type);
    bool done = ordered || order_texts(entries, n, &part);
    sort_by_order(entries, spare, n);
    if (done && part.type != DPY_TUPLE)
        return 0;
    struct part next = { part.type, part.item + done, done ? 0 : part.offset + sizeof(uint64_t) };
    for (uint64_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && entries[end].order == entries[i].order;)
            end++;
        if (end - i > 1 && sort_by_part(entries + i, spare, end - i, next) < 0)
            return -1;
    }
    return 0;
}

static int sort(struct entry *entries, struct entry *spare, uint64_t n)
{
    return sort_by_part(entries, spare, n, (struct part){ common_type(entries, n), 0, 0 });
}

static void reverse(struct entry *entries, uint64_t n)
{
    for (uint64_t i = 0; i < n / 2; i++) {
        struct entry swap = entries[i];
        entries[i] = entries[n - 1 - i];
        entries[n - 1 - i] = swap;
    }
}

static int make_keys(struct entry *entries, uint64_t n, const struct dpy_list *items, struct val function)
{
    for (uint64_t i = 0; i < n; i++) {
        struct val item = dpy_list_at(items, i);
        entries[i].at = i;
        entries[i].key = function.type == DPY_NONE ? item : dpy_call(function, &item, 1, NULL);
        if (dpy_failed(entries[i].key))
            return -1;
    }
    return 0;
}

// Equal items keep their order when sorted backwards too: that is why it is reversed before and after.
static int sort_entries(struct entry *entries, uint64_t n, const struct dpy_list *items, struct val function, bool backwards)
{
    if (make_keys(entries, n, items, function) < 0)
        return -1;
    if (backwards)
        reverse(entries, n);
    int status = sort(entries, entries + n, n);
    if (backwards)
        reverse(entries, n);
    return status;
}

// The half of the room that the entries do not need takes the items meanwhile.
static void put_in_order(struct dpy_list *list, struct entry *entries, uint64_t n)
{
    if (list->item_type == DPY_MIXED) {
        struct val *values = (struct val *)(entries + n);
        for (uint64_t i = 0; i < n; i++)
            values[i] = list->values[entries[i].at];
        memcpy(list->values, values, n * sizeof *values);
    } else {
        int64_t *words = (int64_t *)(entries + n);
        for (uint64_t i = 0; i < n; i++)
            words[i] = list->words[entries[i].at];
        memcpy(list->words, words, n * sizeof *words);
    }
}

int dpy_list_sort(struct val v, struct val key, bool backwards)
{
    struct dpy_list *list = dpy_list_of(v), taken = *list;
    uint64_t n = taken.length;
    if (n == 0 || (n == 1 && key.type == DPY_NONE))
        return 0;
    struct entry *entries = dpy_alloc(2 * n * sizeof *entries, 0);    // n came from as many items: no overflow
    if (!entries)
        return -1;
    *list = (struct dpy_list){ .items = NULL };
    int status = sort_entries(entries, n, &taken, key, backwards);
    bool changed = list->items != NULL;
    dpy_list_clear(list);
    *list = taken;
    if (status == 0)
        put_in_order(list, entries, n);
    dpy_free(entries);
    if (status == 0 && changed) {
        dpy_raise_error(&dpy_ValueError, "list modified during sort");
        return -1;
    }
    return status;
}

void dpy_list_reverse(struct dpy_list *list)
{
    for (uint64_t i = 0; i < list->length / 2; i++) {
        struct val first = dpy_list_at(list, i);
        dpy_list_put(list, i, dpy_list_at(list, list->length - 1 - i));
        dpy_list_put(list, list->length - 1 - i, first);
    }
}
