// What an annotation says of a C function, as the compiler lays it out in images (dwarfpython/annotations).
//
// Invariants
// - A struct dpy_annotation begins with a builtin: the annotated function is a value, and is called as builtins are.
// - A position is that of a parameter, DPY_THE_RESULT or DPY_NOWHERE.
// - An output's parameter is a pointer to something whose size is known, or to void or bytes with a size given.
#ifndef DPY_ANNOTATION_H
#define DPY_ANNOTATION_H

#include "function.h"

enum dpy_role { DPY_ROLE_IN, DPY_ROLE_OUT, DPY_ROLE_INOUT };
enum { DPY_THE_RESULT = -1, DPY_NOWHERE = -2 };

enum dpy_annotation_flag {
    DPY_FAILS_NEGATIVE = 1, DPY_FAILS_NONZERO = 2, DPY_FAILS_ERRNO = 4,   // which results are failures
    DPY_SUCCEEDS = 8,          // `values` are the only results that are none
    DPY_ENDS = 16,             // a failure that errno says nothing of is the end
    DPY_ERROR_IS_RESULT = 32,  // the result takes the place of errno
};

struct dpy_helper {            // a further function of C
    const struct dpy_type *function;
    void *address;             // NULL: there is none
};

struct dpy_annotated_parameter {
    const char *name;
    int32_t role;              // enum dpy_role
    int32_t size_of;           // of an output that is an array: the parameter that says how many items, or DPY_NOWHERE
    int64_t size;              // or their number; 0: it is one object
    struct dpy_helper release; // what frees that which the output is
    struct val fallback;       // what stands for an argument that is left out; type word 0: it has to be given
};

struct dpy_given { int32_t what, length; };    // positions; `length`: of so many items

struct dpy_annotation {
    struct dpy_builtin builtin;
    const struct dpy_type *function;           // with its name and those of its parameters
    void *address;
    const struct dpy_annotated_parameter *parameters;
    const struct dpy_given *gives;
    const int64_t *values;
    const int32_t *message_arguments;          // positions
    const struct dpy_type *raises;             // a class
    struct dpy_helper message, message_of;     // what tells the error; what makes its argument of others
    struct dpy_helper release;                 // what frees the result
    uint32_t given_count, value_count, message_count, flags;   // enum dpy_annotation_flag
    int32_t file;              // the parameter that the error names
};

struct val dpy_annotated_call(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);

#endif
