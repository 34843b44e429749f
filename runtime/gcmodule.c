// The module _gc: what lib/gc.py is made of.
#include "alloc.h"
#include "call.h"
#include "chunk.h"
#include "classes.h"
#include "collect.h"
#include "finalize.h"
#include "list.h"
#include "runtime.h"
#include "str.h"
#include "tuple.h"

static int expect_none(const void *self, size_t n, const struct dpy_names *kwnames) { return dpy_call_expect(self, n, kwnames, 0, 0); }

static struct val observer;      // called with the phase, the generation and what was found; type word 0: none

static int tell(const char *phase, struct val generation, size_t found)
{
    struct val args[] = { dpy_str_text(phase), generation, dpy_int((int64_t)found) };
    return observer.type && dpy_failed(dpy_call(observer, args, 3, NULL)) ? -1 : 0;
}

static struct val observe(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    observer = args[0];
    return dpy_none();
}

// What finalizers leave behind is found as well. Nothing below the caller's frame counts: old words there would keep objects alive
// that the program has just dropped.
static __attribute__((noinline)) size_t collect_all(const void *stack_top)
{
    enum { ROUNDS = 4 };
    size_t found = dpy_collect_above(stack_top);
    for (int round = 1; round < ROUNDS && dpy_finalize_run(); round++)
        found += dpy_collect_above(stack_top);
    return found;
}

static struct val collect(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "generation", NULL };
    enum { GENERATIONS = 3, CALLEE_SAVED = 5 };
    __builtin_unwind_init();         // the caller's registers are saved next to the frame's address
    struct val generation = dpy_int(GENERATIONS - 1);
    int64_t count = dpy_call_keywords(self, args, n, kwnames, names, &generation);
    if (count < 0 || dpy_call_expect(self, (size_t)count, NULL, 0, 1) < 0)
        return dpy_failure();
    if (count)
        generation = args[0];
    if (generation.type != DPY_INT && generation.type != DPY_BOOL)
        return dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_name(generation));
    if (generation.i < 0 || generation.i >= GENERATIONS)
        return dpy_raise_error(&dpy_ValueError, "invalid generation");
    if (tell("start", generation, 0) < 0)
        return dpy_failure();
    size_t found = collect_all((void **)__builtin_frame_address(0) - CALLEE_SAVED);
    return tell("stop", generation, found) < 0 ? dpy_failure() : dpy_int((int64_t)found);
}

static struct val enable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (expect_none(self, n, kwnames) < 0)
        return dpy_failure();
    dpy_collect_enabled = true;
    return dpy_none();
}

static struct val disable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (expect_none(self, n, kwnames) < 0)
        return dpy_failure();
    dpy_collect_enabled = false;
    return dpy_none();
}

static struct val isenabled(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return expect_none(self, n, kwnames) < 0 ? dpy_failure() : dpy_bool(dpy_collect_enabled);
}

// Collections ever, chunks found dead ever, bytes allocated since the last collection.
static struct val totals(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    struct val numbers[] = { dpy_int((int64_t)dpy_collections), dpy_int((int64_t)dpy_heap_freed), dpy_int(dpy_collect_spent()) };
    return expect_none(self, n, kwnames) < 0 ? dpy_failure() : dpy_tuple(numbers, sizeof numbers / sizeof *numbers);
}

// ignore(exception, in, where)
static struct val ignore(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 3, 3) < 0)
        return dpy_failure();
    if (dpy_kind(args[0]) != DPY_EXCEPTION || args[1].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "an exception and a str are required");
    dpy_unraisable(args[0], args[1].s, args[2]);
    return dpy_none();
}

static struct val is_finalized(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_bool(dpy_is_finalized(args[0]));
}

// Of the kinds that CPython's collector tracks. (A class lies somewhere inside its chunk.)
static bool is_container(enum dpy_kind kind)
{
    switch (kind) {
    case DPY_LIST: case DPY_TUPLE: case DPY_DICT: case DPY_SET: case DPY_FROZENSET: case DPY_CLOSURE: case DPY_METHOD: case DPY_EXCEPTION:
    case DPY_ITERATOR: case DPY_GENERATOR: case DPY_INSTANCE: case DPY_VIEW: case DPY_BOUND: case DPY_DESCRIPTOR: case DPY_SUPER:
        return true;
    default:
        return false;
    }
}

