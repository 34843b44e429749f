// C's types: the base descriptors, and reading and writing one C object as a value.
//
// Invariants
// - A typedef may have a descriptor of its own name; types are therefore compared by structure (dpy_type_compatible), and
//   structs, unions and enums by address after dpy_type_resolve.
// - Reading never fails except for want of memory: scalars are copied (char reads as int), structs, unions and arrays are
//   references to the object, function pointers are functions, other pointers DPY_POINTER (NULL too: falsy, == None).
// - Writing checks the range and leaves the object untouched when it fails.
#ifndef DPY_CTYPES_H
#define DPY_CTYPES_H

#include "buffer.h"
#include "exception.h"

extern const struct dpy_type
    dpy_c_void, dpy_c_bool, dpy_c_char, dpy_c_signed_char, dpy_c_unsigned_char, dpy_c_short, dpy_c_unsigned_short, dpy_c_int,
    dpy_c_unsigned_int, dpy_c_long, dpy_c_unsigned_long, dpy_c_long_long, dpy_c_unsigned_long_long, dpy_c_int128,
    dpy_c_unsigned_int128, dpy_c_float, dpy_c_double, dpy_c_long_double, dpy_c_int8, dpy_c_int16, dpy_c_int32, dpy_c_int64,
    dpy_c_uint8, dpy_c_uint16, dpy_c_uint32, dpy_c_uint64, dpy_c_void_pointer, dpy_c_char_pointer, dpy_c_const_char_pointer;

const struct dpy_type *dpy_type_resolve(const struct dpy_type *type);        // the definition of a declaration, or itself
bool dpy_type_compatible(const struct dpy_type *a, const struct dpy_type *b); // may a pointer to one be used as a pointer to the other?
const struct dpy_type *dpy_pointer_to(const struct dpy_type *type);          // interned; NULL: MemoryError pending
const struct dpy_type *dpy_pointer_to_const(const struct dpy_type *type);    // "const T *"
const struct dpy_type *dpy_const_of(const struct dpy_type *type);            // "const struct T", "const T[4]"; of others the type itself
const struct dpy_type *dpy_array_of(const struct dpy_type *type, uint64_t count);
const struct dpy_type *dpy_type_parse(const char *text);                     // "const char *[4]"; NULL: ValueError pending

struct val dpy_load(const void *address, const struct dpy_type *type);
int dpy_store(void *address, const struct dpy_type *type, struct val v);     // 0; -1: failure
struct val dpy_load_bits(const void *address, const struct dpy_member *member);   // address of the struct
int dpy_store_bits(void *address, const struct dpy_member *member, struct val v);
struct val dpy_load_member(const void *address, const struct dpy_member *member); // either kind
int dpy_store_member(void *address, const struct dpy_member *member, struct val v);
struct val dpy_native_complex_load(const void *address, const struct dpy_type *type);    // native_complex.c
int dpy_native_complex_store(void *address, const struct dpy_type *type, struct val v);

// Arguments. The integer is range-checked for the C type and sign- or zero-extended; unsigned 64-bit as two's complement.
int dpy_to_int64(struct val v, const struct dpy_type *type, int64_t *ret);   // int, bool; 0; -1: TypeError, OverflowError
int dpy_to_double(struct val v, double *ret);                                // float, int, bool
struct val dpy_from_uint64(uint64_t value);                                  // an unsigned result as an int

#endif
