// What a SyntaxError says of its place: SyntaxError(message, (file, line, offset, text, end line, end offset)).
#ifndef DPY_SYNTAX_ERROR_H
#define DPY_SYNTAX_ERROR_H

#include "buffer.h"

bool dpy_syntax_error_getattr(struct val exception, const char *name, struct val *ret);   // false: no such attribute
int dpy_syntax_error_str_into(struct dpy_buffer *buffer, struct val exception);           // "message (file, line 1)"
// The lines of a traceback, up to the message, without the class: false: it has no place.
bool dpy_syntax_error_place_into(struct dpy_buffer *buffer, struct val exception);

#endif
