// Interned names: equal names are one str, so that comparing payloads compares names.
#ifndef DPY_INTERN_H
#define DPY_INTERN_H

#include "value.h"

struct val dpy_intern(const char *name);         // never fails but for want of memory
struct val dpy_intern_str(struct val name);

#endif
