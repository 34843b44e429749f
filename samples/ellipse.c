// The library of the slides: objects without headers, described by nothing but DWARF.
#include <stdlib.h>

struct ellipse {
    double maj;
    double min;
    struct point {
        double x, y;
    } ctr;
};

struct ellipse *native_new_ellipse(void)
{
    struct ellipse *e = malloc(sizeof *e);
    if (e)
        *e = (struct ellipse){ .maj = 2.0, .min = 1.0, .ctr = { .x = 0.5, .y = -0.5 } };
    return e;
}

double ellipse_area(const struct ellipse *e)
{
    return 3.141592653589793 * e->maj * e->min;
}

struct point ellipse_move(struct ellipse *e, struct point by)
{
    e->ctr.x += by.x;
    e->ctr.y += by.y;
    return e->ctr;
}
