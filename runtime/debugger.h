// What debuggers stop at and call, by these names.
#ifndef DPY_DEBUGGER_H
#define DPY_DEBUGGER_H

#include <stdbool.h>
#include <stdint.h>

#include "value.h"

extern bool dpy_evaluating;      // for a debugger: what is raised meanwhile is the debugger's affair

// Does nothing. Called whenever the program raises an exception: `class` is the name of its class.
void dpy_raised(const char *class, struct val exception);

// Does nothing. Called by the first Python function of a thread, once it is entered, and by the next one after a debugger has set the
// reserve of the thread's struct dpy_stack to all addresses.
void dpy_entered(void);

// The repr of a Python expression in the frame with these registers (`$pc`, `$rbp`), or the exception that it raises; good until the
// next call. What it does to variables of the frame, other than through objects, is not seen there.
const char *dpy_evaluate(const char *expression, uintptr_t pc, uintptr_t rbp);

#endif
