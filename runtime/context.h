// Context managers: what a `with` statement calls. Its methods are looked up in the class of the manager, both before it is entered.
#ifndef DPY_CONTEXT_H
#define DPY_CONTEXT_H

#include "operations.h"

struct val dpy_context_exit_of(struct val manager);                // its __exit__, for dpy_context_leave
struct val dpy_context_enter(struct val manager);
// With the exception that ends the body, or type word 0. 1: it suppresses the exception, 0; -1: failure.
int dpy_context_leave(struct val manager, struct val leave, struct val exception);

#endif
