#include <stddef.h>

struct point { double x, y; };
struct other { long x, y; };

int mix(int n, double x, const char *text, struct point *p, size_t *sizes) { return n + (int)x + !text + !p + !sizes; }
double area(struct point p) { return p.x * p.y; }
void nothing(void) {}
void use(struct other *o) { o->x = 0; }
int call(int (*f)(const struct point *, unsigned char)) { return f(NULL, 1); }
