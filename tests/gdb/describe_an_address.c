#include <stdlib.h>

struct cell { long key, value; };
static struct cell origin;

void *cell_new(long key)
{
    struct cell *made = malloc(sizeof *made);
    made->key = key;
    made->value = origin.value;
    return made;
}

int inspect(void *what, void *where)
{
    return what != where;            /* what the pointers are, the signature does not say */
}

int compare(void *what) { return inspect(what, &origin); }
