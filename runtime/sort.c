// Sorting lists: a stable merge sort of runs, which is quick on what is sorted already.
//
// The items are taken out of the list while they are sorted, so that nothing that a comparison runs can change them under us;
// a list that a key function has filled meanwhile is a ValueError, as in CPython.
#include <string.h>

#include "alloc.h"
#include "item.h"
#include "list.h"
#include "str.h"

struct entry { struct val key, item; };

enum { SHORT_RUN = 24 };

// a < b: 1, 0; -1: failure.
typedef int less_than(struct val a, struct val b);

static int int_less(struct val a, struct val b) { return a.i < b.i; }
static int float_less(struct val a, struct val b) { return a.f < b.f; }
static int str_less(struct val a, struct val b) { return dpy_str_compare(a, b) < 0; }

static int any_less(struct val a, struct val b)
{
    struct val result = dpy_compare(a, b, DPY_LT);
    return dpy_failed(result) ? -1 : dpy_truth(result);
}

// Where all keys are of one simple type, a comparison cannot fail and needs no dispatch.
static less_than *comparison(const struct entry *entries, uint64_t n)
{
    for (uint64_t i = 1; i < n; i++)
        if (entries[i].key.type != entries[0].key.type)
            return any_less;
    switch (n ? entries[0].key.type : DPY_NONE) {
    case DPY_INT: return int_less;
    case DPY_FLOAT: return float_less;
    case DPY_STR: return str_less;
    default: return any_less;
    }
}

static int insertion_sort(struct entry *entries, uint64_t n, less_than *less)
{
    for (uint64_t i = 1; i < n; i++) {
        struct entry entry = entries[i];
        uint64_t low = 0, high = i;
        int before = less(entry.key, entries[i - 1].key);
        if (before < 0)
            return -1;
        if (!before)
            continue;
        while (low < high) {
            uint64_t middle = low + (high - low) / 2;
            before = less(entry.key, entries[middle].key);
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
static int merge(const struct entry *from, uint64_t half, uint64_t n, struct entry *to, less_than *less)
{
    int before = less(from[half].key, from[half - 1].key);
    if (before <= 0) {
        memcpy(to, from, n * sizeof *to);
        return before;
    }
    uint64_t left = 0, right = half;
    while (left < half && right < n) {
        before = less(from[right].key, from[left].key);
        if (before < 0)
            return -1;
        *to++ = from[before ? right++ : left++];
    }
    memcpy(to, from + left, (half - left) * sizeof *to);
    memcpy(to + (half - left), from + right, (n - right) * sizeof *to);
    return 0;
}

// Sorts entries[0:n], with as much room at `spare`.
static int sort(struct entry *entries, struct entry *spare, uint64_t n, less_than *less)
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

static void reverse(struct entry *entries, uint64_t n)
{
    for (uint64_t i = 0; i < n / 2; i++) {
        struct entry swap = entries[i];
        entries[i] = entries[n - 1 - i];
        entries[n - 1 - i] = swap;
    }
}

static int make_keys(struct entry *entries, uint64_t n, struct val function)
{
    for (uint64_t i = 0; i < n; i++) {
        entries[i].key = function.type == DPY_NONE ? entries[i].item : dpy_call(function, &entries[i].item, 1, NULL);
        if (dpy_failed(entries[i].key))
            return -1;
    }
    return 0;
}

// Equal items keep their order when sorted backwards too: that is why it is reversed before and after.
static int sort_entries(struct entry *entries, uint64_t n, struct val function, bool backwards)
{
    if (make_keys(entries, n, function) < 0)
        return -1;
    if (backwards)
        reverse(entries, n);
    int status = sort(entries, entries + n, n, comparison(entries, n));
    if (backwards)
        reverse(entries, n);
    return status;
}

int dpy_list_sort(struct val v, struct val key, bool backwards)
{
    struct dpy_list *list = dpy_list_of(v), taken = *list;
    uint64_t n = taken.length;
    if (n < 2 && key.type == DPY_NONE)
        return 0;
    struct entry *entries = dpy_alloc(2 * n * sizeof *entries, 0);    // n came from as many items: no overflow
    if (!entries)
        return -1;
    for (uint64_t i = 0; i < n; i++)
        entries[i].item = dpy_list_at(&taken, i);
    *list = (struct dpy_list){ .items = NULL };
    int status = sort_entries(entries, n, key, backwards);
    bool changed = list->items != NULL;
    dpy_list_clear(list);
    *list = taken;
    for (uint64_t i = 0; i < n; i++)
        dpy_list_put(list, i, entries[i].item);
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
