#include <stdlib.h>

struct cell {
    long n;
    int small;
};

struct cell *cell_new(long n)
{
    struct cell *p = calloc(1, sizeof *p);
    p->n = n;
    return p;
}

void cell_free(struct cell *p)
{
    free(p);
}
