// "Did you mean": the known name that is nearest to one that was not found.
#ifndef DPY_SUGGEST_H
#define DPY_SUGGEST_H

#include "buffer.h"
#include "function.h"

// ". Did you mean: 'print'?" for a NameError or AttributeError that knows its name, where a name is near enough.
void dpy_suggest_into(struct dpy_buffer *buffer, struct val exception);

struct dpy_nearest {         // a search; zero but for `name` at first
    const char *name;
    const char *best;
    size_t distance;
};

void dpy_nearest_try(struct dpy_nearest *nearest, const char *candidate);

#endif
