struct point { int x, y; };
typedef struct point point_t;
struct line { struct point from, to; struct point *mark; };

struct line line = { { 1, 2 }, { 3, 4 }, &line.to };
long address_of(point_t *p) { return (long)p; }
void *untyped(struct point *p) { return p; }
