struct point { double x, y; };
struct line { struct point from, to; int widths[2]; };
struct keyed { const int key; int value; };
const struct point origin = { 1, 2 };
const int table[3] = { 1, 2, 3 };
const char *const names[] = { "a", "b" };
struct keyed keyed = { 1, 2 };
static struct line line = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
const struct line *line_get(void) { return &line; }
double norm(struct point p) { return p.x * p.x + p.y * p.y; }
double norm_at(const struct point *p) { return norm(*p); }