// The object that a chunk is; type word 0: a buffer, or what programs do not see.
static struct val object_of(const struct memtable_chunk *chunk)
{
    uint64_t type_word = chunk->metadata & ~DPY_TIED;
    struct val object = dpy_object((void *)chunk->start, type_word);
    bool seen = !(type_word & DPY_ITEMS) && type_word && is_container(dpy_kind(object));
    return seen ? object : dpy_failure();
}

// Found first and then listed: the list's growth may collect, which a walk must not meet.
static struct { const void *wanted; struct val *found; size_t count, room; } looking;

static void note_object(const struct memtable_chunk *chunk)
{
    struct val object = object_of(chunk);
    if (!object.type)
        return;
    if (looking.count < looking.room)
        looking.found[looking.count] = object;
    looking.count++;
}

static bool holds(const struct memtable_chunk *chunk, const void *wanted)
{
    const void *const *words = (const void *const *)chunk->start;
    for (size_t i = 0; i < chunk->size / sizeof *words; i++) {
        struct memtable_chunk buffer;
        if (words[i] == wanted)
            return true;
        // Items, entries: a container's own buffer.
        bool own = dpy_chunk_find(words[i], &buffer) == MEMTABLE_INSIDE && buffer.start == (uintptr_t)words[i] &&
                   (buffer.metadata == 0 || buffer.metadata & DPY_ITEMS || (buffer.metadata & DPY_KIND_MASK) == DPY_CELL);
        const void *const *items = (const void *const *)buffer.start;
        for (size_t j = 0; own && j < buffer.size / sizeof *items; j++)
            if (items[j] == wanted)
                return true;
    }
    return false;
}

static void note_referrer(const struct memtable_chunk *chunk)
{
    if (object_of(chunk).type && chunk->start != (uintptr_t)looking.wanted && holds(chunk, looking.wanted))
        note_object(chunk);
}

static struct val look(void (*visit)(const struct memtable_chunk *), const void *wanted)
{
    enum { SPARE = 64 };
    dpy_list_keeps = true;       // the program may come to have what nobody else could
    looking.wanted = wanted, looking.count = looking.room = 0;
    dpy_chunk_each(visit);
    struct val list = dpy_list_new(looking.count + SPARE);
    struct val *found = dpy_failed(list) ? NULL : dpy_alloc((looking.count + SPARE) * sizeof *found, DPY_MIXED | DPY_ITEMS);
    if (!found)
        return dpy_failure();
    looking.found = found, looking.room = looking.count + SPARE, looking.count = 0;
    dpy_chunk_each(visit);
    size_t n = looking.count < looking.room ? looking.count : looking.room;
    for (size_t i = 0; i < n; i++)
        if (found[i].p != list.p && dpy_list_append(list, found[i]) < 0)
            return dpy_failure();
    return list;
}

static struct val objects(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return expect_none(self, n, kwnames) < 0 ? dpy_failure() : look(note_object, NULL);
}

static struct val referrers(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : look(note_referrer, args[0].p);
}

static struct dpy_builtin functions[] = {          // sorted by name
    { "collect", collect }, { "disable", disable }, { "enable", enable }, { "ignore", ignore }, { "is_finalized", is_finalized }, { "isenabled", isenabled },
    { "objects", objects }, { "observe", observe }, { "referrers", referrers }, { "totals", totals },
};

#define VALUE(i) { .p = &functions[i], .type = DPY_BUILTIN }
static struct val values[] = { VALUE(0), VALUE(1), VALUE(2), VALUE(3), VALUE(4), VALUE(5), VALUE(6), VALUE(7), VALUE(8), VALUE(9) };

static const struct dpy_global globals[] = {
    { "collect", &values[0] }, { "disable", &values[1] }, { "enable", &values[2] }, { "ignore", &values[3] }, { "is_finalized", &values[4] }, 
    { "isenabled", &values[5] }, { "objects", &values[6] }, { "observe", &values[7] }, { "referrers", &values[8] }, { "totals", &values[9] },
};

struct dpy_module dpy_module__gc = {
    .abi = DPY_ABI, .name = "_gc", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
