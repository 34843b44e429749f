// Values: two words, the payload and the type word. Included by everything; depends on nothing.
//
// Invariants
// - A value is passed and returned as the System V ABI passes this struct: in two integer registers, or wholly in
//   memory when two registers do not remain. Compiled Python relies on it.
// - The type word of a builtin type is its kind alone (1 .. 63), so the commonest tests compare with an immediate and
//   no relocation is needed to make an int. All other type words are the address of a 64-aligned `struct dpy_type`
//   with the kind in the low 6 bits.
// - Type word 0: as a result, "an exception is pending" (exception.h); in a variable's slot, "not bound".
// - The payload of a kind is always the same member of the union. Nothing that the payload points at says what it is.
#ifndef DPY_VALUE_H
#define DPY_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Grep ORDER KIND: dwarfpython/llvm/debug.py describes these numbers to debuggers (it reads them from this enum's DWARF).
enum dpy_kind {
    DPY_OBJECT = 0,       // look at the descriptor
    DPY_INT = 1,          // payload i: every int that fits in 64 bits; a descriptor: that of an enum, by which it prints
    DPY_FLOAT = 2,        // payload f
    DPY_BOOL = 3,         // payload i: 0 or 1
    DPY_NONE = 4,         // payload 0
    DPY_STR = 5,          // payload s: the bytes inside a struct dpy_str (str.h)
    DPY_BYTES = 6,        // payload s, the same layout
    DPY_BIGINT = 7,       // payload p: struct dpy_bigint (int.h); never a number that fits in 64 bits
    DPY_LIST = 8,         // payload p: struct dpy_list
    DPY_TUPLE = 9,        // payload p: struct dpy_tuple
    DPY_DICT = 10,        // payload p: struct dpy_dict
    DPY_RANGE = 11,       // payload p: struct dpy_range
    DPY_SLICE = 12,       // payload p: struct dpy_slice
    DPY_FUNCTION = 13,    // payload p: the native entry; descriptor: struct dpy_function
    DPY_CLOSURE = 14,     // payload p: struct dpy_closure
    DPY_BUILTIN = 15,     // payload p: struct dpy_builtin
    DPY_METHOD = 16,      // payload p: struct dpy_method, a bound one
    DPY_EXCEPTION = 17,   // payload p: struct dpy_exception; descriptor: its class
    DPY_TYPE = 18,        // payload p: struct dpy_type, a class or a C type as an object
    DPY_STRUCT = 19,      // payload p: a C struct or union by reference; descriptor: the C type
    DPY_POINTER = 20,     // payload p: a C pointer; descriptor: the pointer type
    DPY_ARRAY = 21,       // payload p: a C array by reference; descriptor: the array type
    DPY_NATIVE = 22,      // payload p: a C function; descriptor: its function type
    DPY_MODULE = 23,      // payload p: struct dpy_module, a Python module
    DPY_LIBRARY = 24,     // payload p: struct dpy_library, a native library
    DPY_ITERATOR = 25,    // payload p: struct dpy_iterator
    DPY_CELL = 26,        // payload p: struct dpy_cell; never seen by programs
    DPY_ELLIPSIS = 27,
    DPY_NOTIMPLEMENTED = 28,
    DPY_SET = 29,         // payload p: struct dpy_set
    DPY_FROZENSET = 30,   // the same
    DPY_BYTEARRAY = 31,   // payload p: struct dpy_bytearray
    DPY_COMPLEX = 32,     // payload p: struct dpy_complex
    DPY_GENERATOR = 33,   // payload p: struct dpy_generator; descriptor: struct dpy_generator_code
    DPY_INSTANCE = 34,    // payload p: the fields; descriptor: their layout (class.h)
    DPY_VIEW = 35,        // payload p: struct dpy_view, dict.keys() and its like
    DPY_FILE = 36,        // payload p: a stdio FILE: sys.stdout and its like
    DPY_BOUND = 37,       // payload p: struct dpy_bound, a method of a Python class with its object
    DPY_DESCRIPTOR = 38,  // payload p: struct dpy_property: property, classmethod, staticmethod, a slot
    DPY_SUPER = 39,       // payload p: struct dpy_super
    DPY_MEMORYVIEW = 40,  // payload p: struct dpy_memoryview
    DPY_RECORD = 50,      // payload p: what its descriptor says, a struct dpy_record_type: tracebacks, frames ... (record.h)
    DPY_MIXED = 62,       // the item type of a list whose items are whole values; never a value's
    DPY_STOP = 63,        // result of dpy_next: exhausted; never stored
};

enum { DPY_KIND_MASK = 63 };

struct val {
    union {
        int64_t i;
        double f;
        void *p;
        char *s;
    };
    uint64_t type;
} __attribute__((aligned(16)));

static inline enum dpy_kind dpy_kind(struct val v) { return (enum dpy_kind)(v.type & DPY_KIND_MASK); }
static inline bool dpy_failed(struct val v) { return v.type == 0; }

static inline struct val dpy_int(int64_t i) { return (struct val){ .i = i, .type = DPY_INT }; }
static inline struct val dpy_float(double f) { return (struct val){ .f = f, .type = DPY_FLOAT }; }
static inline struct val dpy_bool(bool b) { return (struct val){ .i = b, .type = DPY_BOOL }; }
static inline struct val dpy_none(void) { return (struct val){ .i = 0, .type = DPY_NONE }; }
static inline struct val dpy_stop(void) { return (struct val){ .i = 0, .type = DPY_STOP }; }
static inline struct val dpy_failure(void) { return (struct val){ .i = 0, .type = 0 }; }
static inline struct val dpy_object(const void *p, uint64_t type) { return (struct val){ .p = (void *)p, .type = type }; }

#endif
