// The collector: frees the chunks of Python's to which no pointer is left. Mark and sweep; nothing moves.
//
// Invariants
// - It runs inside dpy_alloc only, before the new chunk exists, and in gc.collect().
// - A chunk lives while its address, one inside it or one past its end lies plainly in a register, in writable private memory
//   or in a chunk that lives. So what C holds, lives as well. Where no pointers can be (text, bare numbers) none is looked for.
// - Chunks that C allocated are neither freed nor marked; they are memory like any other.
// - It runs with the turn (thread.h). Threads that are in C go on meanwhile: what one of them holds in registers alone does not count.
// - DPY_MARKED is set during a collection only.
#ifndef DPY_COLLECT_H
#define DPY_COLLECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes that may be allocated before the next collection. Threads may lose counts to each other.
extern int64_t dpy_collect_credit;
extern bool dpy_collect_enabled;

extern uint64_t dpy_collections;   // so many there were
int64_t dpy_collect_spent(void);   // bytes allocated since the last

// Python's chunks of malloc start and end at addresses between these.
extern uintptr_t dpy_collect_lowest, dpy_collect_highest;
void dpy_collect_widen(uintptr_t start, uintptr_t end);
static inline void dpy_collect_include(const void *chunk, size_t size)
{
    if ((uintptr_t)chunk < dpy_collect_lowest || (uintptr_t)chunk + size > dpy_collect_highest)
        dpy_collect_widen((uintptr_t)chunk, (uintptr_t)chunk + size);
}

void dpy_collect_init(void);       // DPY_GC: off, stress (before every allocation), verify (verify.h), a number of bytes between collections
size_t dpy_collect(void);          // now; the number of chunks that were freed
size_t dpy_collect_above(const void *stack_top);     // nothing that lies below on this thread's stack is in use
void dpy_collect_due(void);        // the credit is used up

// May a chunk of Python's with this metadata hold pointers? Before such memory goes back to malloc it is cleared, as old words would keep
// alive what they name.
bool dpy_collect_scans(uint64_t metadata);

// While a collection has marked what is reachable and has freed nothing yet
bool dpy_collect_alive(const void *object);
void dpy_collect_keep(const void *object);     // with all that it holds

#endif
