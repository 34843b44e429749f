// The benchmarks' loops in C, in a library of their own: calls go through its PLT as they would in any program.
#include <stdlib.h>
#include <time.h>

#include "callee.h"

struct point {
    long n;
    int small;
    double x;
};

// Seconds of processor time of this thread: what other processes do is not in it.
double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int loop_int(long n)
{
    int last = 0;
    for (long i = 0; i < n; i++)
        last = next_int(i);
    return last;
}

double loop_double(long n)
{
    double x = 0;
    for (long i = 0; i < n; i++)
        x = blend(x, 3.0);
    return x;
}

// The compiler must not keep fields in registers: each turn reads and writes memory, as the Python loop does.
#define BARRIER() __asm__ volatile("" ::: "memory")

void loop_long_field(struct point *p, long n)
{
    for (long i = 0; i < n; i++) {
        p->n = p->n + i;
        BARRIER();
    }
}

void loop_int_field(struct point *p, long n)
{
    for (long i = 0; i < n; i++) {
        p->small = p->small + 1;
        BARRIER();
    }
}

void loop_double_field(struct point *p, long n)
{
    for (long i = 0; i < n; i++) {
        p->x = p->x + 0.5;
        BARRIER();
    }
}

// The same numbers for each sort of one `seed`.
void shuffle(int *items, long n, unsigned seed)
{
    for (long i = 0; i < n; i++) {
        seed = 1664525 * seed + 1013904223;
        items[i] = seed >> 1;
    }
}

int is_sorted(const int *items, long n)
{
    for (long i = 1; i < n; i++)
        if (items[i - 1] > items[i])
            return 0;
    return 1;
}

void sort(int *items, long n)
{
    qsort(items, n, sizeof *items, compare);
}
