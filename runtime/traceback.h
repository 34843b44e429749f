// Tracebacks as CPython prints them, with native frames among the Python ones.
#ifndef DPY_TRACEBACK_H
#define DPY_TRACEBACK_H

#include "buffer.h"
#include "exception.h"

void dpy_traceback_add_native(void *pc);                  // a C frame of the pending exception
// The whole report: causes and contexts first, then the traceback, then the exception.
void dpy_traceback_into(struct dpy_buffer *buffer, struct val exception);
void dpy_traceback_print(struct val exception);           // on stderr, after stdout has been flushed

struct val dpy_exception_new(const struct dpy_type *class, const struct val *args, size_t n);
int dpy_exception_str_into(struct dpy_buffer *buffer, struct val exception);      // str(e)
int dpy_exception_repr_into(struct dpy_buffer *buffer, struct val exception);
bool dpy_exception_is(struct val exception, const struct dpy_type *class);        // or of a derived class
bool dpy_type_derives(const struct dpy_type *type, const struct dpy_type *base);

#endif
