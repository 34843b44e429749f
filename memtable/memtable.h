/* memtable: from any address to the heap chunk that contains it.
 *
 * Invariants
 *   1. A chunk starts at a multiple of MEMTABLE_GRANULE below 2^47. Indexed chunks do not overlap.
 *   2. Whoever allocates inserts after the allocation; whoever frees deletes before the memory goes back.
 *      So at any time one thread at most writes the entry of a given chunk; writers take no lock.
 *   3. memtable_find and memtable_walk_next only read: no lock, no allocation, no system call. They may run anywhere,
 *      in a signal handler, in a malloc hook or in a debugger that has stopped the process half way through a writer.
 *   4. What memtable_find returns was true at some moment during the call: start, size and metadata always belong to
 *      one and the same life of one chunk.
 *   5. The table never touches the chunks themselves. Its keys are numbers; the memory need not even be mapped.
 *   6. No function changes errno. None fails otherwise than by returning false; what is not indexed is unknown, which
 *      callers must expect anyway.
 *
 * There is one table per process. It opens itself at the first insertion.
 */
#ifndef MEMTABLE_H
#define MEMTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Who builds the table into a library of its own hides it, so that it is not taken for the process's. */
#ifdef MEMTABLE_PRIVATE
#pragma GCC visibility push(hidden)
#else
#pragma GCC visibility push(default)
#endif

enum {
    MEMTABLE_GRANULE = 16,
    MEMTABLE_METADATA_BITS = 56
};

struct memtable_chunk {
    uintptr_t start;
    size_t size;        /* as requested, exact to the byte */
    uint64_t metadata;  /* the caller's; bits 56 to 63 are zero */
};

/* Where an address lies relative to the chunk found. The start of an empty chunk is inside. The padding after a chunk
 * is nowhere. Where the end of one chunk is the start of the next, the address is inside the next. */
enum memtable_place {
    MEMTABLE_NOWHERE,
    MEMTABLE_INSIDE,
    MEMTABLE_PAST_END   /* exactly one past the last byte */
};

/* false, and nothing changes: misaligned start, addresses or metadata out of range, or no room for the table.
 * Inserting a start that is indexed replaces its entry, if the old and the new size (or capacity) fall into one class. */
bool memtable_insert(const void *start, size_t size, uint64_t metadata);

/* false: no indexed chunk starts there. ret, which may be NULL, receives what was known of the chunk. */
bool memtable_delete(const void *start, struct memtable_chunk *ret);

/* The same for an allocator that knows at once how much room a chunk has: the capacity, at least the size, which holds no
 * other chunk's start, and which it gives again when it deletes. A deletion then looks in one place. Another capacity than
 * at the insertion costs time, not truth. */
bool memtable_insert_within(const void *start, size_t size, size_t capacity, uint64_t metadata);
bool memtable_delete_within(const void *start, size_t capacity);

/* Leaves *ret undefined where the answer is MEMTABLE_NOWHERE. */
enum memtable_place memtable_find(const void *address, struct memtable_chunk *ret);

/* metadata = (metadata & ~clear) | set, atomically, of the chunk that starts there. false: there is none. The chunk
 * must not be deleted meanwhile. ret, which may be NULL, receives the metadata from before. */
bool memtable_update(const void *start, uint64_t clear, uint64_t set, uint64_t *ret);

/* The chunks that start in [from, to), by ascending address. A chunk that lives through the whole walk is met exactly
 * once; one that comes or goes meanwhile is met at most once. The fields are private. */
struct memtable_walk {
    uintptr_t from;
    uintptr_t to;
    const void *region;
    uintptr_t next[6];
};

void memtable_walk_begin(struct memtable_walk *walk, const void *from, const void *to);
bool memtable_walk_next(struct memtable_walk *walk, struct memtable_chunk *ret);

/* All chunks, in no particular order and faster than a walk. visit may delete and update the chunk that it is shown. */
void memtable_each(void (*visit)(const struct memtable_chunk *chunk));

enum memtable_state {
    MEMTABLE_CLOSED,    /* nothing was inserted yet */
    MEMTABLE_FULL,      /* every user address can be indexed */
    MEMTABLE_FOLDED,    /* address space or memory is rationed: a small directory and a budget for the tables */
    MEMTABLE_OFF        /* not even a small directory could be mapped: every insertion is refused */
};

/* Opens the table with a directory of 2^directory_bits entries (7 to 23) and at most so many bytes of address space for
 * the tables; 0 means: as the process's limits suggest. Does nothing if the table is open. Called before threads exist. */
enum memtable_state memtable_open(unsigned directory_bits, size_t budget);

/* All metadata will be 0, and insertions save the store to it, which is what misses the cache. Called before the first. */
void memtable_forgo_metadata(void);

struct memtable_stats {
    enum memtable_state state;
    size_t chunks;      /* indexed now */
    size_t bytes;       /* sum of their sizes */
    size_t regions;     /* pieces of 16 MiB of address space with a table of their own */
    size_t reserved;    /* address space taken by the tables, in bytes */
    size_t resident;    /* memory taken by them, in bytes; pages that a walk has only read count too */
    size_t refused;     /* insertions that found no room, ever */
};

/* The only memory in which the table itself keeps addresses of chunks: *to is its end, *from == *to if there is none yet.
 * Who looks for pointers in all memory leaves it out. */
void memtable_own_addresses(const void **from, const void **to);

/* Walks the table: takes time in proportion to the heap. */
void memtable_statistics(struct memtable_stats *ret);

#pragma GCC visibility pop

#ifdef __cplusplus
}
#endif

#endif
