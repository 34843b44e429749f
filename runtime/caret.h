// Which part of a failing expression the carets of a traceback emphasise.
#ifndef DPY_CARET_H
#define DPY_CARET_H

#include "value.h"

// The operator of a binary operation, or the brackets of a subscript, in the source text of an expression; false: neither.
bool dpy_caret_anchors(const char *text, size_t length, size_t *from, size_t *to);

#endif
