// libffi's view of C types.
#ifndef DPY_FFI_TYPE_H
#define DPY_FFI_TYPE_H

#include <ffi.h>

#include "native.h"

// NULL: TypeError or MemoryError pending. The result lives as long as the type.
ffi_type *dpy_ffi_type(const struct dpy_type *type);
extern ffi_type dpy_ffi_val;             // struct val, as the System V ABI classifies it

// The call interface of a function type without `...`, prepared once; NULL: failure.
ffi_cif *dpy_ffi_interface(const struct dpy_type *function);

#endif
