// Methods, operators and comparisons of sets. The order in which items are visited is CPython's.
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "dict.h"
#include "exception_value.h"
#include "item.h"
#include "set.h"

static struct val copy_of(struct val set) { return dpy_set_from((enum dpy_kind)set.type, set); }

// Is the item in a set, or a key of a dict?
static int is_in(struct val container, struct val item)
{
    struct val ignored;
    return container.type == DPY_DICT ? dpy_dict_find(dpy_dict_of(container), item, &ignored) : dpy_set_find(dpy_set_of(container), item);
}

// Adds those of `items` to `result` that are in `container`, or that are not.
static int select_items(struct val result, struct val items, struct val container, int wanted)
{
    struct val iterator = dpy_iter(items);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return 0;
        int found = dpy_failed(item) ? -1 : is_in(container, item);
        if (found < 0 || (found == wanted && dpy_set_add(result, item) < 0))
            return -1;
    }
}

static struct val intersection(struct val set, struct val other)
{
    if (dpy_is(set, other))
        return copy_of(set);
    struct val result = dpy_set_new((enum dpy_kind)set.type);
    bool swap = dpy_set_is(other) && dpy_set_of(other)->used > dpy_set_of(set)->used;
    bool failed = dpy_failed(result) || select_items(result, swap ? set : other, swap ? other : set, 1) < 0;
    return failed ? dpy_failure() : result;
}

static int remove_all(struct val set, struct val other)
{
    if (dpy_set_is(other) && other.p == set.p) {
        dpy_set_clear(dpy_set_of(set));
        return 0;
    }
    struct val iterator = dpy_iter(other);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return dpy_set_shrink(dpy_set_of(set));
        if (dpy_failed(item) || dpy_set_discard(dpy_set_of(set), item) < 0)
            return -1;
    }
}

static struct val difference(struct val set, struct val other)
{
    bool sized = dpy_set_is(other) || other.type == DPY_DICT;
    if (!sized || dpy_set_of(set)->used >> 2 > (uint64_t)dpy_len(other)) {
        struct val copy = copy_of(set);
        return dpy_failed(copy) || remove_all(copy, other) < 0 ? dpy_failure() : copy;
    }
    struct val result = dpy_set_new((enum dpy_kind)set.type);
    return dpy_failed(result) || select_items(result, set, other, 0) < 0 ? dpy_failure() : result;
}

// What is no set or dict may have an item twice, which would toggle it twice.
static int toggle_all(struct val set, struct val other)
{
    if (set.p == other.p) {
        dpy_set_clear(dpy_set_of(set));
        return 0;
    }
    if (!dpy_set_is(other) && other.type != DPY_DICT)
        other = dpy_set_from((enum dpy_kind)set.type, other);
    struct val iterator = dpy_failed(other) ? other : dpy_iter(other);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return 0;
        int found = dpy_failed(item) ? -1 : dpy_set_discard(dpy_set_of(set), item);
        if (found < 0 || (!found && dpy_set_add(set, item) < 0))
            return -1;
    }
}

static struct val symmetric_difference(struct val set, struct val other)
{
    struct val result = dpy_set_from((enum dpy_kind)set.type, other);
    return dpy_failed(result) || toggle_all(result, set) < 0 ? dpy_failure() : result;
}

static struct val union_of(struct val set, struct val other)
{
    struct val result = copy_of(set);
    if (dpy_failed(result) || dpy_is(set, other))
        return result;
    return dpy_set_update(result, other) < 0 ? dpy_failure() : result;
}

// Operators

static bool is_set_view(struct val v)
{
    return v.type == DPY_VIEW && ((const struct dpy_view *)v.p)->part != DPY_VIEW_VALUES;
}

bool dpy_set_operands(struct val a, struct val b)
{
    return (dpy_set_is(a) && dpy_set_is(b)) || is_set_view(a) || is_set_view(b);
}

static struct val combined(struct val a, struct val b, enum dpy_operator op)
{
    switch (op) {
    case DPY_OR: return union_of(a, b);
    case DPY_AND: return intersection(a, b);
    case DPY_SUB: return difference(a, b);
    default: return symmetric_difference(a, b);
    }
}

// The set takes the items of another, which is dropped.
static struct val become(struct val set, struct val other)
{
    if (dpy_failed(other))
        return other;
    struct dpy_set old = *dpy_set_of(set);
    *dpy_set_of(set) = *dpy_set_of(other);
    *dpy_set_of(other) = old;
    return set;
}

