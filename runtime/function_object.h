// Functions as objects: what programs ask of them and may change.
#ifndef DPY_FUNCTION_OBJECT_H
#define DPY_FUNCTION_OBJECT_H

#include "function.h"

bool dpy_function_getattr(struct val v, const char *name, struct val *ret);       // false: no such attribute
int dpy_function_setattr(struct val v, const char *name, struct val value);       // 1: none that means anything; the program's own
bool dpy_cell_getattr(struct val v, const char *name, struct val *ret);
int dpy_cell_setattr(struct val v, const char *name, struct val value);           // 1: no such attribute

#endif
