// Exceptions as objects (exception.h raises and catches them).
#ifndef DPY_EXCEPTION_VALUE_H
#define DPY_EXCEPTION_VALUE_H

#include "buffer.h"
#include "classes.h"
#include "operations.h"

struct val dpy_exception_new(const struct dpy_type *class, const struct val *args, size_t n);   // OSError picks its subclass by errno
struct val dpy_exception_call(const struct dpy_type *class, const struct val *args, size_t n, const struct dpy_names *kwnames);
int dpy_exception_str_into(struct dpy_buffer *buffer, struct val exception);      // str(e)
int dpy_exception_repr_into(struct dpy_buffer *buffer, struct val exception);
int dpy_exception_init(struct val exception, const struct val *args, size_t n);   // BaseException.__init__
bool dpy_exception_has(struct val exception, const char *name);                    // of its builtin class
bool dpy_exception_getattr(struct val exception, const char *name, struct val *ret);   // false: no such attribute, no exception
int dpy_exception_setattr(struct val exception, const char *name, struct val value);
extern const struct dpy_builtin dpy_exception_methods[];

// UnicodeEncodeError and UnicodeDecodeError (unicode_error.c); the first two are false where they are no such exception.
int dpy_unicode_error_check(const struct dpy_type *type, size_t n);               // are there as many arguments as such a class wants?
bool dpy_unicode_error_str_into(struct dpy_buffer *buffer, struct val exception);
bool dpy_unicode_error_getattr(struct val exception, const char *name, struct val *ret);
struct val dpy_raise_unicode(const struct dpy_type *class, const char *encoding, struct val object, size_t start, size_t end, const char *reason);

bool dpy_exception_is(struct val exception, const struct dpy_type *class);        // or of a derived class
bool dpy_type_derives(const struct dpy_type *type, const struct dpy_type *base);

#endif
