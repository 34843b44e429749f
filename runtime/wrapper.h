// Functions that allocate for their callers, such as xmalloc: what they allocate belongs to the call of the wrapper.
#ifndef DPY_WRAPPER_H
#define DPY_WRAPPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DPY_WRAPPERS = 64 };

struct dpy_wrappers {
    size_t count;            // grows only; a row is written before it counts
    struct { uintptr_t low, high; } ranges[DPY_WRAPPERS];
};
extern struct dpy_wrappers dpy_wrappers;

void dpy_wrapper_add(const void *function, size_t size);
// All code of the library with this address calls for the runtime, as libffi does, and the runtime for the program.
void dpy_wrapper_add_caller(const void *code);
const void *dpy_wrapper_unwind(const void *caller);     // by the frames' unwind information

// The return address of the call that an allocation belongs to.
static inline const void *dpy_wrapper_caller(const void *caller)
{
    for (size_t i = 0; i < dpy_wrappers.count; i++)
        if ((uintptr_t)caller - dpy_wrappers.ranges[i].low < dpy_wrappers.ranges[i].high - dpy_wrappers.ranges[i].low)
            return dpy_wrapper_unwind(caller);
    return caller;
}

#endif
