#include <stdlib.h>
volatile int changing = 3;
_Atomic int counter = 4;
int *restrict alone;
int add(_Atomic int *p, int n) { return *p += n; }
int constructed;
__attribute__((constructor)) static void construct(void) { constructed = 42; }
__thread int own = 3;
int own_get(void) { return own; }
int weak(int x) __attribute__((weak));
int weak(int x) { return x + 1; }
extern int nowhere(int) __attribute__((weak));
int has_nowhere(void) { return nowhere != NULL; }
static int chosen(int x) { return x + 100; }
static void *choose(void) { return chosen; }
int by_ifunc(int) __attribute__((ifunc("choose")));
struct opaque;
struct opaque *opaque_new(void) { return malloc(16); }
int opaque_use(struct opaque *o) { return o != NULL; }
void opaque_free(struct opaque *o) { free(o); }
int any_number(int (*f)(const char *, ...)) { return f("%d", 5); }
void negate(__int128 *p) { *p = -*p; }
void twice(long double *p) { *p *= 2; }
void flip(_Bool *p) { *p = !*p; }
enum color { RED, GREEN = 5 };
struct paint { enum color first, both[2]; };
struct paint paint = { GREEN, { RED, GREEN } };
struct vtable { int (*add)(int, int); void (*visit)(struct vtable *, void *); };
static int plus(int a, int b) { return a + b; }
struct vtable vtable = { plus, NULL };
int vtable_run(struct vtable *table, int a, int b, void *data)
{
    if (table->visit)
        table->visit(table, data);
    return table->add(a, b);
}
struct pair { struct { double x, y; } at; int tags[2]; };
struct pair through(struct pair (*f)(struct pair, int), struct pair pair) { return f(pair, 3); }
enum color next_color(enum color c) { return c == RED ? GREEN : RED; }
enum right { READ = 1, WRITE = 2, EXECUTE = 4 };
struct rights { enum right now; };
struct rights rights;
