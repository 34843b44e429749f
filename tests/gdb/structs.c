#include <stdlib.h>

struct point { double x, y; };
enum colour { RED, GREEN = 5 };
union number { int i; float f; };
struct shape {
    const char *name;
    struct point centre;
    int corners[3];
    unsigned solid : 1, level : 4;
    enum colour colour;
    union number number;
    struct shape *next;
};

struct shape *make_shape(const char *name)
{
    struct shape *s = calloc(1, sizeof *s);
    s->name = name;
    s->centre = (struct point){ 1.5, -2.5 };
    s->corners[1] = 7;
    s->solid = 1;
    s->level = 9;
    s->colour = GREEN;
    return s;
}
