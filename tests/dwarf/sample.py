"""A C source with every kind of type, for several tests."""

SOURCE = r"""
#include <stddef.h>
#include <stdint.h>

typedef struct point { int x, y; } point_t;
enum colour { RED, GREEN = 5, BLUE };
enum { NAMELESS_ONE = 1, NAMELESS_MINUS = -7 };
enum wide { WIDE = 0x1ffffffffL };
typedef int (*compare_fn)(const void *, const void *);

struct bits {
    unsigned a : 3, b : 7;
    int c : 20;
    unsigned long d : 33;
    unsigned char e : 1;
    long f;
    _Bool g : 1;
};
struct __attribute__((packed)) packed { char c; int i; unsigned x : 5; unsigned y : 30; short s; };
struct __attribute__((aligned(32))) aligned { char c; };
union number { int i; double d; char bytes[12]; };
struct outer {
    struct { int left; union { long right; char tail[8]; }; };
    struct point corners[2][3];
    union number n;
    compare_fn compare;
    void (*plain)(int, ...);
    const char *const names[4];
    struct outer *next;
    volatile int *restrict flag;
    enum colour colour;
    struct opaque *opaque;
    long double ld;
    _Complex double z;
    __int128 big;
    int flexible[];
};

point_t origin = { 1, 2 };
const char *version = "1.0";
static int hidden;
__thread int per_thread;
int table[3][4];

int compare_ints(const void *a, const void *b) { return *(int *)a - *(int *)b; }
double scale(struct point p, double by, float f) { return p.x * by * f; }
struct outer *find(struct outer *list, const char *name, size_t n) { (void)name; (void)n; return list; }
compare_fn pick(int (*f)(const void *, const void *), enum colour c) { (void)c; return f; }
void variadic(const char *format, ...) { (void)format; hidden++; }
int unprototyped() { return hidden; }
struct packed by_value(struct packed p, struct bits b, union number n) { p.i = b.a + n.i; return p; }
struct aligned over(struct aligned a) { return a; }
enum wide widest(void) { return WIDE + NAMELESS_ONE + NAMELESS_MINUS; }
__attribute__((noreturn)) void stop(void) { for (;;) hidden++; }
extern int alias_of_compare(const void *a, const void *b) __attribute__((alias("compare_ints")));
void matrix(int m[3][4], int8_t *bytes, uint64_t n) { m[0][0] = bytes[n]; }
"""
