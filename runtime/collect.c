// See collect.h.
#include "collect.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "chunk.h"
#include "exception.h"
#include "finalize.h"
#include "large.h"
#include "pages.h"
#include "roots.h"
#include "tied.h"
#include "type.h"
#include "verify.h"
#include "weak.h"

enum { LEAST = 3 << 20, OVERHEAD = 16 };

int64_t dpy_collect_credit = LEAST;
uintptr_t dpy_collect_lowest = UINTPTR_MAX, dpy_collect_highest;
#ifdef __SANITIZE_ADDRESS__
bool dpy_collect_enabled = false;        // its shadow is memory too, and much of it
#else
bool dpy_collect_enabled = true;
#endif
static size_t least = LEAST;
static bool verifies;
static int64_t granted = LEAST;      // what the credit was after the last collection
uint64_t dpy_collections;

struct range { uintptr_t from, to; };

// Memory that is alive and whose words have not been looked at. The list stays between collections, as later there may be no memory
// for one; what finds no room in it is looked for among all that is marked.
static struct { struct range *ranges; size_t count, capacity; bool full; } grey;

// What that list has outgrown is a part of a mapping that may just be searched, so it stays until the collection is over.
enum { OUTGROWN = 48 };
static struct { struct range lists[OUTGROWN]; size_t count; } outgrown;

static size_t alive, bare, rooted;       // bytes: of Python's chunks; of those what costs no time; of other memory that was looked through
enum { MARKED_AS_MUCH = 24 };            // to mark a chunk takes as long as to look through so many bytes; text and numbers are only marked

// "off", "stress", "verify" or a number of bytes, or several of them: "stress,verify".
void dpy_collect_init(void)
{
    const char *wanted = getenv("DPY_GC");
    for (size_t length; wanted && *wanted; wanted += length + (wanted[length] == ',')) {
        length = strcspn(wanted, ",");
        if (strncmp(wanted, "off", length) == 0)
            dpy_collect_enabled = false;
        else if (strncmp(wanted, "verify", length) == 0)
            verifies = true;
        else
            least = strncmp(wanted, "stress", length) == 0 ? 0 : strtoul(wanted, NULL, 10);
    }
    granted = dpy_collect_credit = (int64_t)least;
    if (least < DPY_BLOCK)
        dpy_heap_careful();
}