static struct val changed(struct val a, struct val b, enum dpy_operator op)
{
    int failed = 0;
    switch (op) {
    case DPY_OR: failed = dpy_set_update(a, b); break;
    case DPY_AND: return become(a, intersection(a, b));
    case DPY_SUB: failed = remove_all(a, b); break;
    default: failed = toggle_all(a, b); break;
    }
    return failed < 0 ? dpy_failure() : a;
}

// Of keys() the dict itself, whose hashes are known.
static struct val plain_keys(struct val v)
{
    bool keys = v.type == DPY_VIEW && ((const struct dpy_view *)v.p)->part == DPY_VIEW_KEYS;
    return keys ? ((const struct dpy_view *)v.p)->dict : v;
}

static struct val view_intersection(struct val view, struct val other)
{
    int64_t length = dpy_len(view);
    if (other.type == DPY_SET && (uint64_t)length <= dpy_set_of(other)->used)
        return intersection(other, view);
    if (is_set_view(other) && dpy_len(other) > length)
        return view_intersection(other, view);
    struct val result = dpy_set_new(DPY_SET), iterator = dpy_failed(result) ? result : dpy_iter(other);
    for (;;) {
        struct val item = dpy_failed(iterator) ? iterator : dpy_next(iterator);
        if (item.type == DPY_STOP)
            return result;
        int found = dpy_failed(item) ? -1 : dpy_view_contains(view.p, item);
        if (found < 0 || (found && dpy_set_add(result, item) < 0))
            return dpy_failure();
    }
}

struct val dpy_set_binary(struct val a, struct val b, enum dpy_operator op, bool in_place)
{
    if (in_place && a.type == DPY_SET && dpy_set_is(b))
        return changed(a, b, op);
    if (dpy_set_is(a) && dpy_set_is(b))
        return combined(a, b, op);
    if (op == DPY_AND)
        return is_set_view(a) ? view_intersection(a, b) : view_intersection(b, a);
    struct val left = dpy_set_from(DPY_SET, plain_keys(a));
    return dpy_failed(left) ? left : changed(left, b, op);
}

// Is every item of one set in the other? 1, 0, -1.
static int is_subset(struct val set, struct val other)
{
    if (dpy_set_of(set)->used > dpy_set_of(other)->used)
        return 0;
    uint64_t position = 0;
    for (const struct dpy_set_entry *entry; (entry = dpy_set_next(dpy_set_of(set), &position));) {
        int found = dpy_set_find(dpy_set_of(other), entry->item);
        if (found != 1)
            return found;
    }
    return 1;
}

struct val dpy_set_compare(struct val a, struct val b, enum dpy_comparison op)
{
    if (!dpy_set_is(a) || !dpy_set_is(b)) {
        struct val left = dpy_set_from(DPY_SET, a), right = dpy_failed(left) ? left : dpy_set_from(DPY_SET, b);
        return dpy_failed(right) ? right : dpy_set_compare(left, right, op);
    }
    if (op == DPY_GT || op == DPY_GE)
        return dpy_set_compare(b, a, op == DPY_GT ? DPY_LT : DPY_LE);
    bool as_large = dpy_set_of(a)->used == dpy_set_of(b)->used;
    int held = (op == DPY_LE || as_large == (op != DPY_LT)) ? is_subset(a, b) : 0;
    return held < 0 ? dpy_failure() : dpy_bool(op == DPY_NE ? !held : held);
}

// Methods

// One method for each operator: its items come from any iterables. `in_place`: the set itself changes.
static struct val fold(const struct val *args, size_t n, enum dpy_operator op, bool in_place)
{
    struct val set = args[0], result = n == 1 && !in_place ? (set.type == DPY_FROZENSET ? set : copy_of(set)) : set;
    for (size_t i = 1; i < n && !dpy_failed(result); i++) {
        bool grows = in_place || i > 1;          // what is ours already can be changed
        result = grows && op != DPY_AND ? changed(result, args[i], op) : combined(result, args[i], op);
    }
    if (in_place && op == DPY_AND && !dpy_failed(result))         // only when none has failed
        result = become(set, result);
    return dpy_failed(result) || !in_place ? result : dpy_none();
}

