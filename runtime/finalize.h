// What runs when an object has become garbage: __del__, the clauses around the yield at which a generator is suspended, callbacks
// of weak references.
//
// Invariants
// - Nothing of the program runs inside a collection. What is to run waits, with all that it holds, for the next safepoint, or for
//   the end of gc.collect() or of the program.
// - An object is finalized once. At the end of the program that is all those which were not, also where they are reachable.
// - The list of those that are watched holds no address plainly.
#ifndef DPY_FINALIZE_H
#define DPY_FINALIZE_H

#include "class.h"

bool dpy_finalize_watch(const void *object);                     // the start of its chunk; false: MemoryError is pending
void dpy_finalize_watch_all(const struct dpy_class *class);      // the class has got a __del__: the objects that it has already
void dpy_finalize_select(void);                                  // of the collector's: what is garbage and has something to run waits
bool dpy_finalize_enqueue(struct val reference);                 // the callback of a weak reference
bool dpy_finalize_run(void);                                     // what waits; false: nothing did
void dpy_finalize_at_exit(void);
bool dpy_is_finalized(struct val object);                        // it has a finalizer, which has run or waits
void dpy_unraisable(struct val exception, const char *in, struct val where);     // prints "Exception ignored IN WHERE", its traceback

#endif
