// Bytearrays: a bytes of their own that may change, and be exchanged for a longer one.
//
// Invariants
// - `bytes` is a whole bytes object as str.h describes it, with room up to its capacity. No program ever has it as a bytes: so the
//   methods of bytes can be used on it, and it may change.
// - What the bytes outgrow is left to the collector: a method, or a memoryview, may still be looking at it.
#ifndef DPY_BYTEARRAY_H
#define DPY_BYTEARRAY_H

#include "bytes_like.h"

struct dpy_bytearray { char *bytes; };

static inline struct dpy_bytearray *dpy_bytearray_of(struct val v) { return v.p; }
static inline struct val dpy_bytearray_bytes(struct val v) { return (struct val){ .s = dpy_bytearray_of(v)->bytes, .type = DPY_BYTES }; }
static inline uint64_t dpy_bytearray_length(struct val v) { return dpy_str_header(dpy_bytearray_bytes(v))->length; }

struct val dpy_bytearray_new(const char *bytes, size_t length);            // copies
// array[at : at + count] = the n bytes, which may be its own. 0, or -1: MemoryError.
int dpy_bytearray_splice(struct val array, uint64_t at, uint64_t count, const char *bytes, uint64_t n);
int dpy_bytearray_append(struct val array, const char *bytes, uint64_t n);
struct val dpy_bytearray_getitem(struct val array, struct val key);
int dpy_bytearray_setitem(struct val array, struct val key, struct val value);     // value type word 0: delete
struct val dpy_bytearray_like(struct val result);     // of what a method of bytes gives: bytes in it become bytearrays
struct val dpy_bytearray_extended(struct val array, struct val more);               // array += more
int dpy_bytearray_repr_into(struct dpy_buffer *buffer, struct val array);
int dpy_bytearray_repr_as(struct dpy_buffer *buffer, struct val array, const char *class);   // of a class derived from it

extern const struct dpy_builtin dpy_bytearray_methods[];

#endif
