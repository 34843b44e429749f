struct point { int x, y; };
typedef struct { struct point at; double weight; } body;
union either { int i; float f; };
enum color { RED, GREEN };
struct unused_in_the_program { long a; struct point *next; };

struct point origin;
body bodies[2];
union either e;
enum color c = GREEN;
struct unused_in_the_program *unused;
int sum(const struct point *p) { return p->x + p->y; }