// No thread's bound may be lost to another's.
void dpy_collect_widen(uintptr_t start, uintptr_t end)
{
    uintptr_t low = dpy_collect_lowest, high = dpy_collect_highest;
    while (start < low && !__atomic_compare_exchange_n(&dpy_collect_lowest, &low, start, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        ;
    while (end > high && !__atomic_compare_exchange_n(&dpy_collect_highest, &high, end, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        ;
}

static bool grow_grey(void)
{
    struct range old = { (uintptr_t)grey.ranges, (uintptr_t)(grey.ranges + grey.capacity) };
    if (outgrown.count == OUTGROWN || !dpy_pages_grow((void **)&grey.ranges, &grey.capacity, grey.count, sizeof *grey.ranges))
        return false;
    if (old.from)
        outgrown.lists[outgrown.count++] = old;
    return true;
}

static void push(uintptr_t from, uintptr_t to)
{
    __builtin_prefetch((const void *)from);
    if (grey.count < grey.capacity || grow_grey())
        grey.ranges[grey.count++] = (struct range){ from, to };
    else
        grey.full = true;
}

static bool is_scalar(const struct dpy_type *type)
{
    return type->ctype != DPY_C_NONE && type->ctype < DPY_C_POINTER && type->ctype != DPY_C_VOID;
}

bool dpy_collect_scans(uint64_t metadata)
{
    uint64_t type_word = metadata & DPY_ADDRESS;
    if (type_word > DPY_KIND_MASK) {
        const struct dpy_type *type = (const struct dpy_type *)(type_word & ~(uint64_t)DPY_KIND_MASK);
        return !is_scalar(type) && !(type->ctype == DPY_C_ARRAY && type->target && is_scalar(type->target));
    }
    switch (type_word) {
    case DPY_INT: case DPY_FLOAT: case DPY_BOOL: case DPY_NONE:
        return false;
    case DPY_STR: case DPY_BYTES: case DPY_BIGINT: case DPY_COMPLEX:
        return metadata & DPY_ITEMS;
    }
    return true;
}

static bool mark_large(uintptr_t word, struct memtable_chunk *ret)
{
    return memtable_find((const void *)word, ret) != MEMTABLE_NOWHERE && dpy_origin_is_python(ret->metadata) &&
           !(ret->metadata & DPY_MARKED) && memtable_update((const void *)ret->start, 0, DPY_MARKED, NULL);
}

static void mark(uintptr_t word);

static void mark_tied(const struct dpy_tied *tied)
{
    mark((uintptr_t)tied->attributes.p);
    mark((uintptr_t)tied->facts.p);
    mark((uintptr_t)tied->class);
}

static __attribute__((noinline)) void mark_chunk(uintptr_t start, size_t size, uint64_t metadata)
{
    if (!dpy_origin_is_python(metadata))
        return;
    alive += size + OVERHEAD;
    if (dpy_collect_scans(metadata))
        push(start, start + size / sizeof(uintptr_t) * sizeof(uintptr_t));
    else
        bare += size > MARKED_AS_MUCH ? size - MARKED_AS_MUCH : 0;
    if (metadata & DPY_TIED)
        mark_tied(dpy_tied_find((const void *)start));
    mark(metadata & DPY_ADDRESS & ~(uint64_t)DPY_KIND_MASK);      // a type that was made at run time
}

// Of what dpy_collect_lowest and _highest enclose, with the address one past the end; 0: nothing.
static inline uintptr_t large_span(void)
{
    return dpy_collect_lowest < dpy_collect_highest ? dpy_collect_highest - dpy_collect_lowest + 1 : 0;
}

static inline void mark(uintptr_t word)
{
    struct memtable_chunk chunk;
    if (dpy_heap_holds((const void *)word) ? dpy_heap_mark(word, &chunk)
        : word - dpy_collect_lowest < large_span() && dpy_large_may_hold(word) && mark_large(word, &chunk))
        mark_chunk(chunk.start, chunk.size, chunk.metadata);
}

// Addresses in the heap wait for some turns until they are marked: what the tables say of them comes from memory meanwhile.
enum { AHEAD = 8 };
static struct { uintptr_t words[AHEAD]; unsigned at; } coming;

static inline void mark_later(uintptr_t word)
{
    uintptr_t first = coming.words[coming.at];
    coming.words[coming.at] = word;
    coming.at = (coming.at + 1) % AHEAD;
    dpy_heap_expect(word);
    mark(first);
}

static void mark_coming(void)
{
    for (int i = 0; i < AHEAD; i++) {
        uintptr_t word = coming.words[i];
        coming.words[i] = 0;
        mark(word);
    }
}

// Memory under valgrind and sanitizers may be one that the program must not read.
__attribute__((no_sanitize("address", "undefined")))
static void scan(const uintptr_t *from, const uintptr_t *to)
{
    // Constant meanwhile, which the compiler cannot know: most words are no addresses.
    uintptr_t base = dpy_heap.base, length = dpy_heap.length, lowest = dpy_collect_lowest, span = large_span();
    for (; from < to; from++) {
        uintptr_t word = *from;
        if (word - base < length)
            mark_later(word);
        else if (word - lowest < span && dpy_large_may_hold(word))
            mark(word);
    }
}

bool dpy_collect_alive(const void *object)
{
    struct memtable_chunk chunk;
    if (dpy_heap_holds(object))
        return dpy_heap_marked(object);
    return memtable_find(object, &chunk) == MEMTABLE_NOWHERE || !dpy_origin_is_python(chunk.metadata) || chunk.metadata & DPY_MARKED;
}

// Much memory is taken piece by piece: what a long list holds does not wait all at once.
static void mark_waiting(void)
{
    enum { PIECE = 1024 };
    for (;;) {
        if (!grey.count)
            mark_coming();
        if (!grey.count)
            return;
        struct range range = grey.ranges[--grey.count];
        if (range.to - range.from > PIECE) {
            grey.ranges[grey.count++].from = range.from + PIECE;
            range.to = range.from + PIECE;
        }
        dpy_roots_chunk(range.from, range.to, scan);
    }
}

static void mark_held(const struct memtable_chunk *chunk)
{
    if (!dpy_collect_alive((const void *)chunk->start) || !dpy_origin_is_python(chunk->metadata) || !dpy_collect_scans(chunk->metadata))
        return;
    scan((const uintptr_t *)chunk->start, (const uintptr_t *)(chunk->start + chunk->size / sizeof(uintptr_t) * sizeof(uintptr_t)));
    mark_waiting();
}

static void mark_reachable(void)
{
    mark_waiting();
    while (grey.full) {
        grey.full = false;
        dpy_chunk_each(mark_held);
    }
}

static void scan_root(const uintptr_t *from, const uintptr_t *to)
{
    rooted += (size_t)((const char *)to - (const char *)from);
    scan(from, to);
    mark_reachable();
}

// Roots

enum { HOLES = 5 };
static struct range holes[HOLES];        // what counts as no root: the heap, its tables, the memtable's addresses, tied storage, the grey list

static void set_holes(void)
{
    const void *first, *end;
    memtable_own_addresses(&first, &end);
    holes[0] = (struct range){ dpy_heap.base, dpy_heap.base + dpy_heap.length };
    dpy_heap_tables(&holes[1].from, &holes[1].to);
    holes[2] = (struct range){ (uintptr_t)first, (uintptr_t)end };
    dpy_tied_table(&holes[3].from, &holes[3].to);
}

static bool next_hole(uintptr_t from, struct range *ret)
{
    struct memtable_chunk chunk;
    *ret = (struct range){ UINTPTR_MAX, UINTPTR_MAX };
    if (dpy_large_next(from, &chunk))
        *ret = (struct range){ chunk.start, chunk.start + chunk.size + !chunk.size };     // an empty one is passed, too
    for (int i = 0; i < HOLES; i++)
        if (holes[i].to > from && holes[i].from < ret->from)
            *ret = holes[i];
    return ret->to != UINTPTR_MAX;
}

// What Python's chunks hold counts only if they are alive.
static void scan_mapping(uintptr_t from, uintptr_t to)
{
    enum { WORD = sizeof(uintptr_t) };
    struct range hole;
    holes[4] = (struct range){ (uintptr_t)grey.ranges, (uintptr_t)(grey.ranges + grey.capacity) };
    while (from < to && next_hole(from, &hole) && hole.from < to) {
        if (from < hole.from)
            dpy_roots_written(from, hole.from, scan_root);
        from = (hole.to + WORD - 1) & ~(uintptr_t)(WORD - 1);
    }
    if (from < to)
        dpy_roots_written(from, to, scan_root);
}

// What is tied to an object of Python's lives while that does; to any other address, for ever.
static void scan_tied(const struct dpy_tied *tied)
{
    struct memtable_chunk chunk;
    uintptr_t object = ~tied->object;
    if (dpy_chunk_find((const void *)object, &chunk) != MEMTABLE_INSIDE || chunk.start != object || !dpy_origin_is_python(chunk.metadata))
        mark_tied(tied);
}

// Sweeping

void dpy_collect_dispose(const struct memtable_chunk *chunk)
{
    if (chunk->metadata & DPY_TIED)
        dpy_tied_drop((const void *)chunk->start);
    if ((chunk->metadata & DPY_KIND_MASK) == DPY_EXCEPTION && !(chunk->metadata & DPY_ITEMS))
        dpy_exception_drop((struct dpy_exception *)chunk->start);
}

// The old words are cleared: they would keep alive what later has an address that they name.
static void release(const struct memtable_chunk *chunk)
{
    if (dpy_origin_owns(chunk->metadata))
        dpy_collect_dispose(chunk);
    if (dpy_collect_scans(chunk->metadata))
        explicit_bzero((void *)chunk->start, chunk->size);
    memtable_delete((const void *)chunk->start, NULL);
    free((void *)chunk->start);
}

static void clear_mark(const struct memtable_chunk *chunk)
{
    memtable_update((const void *)chunk->start, DPY_MARKED, 0, NULL);
}

void dpy_collect_keep(const void *object)
{
    mark((uintptr_t)object);
    mark_reachable();
}

static void forget_grey(void)
{
    enum { MUCH = 1 << 16 };
    while (outgrown.count) {
        struct range old = outgrown.lists[--outgrown.count];
        dpy_pages_free((void *)old.from, old.to - old.from, 1);
    }
    if (grey.capacity > MUCH)
        madvise(grey.ranges, grey.capacity * sizeof *grey.ranges, MADV_DONTNEED);
}

// False: without the mappings nothing is known to be garbage.
static bool mark_all(uintptr_t stack_top)
{
    alive = bare = rooted = 0;
    set_holes();
    bool known = dpy_roots_mappings(stack_top, scan_mapping);
    dpy_tied_each(scan_tied);
    mark_reachable();
    if (known) {
        dpy_finalize_select();
        dpy_weak_clear();
    }
    forget_grey();
    return known;
}

static void collect(uintptr_t stack_top)
{
    dpy_heap_finish();
    dpy_large_settle();
    if (mark_all(stack_top)) {
        if (verifies)
            dpy_verify();
        dpy_heap_leave_unswept();
        dpy_heap_freed += dpy_large_sweep(release);
    } else {
        dpy_heap_forget_marks();
        dpy_large_each(clear_mark);
    }
}

// A collection costs in proportion to what it looks through: as much again as is alive but not bare, and half as
// much as the memory of C's (but not where DPY_GC asks for more of them).
static void grant(void)
{
    size_t share = alive - bare + (least == LEAST ? rooted / 2 : 0);
    granted = dpy_collect_credit = (int64_t)(share > least && least ? share : least);
}

int64_t dpy_collect_spent(void)
{
    return granted - dpy_collect_credit;
}

static void collect_from(const void *top)
{
    int saved = errno;
    collect((uintptr_t)top & ~(sizeof(uintptr_t) - 1));
    dpy_collections++;
    grant();
    errno = saved;
}

// Not inlined, so that its frame, into which the callers' registers are saved, is the stack's top.
static __attribute__((noinline)) void collect_from_here(void)
{
    __builtin_unwind_init();
    uintptr_t here = 0;
    collect_from(&here);
}

size_t dpy_collect_above(const void *top)
{
    dpy_heap_finish();
    size_t before = dpy_heap_freed;
    if (top)
        collect_from(top);
    else
        collect_from_here();
    dpy_heap_finish();
    return dpy_heap_freed - before;
}

size_t dpy_collect(void)
{
    return dpy_collect_above(NULL);
}

void dpy_collect_due(void)
{
    if (dpy_collect_enabled)
        collect_from_here();
    else
        grant();
}
