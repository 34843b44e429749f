#include <stddef.h>

struct pair { int key; double weight; };

int visit(struct pair *pairs, size_t n, int (*f)(struct pair *, int))
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += f(&pairs[i], (int)i);
    return sum;
}
