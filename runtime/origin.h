// What the memtable's metadata of a chunk says: whose the chunk is, what it holds, who allocated and who freed it.
//
// Invariants
// - A chunk of Python's has its type word as metadata: of an object the object's, of a buffer of items (a list's) the items'
//   with DPY_ITEMS, of a container's private buffer 0.
// - A chunk of C's has the return address of the allocating call with DPY_SITE.
// - What needs more words than one has the address of a struct dpy_origin with DPY_ORIGIN. Origins are interned, constant and live for
//   ever: there are as many as there are combinations of a place in the code and a type.
// - DPY_SEEN: a pointer to this chunk of C's has come into Python. A chunk that Python made always counts as seen.
// - Interning takes no lock and allocates by mmap: it may run inside malloc and free.
#ifndef DPY_ORIGIN_H
#define DPY_ORIGIN_H

#include "value.h"

#define DPY_ITEMS ((uint64_t)1 << 48)
#define DPY_SITE ((uint64_t)1 << 49)
#define DPY_ORIGIN ((uint64_t)1 << 50)
#define DPY_SEEN ((uint64_t)1 << 51)
#define DPY_FREED ((uint64_t)1 << 52)    // C has freed it, but it waits in the quarantine; its origin says where
#define DPY_MARKED ((uint64_t)1 << 53)   // reached by the collection that is running
#define DPY_TIED ((uint64_t)1 << 54)     // something is tied to its start (tied.h)
#define DPY_LIVE ((uint64_t)1 << 55)     // heap.h
#define DPY_ADDRESS (((uint64_t)1 << 48) - 1)

struct dpy_origin {
    uint64_t type_word;      // of Python's chunks as above; of C's: of the items that a typed pointer spoke of; 0: nothing is known
    const void *site;        // return address of the allocating call; NULL: Python's, or not known
    const void *freed;       // of the freeing call; NULL: it was not freed
    const char *release;     // the function that frees it, where an annotation says that it is the program's; or NULL
};

struct dpy_origin dpy_origin_of(uint64_t metadata);
uint64_t dpy_origin_metadata(struct dpy_origin origin);    // with DPY_ORIGIN; 0: there is no memory
static inline bool dpy_origin_is_python(uint64_t metadata)
{
    return !(metadata & (DPY_SITE | DPY_ORIGIN));
}

// Does a chunk of Python's hold more than its memory?
static inline bool dpy_origin_owns(uint64_t metadata)
{
    return metadata & DPY_TIED || ((metadata & DPY_KIND_MASK) == DPY_EXCEPTION && !(metadata & DPY_ITEMS));
}

#endif
