// Python functions, builtins, closures and modules, as the compiler lays them out in images.
//
// Invariants
// - The value of a function without captured variables is (DPY_FUNCTION, its native entry): C can call it, debuggers name it.
// - The native entry of a function takes its parameters in order as `struct val`s: positional, then *args (a tuple),
//   then keyword-only ones, then **kwargs (a dict). With captured variables a first parameter holds the
//   closure: `struct val f(struct dpy_closure *self, struct val a, ...)`.
// - `any` is the entry for calls of unknown shape. It binds arguments, fills in defaults, raises TypeError.
#ifndef DPY_FUNCTION_H
#define DPY_FUNCTION_H

#include "type.h"

struct dpy_names {           // keyword names of a call: the last `count` arguments are named so
    uint64_t count;
    const char *names[];
};

// `self`: the closure, the builtin, the bound method, or NULL. `kwnames` may be NULL. args[n] includes the keyword arguments.
typedef struct val dpy_any(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);

enum dpy_function_flag {
    DPY_FUNCTION_STAR = 1, DPY_FUNCTION_STAR_STAR = 2, DPY_FUNCTION_CAPTURES = 4,
    DPY_FUNCTION_GENERATOR = 64, // calling it makes a generator
    DPY_FUNCTION_TYPED = 8,      // annotated with C types: the first typed entry is the function itself
    DPY_FUNCTION_TEXT = 16       // of text of exec: its first cell holds the mapping of its globals
};

struct dpy_typed_entry {     // f.c.<signature>
    const struct dpy_type *signature;
    void *entry;
};

struct dpy_function {        // also the type descriptor of the function's value
    struct dpy_type type;    // kind DPY_FUNCTION (or DPY_CLOSURE), name
    void *entry;
    dpy_any *any;
    const char *qualname;
    const char *doc;         // NULL: none
    const char *filename;    // of the source
    int32_t line;            // of the def
    uint32_t flags;          // enum dpy_function_flag
    uint32_t positional_only, positional, keyword_only;   // `positional` counts the positional-only ones too
    const char *const *parameters;   // positional, keyword-only, then the names of * and ** where flagged
    struct val *defaults;    // one per positional and keyword-only parameter; type word 0: none. NULL: no defaults at all.
    const struct dpy_typed_entry *typed;   // ends with signature NULL; may be NULL
};

struct dpy_cell {            // a captured variable
    struct val value;        // type word 0: not bound
};

struct dpy_closure {         // a function with captured variables, or with defaults of its own
    const struct dpy_function *function;
    struct val *defaults;    // own ones, or the function's
    uint64_t count;
    struct dpy_cell *cells[];
};

struct dpy_builtin {         // the symbols dpy_builtin_NAME of the runtime are the language's builtin functions
    const char *name;
    dpy_any *any;
};

struct dpy_method { struct val self; const struct dpy_builtin *function; };

struct dpy_global {          // a module's variable
    const char *name;
    struct val *slot;        // type word 0: not bound
};

struct dpy_module {          // the symbol `dpy.module` of every image
    uint32_t abi;            // DPY_ABI of the runtime that it was compiled for
    uint32_t flags;
    const char *imported_as; // the dotted name; of a program the one that -m gave, or NULL
    const char *doc;         // NULL: none
    const char *library;     // the folders of the modules that come with the language, and of those that come with Python
    const char *options;     // "-O2 --calls=direct": how it was compiled
    const char *libraries;   // "c m": the native libraries whose names it uses without their library's
    const char *name;        // "__main__", or the dotted name
    const char *filename;
    struct val (*body)(void);          // runs the module; a failure is a pending exception
    const struct dpy_global *globals;  // sorted by name
    uint64_t global_count;
    const struct dpy_type *const *types;   // the complete structs, unions, enums and typedefs that the module speaks of
    uint64_t type_count;
    void *reserved[8];
};

struct dpy_library { const char *name, *soname; void *handle; };   // an imported native library

#endif
