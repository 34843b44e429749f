// Traceback objects: the frames of an exception as `__traceback__` shows them.
//
// Invariants
// - Frames are collected in an array (exception.h) until somebody looks at them; looking moves them into a chain of records, which
//   the exception keeps as `inner`. What it leaves afterwards is collected in the array again, and stands outside of the chain.
// - A record is never changed but by assignment to its tb_next, so a chain may be shared by several exceptions.
#ifndef DPY_TRACEBACK_OBJECT_H
#define DPY_TRACEBACK_OBJECT_H

#include "exception.h"

struct val dpy_traceback_of(struct val exception);                       // __traceback__: the outermost frame, or None
int dpy_traceback_set(struct val exception, struct val traceback);       // a traceback or None; -1: TypeError
bool dpy_is_traceback(struct val v);
// The frames of an exception in one array, innermost first, which the caller frees; NULL without memory.
struct dpy_frame *dpy_traceback_frames(struct val exception, uint64_t *count);

#endif
