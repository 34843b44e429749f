// See finalize.h.
#include "finalize.h"

#include <stdio.h>
#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#endif

#include "call.h"
#include "chunk.h"
#include "classes.h"
#include "collect.h"
#include "exception_value.h"
#include "generator.h"
#include "large.h"
#include "module.h"
#include "pages.h"
#include "special.h"
#include "thread.h"
#include "traceback.h"

static struct { uintptr_t *hidden; size_t count, capacity; } watched;      // complements of addresses, oldest first

// What waits, oldest first: [done, count). A plain array, so that the collector finds what stands in it.
static struct { struct waiting { struct val object; bool calls_back; } *items; size_t done, count, capacity; bool running; } waiting;

bool dpy_finalize_watch(const void *object)
{
    if (dpy_pages_reserve((void **)&watched.hidden, &watched.capacity, watched.count, sizeof *watched.hidden)) {
        watched.hidden[watched.count++] = ~(uintptr_t)object;
        return true;
    }
    dpy_raise_memory();
    return false;
}

static bool find(uintptr_t hidden, struct val *ret)
{
    struct memtable_chunk chunk;
    void *object = (void *)~hidden;
    if (dpy_chunk_find(object, &chunk) != MEMTABLE_INSIDE || chunk.start != (uintptr_t)object || !dpy_origin_is_python(chunk.metadata))
        return false;
    *ret = dpy_object(object, chunk.metadata & (DPY_ITEMS - 1));
    return true;
}

static bool is_finished(struct val object)
{
    return dpy_kind(object) == DPY_GENERATOR && ((const struct dpy_generator *)object.p)->state == DPY_FINISHED;
}

static bool has_begun(struct val object)
{
    return dpy_kind(object) != DPY_GENERATOR || ((const struct dpy_generator *)object.p)->state > 0;
}

static bool enqueue(struct val object, bool calls_back)
{
    if (!dpy_pages_reserve((void **)&waiting.items, &waiting.capacity, waiting.count, sizeof *waiting.items))
        return false;
    waiting.items[waiting.count++] = (struct waiting){ object, calls_back };
    dpy_attention_want(DPY_ATTENTION_FINALIZE);
    return true;
}

bool dpy_finalize_enqueue(struct val reference)
{
    return enqueue(reference, true);
}

void dpy_finalize_select(void)
{
    size_t kept = 0, first = waiting.count;
    for (size_t i = 0; i < watched.count; i++) {
        struct val object;
        if (!find(watched.hidden[i], &object) || is_finished(object))
            continue;
        bool alive = dpy_collect_alive(object.p);
        if (!alive && (!has_begun(object) || enqueue(object, false)))
            continue;
        watched.hidden[kept++] = watched.hidden[i];
        if (!alive)
            dpy_collect_keep(object.p);      // there was no room to let it wait
    }
    watched.count = kept;
    for (size_t i = first; i < waiting.count; i++)
        dpy_collect_keep(waiting.items[i].object.p);
}

// Running

void dpy_unraisable(struct val exception, const char *in, struct val where)
{
    struct dpy_exception *error = exception.p;
    error->cause = error->context = dpy_failure();
    struct val text = dpy_repr(where);
    fflush(stdout);
    if (dpy_failed(text))
        dpy_catch();
    fprintf(stderr, "Exception ignored %s %s\n", in, text.type ? text.s : "<object repr() failed>");
    dpy_traceback_print(exception);
}

static void report_failure(struct val result, struct val where)
{
    if (dpy_failed(result))
        dpy_unraisable(dpy_catch(), "in:", where);
}

static void finalize(struct val object)
{
    struct val method;
    if (dpy_kind(object) == DPY_GENERATOR)
        report_failure(dpy_generator_close(object), object);
    else if (dpy_special_find(object, "__del__", &method))
        report_failure(dpy_special_invoke(object, method, NULL, 0), method);
}

// weakref.ref has the method.
static void call_back(struct val reference)
{
    struct val callback = dpy_getattr(reference, "__callback__");
    if (dpy_failed(callback))
        dpy_catch();
    else if (callback.type != DPY_NONE)
        report_failure(dpy_call_method(reference, "_call_back", NULL, 0, NULL), callback);
}

