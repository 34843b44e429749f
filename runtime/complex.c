// C's complex numbers. Python's are not there, so one is read as the pair of its parts, and written from a pair or a real number.
#include <string.h>

#include "int.h"
#include "native.h"
#include "tuple.h"

static const struct dpy_type *part_of(const struct dpy_type *type)
{
    return type->ctype == DPY_C_COMPLEX_FLOAT ? &dpy_c_float : type->ctype == DPY_C_COMPLEX_DOUBLE ? &dpy_c_double : &dpy_c_long_double;
}

struct val dpy_complex_load(const void *address, const struct dpy_type *type)
{
    const struct dpy_type *part = part_of(type);
    struct val pair = dpy_tuple_new(2);
    for (size_t i = 0; i < 2 && !dpy_failed(pair); i++)
        dpy_tuple_of(pair)->items[i] = dpy_load((const char *)address + i * part->size, part);
    return pair;
}

int dpy_complex_store(void *address, const struct dpy_type *type, struct val v)
{
    const struct dpy_type *part = part_of(type);
    struct val parts[2] = { v, dpy_int(0) };
    _Alignas(16) char whole[32] = { 0 };
    if (dpy_kind(v) == DPY_TUPLE && dpy_tuple_of(v)->length == 2)
        memcpy(parts, dpy_tuple_of(v)->items, sizeof parts);
    else if (dpy_kind(v) != DPY_FLOAT && !dpy_int_is(v)) {
        dpy_raise_error(&dpy_TypeError, "cannot convert %s to %s: wanted a number or (real, imaginary)", dpy_type_of(v)->name, type->name);
        return -1;
    }
    for (size_t i = 0; i < 2; i++)
        if (dpy_store(whole + i * part->size, part, parts[i]))
            return -1;
    memcpy(address, whole, type->size);
    return 0;
}
