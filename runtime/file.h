// Standard streams as objects: the value of sys.stdout is libc's stdout itself.
#ifndef DPY_FILE_H
#define DPY_FILE_H

#include "buffer.h"
#include "function.h"

#include <stdio.h>

FILE *dpy_file_of(struct val v);                          // of a DPY_FILE, or of a C `FILE *`; NULL: TypeError pending
int dpy_file_write(FILE *file, const char *bytes, size_t n);   // 0; -1: OSError
int dpy_file_flush(FILE *file);
struct val dpy_file_line(FILE *file);                      // with its end; "" at the end of the file
struct val dpy_file_next(FILE *file);                      // the same; DPY_STOP at the end
int dpy_file_repr_into(struct dpy_buffer *buffer, struct val file);
extern const struct dpy_builtin dpy_file_methods[];

#endif
