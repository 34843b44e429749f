// Type descriptors: what the runtime knows of a type, Python's or C's. Data, generated from DWARF by the compiler, or
// static in the runtime; never changed while chunks of the type live.
//
// Invariants
// - 64-aligned, so that the low 6 bits of a type word are free for the kind.
// - One descriptor per distinct type in a process: compiled images emit them as STB_GNU_UNIQUE symbols named by tag, name and
//   digest, so equal types have equal addresses, and comparing addresses compares types.
// - `kind` is the kind of a *value* of the type: DPY_STRUCT for structs and unions, DPY_POINTER ..., and for a C scalar
//   what reading it gives (DPY_INT, DPY_FLOAT, DPY_BOOL).
#ifndef DPY_TYPE_H
#define DPY_TYPE_H

#include "value.h"

enum dpy_ctype {           // how C stores it; DPY_C_NONE for types that only Python has
    DPY_C_NONE, DPY_C_VOID, DPY_C_BOOL,
    DPY_C_INT8, DPY_C_INT16, DPY_C_INT32, DPY_C_INT64, DPY_C_UINT8, DPY_C_UINT16, DPY_C_UINT32, DPY_C_UINT64,
    DPY_C_INT128, DPY_C_UINT128, DPY_C_FLOAT, DPY_C_DOUBLE, DPY_C_LONG_DOUBLE,
    DPY_C_COMPLEX_FLOAT, DPY_C_COMPLEX_DOUBLE, DPY_C_COMPLEX_LONG_DOUBLE,
    DPY_C_POINTER, DPY_C_STRUCT, DPY_C_UNION, DPY_C_ARRAY, DPY_C_FUNCTION,
};

enum dpy_type_flag {
    DPY_TYPE_CHAR = 1,       // plain `char`: a pointer or array of it reads as text
    DPY_TYPE_CONST = 2,      // (of a pointer) its target is const; (of an array) its items; (of a struct) it is: see canonical
    DPY_TYPE_VARIADIC = 4,   // (of a function) `...` follows
    DPY_TYPE_INCOMPLETE = 8, // a declaration: see canonical
    DPY_TYPE_ENUM = 16,      // members are the enumerators, with `offset` as the value
    DPY_TYPE_CLASS = 64,     // it begins a struct dpy_class (class.h)
    DPY_LAYOUT_STRAYS = 128, // (of an instance's layout) some object of it has another class, or attributes that no layout has
    DPY_TYPE_VECTOR = 256,   // (of an array) a SIMD vector, which is not an array for calls
    DPY_TYPE_WIDE = 1024,    // wchar_t, char32_t: a code point; an array of it holds text
    DPY_TYPE_PROTOTYPE = 512,// (of a function) it describes one function, whose name it has, and the names of its parameters
    DPY_TYPE_HANDLER = 32,   // (of a function pointer) what is stored there runs inside a signal handler
};

struct dpy_member {          // of a struct or union; a parameter of a function; an enumerator
    const char *name;        // NULL: anonymous (its members are found through it)
    const struct dpy_type *type;
    int64_t offset;          // bytes from the start
    uint16_t bit_offset;     // from the least significant bit at `offset`; meaningful where bit_size > 0
    uint16_t bit_size;       // 0: not a bit-field
    bool is_const;           // (of a struct or union)
};

struct dpy_type {
    const char *name;        // "int", "struct stat", "struct stat *", "ValueError": as the user would write it
    uint32_t kind;           // enum dpy_kind of a value of this type
    uint32_t ctype;          // enum dpy_ctype
    uint64_t size;           // bytes; 0 for void, functions and incomplete types
    uint32_t align;
    uint32_t flags;          // enum dpy_type_flag
    const struct dpy_type *target;    // pointed at; element of an array; result of a function; base class
    uint64_t count;          // items of an array; members of a struct; parameters of a function
    const struct dpy_member *members;
    const struct dpy_type *canonical; // the definition of an incomplete type, when one has been seen; of a const struct, the struct
    void *cache;             // a call interface, a layout: owned by the file that fills it (call.c)
} __attribute__((aligned(64)));

static inline bool dpy_type_is_byte(const struct dpy_type *type)     // a char of any kind, uint8_t: memory of any content may be an array of it
{
    return (type->ctype == DPY_C_INT8 || type->ctype == DPY_C_UINT8) && !(type->flags & DPY_TYPE_ENUM);
}

// The type of a value as programs see it: of every function the same one. Never NULL.
const struct dpy_type *dpy_type_of(struct val v);
static inline uint64_t dpy_type_word(const struct dpy_type *type) { return (uint64_t)type | type->kind; }
static inline const struct dpy_type *dpy_descriptor(struct val v)
{
    return (const struct dpy_type *)(v.type & ~(uint64_t)DPY_KIND_MASK);
}

extern const struct dpy_type *const dpy_builtin_types[64];   // by kind: dpy_type_int, dpy_type_str, ...

#endif
