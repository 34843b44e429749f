// libffi's view of C types.
#ifndef DPY_FFI_TYPE_H
#define DPY_FFI_TYPE_H

#include <ffi.h>

#include "native.h"

// NULL: TypeError or MemoryError pending. The result lives as long as the type.
ffi_type *dpy_ffi_type(const struct dpy_type *type);
extern ffi_type dpy_ffi_val;             // struct val, as the System V ABI classifies it

// The argument registers that remain, after those of the arguments before and the one that a result in memory takes.
struct dpy_ffi_registers {
    unsigned integer, sse;
};

struct dpy_ffi_registers dpy_ffi_registers(const struct dpy_type *result);

// An argument as libffi's arguments, which are put into `ret`: 2 for a struct in two registers, eight bytes each; 0 for an empty
// struct (of GNU C), which is passed by nothing at all; else 1. -1: TypeError or MemoryError pending.
int dpy_ffi_pieces(const struct dpy_type *type, struct dpy_ffi_registers *registers, ffi_type *ret[2]);

// The call interface of a function type without `...`, prepared once; NULL: failure.
ffi_cif *dpy_ffi_interface(const struct dpy_type *function);

#endif