bool dpy_finalize_run(void)
{
    if (waiting.running || waiting.done == waiting.count)
        return false;
    waiting.running = true;
    struct val outer = dpy_handled_swap(dpy_failure());
    while (waiting.done < waiting.count) {
        struct waiting next = waiting.items[waiting.done];
        waiting.items[waiting.done++] = (struct waiting){ .calls_back = false };
        (next.calls_back ? call_back : finalize)(next.object);
    }
    dpy_handled_swap(outer);
    waiting.done = waiting.count = 0;
    waiting.running = false;
    return true;
}

// Objects that were made before their class had a finalizer

static const struct dpy_class *late;

// The class of an object that is not watched and shall be, or NULL.
static struct dpy_class *late_class(const struct memtable_chunk *chunk)
{
    struct val object = dpy_object((void *)chunk->start, chunk->metadata & (DPY_ITEMS - 1));
    if (chunk->metadata & DPY_ITEMS || !object.type || (dpy_kind(object) != DPY_INSTANCE && dpy_kind(object) != DPY_EXCEPTION))
        return NULL;
    struct dpy_class *class = (struct dpy_class *)dpy_class_of_value(object);
    return class && !class->finalizes && dpy_class_derives(&class->type, &late->type) ? class : NULL;
}

static void watch_late(const struct memtable_chunk *chunk)
{
    if (late_class(chunk))
        dpy_finalize_watch((void *)chunk->start);
}

static void note_late(const struct memtable_chunk *chunk)
{
    struct dpy_class *class = late_class(chunk);
    if (class)
        class->finalizes = true;
}

void dpy_finalize_watch_all(const struct dpy_class *class)
{
    late = class;
    dpy_chunk_each(watch_late);
    dpy_chunk_each(note_late);
}

bool dpy_is_finalized(struct val object)
{
    const struct dpy_class *class = dpy_class_of_value(object);
    if (!class || dpy_kind(object) == DPY_TYPE || !class->finalizes)
        return false;
    for (size_t i = 0; i < watched.count; i++)
        if (watched.hidden[i] == ~(uintptr_t)object.p)
            return false;
    return true;
}

// The end of the program. As CPython: what module variables hold comes before what only other objects hold; else the oldest first.

static void mark_held(struct val value)
{
    struct memtable_chunk chunk;
    if (dpy_kind(value) == DPY_INSTANCE || dpy_kind(value) == DPY_GENERATOR || dpy_kind(value) == DPY_EXCEPTION)
        dpy_heap_mark((uintptr_t)value.p, &chunk);
}

static void take(bool held_only)
{
    struct val object;
    size_t kept = 0;
    for (size_t i = 0; i < watched.count; i++) {
        if (!find(watched.hidden[i], &object) || is_finished(object) || !has_begun(object))
            continue;
        if (held_only && !dpy_heap_marked(object.p))
            watched.hidden[kept++] = watched.hidden[i];
        else
            enqueue(object, false);
    }
    watched.count = kept;
}

static void take_held(void)
{
    dpy_heap_finish();
    dpy_module_each_value(mark_held);
    take(true);
    dpy_heap_forget_marks();
}

// Memcheck alone answers this; for other tools a collection would be work that the program has not done.
static bool is_leak_checked(void)
{
#ifdef VALGRIND_GET_VBITS
    char byte = 0, bits = 0;
    return VALGRIND_GET_VBITS(&byte, &bits, 1) == 1;
#else
    return false;
#endif
}

// For the leak check: what only dead objects hold is lost, and of the living objects nothing is.
static void settle_accounts(void)
{
    dpy_collect();
    dpy_large_disclose();
}

void dpy_finalize_at_exit(void)
{
    enum { ROUNDS = 100 };       // finalizers make new objects
    dpy_finalize_run();
    take_held();
    for (int round = 0; round < ROUNDS && (watched.count || waiting.count); round++) {
        take(false);
        dpy_finalize_run();
    }
    if (is_leak_checked())
        settle_accounts();
}
