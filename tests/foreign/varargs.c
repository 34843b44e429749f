#include <stdarg.h>
#include <stdio.h>

// The arguments as text; a letter of `kinds` for each: i int, l long, d double, s string, p pointer.
const char *show(const char *kinds, ...)
{
    static char text[256];
    int used = 0;
    va_list list;
    va_start(list, kinds);
    text[0] = 0;
    for (const char *k = kinds; *k; k++) {
        char *out = text + used;
        size_t room = sizeof text - used;
        const char *space = k == kinds ? "" : " ";
        switch (*k) {
        case 'i': used += snprintf(out, room, "%s%d", space, va_arg(list, int)); break;
        case 'l': used += snprintf(out, room, "%s%ld", space, va_arg(list, long)); break;
        case 'd': used += snprintf(out, room, "%s%g", space, va_arg(list, double)); break;
        case 's': used += snprintf(out, room, "%s%s", space, va_arg(list, char *)); break;
        case 'p': used += snprintf(out, room, "%s%s", space, va_arg(list, void *) ? "set" : "null"); break;
        }
    }
    va_end(list);
    return text;
}

// Calls the function that comes in place of `...`.
int call_it(int a, ...)
{
    va_list list;
    va_start(list, a);
    int (*f)(int, const char *) = va_arg(list, int (*)(int, const char *));
    va_end(list);
    return f(a, "text");
}

struct pair_of_shorts { short a, b; };
struct large { long words[4]; };

// Narrow and large parameters in front of the variadic ones.
struct large narrow_before(unsigned short port, signed char sign, _Bool yes, struct large large, struct pair_of_shorts pair, float real, ...)
{
    va_list list;
    va_start(list, real);
    struct large sum = { { port + sign + yes, large.words[3], pair.b + (long)real, va_arg(list, long) } };
    va_end(list);
    return sum;
}
