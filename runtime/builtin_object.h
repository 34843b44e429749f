// Builtin functions and methods as objects. A value of these kinds is (DPY_BUILTIN, function), (DPY_METHOD, method) or, of a method that a
// class itself is the object of, (DPY_BOUND, bound): dpy_builtin_object_is_bound tells it from a method that a program made.
#ifndef DPY_BUILTIN_OBJECT_H
#define DPY_BUILTIN_OBJECT_H

#include "buffer.h"
#include "function.h"

bool dpy_builtin_object_is_bound(struct val v);
bool dpy_builtin_object_waits(struct val v);                                          // a method that waits for its object: list.append
const char *dpy_builtin_object_shape(struct val v);                                   // the name of its type; NULL: builtin_function_or_method
bool dpy_builtin_object_getattr(struct val v, const char *name, struct val *ret);     // false: no such attribute
int dpy_builtin_object_repr_into(struct dpy_buffer *buffer, struct val v);

#endif
