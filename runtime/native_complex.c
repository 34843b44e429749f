// C's complex numbers are read as complex, and written from a complex, a real number, or the pair of the parts.
#include <string.h>

#include "complex.h"
#include "native.h"
#include "number.h"
#include "tuple.h"

static const struct dpy_type *part_of(const struct dpy_type *type)
{
    return type->ctype == DPY_C_COMPLEX_FLOAT ? &dpy_c_float : type->ctype == DPY_C_COMPLEX_DOUBLE ? &dpy_c_double : &dpy_c_long_double;
}

struct val dpy_native_complex_load(const void *address, const struct dpy_type *type)
{
    const struct dpy_type *part = part_of(type);
    struct val real = dpy_load(address, part), imag = dpy_load((const char *)address + part->size, part);
    return dpy_failed(real) || dpy_failed(imag) ? dpy_failure() : dpy_complex_new(real.f, imag.f);
}

int dpy_native_complex_store(void *address, const struct dpy_type *type, struct val v)
{
    const struct dpy_type *part = part_of(type);
    struct val parts[2] = { v, dpy_int(0) };
    _Alignas(16) char whole[32] = { 0 };
    if (v.type == DPY_TUPLE && dpy_tuple_of(v)->length == 2)
        memcpy(parts, dpy_tuple_of(v)->items, sizeof parts);
    else if (v.type == DPY_COMPLEX) {
        parts[0] = dpy_float(dpy_complex_of(v).real);
        parts[1] = dpy_float(dpy_complex_of(v).imag);
    } else if (!dpy_number_is(v)) {
        dpy_raise_error(&dpy_TypeError, "cannot convert %s to %s: wanted a number or (real, imaginary)", dpy_type_of(v)->name, type->name);
        return -1;
    }
    for (size_t i = 0; i < 2; i++)
        if (dpy_store(whole + i * part->size, part, parts[i]))
            return -1;
    memcpy(address, whole, type->size);
    return 0;
}
