// What compiled code asks for once, at run time: literals that no register holds.
#include <string.h>

#include "int.h"

struct val dpy_int_literal(const char *hexadecimal)
{
    return dpy_int_parse(hexadecimal, strlen(hexadecimal), 16);
}
