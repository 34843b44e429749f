// Interned names: equal names are one str, so that comparing payloads compares names.
#ifndef DPY_INTERN_H
#define DPY_INTERN_H

#include "value.h"

struct val dpy_intern_text(const char *name);         // never fails but for want of memory
struct val dpy_intern_constant(const char *name);     // of a text that never changes: its address is enough to know it again
struct val dpy_intern_str(struct val name);

static inline struct val dpy_intern(const char *name)
{
    return __builtin_constant_p(*name) ? dpy_intern_constant(name) : dpy_intern_text(name);
}

#endif