#define FOLD(function, operator, changes, most) \
    static struct val function(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames) \
    { \
        bool fits = dpy_call_expect_method(self, args, n, kwnames, most == 1, most) == 0; \
        return fits ? fold(args, n, operator, changes) : dpy_failure(); \
    }

FOLD(union_method, DPY_OR, false, SIZE_MAX)
FOLD(intersection_method, DPY_AND, false, SIZE_MAX)
FOLD(difference_method, DPY_SUB, false, SIZE_MAX)
FOLD(symmetric_difference_method, DPY_XOR, false, 1)
FOLD(update_method, DPY_OR, true, SIZE_MAX)
FOLD(intersection_update_method, DPY_AND, true, SIZE_MAX)
FOLD(difference_update_method, DPY_SUB, true, SIZE_MAX)
FOLD(symmetric_difference_update_method, DPY_XOR, true, 1)

static struct val add_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    bool failed = dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 || dpy_set_add(args[0], args[1]) < 0;
    return failed ? dpy_failure() : dpy_none();
}

static struct val clear_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    dpy_set_clear(dpy_set_of(args[0]));
    return dpy_none();
}

static struct val copy_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    return args[0].type == DPY_FROZENSET ? args[0] : copy_of(args[0]);
}

static struct val discard_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    bool failed = dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 || dpy_set_discard(dpy_set_of(args[0]), args[1]) < 0;
    return failed ? dpy_failure() : dpy_none();
}

static struct val remove_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int found = dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 ? -1 : dpy_set_discard(dpy_set_of(args[0]), args[1]);
    return found > 0 ? dpy_none() : found < 0 ? dpy_failure() : dpy_raise_value(&dpy_KeyError, args[1]);
}

static struct val pop_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    struct dpy_set *set = dpy_set_of(args[0]);
    if (!set->used)
        return dpy_raise_error(&dpy_KeyError, "pop from an empty set");
    uint64_t at = set->finger & set->mask;
    while (!set->table[at].item.type)
        at = (at + 1) & set->mask;
    struct val item = set->table[at].item;
    set->table[at] = (struct dpy_set_entry){ .hash = DPY_SET_DELETED };
    set->used--;
    set->finger = at + 1;
    return item;
}

static struct val is_disjoint(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    struct val common = intersection(args[0], args[1]);
    return dpy_failed(common) ? common : dpy_bool(!dpy_set_of(common)->used);
}

static struct val compared(const struct val *args, enum dpy_comparison op)
{
    struct val other = dpy_set_is(args[1]) ? args[1] : dpy_set_from(DPY_SET, args[1]);
    return dpy_failed(other) ? other : dpy_set_compare(args[0], other, op);
}

static struct val is_subset_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 ? dpy_failure() : compared(args, DPY_LE);
}

static struct val is_superset_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 ? dpy_failure() : compared(args, DPY_GE);
}

const struct dpy_builtin dpy_set_methods[] = {
    { "add", add_method },
    { "clear", clear_method },
    { "copy", copy_method },
    { "difference", difference_method },
    { "difference_update", difference_update_method },
    { "discard", discard_method },
    { "intersection", intersection_method },
    { "intersection_update", intersection_update_method },
    { "isdisjoint", is_disjoint },
    { "issubset", is_subset_method },
    { "issuperset", is_superset_method },
    { "pop", pop_method },
    { "remove", remove_method },
    { "symmetric_difference", symmetric_difference_method },
    { "symmetric_difference_update", symmetric_difference_update_method },
    { "union", union_method },
    { "update", update_method },
    { NULL, NULL },
};

const struct dpy_builtin dpy_frozenset_methods[] = {
    { "copy", copy_method },
    { "difference", difference_method },
    { "intersection", intersection_method },
    { "isdisjoint", is_disjoint },
    { "issubset", is_subset_method },
    { "issuperset", is_superset_method },
    { "symmetric_difference", symmetric_difference_method },
    { "union", union_method },
    { NULL, NULL },
};

static struct val call_set(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    return n ? dpy_set_from(DPY_SET, args[0]) : dpy_set_new(DPY_SET);
}

static struct val call_frozenset(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    if (n && args[0].type == DPY_FROZENSET)
        return args[0];
    return n ? dpy_set_from(DPY_FROZENSET, args[0]) : dpy_set_new(DPY_FROZENSET);
}

const struct dpy_builtin dpy_builtin_set = { "set", call_set };
const struct dpy_builtin dpy_builtin_frozenset = { "frozenset", call_frozenset };
