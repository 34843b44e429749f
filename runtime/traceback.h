// Tracebacks as CPython prints them, with native frames among the Python ones.
#ifndef DPY_TRACEBACK_H
#define DPY_TRACEBACK_H

#include "buffer.h"
#include "exception_value.h"

void dpy_traceback_add_native(void *pc);                  // a C frame of the pending exception
// For `x.name(...)` with one place for look-up and call: the pending exception is from the look-up. Gives its argument.
struct val dpy_in_lookup(struct val failure);
extern const char dpy_traceback_lookup;                   // the pc of a frame whose site is the call of the method not found
// The pieces of a report: what led to the exception, under the heading given, nothing if no frame is known; the exception itself; its notes.
void dpy_traceback_stack_into(struct dpy_buffer *buffer, struct val exception, const char *heading);
void dpy_traceback_title_into(struct dpy_buffer *buffer, struct val exception);
void dpy_traceback_notes_into(struct dpy_buffer *buffer, struct val exception);
// The whole report: causes and contexts first, then the traceback, then the exception.
void dpy_traceback_into(struct dpy_buffer *buffer, struct val exception);
void dpy_traceback_print(struct val exception);           // on stderr, after stdout has been flushed
void dpy_report_uncaught(struct val exception);           // by sys.excepthook: prints it, unless the program wants something else
extern struct val dpy_sys_excepthook, dpy_sys_usual_excepthook;

#endif
