// Which part of a failing expression the carets of a traceback emphasise.
#ifndef DPY_CARET_H
#define DPY_CARET_H

#include "value.h"

// The operator of a binary operation, or the brackets of a subscript, in the source text of an expression; false: neither.
bool dpy_caret_anchors(const char *text, size_t length, size_t *from, size_t *to);

// The length of what is called in the source text of a call: of `x.f` in `x.f(1)`; all of it where it is no call.
size_t dpy_caret_callee(const char *text, size_t length);

#endif
