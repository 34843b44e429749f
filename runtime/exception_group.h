// Exception groups, and what `except*` does with them.
#ifndef DPY_EXCEPTION_GROUP_H
#define DPY_EXCEPTION_GROUP_H

#include "exception.h"

bool dpy_group_is(struct val exception);
struct val dpy_group_new(const struct dpy_type *class, const struct val *args, size_t n);   // (message, exceptions)
struct val dpy_group_exceptions(struct val group);                                          // a tuple
struct val dpy_group_message(struct val group);                                             // a str
const struct dpy_builtin *dpy_group_method(const char *name);       // of the class BaseExceptionGroup; NULL: none

#endif
