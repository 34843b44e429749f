// Imports by several threads at once.
#ifndef DPY_IMPORT_THREADS_H
#define DPY_IMPORT_THREADS_H

#include <pthread.h>

#include "operations.h"

struct dpy_running {                 // of a module whose body runs, in the frame that calls it
    const struct dpy_module *module, *awaited;      // by this thread; NULL: it waits for none
    pthread_t thread;
    struct dpy_running *next;
};

void dpy_running_begin(struct dpy_running *running, const struct dpy_module *module);
void dpy_running_end(struct dpy_running *running);
void dpy_running_await(const struct dpy_module *module);     // until no other thread runs it

#endif
