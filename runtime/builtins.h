// The language's builtin functions. The symbol of NAME is dpy_builtin_NAME; dpy_builtin_find is for names known only at run time.
#ifndef DPY_BUILTINS_H
#define DPY_BUILTINS_H

#include "function.h"

// Text and numbers (builtins_text.c)
extern const struct dpy_builtin dpy_builtin_int, dpy_builtin_float, dpy_builtin_str, dpy_builtin_bool, dpy_builtin_bytes,
    dpy_builtin_repr, dpy_builtin_ascii, dpy_builtin_chr, dpy_builtin_ord, dpy_builtin_hex, dpy_builtin_oct, dpy_builtin_bin,
    dpy_builtin_format, dpy_builtin_abs, dpy_builtin_round, dpy_builtin_divmod, dpy_builtin_pow, dpy_builtin_hash;
// Complex numbers and bytes that change (complex_methods.c, bytearray_methods.c, memoryview_methods.c)
extern const struct dpy_builtin dpy_builtin_complex, dpy_builtin_bytearray, dpy_builtin_memoryview;
// Containers and iteration (builtins_container.c)
extern const struct dpy_builtin dpy_builtin_len, dpy_builtin_set, dpy_builtin_frozenset, dpy_builtin_range, dpy_builtin_list, dpy_builtin_tuple, dpy_builtin_dict,
    dpy_builtin_slice, dpy_builtin_sorted, dpy_builtin_min, dpy_builtin_max, dpy_builtin_sum, dpy_builtin_any, dpy_builtin_all,
    dpy_builtin_enumerate, dpy_builtin_zip, dpy_builtin_map, dpy_builtin_filter, dpy_builtin_reversed, dpy_builtin_iter,
    dpy_builtin_next;
// Classes and attributes (builtins_class.c)
extern const struct dpy_builtin dpy_builtin_object, dpy_builtin_type, dpy_builtin___build_class__, dpy_builtin_isinstance, dpy_builtin_issubclass,
    dpy_builtin_dir, dpy_builtin_vars, dpy_builtin_property, dpy_builtin_classmethod, dpy_builtin_staticmethod, dpy_builtin_super,
    dpy_builtin_id, dpy_builtin_callable, dpy_builtin_getattr, dpy_builtin_setattr, dpy_builtin_hasattr, dpy_builtin_delattr;
// C objects (builtins_native.c)
extern const struct dpy_builtin dpy_builtin_new, dpy_builtin_cast, dpy_builtin_addressof, dpy_builtin_sizeof, dpy_builtin_typeof;
// Text as code, and names (texts.c, frame_object.c, builtins_module.c)
extern const struct dpy_builtin dpy_builtin___import__;
extern const struct dpy_builtin dpy_builtin_compile, dpy_builtin_exec, dpy_builtin_eval, dpy_builtin_globals, dpy_builtin_locals;
// Input and output (builtins.c)
extern const struct dpy_builtin dpy_builtin_print, dpy_builtin_input, dpy_builtin_exit, dpy_builtin_quit;
extern const struct dpy_builtin dpy_builtin_open;                  // library_names.c

extern struct val dpy_sys_stdin, dpy_sys_stdout, dpy_sys_stderr;   // what print and input use: a program may set them (sysmodule.c)

const struct dpy_builtin *dpy_builtin_find(const char *name);      // NULL: none
extern const struct dpy_builtin *const dpy_builtins[];             // all of them, then NULL

#endif
