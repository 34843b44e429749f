// Helpers of builtin functions and methods: do the arguments fit? The errors read as CPython's.
#ifndef DPY_CALL_H
#define DPY_CALL_H

#include "operations.h"

// A builtin that takes min to max positional arguments and no keywords; `self` is the struct dpy_builtin. 0, or -1: TypeError.
int dpy_call_expect(const void *self, size_t n, const struct dpy_names *kwnames, size_t min, size_t max);
// The same where one argument is counted as several are: "reversed expected 1 argument, got 0".
int dpy_call_expect_unpacked(const void *self, size_t n, const struct dpy_names *kwnames, size_t min, size_t max);
// The same for a method: args[0] is the object, which n counts and min and max do not.
int dpy_call_expect_method(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t min, size_t max);
// The same with the complaints of those methods that CPython lets parse a tuple: find, index, count, startswith ...
int dpy_call_expect_parsed(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t min, size_t max);

struct dpy_parameters {      // of a builtin whose parameters have names
    uint8_t required;        // the first so many must be given
    uint8_t positional;      // so many may be given by position
    const char *names[6];    // "": by position only; NULL after the last
};

// values[i] becomes parameter i, or keeps its default. 0, or -1: TypeError. For a method args begin behind the object.
int dpy_call_arguments(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames,
                       const struct dpy_parameters *parameters, struct val *values);
// Splits off the keyword arguments: values[i] becomes the one called names[i], or keeps its default. The number of positional
// arguments, or -1: TypeError for an unknown keyword. names ends with NULL.
int64_t dpy_call_keywords(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames,
                          const char *const *names, struct val *values);

// TypeError "center() argument 2 must be str, not int"; `which` is " 2", " 'encoding'" or "".
struct val dpy_call_refuse(const void *self, const char *which, const char *wanted, struct val v);

const char *dpy_shown_type(struct val v);                  // the type's name as messages about arguments have it: "None"

bool dpy_builtin_is_classmethod(const struct dpy_builtin *method);      // dict.fromkeys and its like: args[0] is the class, or any object of it
bool dpy_callable(struct val v);
struct val dpy_call_with_self(const struct dpy_builtin *function, struct val self, const struct val *args, size_t n,
                              const struct dpy_names *kwnames);
// A Python function that takes just n positional arguments can be called by its native entry.
bool dpy_call_is_exact(struct val callee, size_t n);
struct val dpy_call_exact(struct val callee, struct val first, const struct val *args, size_t n);     // n of them, n <= DPY_EXACT
enum { DPY_EXACT = 4 };
struct val dpy_call_before(struct val callee, struct val first, const struct val *args, size_t n, const struct dpy_names *kwnames);
struct val dpy_method_new(struct val self, const struct dpy_builtin *function);
struct val dpy_unbound_method(const struct dpy_type *owner, const struct dpy_builtin *function);    // the same one each time

#endif
