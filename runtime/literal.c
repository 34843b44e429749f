// What compiled code asks of ints: literals beyond 64 bits, and the limit of a counting loop.
#include <string.h>

#include "int.h"

struct val dpy_int_literal(const char *hexadecimal)
{
    return dpy_int_parse(hexadecimal, strlen(hexadecimal), 16);
}

// A loop from a small start never gets to a limit beyond 64 bits, so clamping it changes nothing.
int dpy_range_limit(struct val stop, int64_t *ret)
{
    if (stop.type == DPY_INT || stop.type == DPY_BOOL) {
        *ret = stop.i;
        return 0;
    }
    if (stop.type == DPY_BIGINT) {
        *ret = dpy_int_sign(stop) < 0 ? INT64_MIN : INT64_MAX;
        return 0;
    }
    dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_of(stop)->name);
    return -1;
}
