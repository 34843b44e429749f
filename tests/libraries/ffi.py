# header: ffi.h
import c, ffi
cif, types = ffi_cif(), new("ffi_type *[2]", [ffi_type_sint32, ffi_type_pointer])
print(ffi_prep_cif(cif, FFI_DEFAULT_ABI, 2, ffi_type_sint32, types) == FFI_OK)
def shown(cif, result, arguments, data):
    print("called with", cast("int *", arguments[0])[0], data)
    cast("long *", result)[0] = 7
code = new("void *")
closure = cast("ffi_closure *", ffi_closure_alloc(sizeof("ffi_closure"), code))
ffi_prep_closure_loc(closure, cif, shown, {"who": "closure"}, code[0])
print(cast("int (*)(int, void *)", code[0])(41, None))
ffi_closure_free(closure)
# expect: True
# expect: called with 41 {'who': 'closure'}
# expect: 7
